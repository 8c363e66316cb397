import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample, themeOf } from '../../../support/catalogue.ts';
import { barsOf } from './bars.ts';
import { textsOf } from './texts.ts';

describeChart('rating-distribution', { category: 'rating' });

const rows = [
  { rating: 'Buy', share: 60, banking: 30 },
  { rating: 'Hold', share: 30, banking: 15 },
  { rating: 'Sell', share: 10, banking: null },
];
const draw = (options: Record<string, unknown> = {}, own: readonly Record<string, string | number | null>[] = rows) =>
  drawChart({ spec: { type: 'rating-distribution', ...options }, rows: own });

describe('rating-distribution', () => {
  it('draws both shares of each rating on one scale from zero, in the order given', async () => {
    const { figure, warnings } = await draw();
    const { palette } = await themeOf('wrenfield');
    const bars = barsOf(figure.svg).filter(({ width }) => width !== 10);
    expect(bars.map(({ fill }) => fill)).toEqual([0, 1, 0, 1, 0].map((at) => [palette.series[0], palette.muted][at]));
    const [buy, buyBanking, hold] = bars;
    expect((buyBanking?.width ?? 0) / (buy?.width ?? 1)).toBeCloseTo(0.5, 2);
    expect(hold?.width).toBeCloseTo(buyBanking?.width ?? 0, 1);
    expect(textsOf(figure.svg).filter((text) => /^(Buy|Hold|Sell)$/.test(text))).toEqual(['Buy', 'Hold', 'Sell']);
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['60%', '30%', '15%', '10%', '–']));
    expect(warnings).toEqual([]);
  });

  it('needs no banking column, and then no key', async () => {
    const { figure } = await draw(
      {},
      rows.map(({ rating, share }) => ({ rating, share })),
    );
    expect(barsOf(figure.svg)).toHaveLength(3);
    expect(textsOf(figure.svg)).toEqual(['Buy', 'Hold', 'Sell', '60%', '30%', '10%']);
  });

  it('names the shares in the author’s words', async () => {
    const texts = textsOf((await draw({ coverageLabel: 'All', bankingLabel: 'Clients', decimals: 1 })).figure.svg);
    expect(texts).toEqual(expect.arrayContaining(['All', 'Clients', '60.0%']));
  });

  it('tells shares that do not sum up to 100, beyond rounding', async () => {
    const shares = (list: readonly number[]) => list.map((share, at) => ({ rating: `R${at}`, share }));
    expect((await draw({}, shares([33, 33, 33]))).warnings).toEqual([]);
    expect((await draw({}, shares([0.6, 0.3, 0.1]))).warnings).toEqual([expect.stringContaining('sum up to 1, not to 100')]);
  });

  it('says each rating in the reader’s language', async () => {
    expect((await drawSample('rating-distribution')).figure.alt).toContain('Buy: 50%, of these 28% banking clients. Hold: 39%');
    expect((await drawSample('rating-distribution', { language: 'de' })).figure.alt).toContain('davon 28');
    expect((await drawSample('rating-distribution', { language: 'zh-Hant' })).figure.alt).toContain(
      'Buy：50%，其中28%為投資銀行客戶。',
    );
  });
});
