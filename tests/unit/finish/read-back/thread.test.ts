import { describe, expect, it } from 'vitest';
import { readingThread } from '../../../../src/finish/read-back/thread.ts';

const input = (pdf: string) => ({
  pdf: Buffer.from(pdf),
  from: { body: '<p>Words</p>', css: '', pageOf: {} },
});
const never = new AbortController().signal;

/** A page with one word, and a cross-reference table that a reader has to make anew. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 45>>stream
BT /F 12 Tf 20 50 Td (Words) Tj 0 0 Td ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

describe('the reading thread', () => {
  it('reads a file that another program wrote', async () => {
    const read = await readingThread.run(input(PDF), never);
    expect(read).toMatchObject({ pages: 1, cut: [], compared: { blocks: 1, lost: [], unexplained: [] } });
  });

  it('says that a file cannot be read, and reads the next', async () => {
    const [broken, whole] = await Promise.allSettled([
      readingThread.run(input('no PDF at all'), never),
      readingThread.run(input(PDF), never),
    ]);
    expect(broken.status).toBe('rejected');
    expect(whole.status).toBe('fulfilled');
  });

  it('gives up what its caller gives up, and nothing else', async () => {
    const controller = new AbortController();
    const reads = [
      readingThread.run(input(PDF), controller.signal),
      readingThread.run(input(PDF), never),
      readingThread.run(input(PDF), controller.signal),
    ];
    const settled = Promise.allSettled(reads);
    controller.abort(new Error('enough'));
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    await expect(readingThread.run(input(PDF), controller.signal)).rejects.toThrow('enough');
  });
});
