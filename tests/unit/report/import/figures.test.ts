import { describe, expect, it } from 'vitest';
import { claimsIn } from '../../../../src/report/import/claims.ts';
import { figuresIn } from '../../../../src/report/import/figures.ts';
import type { DraftLanguage } from '../../../../src/report/import/language.ts';

describe('figuresIn', () => {
  it.each<[string, DraftLanguage, number | readonly [number, number], string]>([
    ['$38.719 Billion', 'en', 38_719_000_000, 'USD'],
    ['HK$1,250.5m', 'en', 1_250_500_000, 'HKD'],
    ['USD 12bn', 'en', 12e9, 'USD'],
    ['+107.31%', 'en', 107.31, '%'],
    ['−4.5%', 'en', -4.5, '%'],
    ['25-28x', 'en', [25, 28], 'x'],
    ['$140.00 - $225.00', 'en', [140, 225], 'USD'],
    ['5% to 8%', 'en', [5, 8], '%'],
    ['35 bps', 'en', 35, 'bp'],
    ['1.234,5 Mio. EUR', 'de', 1_234_500_000, 'EUR'],
    ['3,2 %', 'de', 3.2, '%'],
    ['48.6亿元', 'zh-Hans', 4_860_000_000, 'CNY'],
    ['1.2万亿美元', 'zh-Hans', 1.2e12, 'USD'],
    ['35-38倍', 'zh-Hans', [35, 38], 'x'],
  ])('reads %s', (text, language, value, unit) => {
    expect(figuresIn(text, language)).toMatchObject([{ text, value, unit, start: 0, end: text.length }]);
  });

  it('hears the word before a figure', () => {
    const qualifier = (text: string): unknown => figuresIn(text, 'en')[0]?.qualifier;
    expect(['over 50%', 'at least 5%', 'up to 9x', 'below 3%', 'approximately $4bn', '50%+', 'discover 50%'].map(qualifier)).toEqual(['over', 'at-least', 'up-to', 'under', 'about', 'over', undefined]);
  });

  it('takes no part of a date, a name or an address for a figure', () => {
    expect(figuresIn('Q3 A380 10-K v2.1.3', 'en').filter(({ unit }) => unit !== '')).toEqual([]);
    expect(figuresIn('on 2026-01-14', 'en')).toEqual([]);
  });
});

describe('claimsIn', () => {
  const named = (text: string, language: DraftLanguage = 'en'): unknown[] => claimsIn(text, [], { language }, '').map(({ claim }) => [claim.stem, claim.figure.text, claim.period]);

  it('gives a number to the metric that stands before or right after it', () => {
    expect(named('Net profit margin 12.19%, ROE 12.16%')).toEqual([['netMargin', '12.19%', undefined], ['roe', '12.16%', undefined]]);
    expect(named('over 50% year-over-year growth')).toEqual([['growth', '50%', undefined]]);
    expect(named('revenue is projected to reach $110 billion in 2026')).toEqual([['revenue', '$110 billion', '2026']]);
    expect(named('Target Price Range: $140 - $225')).toEqual([['targetLow', '$140', undefined], ['targetHigh', '$225', undefined]]);
    expect(named('净利率14.1%', 'zh-Hans')).toEqual([['netMargin', '14.1%', undefined]]);
  });

  it('leaves alone what is not said', () => {
    expect(named('Tools sell at 30-50% more than before')).toEqual([]);
    expect(named('The current ratio was set in 2025')).toEqual([]);
    expect(named('The operating margin rose from 10% last year.')).toEqual([]);
    expect(named('Revenue fell. The plant cost $4 billion.')).toEqual([]);
    expect(named('P/E is high and the yield is 4%')).toEqual([]);
  });
});
