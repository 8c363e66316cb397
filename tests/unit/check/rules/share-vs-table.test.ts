import { describe } from 'vitest';
import { shareVsTable } from '../../../../src/check/rules/share-vs-table.ts';
import { tryRule } from '../cases.ts';

const EN =
  '# Halden\n\n| Segment | Revenue 2024 | EBIT 2024 |\n|---|---|---|\n| Cloud | 300 | 90 |\n| Licences | 200 | 60 |\n| Total | 500 | 150 |\n\n';
const ZH =
  '# 海登\n\n| 2024年 | 收入（亿元） | 占比 |\n|---|---|---|\n| 国内 | 60.0 | 60% |\n| 海外 | 40.0 | 40% |\n| 合计 | 100.0 | 100% |\n\n';

describe('a share of sales in the text beside a table', () => {
  tryRule(shareVsTable, {
    found: {
      en: `${EN}Cloud now makes up 65% of group revenue.`,
      zh: `${ZH}海外业务收入占总收入的46%。`,
      'zh share': `${ZH}2024年国内收入占比达到66%。`,
    },
    silent: {
      right: `${EN}Cloud accounts for 60% of revenue. Licences represent about 40% of sales.`,
      'of profit': `${EN}Cloud accounts for 66% of EBIT and 48% of staff.`,
      'of a region': `${EN}Licences account for 42% of group sales in Europe.`,
      'other year': `${EN}Cloud made up 52% of sales in 2019. Cloud should make up 66% of sales.`,
      zh: `${ZH}海外收入占比40%，预计2026年海外收入占比达到46%。2021年海外收入占比为31%。`,
    },
  });
});
