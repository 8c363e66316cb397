import { describe, expect, it } from 'vitest';
import { withHouse } from '../../../src/locale/locale.ts';
import {
  formatDigits,
  formatMissing,
  formatNumber,
  formatRange,
  isCurrency,
  missingLegend,
  type NumberStyle,
} from '../../../src/locale/numbers.ts';
import { locales } from '../../support/report.ts';

type Language = keyof typeof locales;
const print = (value: number, style: Partial<NumberStyle>, language: Language = 'en') =>
  formatNumber(value, { unit: '', ...style }, locales[language]).replaceAll('\u00a0', ' ');
const range = (low: number, high: number, style: Partial<NumberStyle>, language: Language = 'en') =>
  formatRange(low, high, { unit: '', ...style }, locales[language]).replaceAll('\u00a0', ' ');

describe('a number', () => {
  it.each<[number, Partial<NumberStyle>, string, string, string]>([
    [166.97, { unit: 'USD' }, '$166.97', '166,97 $', 'US$166.97'],
    [387.19e9, { unit: 'USD', scale: 'bn' }, '$387.2bn', '387,2 Mrd. $', 'US$3,872億'],
    [-1234.5, { unit: 'EUR' }, '−€1,234.50', '−1.234,50 €', '−€1,234.50'],
    [162e6, { unit: 'CNY', scale: 'mn', decimals: 0 }, 'CN¥162mn', '162 Mio. CN¥', 'CN¥162百萬'],
    [5, { unit: 'CHF' }, 'CHF 5.00', '5,00 CHF', 'CHF 5.00'],
    [13.84, { unit: '%' }, '13.8%', '13,8 %', '13.8%'],
    [-0.4, { unit: 'pp', sign: true }, '−0.4pp', '−0,4 Pp.', '−0.4個百分點'],
    [25, { unit: 'bp' }, '25bp', '25 Bp.', '25個基點'],
    [22.78, { unit: 'x' }, '22.8×', '22,8×', '22.8倍'],
    [1234567, {}, '1,234,567', '1.234.567', '1,234,567'],
    [2.319e9, { scale: 'bn', decimals: 2 }, '2.32bn', '2,32 Mrd.', '23.2億'],
    [3500, { unit: 'TEU' }, '3,500 TEU', '3.500 TEU', '3,500 TEU'],
    [1200, { unit: '名员工' }, '1,200 名员工', '1.200 名员工', '1,200名员工'],
    [1234, { unit: 'JPY' }, '¥1,234', '1.234 ¥', '¥1,234'],
    [1234, { unit: 'KRW' }, '₩1,234', '1.234 ₩', '￦1,234'],
    [1.5, { unit: 'KWD' }, 'KWD 1.500', '1,500 KWD', 'KWD 1.500'],
    [123.45, { unit: 'JPY', decimals: 2 }, '¥123.45', '123,45 ¥', '¥123.45'],
    [23.4, { unit: 'JPY/kWh' }, '¥23.40/kWh', '23,40 ¥/kWh', '¥23.40/kWh'],
    [1.5e12, { unit: 'JPY', scale: 'tn' }, '¥1.5tn', '1,5 Bio. ¥', '¥1.5兆'],
    [12.5, { unit: '%', sign: true, decimals: 0 }, '+13%', '+13 %', '+13%'],
    [3, { unit: 'USD', sign: true }, '+$3.00', '+3,00 $', '+US$3.00'],
  ])('%d as %j', (value, style, en, de, zh) => {
    expect([print(value, style), print(value, style, 'de'), print(value, style, 'zh-Hant')]).toEqual([en, de, zh]);
  });

  it.each<[number, Partial<NumberStyle>, string, string, string, string]>([
    [12345678, { scale: 'wan', decimals: 1 }, '12,346k', '12.346 Tsd.', '1,234.6萬', '1,234.6万'],
    [1.25e10, { unit: 'CNY', scale: 'yi' }, 'CN¥12,500mn', '12.500 Mio. CN¥', 'CN¥125.0億', '¥125.0亿'],
    [7.12345, { unit: 'CNY/USD' }, '7.1235 CNY/USD', '7,1235 CNY/USD', '7.1235 CNY/USD', '7.1235 CNY/USD'],
    [45.2, { unit: 'USD/MWh' }, '$45.20/MWh', '45,20 $/MWh', 'US$45.20/MWh', 'US$45.20/MWh'],
    [-1.5e6, { unit: 'USD/ship', scale: 'mn' }, '−$1.5mn/ship', '−1,5 Mio. $/ship', '−US$1.5百萬/ship', '−US$1.5百万/ship'],
    [1.2e6, { unit: 'TEU', scale: 'wan' }, '1,200k TEU', '1.200 Tsd. TEU', '120.0萬 TEU', '120.0万 TEU'],
    [3, { unit: 'constructor' }, '3 constructor', '3 constructor', '3 constructor', '3 constructor'],
  ])('%d as %j', (value, style, ...texts) => {
    expect((['en', 'de', 'zh-Hant', 'zh-Hans'] as const).map((language) => print(value, style, language))).toEqual(texts);
  });

  it('rounds what is written, not the binary number beside it', () => {
    expect(
      [13.85, 1.005, 2.675, 0.15, -13.85, 1.45].map((value) =>
        print(value, { decimals: value === 1.005 || value === 2.675 ? 2 : 1 }),
      ),
    ).toEqual(['13.9', '1.01', '2.68', '0.2', '−13.9', '1.5']);
    expect(print(0.1 + 0.2, { decimals: 1 })).toBe('0.3');
    expect(print(1.15e9, { scale: 'bn' })).toBe('1.2bn');
    expect(print(8.05 * 10, { decimals: 0 })).toBe('81');
  });

  it('keeps every digit of a whole number that a double holds', () => {
    expect(print(1234567890123456, { unit: 'USD', decimals: 0 })).toBe('$1,234,567,890,123,456');
    expect(print(9007199254740991, {})).toBe('9,007,199,254,740,991');
    expect(print(-9007199254740991, { unit: 'USD' })).toBe('−$9,007,199,254,740,991.00');
    expect(print(123456789012.34, { unit: 'USD' })).toBe('$123,456,789,012.34');
    expect(print(1234567890123.46, { decimals: 2 })).toBe('1,234,567,890,123.46');
    expect(print(2 ** 70, { decimals: 0 })).toBe('1,180,591,620,717,411,300,000');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d is not available', (value) => {
    expect(print(value, { unit: 'USD', scale: 'bn' })).toBe('NA');
    expect(formatDigits(value, { unit: '' }, locales.de)).toBe('n. v.');
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

describe('a house', () => {
  const house = withHouse(locales.en, { negatives: 'parentheses', currency: 'code' });

  it('may write negatives in brackets, in tables alone', () => {
    const style = { unit: 'USD', scale: 'bn', tabular: true } as const;
    expect(formatNumber(-1.2e9, style, house)).toBe('(USD\u00a01.2bn)');
    expect(formatNumber(-1.2e9, { ...style, tabular: false }, house)).toBe('−USD\u00a01.2bn');
    expect(formatNumber(-1.2, { unit: '%', tabular: true }, house)).toBe('(1.2%)');
    expect(formatDigits(-1234.5, { unit: '', decimals: 1, tabular: true }, house)).toBe('(1,234.5)');
    expect(formatNumber(-1.2, { unit: '%', tabular: true }, locales.en)).toBe('−1.2%');
    expect(formatRange(-5, -3, { unit: '%', decimals: 0, tabular: true }, house)).toBe('(5)–(3)%');
  });

  it('keeps the sign of what is printed with one, and no bracket around zero', () => {
    expect(formatNumber(-1.2, { unit: '%', tabular: true, sign: true }, house)).toBe('−1.2%');
    expect(formatNumber(-0.001, { unit: '%', tabular: true }, house)).toBe('0.0%');
  });

  it('may write currencies by sign or code', () => {
    const narrow = withHouse(locales['zh-Hant'], { negatives: 'minus', currency: 'narrowSymbol' });
    expect(formatNumber(5, { unit: 'USD' }, narrow)).toBe('$5.00');
    expect(formatNumber(5, { unit: 'USD' }, house)).toBe('USD\u00a05.00');
    expect(withHouse(locales.en, { negatives: 'minus', currency: 'symbol' })).toBe(locales.en);
  });
});

describe('a number that is not there', () => {
  it('says why', () => {
    expect((['NM', 'NA', 'nil'] as const).map((missing) => formatMissing(missing, locales.en))).toEqual(['NM', 'NA', '–']);
  });

  it('has its legend in fixed order, each once', () => {
    expect(missingLegend(['nil', undefined, 'NM', 'NM'], locales.en)).toBe('NM = not meaningful; – = nil');
    expect(missingLegend([undefined], locales.en)).toBeUndefined();
  });
});
