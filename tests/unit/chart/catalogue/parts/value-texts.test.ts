import { describe, expect, it } from 'vitest';
import { valueTexts } from '../../../../../src/chart/catalogue/parts/value-texts.ts';
import { catalogueText } from '../../../../../src/chart/catalogue/text.ts';

const input = { language: 'en', text: catalogueText('en'), measure: (text: string) => text.length * 6 };
const write = (values: readonly number[], room = 1000, style = {}) => values.map(valueTexts(values, room, input, style).of);

describe('value texts', () => {
  it('has the places that values have, and no more than tell them apart', () => {
    expect(write([3.6, 4])).toEqual(['3.6', '4.0']);
    expect(write([1 / 3, 12.345678])).toEqual(['0.3', '12.3']);
    expect(write([1200, 3])).toEqual(['1,200', '3']);
  });

  it('gives up places where there is no room, but keeps two digits', () => {
    expect(write([26.4, 12.25], 18)).toEqual(['26', '12']);
    expect(write([3.64, 1.25], 10)).toEqual(['3.6', '1.3']);
    expect(write([3.64, 1.25], 10, { decimals: 2 })).toEqual(['3.64', '1.25']);
  });

  it('writes very long and very small values in short', () => {
    expect(write([3.2e12, -4.56e11])).toEqual(['3.2T', '−456B']);
    expect(write([2.5e-7])).toEqual(['2.5E-7'.replace('-', '\u2212')]);
  });

  it('marks rises, and what rounds to nothing as nothing', () => {
    expect(write([2, -1, 0.04], 1000, { signed: true, unit: '%', decimals: 1 })).toEqual(['+2.0%', '−1.0%', '0.0%']);
  });

  it('is as wide as the widest of many', () => {
    const many = Array.from({ length: 1000 }, (_, at) => at - 300);
    expect(valueTexts(many, 1000, input).width).toBe('−300'.length * 6);
  });
});
