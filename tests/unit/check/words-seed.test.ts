import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../../src/check/check.ts';
import { rules } from '../../../src/check/rules/index.ts';

/** Lines of a note as a copilot left it, by number; the others are blank here. */
const LINES: Readonly<Record<number, string>> = {
  1: "Analysis of the Impact of AliExpress Smart Socket Category Growth on Alibaba's Cross-Border E-Commerce Business Valuation",
  2: 'Unlock More Features',
  3: 'Login to access AI-powered analysis, deep research reports and more advanced features',
  5: 'About us: Ginlix AI is the AI Investment Copilot powered by real data, bridging advanced AI with professional financial databases to provide verifiable, truth-based answers. Please use the chat box below to ask any financial question.',
  6: 'Related Stocks',
  7: 'Let me now conduct a comprehensive analysis of the valuation impact for you.',
  9: '| Metric | Value |',
  10: '|---|---|',
  11: '| Current Stock Price | $166.97 |',
  12: '| Market Capitalization | $38.719 Billion |',
  13: '| 52-Week Gain | +107.31% |',
  14: '| P/E Ratio | 22.78x |',
  17: 'Alibaba’s stock price has performed strongly over the past year, with a gain of 7.21% since the beginning of 2025. Recently, driven by its AI strategy and improvements in cross-border e-commerce business, the stock price has continued to rise[0].',
  18: '- Profitability: Net profit margin 12.19%, ROE 12.16%',
  19: '- Liquidity: Current ratio 1.46, quick ratio 1.46, sound financial condition',
  20: '- Cash Flow: Abundant operating cash flow, FCF approximately $77.5 billion',
  21: '- Debt Risk: Low-risk rating, well-controlled financial leverage[0]',
  22: 'AliExpress’ smart socket category has grown by over 50%, a growth rate far exceeding the platform’s average, reflecting the following trends:',
  23: '- Strong Consumer Demand: The penetration rate of smart home products in overseas markets continues to increase',
  24: '- Prominent Supply Chain Advantages: The cost and quality advantages of Chinese manufacturing are recognized by overseas consumers',
  25: '- Improved Platform Operation Capabilities: AliExpress’ optimizations in logistics, payment, after-sales service and other links have taken effect',
  32: 'According to the latest data, Alibaba’s international business shows positive development momentum:',
  33: '- Revenue Growth: International retail business revenue continues to rise, projected to reach $92 billion in 2025',
  34: '- Improved Profitability: The international business turned profitable in Q3 2025, with operating margin turning positive from negative to 1.2%',
  35: '- Growth Expectations: International business revenue is projected to reach $110 billion in 2026, with operating margin increasing to 3.5%[1][2]',
  37: 'The migration of brand merchants brings higher average order value and gross profit margin:',
  38: '- The average selling price of products from brand merchants is 30-50% higher than that of white-label products',
  39: '- Brand merchants have higher repurchase rates and user loyalty',
  40: '- Platform commission and advertising revenue grow accordingly',
  41: 'AliExpress’ position in the “Four Cross-Border E-Commerce Giants” landscape is further consolidated:',
  42: '| Platform | Characteristics | 2025 Developments |',
  43: '|---|---|---|',
  44: '| AliExpress | Brand Global Expansion | Upgraded super brand program, benchmarking against Amazon |',
  45: '| Temu | Ultra-Low Pricing | Completed Pinduoduo’s 10-year journey in 3 years |',
  49: 'Currently, Alibaba is trading at a P/E ratio of 22.78x, which is lower than its historical valuation center. As the profitability of the international business improves, the market may re-evaluate:',
  50: '- Conservative Scenario: The international business maintains current profitability levels, with limited valuation premium',
  51: '- Base Scenario: The international business maintains 20% growth, with P/E ratio rising to 25-28x',
  52: '- Optimistic Scenario: Brand migration accelerates, the international business becomes the second growth curve, and the P/E ratio may exceed 30x',
  53: '- Cost Advantage: AliExpress offers operating costs half of Amazon’s, which has strong appeal to merchants',
  54: '- Ecosystem Synergy: Connected with Tmall and Lazada to realize a “light global expansion” model',
  55: '- Logistics Upgrade: Cainiao Network’s international logistics capabilities continue to be strengthened',
  56: '- Policy Support: China’s brand global expansion strategy has received policy support',
  57: '- Tariff Policy Uncertainty: Fluctuations in U.S. tariff policies in 2025 affect cross-border e-commerce profits',
  58: '- Cancellation of Duty-Free Policy for Small Parcels: Markets such as the EU and the U.S. have successively canceled duty-free policies, increasing compliance costs',
  59: '- Intensified Competition: Platforms such as Temu and SHEIN continue to expand, leading to price competition pressure',
  60: '- Geopolitical Risks: Uncertainties in Sino-U.S. trade relations may affect business development',
  61: '| Rating Distribution | Percentage |',
  62: '|---|---|',
  63: '| Buy | 87.9% |',
  66: 'Target Price Range: $140.00 - $225.00[0]',
  67: 'The specific impact of AliExpress’ smart socket category growth of over 50% and brand migration trend on valuation is reflected in the following aspects:',
  68: '| Valuation Factor | Impact Degree | Explanation |',
  69: '|---|---|---|',
  70: '| Revenue Growth | +5-8% | Increased proportion of international business revenue |',
  71: '| Profit Margin Improvement | +3-5% | Increased proportion of brand merchants |',
  72: '| Market Confidence | +5-10% | Confirmation of profitability improvement signals |',
  73: '| Growth Premium | +8-12% | International business becomes a growth engine |',
  74: 'Taking all factors into consideration, the improvement of Alibaba’s cross-border e-commerce business may bring a',
  75: '- Short-term stock price fluctuation risk',
  76: '- Macroeconomic uncertainty',
  77: '- Policy and regulatory risks',
  78: '- Changes in competitive landscape',
  79: '[0] Jinling AI - Alibaba Real-Time Quotes and Financial Data (2026-01-14)',
  80: '[1] Sina Finance - “2025 in Review: Has Cross-Border E-Commerce Changed Completely?!” (2026-01-04) https://finance.sina.com.cn/tech/roll/2026-01-04/doc-inhfctqm0240328.shtml',
  82: 'Insights are generated using AI models and historical data for informational purposes only. They do not constitute investment advice or recommendations. Past performance is not indicative of future results.',
  83: 'About us: Ginlix AI is the AI Investment Copilot powered by real data, bridging advanced AI with professional financial databases to provide verifiable, truth-based answers. Please use the chat box below to ask any financial question.',
};

const LAST = Math.max(...Object.keys(LINES).map(Number));
const NOTE = Array.from({ length: LAST }, (_, at) => LINES[at + 1] ?? '').join('\n');

const EXPECTED: readonly (readonly [rule: string, lines: readonly number[]])[] = [
  ['percent-of-what', [70]],
  ['truncated-sentence', [74]],
  ['comparative-without-comparator', [22, 49]],
  ['no-metric', [45]],
  ['ui-residue', [2, 3, 5, 7, 83]],
  ['empty-section', [6]],
  ['duplicate-block', [83]],
  ['orphan-list', [18, 23, 33, 38, 50, 53, 57, 75]],
  ['duplicate-section', [75]],
  ['fact-vs-view', [19, 20, 21]],
  ['relative-date', [17, 32, 49]],
  ['disclaimer-only', [82]],
  ['superlatives', []],
  ['placeholder-text', []],
];
const own = new Set(EXPECTED.map(([rule]) => rule));

const findings = checkDraft(NOTE, 'draft.txt', { using: rules.filter(({ id }) => own.has(id)) });
const found = (rule: string) => findings.filter((finding) => finding.rule === rule);
const linesOf = (rule: string) =>
  found(rule)
    .map(({ place }) => place?.line)
    .sort((a, b) => (a ?? 0) - (b ?? 0));

describe('a note as a copilot left it', () => {
  it.each(EXPECTED)('has what %s finds at its lines', (rule, lines) => {
    expect(linesOf(rule)).toEqual(lines);
  });

  it('is stopped by the sentence that breaks off, and by no other words', () => {
    expect(findings.filter(({ severity }) => severity === 'error').map(({ rule, place }) => [rule, place?.line])).toEqual([
      ['truncated-sentence', 74],
    ]);
  });

  it('is told that figures need a day, and of looser words only in passing', () => {
    expect(found('relative-date').map(({ severity, place }) => [place?.line, severity])).toEqual([
      [32, 'warning'],
      [49, 'warning'],
      [17, 'info'],
    ]);
  });

  it('is told where a list changes its subject, and which lists only lack a heading', () => {
    expect(found('orphan-list').map(({ severity, place }) => [place?.line, severity])).toEqual([
      [18, 'warning'],
      [53, 'warning'],
      [57, 'warning'],
      [75, 'warning'],
      [23, 'info'],
      [33, 'info'],
      [38, 'info'],
      [50, 'info'],
    ]);
  });

  it('is told in whole sentences what to do', () => {
    for (const { message, mend } of findings) {
      expect(message).toMatch(/[.?]$/);
      expect(mend).toMatch(/\.$/);
    }
  });
});
