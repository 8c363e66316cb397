import { expect, it } from 'vitest';
import { type3Font } from '../../../../src/finish/preflight/rules/type3-font.ts';
import { preflightBench } from '../../../support/preflight.ts';
import { writtenPdf } from '../../../support/written-pdf.ts';

const { look, found } = preflightBench(type3Font);

const font =
  '<</Type/Font/Subtype/Type3/Name/Signs/FontBBox[0 0 750 750]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</a 6 0 R/b 6 0 R>>/Encoding<</Type/Encoding/Differences[97/a/b]>>/FirstChar 97/LastChar 98/Widths[1000 1000]/Resources<<>>>>';
const square = '1000 0 0 0 750 750 d1 0 0 750 750 re f';
const objects = `6 0 obj<</Length ${square.length}>>stream\n${square}\nendstream endobj`;

it('finds a font of drawings', async () => {
  expect(await look(writtenPdf({ font, objects }))).toMatchObject([
    { severity: 'warning', page: 1, message: expect.stringContaining('as drawings (Type 3), first on page 1.') },
  ]);
});

it('is silent about static fonts', async () => {
  expect(await found('<p>Words in <b>two</b> fonts</p>')).toEqual([]);
});
