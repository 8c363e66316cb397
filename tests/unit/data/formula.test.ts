import { describe, expect, it } from 'vitest';
import { FormulaError, type Interval, readFormula } from '../../../src/data/formula.ts';

const names: Readonly<Record<string, Interval>> = {
  a: { low: 6, high: 6 },
  b: { low: 2, high: 2 },
  r: { low: -1, high: 3 },
  s: { low: 4, high: 5 },
  zero: { low: 0, high: 0 },
};
const lookup = (name: string): Interval => {
  const found = Object.hasOwn(names, name) ? names[name] : undefined;
  if (!found) throw new FormulaError(`no ${name}`);
  return found;
};
const compute = (text: string): [number, number] => {
  const { low, high } = readFormula(text).compute(lookup);
  return [low, high];
};

describe('a formula', () => {
  it.each<[string, number]>([
    ['a + b * 2', 10],
    ['(a + b) * 2', 16],
    ['a - b - 1', 3],
    ['a / b / 2', 1.5],
    ['-a + b', -4],
    ['-(a - b)', -4],
    ['+a', 6],
    ['1.5e2', 150],
    ['min(a, b, 1)', 1],
    ['max(a, b)', 6],
    ['a * -b', -12],
    ['low(a)', 6],
  ])('%s is %d', (text, value) => {
    expect(compute(text)).toEqual([value, value]);
  });

  it.each<[string, [number, number]]>([
    ['r + s', [3, 8]],
    ['s - r', [1, 6]],
    ['-r', [-3, 1]],
    ['r * s', [-5, 15]],
    ['r * r', [-3, 9]],
    ['a / s', [1.2, 1.5]],
    ['r / s', [-0.25, 0.75]],
    ['-2 * s', [-10, -8]],
    ['min(r, 1)', [-1, 1]],
    ['max(r, s)', [4, 5]],
    ['low(r)', [-1, -1]],
    ['high(r) - low(r)', [4, 4]],
  ])('%s carries a range: %j', (text, ends) => expect(compute(text)).toEqual(ends));

  it('names the facts that it needs, each once', () => {
    expect(readFormula('min(a, b) / a + c').names).toEqual(['a', 'b', 'c']);
  });

  it.each(['a / zero', 'a / 0', 'a / (b - b)', 'a / r', '1 / -0'])('%s divides by zero', (text) => {
    expect(() => compute(text)).toThrow('it divides by zero');
  });
});

describe('a hostile or mistaken formula', () => {
  it.each([
    'a.constructor',
    "a['constructor']",
    'a[0]',
    'a.b.c()',
    '(1).toString()',
    "'x'",
    '"a" + b',
    'true',
    'null',
    '[a]',
    '{a: 1}',
    'a ? b : 1',
    'a && b',
    'a || b',
    '!a',
    '~a',
    'a % b',
    'a ** b',
    'a < b',
    'a == b',
    'a & b',
    'a = 1',
    'a, b',
    'a; b',
    '`a`',
    '/a/',
    'x => x',
    'function () {}',
    'new Date()',
    'constructor(a)',
    'toString()',
    'eval(a)',
    'log(a)',
    'min()',
    'min.call(a)',
    'this.a',
    'this',
    '',
    '(',
    'a +',
    'a b',
    '((((a)',
    '2 3',
    'a..b',
    '@a',
    'import("fs")',
    'low.constructor("x")',
    '__proto__(a)',
  ])('%j is refused', (text) => {
    expect(() => compute(text)).toThrow(FormulaError);
  });

  it.each(['constructor', '__proto__', 'toString', 'globalThis', 'process', 'NaN', 'Infinity', 'undefined', 'PI'])(
    '%s is a name like any',
    (text) => {
      expect(readFormula(text).names).toEqual([text]);
      expect(() => compute(text)).toThrow(`no ${text}`);
    },
  );

  it('says that only functions are called', () => {
    expect(() => compute('process.exit(1)')).toThrow('only functions are called');
  });

  it('of many brackets is refused or computed, and ends nothing else', () => {
    expect(compute(`${'('.repeat(240)}a${')'.repeat(240)}`)).toEqual([6, 6]);
    expect(compute(`${'-'.repeat(1)}${'(-'.repeat(99)}a${')'.repeat(99)}`)).toEqual([6, 6]);
  });
});
