import { expect, it } from 'vitest';
import { textOffPage } from '../../../../src/finish/preflight/rules/text-off-page.ts';
import { lines, preflightBench } from '../../../support/preflight.ts';
import { writtenPdf } from '../../../support/written-pdf.ts';

const { found, look } = preflightBench(textOffPage);

it('finds words beside the page', async () => {
  const words = 'BT /F 12 Tf 20 50 Td (here) Tj 250 0 Td (gone) Tj -400 0 Td (lost) Tj ET';
  expect(await look(writtenPdf({ words }))).toMatchObject([
    { severity: 'error', page: 1, x: 270, message: '"gone" stands outside page 1, to its right.' },
    { severity: 'error', page: 1, x: -130, message: '"lost" stands outside page 1, to its left.' },
  ]);
});

it('finds words above the page that stand on no other', async () => {
  const words = 'BT /F 12 Tf 20 50 Td (here) Tj 0 90 Td (gone) Tj ET';
  expect(await look(writtenPdf({ words }))).toMatchObject([{ page: 1, message: '"gone" stands outside page 1, above it.' }]);
});

it('is silent about lines that go on, and about words for programs that read aloud', async () => {
  const aloud = '<p style="position:absolute;left:-9999px">For those who hear it</p>';
  expect(await found(`${aloud}${lines(120)}`)).toEqual([]);
});
