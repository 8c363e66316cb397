import type { ReportSource } from '../../src/report/source.ts';
import { Tearsheet } from '../../src/tearsheet.ts';
import { plainBrowser, plainPrint } from './plain-page.ts';
import { tell, timeOf } from './statistics.ts';

const COLUMNS = 18;
const ROWS = 8_300;
const SIZES = [1_000, 5_000, 10_000, 20_000] as const;
const BAR = 0.65;
/** How much more a row may cost in the longest table than in the shortest to be called linear. */
const LINEAR = 1.25;

/** A report whose one exhibit is a table of numbers. */
export function longTable(rows: number): ReportSource {
  const names = Array.from({ length: COLUMNS - 2 }, (_, i) => `M${String(i + 1).padStart(2, '0')}`);
  const lines = Array.from({ length: rows }, (_, r) => {
    const cells = names.map((name, c) => `${name}: ${((((r + 1) * 7919 + c * 104_729) % 100_000) / 10 - 2000).toFixed(1)}`);
    return `      - { Code: "C${String(r + 1).padStart(5, '0')}", Class: ${['Equity', 'Bond', 'Cash'][r % 3]}, ${cells.join(', ')} }`;
  });
  const text = `---
kind: note
title: Positions
exhibits:
  positions:
    title: All positions by month
    subtitle: Thousands
    width: wide
    rows:
${lines.join('\n')}
    table: { columns: [Code, Class, ${names.map((name) => `{ key: ${name}, decimals: 1 }`).join(', ')}] }
---
::exhibit{#positions}
`;
  return { name: 'positions.md', directory: process.cwd(), format: 'markdown', text };
}

/** The same page with one table in place of those that look like one. */
export function asOneTable(html: string): string {
  const one = html
    .replace(/<\/tbody><\/table><table[^>]*>(?:<colgroup>.*?<\/colgroup>)?<thead>.*?<\/thead><tbody>/g, '')
    .replaceAll('</tbody><tbody>', '')
    .replace(/<table class="paged /g, '<table class="');
  if (one.split('<table').length !== 2) throw new Error('There is more than one table.');
  return one;
}

/** A long table, tagged, against printing it as one table with the same browser; and how the cost grows with its rows. */
export async function benchTable(): Promise<void> {
  await using tearsheet = new Tearsheet();
  const browser = await plainBrowser();
  try {
    const page = await browser.newPage();
    await tearsheet.render(longTable(100));
    const source = longTable(ROWS);
    let html = '';
    let pages = 0;
    let size = 0;
    const ours = await timeOf(async () => {
      const { document, pdf } = await tearsheet.render(source);
      html = document.html;
      pages = pdf.pages;
      size = pdf.bytes.length;
    });
    const one = asOneTable(html);
    let plainSize = 0;
    const theirs = await timeOf(async () => {
      plainSize = (await plainPrint(page, one)).length;
    });
    const ratio = ours / theirs;
    tell({
      name: `a table of ${ROWS.toLocaleString('en')} × ${COLUMNS}, tagged`,
      ratio,
      bar: `at most ${BAR}`,
      holds: ratio <= BAR,
      detail: `${(ours / 1000).toFixed(1)} s, parse to PDF, ${pages} pages, ${(size / 1e6).toFixed(1)} MB, against ${(theirs / 1000).toFixed(1)} s, ${(plainSize / 1e6).toFixed(1)} MB, as one table`,
    });
    const costs: number[] = [];
    for (const rows of SIZES) {
      const long = longTable(rows);
      const ms = await timeOf(async () => {
        size = (await tearsheet.render(long)).pdf.bytes.length;
      });
      costs.push(ms / rows);
      process.stdout.write(
        `             ${rows.toLocaleString('en')} rows: ${(ms / 1000).toFixed(1)} s, ${(ms / rows).toFixed(2)} ms a row, ${(size / 1e6).toFixed(1)} MB, process ${Math.round(process.memoryUsage().rss / 1e6)} MB\n`,
      );
    }
    const growth = (costs.at(-1) as number) / (costs[0] as number);
    tell({
      name: 'cost of a row, 20,000 against 1,000',
      ratio: growth,
      bar: `linear: at most ${LINEAR}`,
      holds: growth <= LINEAR,
      detail: costs.map((cost) => cost.toFixed(2)).join(', '),
    });
  } finally {
    await browser.close();
  }
}
