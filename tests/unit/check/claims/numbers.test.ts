import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../../../src/check/claims/numbers.ts';
import type { NoteLanguage } from '../../../../src/check/note/note.ts';

const told = (text: string, language: NoteLanguage = 'en') =>
  numbersIn(text, language)
    .filter(({ isYear }) => !isYear)
    .map(({ text: printed, value, unit, range }) => [printed, value, unit, ...(range ? ['range'] : [])]);

describe('numbersIn', () => {
  it.each<[string, NoteLanguage, unknown[]]>([
    ['Market Capitalization $38.719 Billion', 'en', [['$38.719 Billion', 38_719_000_000, 'USD']]],
    [
      'up +107.31% at 22.78x',
      'en',
      [
        ['+107.31%', 107.31, '%'],
        ['22.78x', 22.78, 'x'],
      ],
    ],
    [
      'rose 12.4% to USD 4,210m from USD 3,745m',
      'en',
      [
        ['12.4%', 12.4, '%'],
        ['USD 4,210m', 4_210_000_000, 'USD'],
        ['USD 3,745m', 3_745_000_000, 'USD'],
      ],
    ],
    ['$140.00 - $225.00', 'en', [['$140.00 - $225.00', 182.5, 'USD', 'range']]],
    [
      'from 10% to 12%',
      'en',
      [
        ['10%', 10, '%'],
        ['12%', 12, '%'],
      ],
    ],
    ['4% to 6%', 'en', [['4% to 6%', 5, '%', 'range']]],
    [
      'The yield climbed 6% to 2.78%',
      'en',
      [
        ['6%', 6, '%'],
        ['2.78%', 2.78, '%'],
      ],
    ],
    ['Sales grew 4% to 6% a year', 'en', [['4% to 6%', 5, '%', 'range']]],
    [
      '212.40p and 45 bps and 3.2pp',
      'en',
      [
        ['212.40p', 2.124, 'GBP'],
        ['45 bps', 45, 'bp'],
        ['3.2pp', 3.2, 'pp'],
      ],
    ],
    [
      'stieg um 8,4 % auf 1.234,5 Mio. €',
      'de',
      [
        ['8,4 %', 8.4, '%'],
        ['1.234,5 Mio. €', 1_234_500_000, 'EUR'],
      ],
    ],
    [
      'das 15-fache, KGV 14,2',
      'de',
      [
        ['15-fache', 15, 'x'],
        ['14,2', 14.2, ''],
      ],
    ],
    [
      '营业收入1,234.5亿元，同比增长12.3%，市盈率22.5倍',
      'zh',
      [
        ['1,234.5亿元', 123_450_000_000, 'CNY'],
        ['12.3%', 12.3, '%'],
        ['22.5倍', 22.5, 'x'],
      ],
    ],
    ['目標價港幣85.0元', 'zh', [['港幣85.0元', 85, 'HKD']]],
    ['CHF 1’234.50', 'en', [['CHF 1’234.50', 1234.5, 'CHF']]],
    [
      'a loss of $(3.4)m, (182)',
      'en',
      [
        ['(3.4)', -3.4, ''],
        ['182', 182, ''],
      ],
    ],
    ['(182)', 'en', [['(182)', -182, '']]],
    ['１２．５％', 'zh', [['１２．５％', 12.5, '%']]],
    ['٤٢%', 'en', [['٤٢%', 42, '%']]],
  ])('reads %s', (text, language, expected) => {
    expect(told(text, language)).toEqual(expected);
  });

  it.each([
    'The S&P 500, the CSI 300 and ISO 9001',
    'on 27 February 2026, 2026-02-27, Feb 27, 2026 and at 10:30',
    'Q3 2025, FY26E, 2025E, 1H25',
    'call +44 20 7946 0958, ISIN US0378331005, 0700.HK, 7203 JP',
    'a 10-K, a 52-week high, the 10-year bond, page 12, Figure 3, §4',
    'an A320neo, 5G, COVID-19 and 3nm',
    'see https://example.org/2026/01/14?p=12 or mail a1@example.org',
  ])('passes over names, days and marks: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('says how much the printed digits allow', () => {
    const [number] = numbersIn('13.8%', 'en');
    expect(number?.interval.low).toBeCloseTo(13.75);
    expect(number?.interval.high).toBeCloseTo(13.85);
    const [money] = numbersIn('$38.7 billion', 'en');
    expect(money?.half).toBeCloseTo(50_000_000);
  });

  it('finds again what is printed, in every language', () => {
    const decimals = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 9_999_999, noNaN: true }),
        decimals,
        fc.constantFrom('en', 'de'),
        (value, places, language) => {
          const printed = new Intl.NumberFormat(language, {
            minimumFractionDigits: places,
            maximumFractionDigits: places,
          }).format(value);
          const [found, second] = numbersIn(`worth ${printed} %`, language as NoteLanguage);
          expect(second).toBeUndefined();
          expect(found?.value).toBeCloseTo(Number(value.toFixed(places)), places);
          expect((found?.interval.low ?? 0) <= value + 1e-9 && value <= (found?.interval.high ?? 0) + 1e-9).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes time that grows with the text, whatever it is', () => {
    for (const text of [
      '1'.repeat(200_000),
      '1,'.repeat(100_000),
      '1-'.repeat(100_000),
      '(1'.repeat(100_000),
      '$ '.repeat(100_000),
    ])
      expect(numbersIn(text, 'en').length).toBeLessThan(100_001);
  });
});
