import { describe, expect, it } from 'vitest';
import { withHouse } from '../../../src/locale/locale.ts';
import { readNumber } from '../../../src/locale/read-number.ts';
import { locales } from '../../support/report.ts';

describe('a printed number', () => {
  it.each([
    ['en', '$387.2bn', 387.2e9, 'USD', 0.05e9],
    ['en', '−$1,234.50', -1234.5, 'USD', 0.005],
    ['en', '(1.2%)', -1.2, '%', 0.05],
    ['en', '-3', -3, '', 0.5],
    ['en', '+12.5%', 12.5, '%', 0.05],
    ['en', '22.8×', 22.8, 'x', 0.05],
    ['en', '25bp', 25, 'bp', 0.5],
    ['en', '3,500 TEU', 3500, 'TEU', 0.5],
    ['en', '$45.20/MWh', 45.2, 'USD/MWh', 0.005],
    ['de', '387,2 Mrd. $', 387.2e9, 'USD', 0.05e9],
    ['de', '−1.234,50\u00a0€', -1234.5, 'EUR', 0.005],
    ['de', '13,8 %', 13.8, '%', 0.05],
    ['zh-Hant', 'US$387.2億', 387.2e8, 'USD', 0.05e8],
    ['zh-Hant', '1.5個百分點', 1.5, 'pp', 0.05],
    ['zh-Hans', '¥12.3万亿', 12.3e12, 'CNY', 0.05e12],
  ] as const)('in %s, %s is %d in %j', (language, text, value, unit, tolerance) => {
    const read = readNumber(text, locales[language]);
    expect(read).toMatchObject({ low: value, high: value, unit });
    expect((read as { tolerance: number }).tolerance).toBeCloseTo(tolerance, 6);
  });

  it('of a range has two ends', () => {
    expect(readNumber('$183–205', locales.en)).toMatchObject({ low: 183, high: 205, unit: 'USD' });
    expect(readNumber('−5–+10%', locales.en)).toMatchObject({ low: -5, high: 10, unit: '%' });
    expect(readNumber('1,0–2,0 Mrd. €', locales.de)).toMatchObject({ low: 1e9, high: 2e9, unit: 'EUR' });
  });

  it('that is not there says why', () => {
    expect(readNumber('NM', locales.en)).toEqual({ missing: 'NM' });
    expect(readNumber('n. v.', locales.de)).toEqual({ missing: 'NA' });
    expect(readNumber('–', locales['zh-Hant'])).toEqual({ missing: 'nil' });
  });

  it('is read as the house writes it', () => {
    const house = withHouse(locales.en, { negatives: 'parentheses', currency: 'code' });
    expect(readNumber('(USD 1.2bn)', house)).toMatchObject({ low: -1.2e9, unit: 'USD' });
  });

  it.each(['', 'words', '$', '1.2.3', '12 %%', '%', '()', '−', 'US'])('%j is none', (text) => {
    expect(readNumber(text, locales.en)).toBeUndefined();
  });
});
