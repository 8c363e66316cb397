import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample } from '../../../support/catalogue.ts';
import { boxesOf, boxOf } from './boxes.ts';
import { textsOf } from './texts.ts';

describeChart('margins', {
  category: 'year',
  numbers: ['gross', 'ebit', 'net'],
  rename: (sample, name) => ({
    ...sample,
    chart: { ...sample.chart, names: { gross: name('Gross'), ebit: name('EBIT'), net: name('Net') } },
  }),
});

const wide = [
  { year: 2024, gross: 40, ebit: 10 },
  { year: 2025, gross: 41, ebit: 12.5 },
  { year: 2026, gross: 42, ebit: 15 },
];

describe('margins', () => {
  it('names each line with its last value, in words for the usual columns', async () => {
    const { figure } = await drawChart({ spec: { type: 'margins' }, rows: wide });
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['Gross 42.0%', 'EBIT 15.0%']));
    const boxes = await boxesOf(figure.svg);
    expect(boxOf(boxes, 'Gross 42.0%').top).toBeLessThan(boxOf(boxes, 'EBIT 15.0%').top);
  });

  it('reads a row for each value as well, with the same picture', async () => {
    const long = wide.flatMap(({ year, gross, ebit }) => [
      { year, series: 'Gross', value: gross },
      { year, series: 'EBIT', value: ebit },
    ]);
    const [a, b] = await Promise.all([wide, long].map((rows) => drawChart({ spec: { type: 'margins' }, rows })));
    expect(b?.figure.svg).toBe(a?.figure.svg);
  });

  it('takes the columns, names and unit that the author gives', async () => {
    const spec = { type: 'margins', columns: ['ebit'], names: { ebit: 'Cover' }, unit: 'x', decimals: 2 };
    const texts = textsOf((await drawChart({ spec, rows: wide })).figure.svg);
    expect(texts).toContain('Cover 15.00×');
    expect(texts.join(' ')).not.toContain('Gross');
  });

  it('takes dates, quarters among them', async () => {
    const rows = ['2025-03-31', '2025-06-30', '2025-09-30'].map((date, at) => ({ date, net: 10 + at }));
    expect(textsOf((await drawChart({ spec: { type: 'margins' }, rows })).figure.svg)).toContain('Q3 2025');
  });

  it('dashes what is expected, from the last actual value on', async () => {
    const actual = await drawChart({ spec: { type: 'margins' }, rows: wide });
    expect(actual.figure.svg).not.toContain('stroke-dasharray="4,3"');
    const { figure } = await drawChart({ spec: { type: 'margins', estimatesFrom: 2026 }, rows: wide });
    const dashed = [...figure.svg.matchAll(/<path d="(M[^"]*)"[^>]*stroke-dasharray="4,3"/g)].map(([, path]) => path);
    expect(dashed).toHaveLength(2);
    expect(dashed.every((path) => path?.split('L').length === 2)).toBe(true);
  });

  it('leaves a gap where a year has no value', async () => {
    const rows = [...wide, { year: 2027, gross: 43, ebit: null }, { year: 2028, gross: 44, ebit: 17 }];
    const { figure } = await drawChart({ spec: { type: 'margins', columns: ['ebit'] }, rows });
    expect(/<path d="(M[^"]*)"[^>]*stroke-width="1.9"/.exec(figure.svg)?.[1]?.match(/M/g)?.length).toBe(2);
  });

  it('says the course and the extremes of each line', async () => {
    const { figure } = await drawSample('margins');
    expect(figure.alt).toContain('EBIT: 7.9% (2021) to 15.8% (2027E); lowest 6.8% (2022), highest 15.8% (2027E).');
    expect((await drawSample('margins', { language: 'de' })).figure.alt).toContain('Brutto: von 31,4');
    expect((await drawSample('margins', { language: 'zh-Hant' })).figure.alt).toContain('毛利率：由31.4%');
  });

  it('draws a value between gaps as a dot', async () => {
    const rows = [40, null, 42, 43, null, 45].map((value, at) => ({ year: 2019 + at, series: 'Gross', value }));
    const { svg } = (await drawChart({ spec: { type: 'margins' }, rows })).figure;
    // 2024 has its end's dot besides.
    expect(svg.match(/<circle /g)).toHaveLength(2);
  });
});
