import { copyOf, prepareMaster } from '../../src/finish/personal/copy.ts';
import { Tearsheet } from '../../src/tearsheet.ts';
import { benchNote } from './note.ts';
import { plainBrowser, plainPrint } from './plain-page.ts';
import { median, tell, timeOf } from './statistics.ts';

const COPIES = Number(process.env['BENCH_COPIES'] ?? 10_000);
const TURNS = 10;

/** Personal copies of one finished note, against printing it for each recipient; and whether memory stays where it was. */
export async function benchCopies(): Promise<void> {
  await using tearsheet = new Tearsheet();
  const browser = await plainBrowser();
  try {
    const page = await browser.newPage();
    const { document, pdf } = await tearsheet.render(benchNote(1), { profile: 'archive' });
    const web = await tearsheet.render(benchNote(1), { profile: 'web' });
    const raw = await plainPrint(page, document.html);
    for (let i = 0; i < 5; i++) await plainPrint(page, document.html);
    const prepared = prepareMaster(pdf.bytes);
    const copy = (i: number) => copyOf(prepared, { name: `Recipient ${i} Müller`, firm: `Example Capital ${i % 97}` });
    for (let i = 0; i < 200; i++) copy(i);
    const prints: number[] = [];
    const copies: number[] = [];
    let added = 0;
    const memory: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      for (let i = 0; i < 5; i++) prints.push(await timeOf(() => plainPrint(page, document.html)));
      const each = COPIES / TURNS;
      copies.push(
        (await timeOf(async () => {
          for (let i = 0; i < each; i++) added = copy(turn * each + i).bytes.length - pdf.bytes.length;
        })) / each,
      );
      memory.push(process.memoryUsage().rss / 1e6);
    }
    const ratio = median(copies) / median(prints);
    const [first = 0, last = 0] = [median(memory.slice(0, 3)), median(memory.slice(-3))];
    tell({
      name: `${COPIES} personal copies, one against one print`,
      ratio,
      bar: 'at most 0.067',
      holds: ratio <= 1 / 15,
      detail: `${median(copies).toFixed(2)} ms against ${median(prints).toFixed(0)} ms; ${added} bytes each; memory ${first.toFixed(0)} MB at the first thousands, ${last.toFixed(0)} MB at the last`,
    });
    for (const [name, bytes] of [
      ['archive, with its evidence', pdf.bytes],
      ['web', web.pdf.bytes],
    ] as const)
      tell({
        name: `size of a finished file that keeps a place for copies (${name})`,
        ratio: bytes.length / raw.length,
        bar: 'at most 0.75',
        holds: bytes.length / raw.length <= 0.75,
        detail: `${Math.round(bytes.length / 1000)} kB against ${Math.round(raw.length / 1000)} kB as Chromium prints it`,
      });
  } finally {
    await browser.close();
  }
}
