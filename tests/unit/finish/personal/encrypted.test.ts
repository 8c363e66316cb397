import { beforeAll, describe, expect, it } from 'vitest';
import { stamp } from '../../../../src/finish/personal/copy.ts';
import { encrypted } from '../../../../src/finish/personal/encrypted.ts';
import { traceCopy } from '../../../../src/finish/personal/trace.ts';
import { finishedNote, hasVeraPdf, qpdf, rewritten, veraPdfFailures } from '../../../support/finished.ts';
import { askTool, hasTool } from '../../../support/read-pdf.ts';

const PASSWORD = 'open sesame';
let copy: ReturnType<typeof stamp>;
let locked: Buffer;
beforeAll(async () => {
  copy = stamp((await finishedNote()).bytes, { name: 'Ada Example' });
  locked = await encrypted(copy.bytes, { password: PASSWORD });
});

describe('a copy with a password', () => {
  it.skipIf(!hasTool('qpdf'))('is encrypted with AES-256 and opens with the password alone', () => {
    expect(qpdf(locked, '--check', '%').status).not.toBe(0);
    const { status, stdout } = qpdf(locked, `--password=${PASSWORD}`, '--show-encryption', '%');
    expect(status).toBe(0);
    expect(stdout).toContain('stream encryption method: AESv3');
    expect(stdout).toContain('extract for accessibility: allowed');
    expect(stdout).toContain('extract for any purpose: not allowed');
    expect(stdout).toContain('print high resolution: allowed');
  });

  it('has no text in the clear, and its id is found', async () => {
    const text = locked.toString('latin1');
    for (const word of ['(en)', 'example.com', 'facts.json', 'Ada']) expect(text).not.toContain(word);
    expect(await traceCopy(locked)).toEqual({ copyId: copy.copyId, foundIn: 'dictionary' });
  });

  it.skipIf(!hasTool('qpdf'))('claims no PDF/A, and keeps PDF/UA', () => {
    const open = rewritten(locked, `--password=${PASSWORD}`, '--decrypt', '--qdf', '--object-streams=disable');
    const text = Buffer.from(open).toString('latin1');
    expect(text).not.toContain('pdfa');
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
    if (hasVeraPdf) expect(veraPdfFailures('ua1', open)).toEqual([]);
  });

  it.skipIf(!hasTool('pdftotext'))('reads as it did', () => {
    expect(askTool('pdftotext', ['-upw', PASSWORD, '%', '-'], locked)).toBe(askTool('pdftotext', ['%', '-'], copy.bytes));
  });

  it('asks for a password that is one', async () => {
    await expect(encrypted(copy.bytes, { password: 'short' })).rejects.toMatchObject({ code: 'copy.weak-password' });
  });
});
