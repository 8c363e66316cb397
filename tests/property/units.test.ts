import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFormula, UnitError } from '../../src/data/formula.ts';
import { agrees, common, perOne, power, product, readUnit, type Unit, unitName } from '../../src/data/units.ts';
import { errorOf, factsOf } from '../support/report.ts';

const word = fc.constantFrom('USD', 'CNY', 'EUR', 'share', 'TEU', 'MWh', 'year');
const text = fc.oneof(
  fc.constantFrom('', '%', 'x', 'bp'),
  word,
  fc.tuple(word, word).map(([a, b]) => `${a}/${b}`),
  fc.tuple(word, word, word).map(([a, b, c]) => `${a}·${b}/${c}`),
);
const unit = text.map(readUnit);
const counted = unit.filter(({ kind }) => kind === 'counted');
const same = (a: Unit, b: Unit) => expect(unitName(a)).toBe(unitName(b));
const sorted = ({ powers }: Unit) => Object.entries(powers).sort();

describe('units', () => {
  it('multiply in any order, and division undoes it', () => {
    fc.assert(
      fc.property(counted, counted, counted, (a, b, c) => {
        expect(sorted(product(a, b))).toEqual(sorted(product(b, a)));
        expect(sorted(product(product(a, b), c))).toEqual(sorted(product(a, product(b, c))));
        expect(sorted(product(product(a, b), b, -1))).toEqual(sorted(a));
        expect(product(a, a, -1).kind).toBe('ratio');
      }),
      { numRuns: 500, seed: 71 },
    );
  });

  it('are kept by bare numbers and ratios', () => {
    fc.assert(
      fc.property(counted, fc.constantFrom('', '%', 'x').map(readUnit), (a, plain) => {
        same(product(a, plain), a);
        same(product(plain, a), a);
        same(product(a, plain, -1), a);
      }),
      { numRuns: 200, seed: 72 },
    );
  });

  it('agree with themselves, both ways, and what agrees can be added, but for a percentage and a multiple', () => {
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        expect(agrees(a, a)).toBe(true);
        expect(agrees(a, b)).toBe(agrees(b, a));
        const sum = common(a, b);
        const mixed = a.form !== undefined && b.form !== undefined && a.form !== b.form;
        expect(sum !== undefined).toBe(agrees(a, b) && !mixed);
        if (sum) expect(agrees(sum, a) && agrees(sum, b)).toBe(true);
      }),
      { numRuns: 1_000, seed: 73 },
    );
  });

  it('read what they are called', () => {
    fc.assert(
      fc.property(counted, (a) => {
        fc.pre(!/\^|^one/.test(unitName(a)));
        expect(sorted(readUnit(unitName(a)))).toEqual(sorted(a));
      }),
      { numRuns: 300, seed: 74 },
    );
  });

  it('have roots of their squares', () => {
    fc.assert(
      fc.property(counted, (a) => {
        expect(sorted(power(power(a, 2), 0.5))).toEqual(sorted(a));
      }),
      { numRuns: 200, seed: 75 },
    );
  });

  it('of any words are read', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (words) => {
        const read = readUnit(words);
        expect(agrees(read, readUnit(words.trim()))).toBe(true);
        expect(unitName(read)).not.toBe('');
      }),
      { numRuns: 1_000, seed: 76 },
    );
  });
});

describe('a formula', () => {
  const UNITS: Readonly<Record<string, string>> = { a: 'USD', b: 'USD', c: 'CNY', f: 'CNY/USD', r: '%', n: '', s: 'shares' };
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...Object.keys(UNITS), '2'),
      fc
        .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/'), tie('expression'))
        .map(([x, sign, y]) => `(${x} ${sign} ${y})`),
      fc.tuple(fc.constantFrom('max', 'sum'), tie('expression'), tie('expression')).map(([name, x, y]) => `${name}(${x}, ${y})`),
    ),
  }));

  /** The same numbers counted in cents: what has a unit of dollars grows a hundredfold for each of them. */
  it('whose units agree gives the same whatever the dollar is worth', () => {
    fc.assert(
      fc.property(expression, (formula) => {
        const { unit: unitIn, compute } = readFormula(formula);
        let result: Unit;
        try {
          result = unitIn((name) => readUnit(UNITS[name] as string));
        } catch (error) {
          expect(error).toBeInstanceOf(UnitError);
          return;
        }
        const values: Readonly<Record<string, number>> = { a: 3, b: 7, c: 11, f: 13, r: 0.17, n: 19, s: 23 };
        const at = (dollar: number): number => {
          const { low } = compute((name) => {
            const of = readUnit(UNITS[name] as string);
            const value = (values[name] as number) * dollar ** (of.powers['USD'] ?? 0);
            return { low: value, high: value };
          });
          return low;
        };
        let [once, hundredfold]: [number, number] = [0, 0];
        try {
          [once, hundredfold] = [at(1), at(128)];
        } catch {
          return;
        }
        const expected = once * 128 ** (result.powers['USD'] ?? 0);
        // Numbers that cancel leave no digits to compare.
        if (Math.abs(once) < 1e-6 || !Number.isFinite(expected)) return;
        expect(hundredfold / expected).toBeCloseTo(1, 6);
      }),
      { numRuns: 3_000, seed: 77 },
    );
  });

  it('over percentages, points and multiples is one formula over ratios', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('%', 'pp', 'bp', 'x'),
        fc.constantFrom('%', 'pp', 'bp', 'x'),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (from, to, ratio) => {
          const facts = factsOf(`a: { value: ${ratio * perOne(from)}, unit: "${from}" }\nx: { formula: a, unit: "${to}" }`);
          expect((facts.get('x')?.value ?? Number.NaN) / perOne(to)).toBeCloseTo(ratio, 9);
        },
      ),
      { numRuns: 200, seed: 78 },
    );
  });

  it('never adds one currency to another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('USD', 'EUR', 'CNY', 'JPY'), fc.constantFrom('USD', 'EUR', 'CNY', 'JPY'), async (a, b) => {
        const facts = () =>
          factsOf(`a: { value: 1, unit: ${a} }\nb: { value: 2, unit: ${b} }\nx: { formula: a + b, unit: ${a} }`);
        if (a === b) expect(facts().get('x')?.value).toBe(3);
        else
          expect((await errorOf(facts)).problems).toMatchObject([
            { code: 'fact.unit-mismatch', mend: expect.stringContaining(`"${a}/${b}"`) },
          ]);
      }),
      { numRuns: 50, seed: 79 },
    );
  });
});
