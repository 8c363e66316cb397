import { describe } from 'vitest';
import { marginVsTable } from '../../../../src/check/rules/margin-vs-table.ts';
import { tryRule } from '../cases.ts';

const EN =
  '# Halden\n\n| $m | 2023 | 2024 | 2025E |\n|---|---|---|---|\n| Revenue | 400 | 440 | 500 |\n| Operating profit | 60 | 70 | 85 |\n\n';
const DE =
  '# Nordhalde\n\n| Mio. € | 2023 | 2024 |\n|---|---|---|\n| Umsatz | 400,0 | 440,0 |\n| EBIT | 40,0 | 46,0 |\n| Bereinigtes EBIT | 44,0 | 52,0 |\n\n';

describe('a margin in the text beside profit and revenue in a table', () => {
  tryRule(marginVsTable, {
    found: {
      year: `${EN}The operating margin was 16.9% in 2024.`,
      'no time': `${EN}The operating margin widened to 18.9%.`,
      de: `${DE}Die EBIT-Marge lag 2024 bei 11,5 %.`,
    },
    silent: {
      right: `${EN}The operating margin was 15.9% in 2024, and we model 17.0% for 2025.`,
      'half a year': `${EN}In the first half the operating margin was 18.5%.`,
      cycle: `${EN}Over the cycle the operating margin averaged 14.2%. Peers earn an operating margin of 12.0%.`,
      'other year': `${EN}The operating margin was 18.0% in 2019.`,
      region: `${EN}The operating margin of Europe was 18.5%.`,
      'its own amounts': `${EN}On revenue of $120m in the spring and operating profit of $22m the operating margin was 18.3%.`,
      basis: `${DE}Die bereinigte EBIT-Marge stieg auf 11,8 %, unbereinigt lag die EBIT-Marge bei 10,5 %.`,
    },
  });
});
