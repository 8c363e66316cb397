import { describe, expect, it } from 'vitest';
import { periodLabel } from '../../../../src/data/periods/label.ts';
import { readPeriod } from '../../../../src/data/periods/words.ts';
import { locales } from '../../../support/report.ts';

describe('a period in words', () => {
  it.each([
    ['2026-11-20', '20 Nov 2026', '20. Nov. 2026', '2026年11月20日', '2026年11月20日'],
    ['2026-10', 'October 2026', 'Oktober 2026', '2026年10月', '2026年10月'],
    ['2026-Q3', 'Q3 2026', '3. Quartal 2026', '2026年第三季', '2026年第三季度'],
    ['2026-H1', 'H1 2026', '1. Halbjahr 2026', '2026年上半年', '2026年上半年'],
    ['2026', '2026', '2026', '2026年', '2026年'],
    ['2026-W46', 'week 46, 2026', 'KW 46/2026', '2026年第46週', '2026年第46周'],
    ['FY26', 'FY26', 'GJ 2026', '2026財年', '2026财年'],
    ['FY09-Q2', 'Q2 FY09', '2. Quartal GJ 2009', '2009財年第二季', '2009财年第二季度'],
    ['FY26-H2', 'H2 FY26', '2. Halbjahr GJ 2026', '2026財年下半年', '2026财年下半年'],
    [
      '2025-11..2026-10',
      'November 2025 – October 2026',
      'November 2025 – Oktober 2026',
      '2025年11月至2026年10月',
      '2025年11月至2026年10月',
    ],
    ['ytd', '1 Jan – 20 Nov 2026', '1. Jan. – 20. Nov. 2026', '2026年1月1日至2026年11月20日', '2026年1月1日至2026年11月20日'],
  ])('%s', (text, ...labels) => {
    const period = readPeriod(text, { today: '2026-11-20', fiscalYearEnd: 3 });
    expect([locales.en, locales.de, locales['zh-Hant'], locales['zh-Hans']].map((locale) => periodLabel(period, locale))).toEqual(
      labels,
    );
  });
});
