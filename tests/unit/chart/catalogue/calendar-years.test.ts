import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample, PLACES, themeOf } from '../../../support/catalogue.ts';
import { barsOf } from './bars.ts';
import { boxesOf, boxOf, isLinear } from './boxes.ts';
import { textsOf } from './texts.ts';

describeChart('calendar-years', { category: 'series' });

const rows = [
  { year: 2024, series: 'Fund', value: 12.5 },
  { year: 2024, series: 'Index', value: 9 },
  { year: 2025, series: 'Fund', value: -4.5 },
  { year: 2025, series: 'Index', value: -6 },
];
const draw = (options: Record<string, unknown> = {}, own: readonly Record<string, string | number | null>[] = rows) =>
  drawChart({ spec: { type: 'calendar-years', ...options }, rows: own });

describe('calendar-years', () => {
  it('stands fund beside benchmark, losses below zero, values at their columns', async () => {
    const { figure } = await draw();
    const { palette } = await themeOf('wrenfield');
    const bars = barsOf(figure.svg).slice(0, 4);
    expect(bars.map(({ fill }) => fill)).toEqual([palette.series[0], palette.series[0], palette.muted, palette.muted]);
    const zero = (bars[0]?.top ?? 0) + (bars[0]?.height ?? 0);
    expect(bars[1]?.top).toBeCloseTo(zero, 1);
    expect(
      isLinear(
        [
          [12.5, bars[0]?.height ?? 0],
          [9, bars[2]?.height ?? 0],
          [4.5, bars[1]?.height ?? 0],
          [0, 0],
        ],
        0.1,
      ),
    ).toBe(true);
    const boxes = await boxesOf(figure.svg);
    expect(boxOf(boxes, '12.5').bottom).toBeLessThan(boxOf(boxes, '−4.5').top);
  });

  it('prints ten years in half a page as rows under the years, to one place', async () => {
    for (const brand of ['wrenfield', 'polarquay'] as const) {
      const { figure } = await drawSample('calendar-years', { width: PLACES.half }, brand);
      const texts = textsOf(figure.svg);
      expect(texts).toEqual(expect.arrayContaining(['−14.8', '28.4', '−10.6', '2016', '2025']));
      expect(texts.filter((text) => /^−?\d+\.\d$/.test(text))).toHaveLength(20);
    }
    const boxes = await boxesOf((await drawSample('calendar-years')).figure.svg);
    expect(boxOf(boxes, '28.4').top).toBeGreaterThan(boxOf(boxes, '2019').bottom);
  });

  it('rounds to whole per cent in the margin column', async () => {
    expect(textsOf((await drawSample('calendar-years', { width: PLACES.side })).figure.svg)).toContain('−15');
  });

  it('puts the series first that is meant', async () => {
    const { palette } = await themeOf('wrenfield');
    const { figure } = await draw({ highlight: 'Index' });
    expect(barsOf(figure.svg)[0]?.fill).toBe(palette.series[0]);
    expect(textsOf(figure.svg).filter((text) => text === 'Fund' || text === 'Index')).toEqual(['Index', 'Fund']);
  });

  it('needs no series when there is one', async () => {
    const { figure } = await draw({}, [
      { year: 2024, value: 3 },
      { year: 2025, value: 5 },
    ]);
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['3.0', '5.0']));
    expect(barsOf(figure.svg)).toHaveLength(2);
  });

  it('tells of values that have no room', async () => {
    const years = Array.from({ length: 40 }, (_, at) => ({ year: 1986 + at, value: at - 10.5 }));
    expect((await draw({ labels: 'table' }, years)).warnings).toEqual([expect.stringContaining('no room for the values')]);
    expect((await draw({ labels: 'none' }, years)).warnings).toEqual([]);
  });

  it('says best, worst and how often the fund was ahead', async () => {
    expect((await drawSample('calendar-years')).figure.alt).toContain(
      'Fund: best 28.4% (2019), worst −14.8% (2022). Benchmark: best 26.0% (2019), worst −10.6% (2018). Fund ahead of Benchmark in 7 of 10 years.',
    );
    expect((await drawSample('calendar-years', { language: 'de' })).figure.alt).toContain('in 7 von 10 Jahren vor Benchmark');
    expect((await drawSample('calendar-years', { language: 'zh-Hant' })).figure.alt).toContain('10年中有7年Fund領先Benchmark');
  });
});
