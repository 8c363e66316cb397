import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Tearsheet } from '../../src/tearsheet.ts';
import { BUILT_IN } from '../../src/workspace/workspace.ts';
import { readPdf } from '../support/read-pdf.ts';

const tearsheet = new Tearsheet();
beforeAll(() => tearsheet.warm());
afterAll(() => tearsheet[Symbol.asyncDispose]());

/** Words of a report that is printed with these parameters, checked for what must never be printed. */
async function printed(report: string, parameters: Record<string, string>, brand?: string) {
  const { pdf, findings } = await tearsheet.render(join(BUILT_IN, 'examples', report), {
    parameters,
    ...(brand === undefined ? {} : { brand }),
  });
  const { pages } = await readPdf(pdf.bytes);
  const text = pages
    .map((page) => page.text)
    .join(' ')
    .replace(/\s+/g, ' ');
  expect(text).not.toMatch(/NaN|undefined|Infinity|\{\{|\[object|null/);
  return { pages: pages.length, text, findings: findings.map(({ message }) => message) };
}

describe('the sector comparison', () => {
  it.each(['Software', 'Medical technology', 'Specialty chemicals'])('prints two pages on %s, in both brands', async (sector) => {
    for (const brand of ['wrenfield', 'polarquay']) {
      const { pages, text } = await printed('sector-comps/sector-comps.md', { sector }, brand);
      expect(pages).toBe(2);
      expect(text).toContain(sector);
      expect(text).toContain('Median');
    }
  });

  it('follows the figures with its words', async () => {
    const dear = await printed('sector-comps/sector-comps.md', { sector: 'Software' });
    const cheap = await printed('sector-comps/sector-comps.md', { sector: 'Specialty chemicals' });
    expect(dear.text).toContain('Software: dearer than the market, with faster growth');
    expect(cheap.text).toContain('Specialty chemicals: cheaper than the market, with slower growth');
    expect(dear.text).toContain('ranks 1st of 8');
    expect(cheap.text).toContain('ranks 8th of 8');
  });

  it('refuses a sector that is not in the data', async () => {
    await expect(printed('sector-comps/sector-comps.md', { sector: 'Softwar' })).rejects.toMatchObject({
      code: 'parameter.not-a-choice',
    });
  });

  it('has a page for each company', async () => {
    const [, ...companies] = readFileSync(join(BUILT_IN, 'examples/sector-comps/data/companies.csv'), 'utf8').trim().split('\n');
    expect(companies).toHaveLength(128);
    for (const line of [companies[0], companies[40], companies[127]] as string[]) {
      const [ticker = '', name = ''] = line.split(',');
      const { pages, text, findings } = await printed('sector-comps/tearsheet.md', { ticker });
      expect(pages).toBe(1);
      expect(text).toContain(name);
      expect(findings).toEqual([]);
    }
  });

  it.each(['wrenfield', 'polarquay'])('prints a company that loses money on one page, in %s', async (brand) => {
    const { pages, text } = await printed('sector-comps/tearsheet.md', { ticker: 'OLMR' }, brand);
    expect(pages).toBe(1);
    expect(text).toContain('NM = not meaningful');
    expect(text).not.toMatch(/(lost|falls by) −/);
  });
});

describe('the morning note', () => {
  it.each(['2026-01-12', '2026-01-13', '2026-01-14', '2026-01-15', '2026-01-16'])('prints two pages on %s', async (day) => {
    const { pages, findings } = await printed('morning-note/report.md', { day });
    expect(pages).toBe(2);
    expect(findings).toEqual([]);
  });

  it('says what the day before was', async () => {
    const levels = readFileSync(join(BUILT_IN, 'examples/morning-note/data/history.csv'), 'utf8')
      .split('\n')
      .map((line) => line.split(','))
      .flatMap(([date = '', name, level]) => (name === 'Atlas World' ? [{ date, level: Number(level) }] : []));
    for (const day of ['2026-01-12', '2026-01-14', '2026-01-16']) {
      const [before = Number.NaN, last = Number.NaN] = levels.flatMap(({ date, level }) => (date < day ? [level] : [])).slice(-2);
      const change = last / before - 1;
      const { text } = await printed('morning-note/report.md', { day });
      expect(text).toContain(`World shares ${change > 0 ? 'rose' : 'fell'} ${percent(Math.abs(change))}`);
    }
  });

  it('closes on the last weekday', async () => {
    const { text } = await printed('morning-note/report.md', { day: '2026-01-12' });
    expect(text).toContain('Prices are of 9 January 2026');
    expect(text).toContain('on Friday');
  });
});

describe('the fund factsheet', () => {
  it.each(['Northern Quality Equity', 'Global Infrastructure', 'Euro Corporate Bond'])(
    'prints two pages on %s for any month',
    async (fund) => {
      for (const month of ['2024-06', '2025-12']) {
        const { pages, text, findings } = await printed('fund-factsheet/report.md', { fund, month });
        expect(pages).toBe(2);
        expect(text).toContain(month === '2024-06' ? 'June 2024' : 'December 2025');
        expect(findings).toEqual([]);
      }
    },
  );

  it('computes what the accounts hold', async () => {
    const { text } = await printed('fund-factsheet/report.md', {});
    // The last value of the file over that of 31 December 2024.
    expect(text).toContain(`returned ${((293.95 / 280.74 - 1) * 100).toFixed(1)}%`);
    expect(text).toContain('€293.95');
  });

  it.each([
    ['Northern Quality Equity', '2024-06'],
    ['Global Infrastructure', '2025-12'],
    ['Euro Corporate Bond', '2022-10'],
  ])('prints return, volatility and deepest fall of %s as they are computed by hand for %s', async (fund, month) => {
    const { text } = await printed('fund-factsheet/report.md', { fund, month });
    const days = await navOf(fund);
    const end = days.findLastIndex(({ date }) => date.startsWith(month));
    const now = days[end] as Day;

    const yearAgo = days.findLast(({ date }) => date.slice(0, 7) === `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`) as Day;
    expect(text).toContain(`returned ${percent(now.nav / yearAgo.nav - 1)} in the year`);

    const monthEnds = days.slice(0, end + 1).filter(({ date }, at, all) => all[at + 1]?.date.slice(0, 7) !== date.slice(0, 7));
    const returns = monthEnds.slice(-37).flatMap(({ nav }, at, all) => (at === 0 ? [] : [nav / (all[at - 1] as Day).nav - 1]));
    expect(returns).toHaveLength(36);
    const mean = returns.reduce((sum, each) => sum + each, 0) / returns.length;
    const variance = returns.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (returns.length - 1);
    expect(text).toContain(`with a volatility of ${percent(Math.sqrt(12 * variance))} against`);

    const fiveYearsAgo = `${Number(month.slice(0, 4)) - 5}${month.slice(4)}`;
    const start = days.findLastIndex(({ date }) => date.slice(0, 7) <= fiveYearsAgo);
    let peak = 0;
    let fall = 0;
    for (const { nav } of days.slice(Math.max(0, start), end + 1)) {
      peak = Math.max(peak, nav);
      fall = Math.max(fall, 1 - nav / peak);
    }
    expect(text).toContain(`At worst ${percent(fall)} below its peak`);
  });

  it('says of a young fund what can be said', async () => {
    const { pages, text, findings } = await printed('fund-factsheet/report.md', {
      fund: 'Euro Corporate Bond',
      month: '2019-03',
    });
    expect(pages).toBe(2);
    expect(findings).toEqual([]);
    expect(text).toContain('from launch to March 2019');
    expect(text).toContain('launched on 1 March 2019');
    expect(text).not.toContain('five years the fund');
  });

  it('is not printed for a month that the accounts do not hold', async () => {
    await expect(printed('fund-factsheet/report.md', { month: '2026-02' })).rejects.toMatchObject({ code: 'fact.lookup' });
  });
});

describe('the data of the examples', () => {
  it.each(['fund-factsheet', 'sector-comps', 'morning-note'])('of %s is what its script writes', (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'tearsheet-test-'));
    try {
      const kept = join(BUILT_IN, 'examples', name, 'data');
      const data = join(folder, 'examples', name, 'data');
      mkdirSync(data, { recursive: true });
      symlinkSync(join(BUILT_IN, 'node_modules'), join(folder, 'node_modules'));
      cpSync(join(BUILT_IN, 'examples/invented.mjs'), join(folder, 'examples/invented.mjs'));
      for (const file of readdirSync(kept).filter((file) => file.endsWith('.mjs'))) cpSync(join(kept, file), join(data, file));
      execFileSync(process.execPath, [join(data, 'generate.mjs')]);
      const written = readdirSync(data);
      expect(written.length).toBeGreaterThan(2);
      for (const file of written) expect(readFileSync(join(data, file)).equals(readFileSync(join(kept, file))), file).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

interface Day {
  readonly date: string;
  readonly nav: number;
}

/** Every day of a fund as the file holds it. */
async function navOf(fund: string): Promise<readonly Day[]> {
  const instance = await DuckDBInstance.create(':memory:');
  try {
    const connection = await instance.connect();
    const file = join(BUILT_IN, 'examples/fund-factsheet/data/nav.parquet').replaceAll("'", "''");
    const reader = await connection.runAndReadAll(`SELECT date::VARCHAR, fund, nav FROM '${file}' ORDER BY date`);
    return reader.getRows().flatMap(([date, name, nav]) => (name === fund ? [{ date: String(date), nav: Number(nav) }] : []));
  } finally {
    instance.closeSync();
  }
}

function percent(ratio: number): string {
  return `${(100 * ratio).toFixed(1).replace('-', '−')}%`;
}
