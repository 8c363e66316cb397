import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { stamp } from '../../../../src/finish/personal/copy.ts';
import { traceCopy } from '../../../../src/finish/personal/trace.ts';
import { finishedNote, rewritten } from '../../../support/finished.ts';
import { hasTool } from '../../../support/read-pdf.ts';

let note: Uint8Array;
let copy: ReturnType<typeof stamp>;
beforeAll(async () => {
  note = (await finishedNote()).bytes;
  copy = stamp(note, { name: 'Ada Example', firm: 'Example Capital' });
});

describe('traceCopy', () => {
  it('finds nothing where nothing is', async () => {
    expect(await traceCopy(note)).toBeUndefined();
    expect(await traceCopy(Buffer.from('no pdf'))).toBeUndefined();
  });

  it
    .skipIf(!hasTool('qpdf'))
    .each([
      [['--object-streams=disable']],
      [['--qdf', '--object-streams=disable']],
      [['--linearize']],
      [['--recompress-flate', '--compression-level=9', '--object-streams=generate']],
      [['--encrypt', 'open', 'own', '256', '--']],
    ])('finds the id after qpdf %j', async (args) => {
    expect(await traceCopy(rewritten(copy.bytes, ...args))).toEqual({ copyId: copy.copyId, foundIn: 'dictionary' });
  });

  it('finds it after another program has written the file anew', async () => {
    const file = await PDFDocument.load(copy.bytes);
    file.removePage(0);
    const saved = await file.save({ useObjectStreams: true });
    expect(await traceCopy(saved)).toEqual({ copyId: copy.copyId, foundIn: 'dictionary' });
  });

  it('finds it in the marks where the dictionary has lost it, and in the words where both are gone', async () => {
    const hidden = (text: string, mark: RegExp): Buffer =>
      Buffer.from(
        text.replace(mark, (all) => all.replace('TsCopyId', 'XxXxxxXx')),
        'latin1',
      );
    const once = hidden(copy.bytes.toString('latin1'), /\/TsCopyId/);
    expect(await traceCopy(once)).toMatchObject({ copyId: copy.copyId });
    const twice = hidden(once.toString('latin1'), /\/TsCopyId/);
    expect(await traceCopy(twice)).toEqual({ copyId: copy.copyId, foundIn: 'words' });
  });

  it('believes a given id in the words only when it is known', async () => {
    const given = stamp(note, { name: 'Ada', copyId: 'AAPL' });
    const bare = Buffer.from(given.bytes.toString('latin1').replaceAll('TsCopyId', 'XxXxxxXx'), 'latin1');
    expect(await traceCopy(bare)).toBeUndefined();
    expect(await traceCopy(bare, new Set(['AAPL']))).toEqual({ copyId: 'AAPL', foundIn: 'words' });
  });

  it('is not misled by the words of the metadata', async () => {
    const words = Buffer.from(note).toString('latin1').replace('<dc:title>', '<dc:title>/TsCopyId /FAKE-FAKE-FAKE ');
    expect(await traceCopy(Buffer.from(words, 'latin1'))).toBeUndefined();
  });
});
