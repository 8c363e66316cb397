import { expect, it } from 'vitest';
import { deadLink } from '../../../../src/finish/preflight/rules/dead-link.ts';
import { preflightBench } from '../../../support/preflight.ts';
import { writtenPdf } from '../../../support/written-pdf.ts';

const { print, look, found } = preflightBench(deadLink);

const link = (action: string): string => `/Annots[<</Type/Annot/Subtype/Link/F 4/Rect[20 48 40 62]${action}>>]`;

it('finds a link to a place that is not in the file', async () => {
  expect(await look(writtenPdf({ page: link('/Dest/nowhere') }))).toMatchObject([
    { severity: 'error', page: 1, x: 20, y: 38, message: 'The link "ab" leads to "nowhere", which is nowhere in the file.' },
  ]);
  expect(await look(writtenPdf({ page: link('/Dest[99 0 R/Fit]') }))).toMatchObject([
    { message: 'The link "ab" leads nowhere.' },
  ]);
});

it('finds one that a page asks for', async () => {
  const pdf = Buffer.from(await print('<p><a href="#there">Go</a></p><p id="there">There</p>'));
  const at = pdf.lastIndexOf('/there');
  expect(await look(pdf)).toEqual([]);
  pdf.write('/where', at, 'latin1');
  expect(await look(pdf)).toMatchObject([{ severity: 'error', page: 1 }]);
});

it('finds an empty address', async () => {
  expect(await look(writtenPdf({ page: link('/A<</S/URI/URI()>>') }))).toMatchObject([
    { severity: 'warning', message: 'The link "ab" has no address.' },
  ]);
});

it('finds an entry of the outline that leads nowhere', async () => {
  const objects = '6 0 obj<</First 7 0 R/Last 7 0 R/Count 1>>endobj\n7 0 obj<</Title(Part)/Parent 6 0 R/Dest/gone>>endobj';
  expect(await look(writtenPdf({ catalog: '/Outlines 6 0 R', objects }))).toMatchObject([
    { message: 'The entry "Part" of the outline leads nowhere.' },
  ]);
});

it('is silent about links that arrive, outside and inside', async () => {
  expect(
    await found(
      '<h1 id="top">Top</h1><p><a href="#top">Up</a> <a href="https://example.com/a?b=c">Out</a> <a href="mailto:a@example.com">Mail</a></p>',
    ),
  ).toEqual([]);
});
