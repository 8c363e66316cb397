import { describe, expect, it } from 'vitest';
import { formatDigits, formatNumber, formatRange, isCurrency, type NumberStyle } from '../../../src/locale/numbers.ts';
import { locales } from '../../support/report.ts';

type Language = keyof typeof locales;
const print = (value: number, style: Partial<NumberStyle>, language: Language = 'en') =>
  formatNumber(value, { unit: '', ...style }, locales[language]).replaceAll('\u00a0', ' ');
const range = (low: number, high: number, style: Partial<NumberStyle>, language: Language = 'en') =>
  formatRange(low, high, { unit: '', ...style }, locales[language]).replaceAll('\u00a0', ' ');

describe('a number', () => {
  it.each<[number, Partial<NumberStyle>, string, string, string]>([
    [166.97, { unit: 'USD' }, '$166.97', '166,97 $', 'US$166.97'],
    [387.19e9, { unit: 'USD', scale: 'bn' }, '$387.2bn', '387,2 Mrd. $', 'US$387.2十億'],
    [-1234.5, { unit: 'EUR' }, '−€1,234.50', '−1.234,50 €', '−€1,234.50'],
    [162e6, { unit: 'CNY', scale: 'mn', decimals: 0 }, 'CN¥162mn', '162 Mio. CN¥', 'CN¥162百萬'],
    [5, { unit: 'CHF' }, 'CHF 5.00', '5,00 CHF', 'CHF 5.00'],
    [13.84, { unit: '%' }, '13.8%', '13,8 %', '13.8%'],
    [-0.4, { unit: 'pp', sign: true }, '−0.4pp', '−0,4 Pp.', '−0.4個百分點'],
    [25, { unit: 'bp' }, '25bp', '25 Bp.', '25個基點'],
    [22.78, { unit: 'x' }, '22.8×', '22,8×', '22.8倍'],
    [1234567, {}, '1,234,567', '1.234.567', '1,234,567'],
    [2.319e9, { scale: 'bn', decimals: 2 }, '2.32bn', '2,32 Mrd.', '2.32十億'],
    [3500, { unit: 'TEU' }, '3,500 TEU', '3.500 TEU', '3,500TEU'],
    [1.5e12, { unit: 'JPY', scale: 'tn' }, '¥1.5tn', '1,5 Bio. ¥', '¥1.5兆'],
    [12.5, { unit: '%', sign: true, decimals: 0 }, '+13%', '+13 %', '+13%'],
    [3, { unit: 'USD', sign: true }, '+$3.00', '+3,00 $', '+US$3.00'],
  ])('%d as %j', (value, style, en, de, zh) => {
    expect([print(value, style), print(value, style, 'de'), print(value, style, 'zh-Hant')]).toEqual([en, de, zh]);
  });

  it('rounds half away from zero and to two places at most when nothing is said', () => {
    expect([0.5, 1.5, 2.5, -2.5].map((value) => print(value, { decimals: 0 }))).toEqual(['1', '2', '3', '−3']);
    expect([1, 1.5, 1.256, 1 / 3].map((value) => print(value, {}))).toEqual(['1', '1.5', '1.26', '0.33']);
  });

  it.each<Partial<NumberStyle>>([
    {},
    { unit: 'USD' },
    { unit: '%' },
    { sign: true },
    { unit: 'USD', sign: true },
    { scale: 'bn' },
    { decimals: 0 },
  ])('zero as %j has no sign', (style) => {
    for (const zero of [0, -0, -0.0001, -1e-9])
      for (const language of ['en', 'de', 'zh-Hant'] as const) expect(print(zero, style, language)).not.toMatch(/[-+−]/);
  });

  it('has a true minus and its sign before the currency', () => {
    expect(formatDigits(-5, { unit: '' }, locales.en)).toBe('\u22125');
    expect(print(-2.1e9, { unit: 'USD', scale: 'bn' })).toBe('−$2.1bn');
  });
});

describe('a range', () => {
  it.each<[number, number, Partial<NumberStyle>, string, string]>([
    [183, 205, { unit: 'USD', decimals: 0 }, '$183–205', '183–205 $'],
    [21, 35, { unit: '%', decimals: 0 }, '21–35%', '21–35 %'],
    [30, 50, { unit: '%', decimals: 0, sign: true }, '+30–50%', '+30–50 %'],
    [-5, 10, { unit: '%', decimals: 0, sign: true }, '−5–+10%', '−5–+10 %'],
    [1e9, 2e9, { unit: 'EUR', scale: 'bn' }, '€1.0–2.0bn', '1,0–2,0 Mrd. €'],
  ])('from %d to %d as %j writes the unit once', (low, high, style, en, de) => {
    expect([range(low, high, style), range(low, high, style, 'de')]).toEqual([en, de]);
  });
});

it('a currency is a code of ISO 4217 and no other word of three letters', () => {
  expect(['USD', 'EUR', 'CNY', 'TWD', 'JPY'].every(isCurrency)).toBe(true);
  expect(['TEU', 'ADS', 'MWh', 'usd', 'US', '%', 'x', '', 'shares'].some(isCurrency)).toBe(false);
});
