import { Tearsheet } from '../../src/tearsheet.ts';
import { benchNote } from './note.ts';
import { plainBrowser, plainPrint, scriptPrint } from './plain-page.ts';
import { median, tell, timeOf } from './statistics.ts';

const TURNS = Number(process.env['BENCH_TURNS'] ?? 30);

/** A warm note with all its data changed, against printing its ready HTML alone; and against a plain script. */
export async function benchWarm(): Promise<void> {
  await using tearsheet = new Tearsheet();
  const browser = await plainBrowser();
  try {
    const pages = [await browser.newPage(), await browser.newPage()] as const;
    let seed = 1;
    const ready: string[] = [];
    for (let i = 0; i < 12; i++) {
      const { document, pdf } = await tearsheet.render(benchNote(seed++));
      ready.push(document.html);
      await plainPrint(pages[i % 2 === 0 ? 0 : 1], document.html);
      if (i === 0)
        process.stdout.write(
          `bench note: ${pdf.pages} pages, ${Math.round(document.html.length / 1000)} kB of HTML, ${Math.round(pdf.bytes.length / 1000)} kB of PDF\n`,
        );
    }
    const html = (i: number): string => ready[i % ready.length] as string;

    const ours: number[] = [];
    const theirs: number[] = [];
    const stages: Record<string, number[]> = {};
    for (let i = 0; i < TURNS; i++) {
      const source = benchNote(seed++);
      ours.push(
        await timeOf(async () => {
          const { timings } = await tearsheet.render(source);
          for (const [stage, ms] of Object.entries(timings)) (stages[stage] ??= []).push(ms);
        }),
      );
      theirs.push(await timeOf(() => plainPrint(pages[0], html(i))));
    }
    const latency = median(ours) / median(theirs);
    tell({
      name: 'warm note, latency',
      ratio: latency,
      bar: 'at most 1.5',
      holds: latency <= 1.5,
      detail: `${median(ours).toFixed(0)} ms against ${median(theirs).toFixed(0)} ms; ${Object.entries(stages)
        .map(([stage, ms]) => `${stage} ${median(ms).toFixed(1)}`)
        .join(', ')}`,
    });

    const pairOurs: number[] = [];
    const pairTheirs: number[] = [];
    for (let i = 0; i < TURNS / 3; i++) {
      const sources = Array.from({ length: 8 }, () => benchNote(seed++));
      const lanes = [sources.slice(0, 4), sources.slice(4)];
      pairOurs.push(
        await timeOf(() =>
          Promise.all(
            lanes.map(async (lane) => {
              for (const source of lane) await tearsheet.render(source);
            }),
          ),
        ),
      );
      pairTheirs.push(
        await timeOf(() =>
          Promise.all(
            pages.map(async (page, lane) => {
              for (let k = 0; k < 4; k++) await plainPrint(page, html(i + lane * 4 + k));
            }),
          ),
        ),
      );
    }
    const throughput = median(pairTheirs) / median(pairOurs);
    tell({
      name: 'warm notes, two at a time, throughput',
      ratio: throughput,
      bar: 'at least 0.8',
      holds: throughput >= 0.8,
      detail: `${(8000 / median(pairOurs)).toFixed(1)} against ${(8000 / median(pairTheirs)).toFixed(1)} a second`,
    });

    const scripts: number[] = [];
    for (let i = 0; i < 5; i++) scripts.push(await timeOf(() => scriptPrint(html(i))));
    const script = median(scripts) / (median(pairOurs) / 8);
    tell({
      name: 'against a plain script, throughput',
      ratio: script,
      bar: 'at least 10',
      holds: script >= 10,
      detail: `a script prints ${(1000 / median(scripts)).toFixed(2)} a second`,
    });
  } finally {
    await browser.close();
  }
}
