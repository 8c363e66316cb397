import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Tearsheet } from '../../src/tearsheet.ts';
import { type PdfPage, readPdf } from '../support/read-pdf.ts';
import { reportText, TestWorkspace } from '../support/test-workspace.ts';

const workspace = new TestWorkspace();
const tearsheet = new Tearsheet();
beforeAll(() => tearsheet.warm());
afterAll(async () => {
  await tearsheet[Symbol.asyncDispose]();
  workspace[Symbol.dispose]();
});

const ROWS = 1_150;
const code = (row: number): string => `Q${String(row).padStart(5, '0')}Z`;
const amount = (row: number): number => ((row * 7919) % 100_000) / 10 - 2000;

/** A CSV of positions: a code, a class, six months. */
function positions(rows: number): string {
  const months = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'];
  const lines = Array.from({ length: rows }, (_, r) =>
    [code(r + 1), ['Equity', 'Bond', 'Cash'][r % 3], ...months.map((_, c) => amount(r + c).toFixed(1))].join(','),
  );
  return `code,class,${months.join(',')}\n${lines.join('\n')}\n`;
}

async function print(exhibit: object, body = '::exhibit{#t}', more: object = {}) {
  const text = reportText(
    { datasets: { positions: { file: 'positions.csv' } }, exhibits: { t: { source: 'Company data', ...exhibit } }, ...more },
    body,
  );
  const { pdf, document, findings } = await tearsheet.render(workspace.source(text));
  return {
    read: await readPdf(pdf.bytes),
    html: document.html,
    findings: findings.map(({ message }) => message),
    sha256: pdf.sha256,
  };
}

const textOf = (pages: readonly PdfPage[]): string => pages.map(({ text }) => text).join('\n');

describe('a table of very many rows', () => {
  beforeAll(() => writeFileSync(join(workspace.root, 'positions.csv'), positions(ROWS)));
  const exhibit = { title: 'All positions', subtitle: 'Thousands', width: 'full', data: 'positions', table: {} };
  const body = '## Before\n\nWords.\n\n::exhibit{#t}\n\n## After all rows\n\nWords that come after.\n';
  const long = print(exhibit, body, { contents: true });

  it('prints every row once, in its order', async () => {
    const { read, findings } = await long;
    const codes = textOf(read.pages).match(/Q\d{5}Z/g) ?? [];
    expect(codes).toEqual(Array.from({ length: ROWS }, (_, r) => code(r + 1)));
    expect(findings).toEqual([]);
  });

  it('has its head on every page, and pages that are full', async () => {
    const { read } = await long;
    const withRows = read.pages.filter(({ text }) => /Q\d{5}Z/.test(text));
    for (const page of withRows) expect(page.text.match(/class/g)?.length, `page ${page.number}`).toBe(1);
    const counts = withRows.map(({ text }) => text.match(/Q\d{5}Z/g)?.length ?? 0);
    const full = Math.max(...counts);
    for (const count of counts.slice(1, -1)) expect(count).toBeGreaterThanOrEqual(full - 1);
  });

  it('keeps within its page', async () => {
    const { read } = await long;
    for (const { runs, width, height, number } of read.pages)
      for (const { text, x, y, width: wide } of runs) {
        if (text.trim() === '') continue;
        expect(x, `${text} on page ${number}`).toBeGreaterThan(30);
        expect(x + wide, `${text} on page ${number}`).toBeLessThan(width - 30);
        expect(y, `${text} on page ${number}`).toBeGreaterThan(20);
        expect(y, `${text} on page ${number}`).toBeLessThan(height - 20);
      }
  });

  it('has true page numbers around it', async () => {
    const { read } = await long;
    const after = read.outline.find(({ title }) => title === 'After all rows')?.page as number;
    expect(after).toBeGreaterThan(15);
    expect(read.pages[0]?.text.replace(/\s+/g, ' ')).toMatch(new RegExp(`After all rows ?${after}\\b`));
  });

  it('is tagged as tables with heads', async () => {
    const { read, html } = await long;
    expect(read.marked).toBe(true);
    const rows = read.tags.filter(({ role }) => role === 'TR').length;
    expect(rows).toBeGreaterThanOrEqual(ROWS);
    // Of some five hundred rows each: tags of one table cost more the longer it is.
    expect(html.match(/<table class="paged/g)).toHaveLength(3);
  });

  it('gives the same bytes again', async () => {
    expect((await print(exhibit, body, { contents: true })).sha256).toBe((await long).sha256);
  });
});

describe('a table of very many columns', () => {
  const columns = (n: number) => ['name', ...Array.from({ length: n }, (_, i) => `column${i + 1}`)];
  const rows = (n: number) =>
    ['Larch', 'Alder', 'Rowan'].map((name, r) =>
      Object.fromEntries(columns(n).map((key, c) => [key, c === 0 ? name : 1000 * r + c])),
    );

  it('takes a page on its side', async () => {
    const { read } = await print({ title: 'Wide', table: { columns: columns(22), rows: rows(22) } }, 'Words.\n\n::exhibit{#t}');
    const page = read.pages.find(({ text }) => text.includes('column22')) as PdfPage;
    expect(page.width).toBeGreaterThan(page.height);
    for (let c = 1; c <= 22; c++) expect(page.text).toContain(`column${c}`);
  });

  it('is split by columns past that, the names of the rows in each part', async () => {
    const { read, findings } = await print({ title: 'Wider', table: { columns: columns(60), rows: rows(60) } });
    const text = textOf(read.pages);
    const heads = (text.match(/column\d+/g) ?? []).map((head) => Number(head.slice(6)));
    expect(heads).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    const parts = text.match(/Larch/g)?.length ?? 0;
    expect(parts).toBeGreaterThan(1);
    expect(text.match(/continued/g)).toHaveLength(parts - 1);
    expect(findings).toEqual([]);
    for (const { width, runs } of read.pages)
      for (const { x, width: wide, text: run } of runs) if (run.trim() !== '') expect(x + wide, run).toBeLessThan(width - 30);
  });
});

describe('a financial summary', () => {
  const table = {
    columns: [
      { key: 'item', title: '' },
      { key: 'y25', title: '12/25', group: 'Reported' },
      { key: 'y26', title: '12/26E', estimate: true, group: 'Expected' },
      { key: 'y27', title: '12/27E', estimate: true, group: 'Expected' },
    ],
    rows: [
      { item: 'Revenue', y25: 1000, y26: 1100, y27: 1210 },
      { item: 'EBIT', y25: -50, y26: 20, y27: 40 },
      { item: 'EPS', y25: null, y26: 1.5, y27: 2.25 },
    ],
    growth: { of: ['Revenue', 'EBIT'] },
    styles: [{ row: 2, style: 'total', decimals: 2 }],
    missing: 'NA',
  };

  it('has growth rows behind what they are about, NM where the base is not positive, NA where there is none', async () => {
    const { read } = await print({ title: 'Summary', width: 'full', table });
    const text = textOf(read.pages).replace(/\s+/g, ' ');
    expect(text).toMatch(/Revenue 1,000 1,100 1,210 ?Growth NA 10\.0% 10\.0%/);
    expect(text).toMatch(/EBIT .*? ?Growth NA NM 100\.0%/);
    expect(text).toMatch(/EPS NA 1\.50 2\.25/);
    expect(text).toMatch(/NM[^.]*not meaningful/i);
    expect(text).toMatch(/NA[^.]*not available/i);
  });

  it('aligns its digits: numbers of a column end at one place', async () => {
    const { read } = await print({ title: 'Summary', width: 'full', table });
    const page = read.pages.find(({ text }) => text.includes('Revenue')) as PdfPage;
    const runOf = (number: string): PdfPage['runs'][number] => {
      const run = page.runs.find(({ text }) => text.trim() === number);
      expect(run, number).toBeDefined();
      return run as PdfPage['runs'][number];
    };
    const digit = runOf('20').width / 2;
    /** Where the whole digits of a number end. */
    const end = (number: string): number => {
      const { x, width } = runOf(number);
      return number.includes('.') ? x + digit : x + width;
    };
    const ends = ['1,100', '20', '1.50'].map(end);
    expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(1.5);
  });
});
