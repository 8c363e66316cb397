import { describe, expect, it } from 'vitest';
import { comparable, runsFromRight } from '../../../../src/finish/read-back/comparable.ts';

describe('comparable', () => {
  it.each([
    ['Eﬃcient oﬀices', 'Efficient offices'],
    ['long-term nation\u2010\nal', 'longterm national'],
    ['inter\u00adnational', 'international'],
    ['1\u202f234,5\u00a0%', '1234,5%'],
    ['it’s “so”', 'it\'s "so"'],
    ['itʼs', 'its'],
    ['−5.2%', '–5.2%'],
    ['Straße', 'STRASSE'],
    ['m² and ½', 'm2 and 1/2'],
    ['人 民 币', '人民币'],
    ['⼈民', '人民'],
    ['（１２）', '(12)'],
    ['Café', 'Cafe'],
    ['\u0237\u030cep', 'ǰep'],
    ['pro\uf001t', 'profit'],
  ])('reads %j and %j alike', (one, other) => {
    expect(comparable(one)).toBe(comparable(other));
  });

  it.each([
    ['5%', '5'],
    ['−5', '5'],
    ['1.25', '125'],
    ['$5', '€5'],
    ['12', '21'],
  ])('tells %j from %j', (one, other) => {
    expect(comparable(one)).not.toBe(comparable(other));
  });

  it('knows words that are drawn from right to left', () => {
    expect(runsFromRight('בנק לאומי')).toBe(true);
    expect(runsFromRight('Bank 中文 ΔΩ')).toBe(false);
  });
});
