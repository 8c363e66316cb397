import { expect, it } from 'vitest';
import { outlineDiffers } from '../../../../src/finish/preflight/rules/outline-differs.ts';
import { preflightBench } from '../../../support/preflight.ts';

const { print, look, found } = preflightBench(outlineDiffers);

const note =
  '<h1>The note</h1><h2>First part</h2><p>Words.</p><h2>Other part, which is so long that it fills more than one line of the page, as titles do that say what they mean</h2><p>Words.</p>';

it('finds headings without an outline', async () => {
  const pdf = Buffer.from(await print(note));
  pdf.write('/Outlinez', pdf.indexOf('/Outlines '), 'latin1');
  expect(await look(pdf)).toMatchObject([{ severity: 'warning', page: 1, message: 'The file has 3 headings and no outline.' }]);
});

it('finds a heading that is not in the outline, and an entry that is no heading', async () => {
  const pdf = Buffer.from(await print(note));
  const at = pdf.indexOf('(First part)');
  pdf.write('(First port)', at, 'latin1');
  expect((await look(pdf)).map(({ message }) => message)).toEqual([
    'The heading "First part" has no entry in the outline.',
    'The entry "First port" of the outline is no heading of the file.',
  ]);
});

it('is silent where both are the same', async () => {
  expect(await found(note)).toEqual([]);
});
