import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample } from '../../../support/catalogue.ts';
import { textsOf } from './texts.ts';

describeChart('drawdown', {
  date: 'date',
  numbers: ['fund', 'benchmark'],
  rename: (sample, name) => ({
    ...sample,
    chart: { ...sample.chart, labels: { fund: name('Fund'), benchmark: name('Benchmark') } },
  }),
});

const levels = [100, 120, 90, 96, 121, 110].map((fund, at) => ({ date: `2025-0${at + 1}-28`, fund, benchmark: 100 + at }));

describe('drawdown', () => {
  it('labels the deepest fall with its date, and tells when it was made good', async () => {
    const { figure } = await drawChart({ spec: { type: 'drawdown' }, rows: levels });
    expect(textsOf(figure.svg)).toContain('−25.0%, Mar 2025');
    expect(figure.alt).toContain('Fund: deepest fall −25.0% (Mar 2025) from a peak (Feb 2025), made good (May 2025).');
    expect(figure.alt).toContain('Benchmark: never below an earlier peak.');
  });

  it('reads a row for each level as well', async () => {
    const long = levels.flatMap(({ date, fund, benchmark }) => [
      { date, series: 'Larkhill', value: fund },
      { date, series: 'Index', value: benchmark },
    ]);
    const { figure } = await drawChart({ spec: { type: 'drawdown' }, rows: long });
    expect(figure.alt).toContain('Larkhill: deepest fall −25.0% (Mar 2025)');
    expect(textsOf(figure.svg).join(' ')).toContain('Index 0.0%');
  });

  it('shows the rolling return over a span instead', async () => {
    const { figure } = await drawChart({ spec: { type: 'drawdown', window: '2 months' }, rows: levels });
    expect(figure.alt).toContain('Fund: 14.6% (Jun 2025); lowest −20.0% (Apr 2025), highest 34.4% (May 2025).');
    await expect(drawChart({ spec: { type: 'drawdown', window: 'a while' }, rows: levels })).rejects.toMatchObject({
      code: 'chart.option',
    });
  });

  it('needs a column of levels', async () => {
    await expect(drawChart({ spec: { type: 'drawdown' }, rows: [{ date: '2025-01-01', other: 1 }] })).rejects.toMatchObject({
      code: 'chart.unknown-column',
    });
  });

  it('speaks German and Chinese', async () => {
    expect((await drawSample('drawdown', { language: 'de' })).figure.alt).toContain('Fonds: tiefster Rückgang −17,8');
    expect((await drawSample('drawdown', { language: 'zh-Hant' })).figure.alt).toContain('最大跌幅為−17.8%');
  });

  it('leads a label to its point where the other line stands between, and says an end once', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => ({
      date: new Date(Date.UTC(2025, 0, 1 + at * 7)).toISOString().slice(0, 10),
      fund: 100 - at,
      benchmark: 100 - at * 2,
    }));
    const { svg } = (await drawChart({ spec: { type: 'drawdown' }, rows })).figure;
    expect(svg).toContain('stroke-dasharray="2,2"');
    expect(textsOf(svg).filter((text) => text.includes('Benchmark'))).toHaveLength(1);
  });
});
