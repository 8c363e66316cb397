import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample, PLACES, themeOf } from '../../../support/catalogue.ts';
import { barsOf } from './bars.ts';
import { boxesOf, boxOf, isLinear } from './boxes.ts';
import { textsOf } from './texts.ts';

describeChart('revenue-growth', { category: 'year' });

const rows = [
  { year: 2023, value: 40 },
  { year: 2024, value: 50 },
  { year: 2025, value: 45 },
  { year: 2026, value: 54 },
];
const draw = (
  options: Record<string, unknown> = {},
  own: typeof rows | readonly Record<string, string | number | boolean | null>[] = rows,
) => drawChart({ spec: { type: 'revenue-growth', ...options }, rows: own });

describe('revenue-growth', () => {
  it('computes growth, and prints what the rows give instead', async () => {
    expect(textsOf((await draw()).figure.svg)).toEqual(
      expect.arrayContaining(['40', '50', '45', '54', '+25.0%', '−10.0%', '+20.0%', 'Growth, y/y']),
    );
    const given = rows.map((row) => ({ ...row, growth: row.year === 2026 ? 12.5 : null }));
    expect(textsOf((await draw({}, given)).figure.svg)).toEqual(expect.arrayContaining(['+25.0%', '−10.0%', '+12.5%']));
  });

  it('stands each value and its growth over its year, heights from zero', async () => {
    const { figure } = await draw();
    const boxes = await boxesOf(figure.svg);
    const middle = (text: string) => (boxOf(boxes, text).left + boxOf(boxes, text).right) / 2;
    expect(middle('50')).toBeCloseTo(middle('2024'), 1);
    expect(middle('+25.0%')).toBeCloseTo(middle('2024'), 1);
    const bars = barsOf(figure.svg);
    expect(isLinear([[0, 0], ...rows.map(({ value }, at): [number, number] => [value, bars[at]?.height ?? 0])], 0.1)).toBe(true);
  });

  it('knows estimates by the year, by a column or by where they begin', async () => {
    const { palette } = await themeOf('wrenfield');
    const fills = [palette.series[0], palette.series[0], palette.series[0], palette.estimate];
    const byYear = rows.map((row) => (row.year === 2026 ? { ...row, year: '2026E' } : row));
    const byColumn = rows.map((row) => ({ ...row, estimate: row.year === 2026 ? 'E' : 'A' }));
    for (const drawn of [draw({}, byYear), draw({}, byColumn), draw({ estimatesFrom: 2026 })]) {
      const { svg, alt } = (await drawn).figure;
      expect(barsOf(svg).map(({ fill }) => fill)).toEqual(fills);
      expect(textsOf(svg)).toContain('2026E');
      expect(svg).toContain('stroke-dasharray="4,3"');
      expect(alt).toContain('Estimates from 2026E.');
    }
  });

  it('puts years in order, and dates too', async () => {
    const years = (texts: readonly string[]) => texts.filter((text) => /^20\d\d$/.test(text));
    expect(years(textsOf((await draw({}, rows.toReversed())).figure.svg))).toEqual(['2023', '2024', '2025', '2026']);
    const dated = rows.map(({ year, value }) => ({ year: `${year}-12-31`, value })).toReversed();
    expect(years(textsOf((await draw({}, dated)).figure.svg))).toEqual(['2023', '2024', '2025', '2026']);
  });

  it('has no growth against a loss, nor into one', async () => {
    const { figure } = await draw({}, [
      { year: 2023, value: 5 },
      { year: 2024, value: -3 },
      { year: 2025, value: 6 },
      { year: 2026, value: 9 },
    ]);
    expect(textsOf(figure.svg).filter((text) => text.includes('%'))).toEqual(['+50%']);
  });

  it('shows growth as labels alone, or not at all', async () => {
    const labels = await draw({ show: 'labels' });
    expect(textsOf(labels.figure.svg)).toContain('+25.0%');
    expect(labels.figure.svg).not.toContain('<circle');
    const none = textsOf((await draw({ show: 'none' })).figure.svg);
    expect(none.some((text) => text.includes('%') || text.startsWith('Growth'))).toBe(false);
  });

  it('says the course, the extremes and the growth in the reader’s language', async () => {
    expect((await drawSample('revenue-growth')).figure.alt).toContain(
      '41.2 (2021) to 86.0 (2027E); lowest 41.2 (2021), highest 86.0 (2027E). Growth between +9.0% (2022) and +20.9% (2024).',
    );
    expect((await drawSample('revenue-growth', { language: 'de' })).figure.alt).toContain('Wachstum zwischen +9,0');
    expect((await drawSample('revenue-growth', { language: 'zh-Hant' })).figure.alt).toContain('增長介於+9.0%');
  });

  it('writes years of two digits where four have no room', async () => {
    const texts = textsOf((await drawSample('revenue-growth', { width: PLACES.side })).figure.svg);
    expect(texts).toEqual(expect.arrayContaining(['21', '27E', '+21%']));
  });

  it('has growth against the year before alone, and leaves room for years that no row has', async () => {
    const { figure } = await draw({}, [
      { year: '2020', value: 10 },
      { year: '2023', value: 20 },
      { year: '2024', value: 25 },
    ]);
    const texts = textsOf(figure.svg);
    expect(texts.filter((text) => /^\d{4}$/.test(text))).toEqual(['2020', '2021', '2022', '2023', '2024']);
    expect(texts.filter((text) => text.includes('%'))).toEqual(['+25%']);
  });

  it('calls growth from nothing, or more than tenfold, not meaningful', async () => {
    const amounts = [0, 10, 0.001, 100].map((value, at) => ({ year: String(2023 + at), value }));
    const texts = textsOf((await draw({}, amounts)).figure.svg);
    expect(texts.filter((text) => text === 'NM')).toHaveLength(2);
    expect(texts.filter((text) => text.includes('%'))).toEqual(['−100.0%']);
  });

  it('says when rows give a year two values, and draws the later', async () => {
    const { figure, warnings } = await draw({}, [
      { year: '2024', value: 30 },
      { year: '2024', value: 10 },
      { year: '2025', value: 20 },
    ]);
    expect(warnings).toEqual([expect.stringContaining('The rows give 2024 more than one value, 30 and 10; the later is drawn.')]);
    expect(textsOf(figure.svg)).toContain('+100%');
  });

  it('takes rows of one year together that do not contradict each other', async () => {
    const { warnings } = await draw({}, [
      { year: '2024', value: 30, growth: null },
      { year: '2024', value: null, growth: 5 },
      { year: '2025', value: 33, growth: null },
    ]);
    expect(warnings).toEqual([]);
  });
});
