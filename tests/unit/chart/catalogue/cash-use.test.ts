import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample, options } from '../../../support/catalogue.ts';
import { barsOf } from './bars.ts';
import { boxesOf, boxOf } from './boxes.ts';
import { textsOf } from './texts.ts';

describeChart('cash-use', { category: 'use', rename: options('line') });

const rows = [
  { year: 2025, use: 'Capex', value: 5 },
  { year: 2025, use: 'Dividends', value: 2 },
  { year: 2025, use: 'Cash flow', value: 6 },
  { year: 2026, use: 'Capex', value: 4 },
  { year: 2026, use: 'Dividends', value: 3 },
  { year: 2026, use: 'Cash flow', value: 9 },
];
const uses = rows.filter(({ use }) => use !== 'Cash flow');

describe('cash-use', () => {
  it('sums the uses above the columns', async () => {
    const { figure } = await drawChart({ spec: { type: 'cash-use' }, rows: uses });
    expect(textsOf(figure.svg).filter((text) => text === '7')).toHaveLength(2);
    expect(barsOf(figure.svg)).toHaveLength(4);
  });

  it('draws the line’s use apart: values in a row above, not in the sum', async () => {
    const { figure } = await drawChart({ spec: { type: 'cash-use', line: 'Cash flow' }, rows });
    expect(barsOf(figure.svg)).toHaveLength(4);
    const boxes = await boxesOf(figure.svg);
    const name = boxOf(boxes, 'Cash flow');
    expect(boxOf(boxes, '9').top).toBeCloseTo(name.top, 0);
    const sums = boxes.filter(({ text }) => text === '7');
    expect(sums).toHaveLength(2);
    expect(sums.every(({ top }) => Math.abs(top - boxOf(boxes, 'Total').top) < 1)).toBe(true);
    expect(figure.alt).toContain('Cash flow: 6 (2025) to 9 (2026).');
  });

  it('has a gap in the line where a year has no cash flow, and dashes what is expected', async () => {
    const later = [...rows, { year: 2027, use: 'Capex', value: 4 }, { year: 2028, use: 'Cash flow', value: 8 }];
    const { figure } = await drawChart({ spec: { type: 'cash-use', line: 'Cash flow' }, rows: later });
    expect(figure.svg.match(/<path d="M[^"]*L[^"]*"[^>]*stroke-width="1.6"/g)).toHaveLength(1);
    const dashed = await drawChart({ spec: { type: 'cash-use', line: 'Cash flow', estimatesFrom: 2026 }, rows });
    expect(dashed.figure.svg).toContain('stroke-dasharray="4,3"');
  });

  it('tells when no row has the line’s use', async () => {
    const { warnings } = await drawChart({ spec: { type: 'cash-use', line: 'Cashflow' }, rows });
    expect(warnings).toEqual(['No row has the use "Cashflow", which the line needs. Name one of the uses under "line".']);
  });

  it('hangs what flows back below zero', async () => {
    const { figure } = await drawChart({
      spec: { type: 'cash-use' },
      rows: [...uses, { year: 2025, use: 'Disposals', value: -3 }, { year: 2026, use: 'Disposals', value: -1 }],
    });
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['4', '6', 'Total', 'Disposals']));
  });

  it('says the sum and the largest use in the reader’s language', async () => {
    expect((await drawSample('cash-use')).figure.alt).toContain('Total: 4.5 (2022) to 10.0 (2027E)');
    expect((await drawSample('cash-use', { language: 'de' })).figure.alt).toContain('Summe: von 4,5 (2022) auf 10,0 (2027E)');
  });

  it('has no dots on a line over columns that are thinner than they', async () => {
    const rows = Array.from({ length: 200 }, (_, at) =>
      ['Capex', 'Cash flow'].map((use) => ({ year: 1826 + at, use, value: 50 + (at % 9) })),
    ).flat();
    const { figure, warnings } = await drawChart({ spec: { type: 'cash-use', line: 'Cash flow' }, rows });
    expect(warnings).toEqual([expect.stringMatching(/The picture shows the last \d+ of 200 periods/)]);
    expect(figure.svg.match(/<path [^>]*d="M[^"]*A/g)?.length ?? 0).toBeLessThan(3);
  });
});
