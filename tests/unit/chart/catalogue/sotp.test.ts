import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample } from '../../../support/catalogue.ts';
import { textsOf } from './texts.ts';

describeChart('sotp', { category: 'part' });

const rows = [
  { part: 'Paper', value: 600 },
  { part: 'Board', value: 300 },
  { part: 'Head office', value: -100 },
];

describe('sotp', () => {
  it('sums the parts, takes off debt, minorities and discount, in that order', async () => {
    const { figure } = await drawChart({
      spec: { type: 'sotp', netDebt: 200, minorities: 50, discount: 10, shares: 10, price: 40, shareUnit: 'USD' },
      rows,
      width: 680,
    });
    expect(figure.table.rows).toEqual([
      ['Paper', '600', '60'],
      ['Board', '300', '30'],
      ['Head office', '-100', '-10'],
      ['Enterprise value', '800', '80'],
      ['Net debt', '-200', '-20'],
      ['Minorities', '-50', '-5'],
      ['Holding discount (10%)', '-55', '-5.5'],
      ['Equity value', '495', '49.5'],
    ]);
    const texts = textsOf(figure.svg);
    expect(texts).toEqual(expect.arrayContaining(['−200', '495', '49.5', 'Price $40', '+24% vs price']));
    expect(figure.alt).toContain(
      'Parts worth 800; the largest is Paper with 600 (75%). Equity value 495. $49.50 per share. +24% against the price of $40.',
    );
  });

  it('lets bars follow each other: each begins where the last ended', async () => {
    const { figure } = await drawChart({ spec: { type: 'sotp', netDebt: 200 }, rows, width: 680 });
    const bars = [...figure.svg.matchAll(/<path d="M([\d.]+),[\d.-]+h([\d.]+)v[^"]*Z"/g)].map(([, x, wide]) => [
      Number(x),
      Number(x) + Number(wide),
    ]);
    const [paper, board, office, enterprise, debt, equity] = bars as [number, number][];
    expect(bars).toHaveLength(6);
    expect(board?.[0]).toBeCloseTo(paper?.[1] as number, 0);
    expect(office?.[1]).toBeCloseTo(board?.[1] as number, 0);
    expect(enterprise?.[1]).toBeCloseTo(office?.[0] as number, 0);
    expect(debt?.[1]).toBeCloseTo(enterprise?.[1] as number, 0);
    expect(equity?.[1]).toBeCloseTo(debt?.[0] as number, 0);
    expect(enterprise?.[0]).toBeCloseTo(paper?.[0] as number, 0);
  });

  it('adds net cash', async () => {
    const { figure } = await drawChart({ spec: { type: 'sotp', netDebt: -150 }, rows });
    expect(figure.table.rows.slice(-2)).toEqual([
      ['Net cash', '150'],
      ['Equity value', '950'],
    ]);
  });

  it('has one total when nothing is taken off, with shares of it where there is room', async () => {
    const { figure } = await drawChart({ spec: { type: 'sotp' }, rows: rows.slice(0, 2), width: 680 });
    expect(figure.table.rows.at(-1)).toEqual(['Total', '900']);
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['% of total', '67', '33']));
  });

  it('takes values per share from a column', async () => {
    const given = rows.map((row, at) => ({ ...row, perShare: [6, 3, -1][at] as number }));
    const { figure } = await drawChart({ spec: { type: 'sotp' }, rows: given });
    expect(figure.table.rows.map((row) => row[2])).toEqual(['6', '3', '-1', '8']);
  });

  it('knows the number of shares by values per share, for what is taken off and for the price', async () => {
    const given = rows.slice(0, 2).map((row) => ({ ...row, perShare: row.value / 10 }));
    const { figure } = await drawChart({ spec: { type: 'sotp', netDebt: 100, price: 40 }, rows: given, width: 680 });
    expect(figure.table.rows.slice(-2)).toEqual([
      ['Net debt', '-100', '-10'],
      ['Equity value', '800', '80'],
    ]);
    expect(textsOf(figure.svg)).toContain('+100% vs price');
  });

  it('keeps the total when there is no room for all parts', async () => {
    const many = Array.from({ length: 120 }, (_, at) => ({ part: `Part ${at}`, value: 1 }));
    const { figure, warnings } = await drawChart({ spec: { type: 'sotp' }, rows: many });
    expect(textsOf(figure.svg)).toContain('Total');
    expect(textsOf(figure.svg)).toContain('120');
    expect(warnings[0]).toMatch(/of 121 rows/);
  });

  it('speaks German and Chinese', async () => {
    expect((await drawSample('sotp', { language: 'de' })).figure.alt).toContain('Eigenkapitalwert 9.828 Mio. $.');
    expect((await drawSample('sotp', { language: 'zh-Hant' })).figure.alt).toContain('股權價值US$9,828百萬。');
  });
});
