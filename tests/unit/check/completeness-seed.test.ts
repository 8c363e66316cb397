import { describe, expect, it } from 'vitest';
import { distributionOwner } from '../../../src/check/rules/distribution-owner.ts';
import { fiscalBasis } from '../../../src/check/rules/fiscal-basis.ts';
import { growthWithoutBase } from '../../../src/check/rules/growth-without-base.ts';
import { identityBlock } from '../../../src/check/rules/identity-block.ts';
import { priceAsOf } from '../../../src/check/rules/price-as-of.ts';
import { requiredBlock } from '../../../src/check/rules/required-block.ts';
import { scenarioComplete } from '../../../src/check/rules/scenario-complete.ts';
import { targetMethod } from '../../../src/check/rules/target-method.ts';
import { findingsIn } from './support.ts';

/** The lines of the audited note in which something is missing, in their order. */
const NOTE = `Analysis of the Impact of AliExpress Smart Socket Category Growth on Alibaba's Cross-Border E-Commerce Business Valuation

AliExpress’ smart socket category has achieved over 50% year-over-year growth, while attracting top brands originally on the Amazon platform such as BSEED and TNCE to join. This trend reflects that the competitive appeal of Alibaba’s cross-border e-commerce business is significantly strengthening, and a pattern of accelerated migration of brand merchants from Amazon to AliExpress is taking shape[0][1].
| Metric | Value |
|---|---|
| Current Stock Price | $166.97 |
| Market Capitalization | $38.719 Billion |
| P/E Ratio | 22.78x |
| Average Analyst Target Price | $190.00 |
| Upside Potential | +13.8% |
According to the latest data, Alibaba’s international business shows positive development momentum:
- Revenue Growth: International retail business revenue continues to rise, projected to reach $92 billion in 2025
- Improved Profitability: The international business turned profitable in Q3 2025, with operating margin turning positive from negative to 1.2%
- Growth Expectations: International business revenue is projected to reach $110 billion in 2026, with operating margin increasing to 3.5%[1][2]
Currently, Alibaba is trading at a P/E ratio of 22.78x, which is lower than its historical valuation center. As the profitability of the international business improves, the market may re-evaluate:
- Conservative Scenario: The international business maintains current profitability levels, with limited valuation premium
- Base Scenario: The international business maintains 20% growth, with P/E ratio rising to 25-28x
- Optimistic Scenario: Brand migration accelerates, the international business becomes the second growth curve, and the P/E ratio may exceed 30x
- Geopolitical Risks: Uncertainties in Sino-U.S. trade relations may affect business development
| Rating Distribution | Percentage |
|---|---|
| Buy | 87.9% |
| Hold | 10.3% |
| Sell | 1.7% |
Target Price Range: $140.00 - $225.00[0]
- Short-term stock price fluctuation risk
[0] Jinling AI - Alibaba Real-Time Quotes and Financial Data (2026-01-14)
[1] Sina Finance - “2025 in Review: Has Cross-Border E-Commerce Changed Completely?!” (2026-01-04) https://finance.sina.com.cn/tech/roll/2026-01-04/doc-inhfctqm0240328.shtml
[2] TradingKey - Alibaba Rating and Valuation Analysis (2026-01-05) https://www.tradingkey.com/zh-hant/markets/stocks/nasdaq-baba/stock-analysis
Insights are generated using AI models and historical data for informational purposes only.
`;
const RULES = [
  identityBlock,
  requiredBlock,
  fiscalBasis,
  priceAsOf,
  scenarioComplete,
  targetMethod,
  growthWithoutBase,
  distributionOwner,
];
const lineOf = (words: string) => NOTE.split('\n').findIndex((line) => line.includes(words)) + 1;
const found = await findingsIn(NOTE, RULES);

describe('the audited note', () => {
  it.each([
    ['F13', scenarioComplete, 'Conservative Scenario', /a value per share, a multiple or other method and a probability/],
    ['F13', scenarioComplete, 'Base Scenario', /names a multiple and lacks a value per share/],
    ['F13', scenarioComplete, 'Optimistic Scenario', /names a multiple and lacks a value per share/],
    ['F20', identityBlock, 'Analysis of the Impact', /ticker and exchange/],
    ['F20', fiscalBasis, 'Q3 2025', /Q3 2025/],
    [
      'F21',
      requiredBlock,
      'Analysis of the Impact',
      /its date, an author, the legal entity that publishes it, what its ratings mean and how sensitive/,
    ],
    ['F21', priceAsOf, 'Current Stock Price', /of which day/],
    ['F23', growthWithoutBase, 'over 50% year-over-year', /growth of 50%/],
    ['F29', distributionOwner, '| Buy |', /whose ratings/],
  ] as const)('%s is found by $1.id at its line', (_, rule, words, says) => {
    const here = found.filter((finding) => finding.rule === rule.id && finding.place?.line === lineOf(words));
    expect(here.map(({ message }) => message)).toEqual([expect.stringMatching(says)]);
  });

  it('has nothing else missing, and no error', () => {
    expect(found).toHaveLength(9);
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(found.find(({ rule }) => rule === 'growth-without-base')?.severity).toBe('info');
  });

  it('is cured by what it lacks', async () => {
    const cured = NOTE.replace('Valuation\n', 'Valuation\n\nAlibaba Group (NYSE: BABA) | 15 January 2026\n')
      .replace('Q3 2025', 'the September quarter of 2025')
      .replace('profitability levels,', 'profitability levels, worth $140 at 19.1x EPS of $7.33,')
      .replace('25-28x', '25-28x, $183-205 a share')
      .replace('exceed 30x', 'exceed 30x, $220 a share')
      .replace('| Rating Distribution |', '| Ratings of 58 analysts |')
      .replace('to join.', 'to join. The smart socket category is 2% of revenue.');
    expect((await findingsIn(cured, RULES)).map(({ message }) => message)).toEqual([]);
  });
});
