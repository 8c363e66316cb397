import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { prepareMaster, stamp } from '../../../../src/finish/personal/copy.ts';
import { keepCopyLine, type LineWords } from '../../../../src/finish/personal/slot.ts';
import { readPdf } from '../../../support/read-pdf.ts';

const SHEETS = [
  [595, 842],
  [842, 595],
  [960, 540],
] as const;

async function file(words: LineWords = {}, useObjectStreams = true): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const size of SHEETS) document.addPage([...size]);
  keepCopyLine(document, words);
  return document.save({ useObjectStreams });
}

describe('the place for the line of a copy', () => {
  it('is below the foot of pages and slides, as wide as the narrowest of them', async () => {
    const bytes = await file();
    expect(prepareMaster(bytes).box).toMatch(/^\[\s*0 -3 510 9\s*\]$/);
    const { pages } = await readPdf(stamp(bytes, { name: 'Ada' }).bytes);
    expect(pages.map(({ runs }) => [runs[0]?.x, runs[0]?.y])).toEqual([
      [42.5, 17],
      [42.5, 17],
      [54, 6],
    ]);
    for (const { text } of pages) expect(text).toMatch(/^Prepared for Ada · copy \S+$/);
  });

  it('keeps the words of the language', async () => {
    const { pages } = await readPdf(
      stamp(await file({ copyLine: '專供 {recipient} · 副本 {id}' }), { name: '陳大文', copyId: 'A-1' }).bytes,
    );
    expect(pages[0]?.text).toBe('專供 陳大文 · 副本 A-1');
  });

  it('is found in a file with a classic table too', async () => {
    const { bytes } = stamp(await file({}, false), { name: 'Ada' });
    expect(bytes.subarray(-600).toString('latin1')).toMatch(/xref\n\d+ 1\n/);
    expect((await readPdf(bytes)).pages.every(({ text }) => text.includes('Ada'))).toBe(true);
  });
});
