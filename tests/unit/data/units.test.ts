import { describe, expect, it } from 'vitest';
import { agrees, common, perOne, power, product, readUnit, unitName } from '../../../src/data/units.ts';

describe('a unit', () => {
  it.each([
    ['', 'a number without unit'],
    ['%', 'a percentage'],
    ['x', 'a multiple'],
    ['bp', 'a percentage'],
    ['USD', 'USD'],
    ['USD/share', 'USD per share'],
    ['USD per shares', 'USD per share'],
    ['USD/MWh', 'USD per MWh'],
    ['CNY/USD', 'CNY per USD'],
    ['USD/USD', 'a ratio'],
    ['USD·shares', 'USD·share'],
    ['TEU', 'TEU'],
    ['GBp', 'GBp'],
    ['1/year', 'one per year'],
    ['kg CO2/t', 'kg CO2 per t'],
    ['constructor', 'constructor'],
    ['__proto__', '__proto__'],
  ])('%j is %s', (text, name) => expect(unitName(readUnit(text))).toBe(name));

  it('of the same thing is written in many ways', () => {
    for (const other of ['share', 'Shares', ' shares ']) expect(readUnit(other)).toEqual(readUnit('shares'));
    expect(agrees(readUnit('GBp'), readUnit('GBP'))).toBe(false);
    expect(readUnit('loss')).not.toEqual(readUnit('los'));
  });

  it.each([
    ['USD', 'USD', '', true],
    ['USD', 'CNY', '', false],
    ['USD/share', 'USD', '', true],
    ['USD/share', 'USD/TEU', '', false],
    ['TEU', 'share', '', false],
    ['TEU', '', '', true],
    ['USD', '', '', false],
    ['USD', '%', '', false],
    ['%', 'bp', '', true],
    ['x', '', '', true],
  ])('%j and %j agree: %s%s', (a, b, _, result) => {
    expect(agrees(readUnit(a), readUnit(b))).toBe(result);
    expect(agrees(readUnit(b), readUnit(a))).toBe(result);
    expect(common(readUnit(a), readUnit(b)) !== undefined).toBe(result);
  });

  it('of a percentage and a multiple agree in what they count, and do not add up', () => {
    expect(agrees(readUnit('%'), readUnit('x'))).toBe(true);
    expect(common(readUnit('%'), readUnit('x'))).toBeUndefined();
    expect(common(readUnit('pp'), readUnit('bp'))).toEqual(readUnit('%'));
    expect(common(product(readUnit('USD'), readUnit('USD'), -1), readUnit('x'))).toMatchObject({ kind: 'ratio' });
  });

  it.each([
    ['USD', 'USD', -1, 'a ratio'],
    ['USD', 'shares', -1, 'USD per share'],
    ['USD', 'shares', 1, 'USD·share'],
    ['USD', 'CNY/USD', 1, 'CNY'],
    ['CNY', 'CNY/USD', -1, 'USD'],
    ['USD', '%', 1, 'USD'],
    ['USD', '', 1, 'USD'],
    ['', '%', 1, 'a number without unit'],
    ['', '', -1, 'a number without unit'],
    ['%', 'x', 1, 'a ratio'],
    ['', 'USD', -1, 'one per USD'],
  ] as const)('%j with %j to the power of %d gives %s', (a, b, sign, name) => {
    expect(unitName(product(readUnit(a), readUnit(b), sign))).toBe(name);
  });

  it('has powers', () => {
    expect(unitName(power(readUnit('USD'), 2))).toBe('USD^2');
    expect(power(power(readUnit('USD/TEU'), 2), 0.5)).toEqual(readUnit('USD/TEU'));
    expect(power(readUnit('USD'), 0).kind).toBe('counted');
  });

  it('says how many of it make one', () => {
    expect(['%', 'pp', 'bp', 'x', 'USD', ''].map(perOne)).toEqual([100, 100, 10_000, 1, 1, 1]);
  });
});
