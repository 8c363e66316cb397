import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/check/rule.ts';
import { citationScope } from '../../../src/check/rules/citation-scope.ts';
import { citationTopic } from '../../../src/check/rules/citation-topic.ts';
import { duplicateSource } from '../../../src/check/rules/duplicate-source.ts';
import { exchangeMismatch } from '../../../src/check/rules/exchange-mismatch.ts';
import { noLocator } from '../../../src/check/rules/no-locator.ts';
import { projectionForClosedPeriod } from '../../../src/check/rules/projection-for-closed-period.ts';
import { projectionWithoutOwner } from '../../../src/check/rules/projection-without-owner.ts';
import { selfCitation } from '../../../src/check/rules/self-citation.ts';
import { staleSource } from '../../../src/check/rules/stale-source.ts';
import { uncitedNumber } from '../../../src/check/rules/uncited-number.ts';
import { unknownCitation } from '../../../src/check/rules/unknown-citation.ts';
import { unusedSource } from '../../../src/check/rules/unused-source.ts';
import { findingsIn } from './support.ts';

/** The lines of the audited note that its sourcing is judged by, in their order. */
const NOTE = `Analysis of the Impact of AliExpress Smart Socket Category Growth on Alibaba's Cross-Border E-Commerce Business Valuation

About us: Ginlix AI is the AI Investment Copilot powered by real data, bridging advanced AI with professional financial databases to provide verifiable, truth-based answers. Please use the chat box below to ask any financial question.
AliExpress’ smart socket category has achieved over 50% year-over-year growth, while attracting top brands originally on the Amazon platform such as BSEED and TNCE to join. This trend reflects that the competitive appeal of Alibaba’s cross-border e-commerce business is significantly strengthening, and a pattern of accelerated migration of brand merchants from Amazon to AliExpress is taking shape[0][1].
| Metric | Value |
|---|---|
| Current Stock Price | $166.97 |
| Market Capitalization | $38.719 Billion |
| 52-Week Gain | +107.31% |
| P/E Ratio | 22.78x |
| Average Analyst Target Price | $190.00 |
| Upside Potential | +13.8% |
Alibaba’s stock price has performed strongly over the past year, with a gain of 7.21% since the beginning of 2025. Recently, driven by its AI strategy and improvements in cross-border e-commerce business, the stock price has continued to rise[0].
- Profitability: Net profit margin 12.19%, ROE 12.16%
- Liquidity: Current ratio 1.46, quick ratio 1.46, sound financial condition
- Cash Flow: Abundant operating cash flow, FCF approximately $77.5 billion
- Debt Risk: Low-risk rating, well-controlled financial leverage[0]
AliExpress’ smart socket category has grown by over 50%, a growth rate far exceeding the platform’s average, reflecting the following trends:
- Strong Consumer Demand: The penetration rate of smart home products in overseas markets continues to increase
- Prominent Supply Chain Advantages: The cost and quality advantages of Chinese manufacturing are recognized by overseas consumers
In 2025, AliExpress upgraded its “Super Brand Global Expansion Program”, clearly stating that it “helps merchants achieve higher transaction volumes in key markets with operating costs half of Amazon’s”, which has strong appeal to brand merchants[1].
According to the latest data, Alibaba’s international business shows positive development momentum:
- Revenue Growth: International retail business revenue continues to rise, projected to reach $92 billion in 2025
- Improved Profitability: The international business turned profitable in Q3 2025, with operating margin turning positive from negative to 1.2%
- Growth Expectations: International business revenue is projected to reach $110 billion in 2026, with operating margin increasing to 3.5%[1][2]
The 50%+ growth of the smart socket category is a microcosm of AliExpress’ overall growth. With more high-quality brands joining, the international business revenue is expected to maintain a compound annual growth rate of over 20%, which directly enhances the company’s overall valuation foundation.
The migration of brand merchants brings higher average order value and gross profit margin:
- The average selling price of products from brand merchants is 30-50% higher than that of white-label products
- Brand merchants have higher repurchase rates and user loyalty
AliExpress’ differentiated positioning - focusing on brand merchants’ global expansion - gives it a unique advantage in the competitive landscape[1].
Currently, Alibaba is trading at a P/E ratio of 22.78x, which is lower than its historical valuation center. As the profitability of the international business improves, the market may re-evaluate:
- Conservative Scenario: The international business maintains current profitability levels, with limited valuation premium
- Base Scenario: The international business maintains 20% growth, with P/E ratio rising to 25-28x
- Optimistic Scenario: Brand migration accelerates, the international business becomes the second growth curve, and the P/E ratio may exceed 30x
| Rating Distribution | Percentage |
|---|---|
| Buy | 87.9% |
| Hold | 10.3% |
| Sell | 1.7% |
Target Price Range: $140.00 - $225.00[0]
The specific impact of AliExpress’ smart socket category growth of over 50% and brand migration trend on valuation is reflected in the following aspects:
| Valuation Factor | Impact Degree | Explanation |
|---|---|---|
| Revenue Growth | +5-8% | Increased proportion of international business revenue |
| Profit Margin Improvement | +3-5% | Increased proportion of brand merchants |
| Market Confidence | +5-10% | Confirmation of profitability improvement signals |
| Growth Premium | +8-12% | International business becomes a growth engine |
[0] Jinling AI - Alibaba Real-Time Quotes and Financial Data (2026-01-14)
[1] Sina Finance - “2025 in Review: Has Cross-Border E-Commerce Changed Completely?!” (2026-01-04) https://finance.sina.com.cn/tech/roll/2026-01-04/doc-inhfctqm0240328.shtml
[2] TradingKey - Alibaba Rating and Valuation Analysis (2026-01-05) https://www.tradingkey.com/zh-hant/markets/stocks/nasdaq-baba/stock-analysis
About us: Ginlix AI is the AI Investment Copilot powered by real data, bridging advanced AI with professional financial databases to provide verifiable, truth-based answers. Please use the chat box below to ask any financial question.`;
const LINES = NOTE.split('\n');

/** The lines that a rule's findings cover. */
async function linesOf(rule: Rule, severity: string = rule.severity): Promise<readonly string[]> {
  const findings = await findingsIn(NOTE, [rule]);
  for (const finding of findings) expect(finding.severity).toBe(severity);
  return findings.flatMap(({ place }) => LINES.slice((place?.line ?? 1) - 1, place?.endLine ?? place?.line));
}

const startOf = (line: string): string => line.slice(0, 24);

describe('the sourcing of the audited note', () => {
  it('has numbers without a source, each line told once', async () => {
    const uncited = await linesOf(uncitedNumber);
    const scope = await linesOf(citationScope);
    const told = [...uncited, ...scope].map(startOf);
    expect(new Set(told).size).toBe(told.length);
    const restated = /^(?:AliExpress’ smart socket category has grown by|The specific impact)/;
    const bare = LINES.filter(
      (line, at) => /\d/.test(line) && !/\[\d\]/.test(line) && at > 0 && !restated.test(line) && !/^[|\s-]+$/.test(line),
    );
    expect(told.toSorted()).toEqual(bare.map(startOf).toSorted());
  });

  it('has lists of which only the last bullet cites', async () => {
    expect((await linesOf(citationScope)).map(startOf)).toEqual(
      [
        '- Profitability: Net profit margin',
        '- Liquidity: Current ratio 1.46',
        '- Cash Flow: Abundant operating',
        '- Revenue Growth: International',
        '- Improved Profitability: The',
      ].map(startOf),
    );
  });

  it.each([
    ['names itself under another spelling', selfCitation, 'warning', /^\[0\] Jinling AI/],
    ['has a feed without an address', noLocator, 'warning', /^\[0\] Jinling AI/],
    ['takes a page on ratings for sales alone', citationTopic, 'info', /^- Growth Expectations/],
    ['leads to a listing that the note does not name', exchangeMismatch, 'info', /^\[2\] TradingKey/],
    ['rests a forecast on analysts of nine days ago', staleSource, 'warning', /^- Growth Expectations/],
    ['expects a year that has ended', projectionForClosedPeriod, 'warning', /^- Revenue Growth/],
  ])('%s', async (_, rule, severity, line) => {
    expect(await linesOf(rule, severity)).toEqual([expect.stringMatching(line)]);
  });

  it('does not say who expects what', async () => {
    expect(await linesOf(projectionWithoutOwner)).toEqual([
      expect.stringMatching(/^- Growth Expectations/),
      expect.stringMatching(/^The 50%\+ growth/),
    ]);
  });

  it('says how often it cites itself, and whom it is taken for', async () => {
    const [finding] = await findingsIn(NOTE, [selfCitation]);
    expect(finding?.message).toMatch(/"Jinling AI", is nearly "Ginlix AI".*stands behind 4 of 9 citations/);
  });

  it.each([
    ['an unknown citation', unknownCitation],
    ['an unused source', unusedSource],
    ['a source that stands twice', duplicateSource],
  ])('has not %s', async (_, rule) => {
    expect(await findingsIn(NOTE, [rule])).toEqual([]);
  });
});
