import { expect, it } from 'vitest';
import { unembeddedFont } from '../../../../src/finish/preflight/rules/unembedded-font.ts';
import { preflightBench } from '../../../support/preflight.ts';
import { writtenPdf } from '../../../support/written-pdf.ts';

const { look, found } = preflightBench(unembeddedFont);

it('finds a font that the file does not bring along', async () => {
  expect(await look(writtenPdf({}))).toMatchObject([
    { severity: 'warning', page: 1, message: 'Helvetica is not in the file, first on page 1: readers without it see another.' },
  ]);
});

it('is silent about what Chromium prints', async () => {
  expect(await found('<p>Words in <b>two</b> fonts</p>')).toEqual([]);
});
