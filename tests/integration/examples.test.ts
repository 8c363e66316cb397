import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
});

describe('the morning note', () => {
  it.each(['2026-01-12', '2026-01-13', '2026-01-14', '2026-01-15', '2026-01-16'])('prints two pages on %s', async (day) => {
    const { pages, findings } = await printed('morning-note/report.md', { day });
    expect(pages).toBe(2);
    expect(findings).toEqual([]);
  });

  it('says what the day was', async () => {
    expect((await printed('morning-note/report.md', { day: '2026-01-13' })).text).toContain('World shares rose 0.1%');
    expect((await printed('morning-note/report.md', { day: '2026-01-16' })).text).toContain('World shares fell 0.6%');
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
});
