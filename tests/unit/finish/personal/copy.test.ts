import { beforeAll, describe, expect, it } from 'vitest';
import { copyOf, type PreparedMaster, prepareMaster, stamp } from '../../../../src/finish/personal/copy.ts';
import { traceCopy } from '../../../../src/finish/personal/trace.ts';
import { sha256 } from '../../../../src/shared/hash.ts';
import { finishedNote, hasVeraPdf, qpdf, veraPdfFailures } from '../../../support/finished.ts';
import { askTool, hasTool } from '../../../support/read-pdf.ts';

let note: Awaited<ReturnType<typeof finishedNote>>;
let master: PreparedMaster;
beforeAll(async () => {
  note = await finishedNote();
  master = prepareMaster(note.bytes);
});

const NAMES: readonly (readonly [name: string, firm: string])[] = [
  ['Ada Łukasiewicz', 'Örn & Søn (Capital) \\ Partners'],
  ['陳大文', '國泰證券'],
  ['محمد علي', 'דניאל'],
  ['👩‍💻 Zoë', '🚀'],
  ['A very long name '.repeat(20), 'Firm '.repeat(80)],
  ['\u202Eevil\u0000\nname', ''],
  ['\u200b', '\ud800'],
];

/** Of one page, in the order of the place. */
function wordsOf(bytes: Uint8Array, page: number): string {
  return askTool('pdftotext', ['-f', String(page), '-l', String(page), '%', '-'], bytes).replace(/\s+/g, ' ');
}

describe('a personal copy', () => {
  it('is the finished file with a small update behind it, the same for the same recipient', () => {
    const copy = copyOf(master, { name: 'Ada Example', firm: 'Example Capital' });
    expect(copy.bytes.subarray(0, note.bytes.length).equals(Buffer.from(note.bytes))).toBe(true);
    expect(copy.bytes.length - note.bytes.length).toBeLessThan(6_000);
    expect(copy.sha256).toBe(sha256(copy.bytes));
    expect(copy.copyId).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(stamp(note.bytes, { name: 'Ada Example', firm: 'Example Capital' })).toEqual(copy);
    expect(copyOf(master, { name: 'Ada Example' }).copyId).not.toBe(copy.copyId);
  });

  it('keeps the place for its line in few bytes', () => {
    expect(note.bytes.length / note.raw.length).toBeLessThan(1);
    expect(
      Buffer.from(note.bytes)
        .toString('latin1')
        .match(/\/TsCopyLine/g),
    ).toHaveLength(1);
  });

  it.skipIf(!hasTool('pdftotext'))('says on every page for whom it is', () => {
    const { bytes, copyId } = copyOf(master, { name: 'Ada Łukasiewicz', firm: 'Örn & Søn' });
    for (const page of [1, 2, 3])
      expect(wordsOf(bytes, page)).toContain(`Prepared for Ada Łukasiewicz, Örn & Søn · copy ${copyId}`);
    expect(wordsOf(note.bytes, 1)).not.toContain('Prepared');
  });

  it.skipIf(!hasTool('pdftotext'))('says names that no font can draw, where they are read by programs', () => {
    const { bytes } = copyOf(master, { name: '陳大文 👩‍💻', firm: 'Ἀριστοτέλης' });
    expect(wordsOf(bytes, 2)).toContain('陳大文 👩');
    expect(wordsOf(bytes, 2)).toContain('Ἀριστοτέλης');
  });

  it.each(NAMES)('takes the name %j', async (name, firm) => {
    const { bytes, copyId } = copyOf(master, { name, firm });
    expect(await traceCopy(bytes)).toEqual({ copyId, foundIn: 'dictionary' });
    // No glyph 0, which is none.
    const update = bytes.subarray(note.bytes.length).toString('latin1');
    const shown = [...update.matchAll(/<([\dA-F]+)> Tj/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    expect(shown.length).toBeGreaterThan(20);
    expect(shown).not.toContain('0000');
  });

  it.skipIf(!hasTool('qpdf')).each(NAMES)('is a sound file for %j', (name, firm) => {
    const { status, stderr } = qpdf(copyOf(master, { name, firm }).bytes, '--check', '%');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it.skipIf(!hasVeraPdf)('stays PDF/A-3a and PDF/UA-1 (skipped without veraPDF)', () => {
    const copies = NAMES.map(([name, firm]) => copyOf(master, { name, firm }).bytes);
    expect(veraPdfFailures('ua1,3a', note.bytes, ...copies)).toEqual([]);
  });

  it('takes an id that is given', () => {
    expect(copyOf(master, { name: 'A', copyId: 'desk.7-b' }).copyId).toBe('desk.7-b');
    for (const copyId of ['', 'a', 'a b c', '/x/y', 'x'.repeat(41)])
      expect(() => copyOf(master, { name: 'A', copyId })).toThrow(
        expect.objectContaining({ kind: 'usage', code: 'copy.bad-id' }),
      );
  });

  it('refuses what cannot be copied', async () => {
    const code = (work: () => unknown): string => {
      try {
        work();
        return 'nothing';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(code(() => copyOf(master, { name: ' \n ' }))).toBe('copy.no-name');
    expect(code(() => prepareMaster(copyOf(master, { name: 'A' }).bytes))).toBe('copy.is-a-copy');
    expect(code(() => prepareMaster(Buffer.from('%PDF-1.7 nothing')))).toBe('finish.not-a-pdf');
    expect(code(() => prepareMaster(note.raw))).toBe('copy.no-line');
  });

  it('keeps to the web profile as well', async () => {
    const web = (await finishedNote('web')).bytes;
    const copy = stamp(web, { name: 'Ada Example' });
    expect(await traceCopy(copy.bytes)).toMatchObject({ copyId: copy.copyId });
    if (hasVeraPdf) expect(veraPdfFailures('ua1', copy.bytes)).toEqual([]);
  });
});
