import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample, themeOf } from '../../../support/catalogue.ts';
import { barsOf } from './bars.ts';
import { boxesOf, boxOf } from './boxes.ts';
import { textsOf } from './texts.ts';

describeChart('segments', { category: 'segment' });

const rows = [
  { year: 2025, segment: 'Small', value: 10 },
  { year: 2025, segment: 'Large', value: 60 },
  { year: 2026, segment: 'Small', value: 20 },
  { year: 2026, segment: 'Large', value: 80 },
];
const draw = (options: Record<string, unknown> = {}, own: readonly Record<string, string | number | null>[] = rows) =>
  drawChart({ spec: { type: 'segments', ...options }, rows: own, width: 448 });

describe('segments', () => {
  it('stacks the largest at the bottom, totals above, names beside the last column', async () => {
    const { figure } = await draw();
    const [, , small, large] = barsOf(figure.svg)
      .toSorted((a, b) => a.left - b.left || b.top - a.top)
      .slice(0, 4)
      .toReversed();
    expect(large?.height).toBeCloseTo((small?.height ?? 0) * 6, 0);
    const boxes = await boxesOf(figure.svg);
    expect(boxOf(boxes, 'Small').top).toBeLessThan(boxOf(boxes, 'Large').top);
    expect(boxOf(boxes, 'Large').left).toBeGreaterThan(boxOf(boxes, '2026').right);
    expect(boxOf(boxes, '100').bottom).toBeLessThan(boxOf(boxes, 'Small').top);
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['70', '100', '60', '80']));
  });

  it('keeps the order of the rows when asked', async () => {
    const boxes = await boxesOf((await draw({ order: 'given' })).figure.svg);
    expect(boxOf(boxes, 'Large').top).toBeLessThan(boxOf(boxes, 'Small').top);
  });

  it('shows shares of each sum', async () => {
    const { figure } = await draw({ share: true });
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['86%', '14%', '80%', '20%']));
    expect(textsOf(figure.svg)).not.toContain('100');
    const heights = Map.groupBy(barsOf(figure.svg), ({ left }) => left);
    const sums = [...heights.values()].map((bars) => bars.reduce((sum, { height }) => sum + height, 0));
    expect(sums[0]).toBeCloseTo(sums[1] ?? 0, 0);
  });

  it('hangs negative parts below zero and marks the sum', async () => {
    const { figure } = await draw({}, [
      ...rows,
      { year: 2025, segment: 'Eliminations', value: -15 },
      { year: 2026, segment: 'Eliminations', value: -18 },
    ]);
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['55', '82', 'Total', '−15', '−18']));
    expect(barsOf(figure.svg)).toHaveLength(6);
  });

  it('adds rows of one part and year, and puts the smallest of too many together', async () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ year: 2026, segment: `S${at}`, value: 12 - at }));
    const { figure } = await draw({ most: 4 }, [...many, { year: 2026, segment: 'S0', value: 8 }]);
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['S0', '20', 'Other (9)', '45', '86']));
    const { palette } = await themeOf('wrenfield');
    expect(barsOf(figure.svg).at(-1)?.fill).toBe(palette.muted);
  });

  it('tints what is expected', async () => {
    const fills = new Set(barsOf((await draw({ estimatesFrom: 2026 })).figure.svg).map(({ fill }) => fill));
    expect(fills.size).toBe(4);
  });

  it('tells the sum and the largest part', async () => {
    const { alt } = (await drawSample('segments')).figure;
    expect(alt).toContain('Total: 44.9 (2022) to 86.0 (2027E)');
    expect(alt).toContain('Largest part in 2027E: Turbines with 40.1 (47%). Estimates from 2026E.');
    expect((await drawSample('segments', { language: 'de' })).figure.alt).toContain('Größter Teil 2027E: Turbines');
    expect((await drawSample('segments', { language: 'zh-Hant' })).figure.alt).toContain('2027E最大部分為Turbines');
  });
});
