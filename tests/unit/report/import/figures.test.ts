import { describe, expect, it } from 'vitest';
import { claimsIn } from '../../../../src/report/import/claims.ts';
import { figuresIn } from '../../../../src/report/import/figures.ts';
import type { DraftLanguage } from '../../../../src/report/import/language.ts';

describe('figuresIn', () => {
  it.each<[string, DraftLanguage, number | readonly [number, number], string]>([
    ['$64.043 Billion', 'en', 64_043_000_000, 'USD'],
    ['HK$1,250.5m', 'en', 1_250_500_000, 'HKD'],
    ['USD 12bn', 'en', 12e9, 'USD'],
    ['+96.4%', 'en', 96.4, '%'],
    ['−4.5%', 'en', -4.5, '%'],
    ['15-17x', 'en', [15, 17], 'x'],
    ['$31.00 - $47.50', 'en', [31, 47.5], 'USD'],
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
    expect(
      ['over 50%', 'at least 5%', 'up to 9x', 'below 3%', 'approximately $4bn', '50%+', 'discover 50%'].map(qualifier),
    ).toEqual(['over', 'at-least', 'up-to', 'under', 'about', 'over', undefined]);
  });

  it('takes no part of a date, a name or an address for a figure', () => {
    expect(figuresIn('Q3 A380 10-K v2.1.3', 'en').filter(({ unit }) => unit !== '')).toEqual([]);
    expect(figuresIn('on 2026-01-14', 'en')).toEqual([]);
  });
});

describe('claimsIn', () => {
  const named = (text: string, language: DraftLanguage = 'en'): unknown[] =>
    claimsIn(text, [], { language }, '').map(({ claim }) => [claim.stem, claim.figure.text, claim.period]);

  it('gives a number to the metric that stands before or right after it', () => {
    expect(named('Net margin 9.4%, ROE 21.7%')).toEqual([
      ['netMargin', '9.4%', undefined],
      ['roe', '21.7%', undefined],
    ]);
    expect(named('over 40% annual growth')).toEqual([['growth', '40%', undefined]]);
    expect(named('revenue of perhaps $7 billion in 2027')).toEqual([['revenue', '$7 billion', '2027']]);
    expect(named('Target Price Range: $31 - $47')).toEqual([
      ['targetLow', '$31', undefined],
      ['targetHigh', '$47', undefined],
    ]);
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
