import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormulaError, readFormula } from '../../src/data/formula.ts';
import { formatNumber, formatRange, SCALE_FACTORS, type Scale } from '../../src/locale/numbers.ts';
import { isIsin, isLei } from '../../src/report/schema/identifiers.ts';
import { locales } from '../support/report.ts';

const language = fc.constantFrom<keyof typeof locales>('en', 'de', 'zh-Hant');
const unit = fc.constantFrom('', '%', 'pp', 'bp', 'x', 'USD', 'EUR', 'CNY', 'CHF', 'shares');
const scale = fc.constantFrom<Scale>('none', 'k', 'mn', 'bn', 'tn');
const amount = fc.double({ min: -1e13, max: 1e13, noNaN: true });

/** The number that a reader reads. */
function readBack(text: string, locale: keyof typeof locales): number {
  const digits = text.replace(/[^\d.,\u2212]/g, '').replace(/[.,]+$/, '');
  const plain = locale === 'de' ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
  return Number(plain.replace('\u2212', '-'));
}

describe('a printed number', () => {
  it('reads as what it was, within half of its last digit', () => {
    fc.assert(
      fc.property(
        amount,
        language,
        unit,
        scale,
        fc.integer({ min: 0, max: 6 }),
        fc.boolean(),
        (value, locale, name, size, decimals, sign) => {
          const text = formatNumber(value, { unit: name, scale: size, decimals, sign }, locales[locale]);
          const printed = readBack(
            text
              .replace('Mio.', '')
              .replace('Mrd.', '')
              .replace('Bio.', '')
              .replace('Tsd.', '')
              .replace(/(Pp|Bp)\./, ''),
            locale,
          );
          const wanted = value / SCALE_FACTORS[size];
          expect(Math.abs(printed - wanted)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + Math.abs(wanted) * 1e-12);
          expect(text).not.toMatch(/-|NaN|undefined|\{|\}/);
          expect(text.includes('\u2212')).toBe(printed < 0);
          expect(text.includes('+')).toBe(sign && printed > 0);
        },
      ),
      { numRuns: 1_500, seed: 31 },
    );
  });

  it('in a range shows both ends, the unit once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 1, max: 1e6 }),
        language,
        fc.constantFrom('%', 'USD', 'x'),
        (low, step, locale, name) => {
          const text = formatRange(low, low + step, { unit: name, decimals: 0 }, locales[locale]);
          expect(text.split('–').map((end) => readBack(end, locale))).toEqual([low, low + step]);
          expect(text.match(/[%$×倍]/g)).toHaveLength(1);
        },
      ),
      { numRuns: 300, seed: 32 },
    );
  });
});

/** A formula as text, and as JavaScript would compute it. */
type Expression = { readonly text: string; readonly value: number };
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.integer({ min: 0, max: 1000 }).map((n) => ({ text: String(n), value: n })),
    fc.double({ min: 1e-3, max: 1e6, noNaN: true }).map((n) => ({ text: String(n), value: n })),
    fc.constantFrom('a', 'b', 'c').map((name) => ({ text: name, value: SCALARS[name] as number })),
    fc.tuple(fc.constantFrom('+', '-', '*', '/'), tie('expression'), tie('expression')).map(([sign, x, y]) => ({
      text: `(${x.text}) ${sign} (${y.text})`,
      value:
        sign === '+'
          ? x.value + y.value
          : sign === '-'
            ? x.value - y.value
            : sign === '*'
              ? x.value * y.value
              : x.value / y.value,
    })),
    tie('expression').map((x) => ({ text: `-(${x.text})`, value: -x.value })),
    fc.tuple(fc.constantFrom('min', 'max'), tie('expression'), tie('expression')).map(([name, x, y]) => ({
      text: `${name}(${x.text}, ${y.text})`,
      value: name === 'min' ? Math.min(x.value, y.value) : Math.max(x.value, y.value),
    })),
  ),
}));
const SCALARS: Readonly<Record<string, number>> = { a: 3.5, b: -2, c: 120 };

describe('a formula', () => {
  it('over numbers gives what JavaScript gives, or says that it divides by zero', () => {
    fc.assert(
      fc.property(expression, ({ text, value }) => {
        let result: { low: number; high: number };
        try {
          result = readFormula(text).compute((name) => ({ low: SCALARS[name] as number, high: SCALARS[name] as number }));
        } catch (error) {
          expect((error as FormulaError).message).toBe('it divides by zero');
          return;
        }
        expect(result.low + 0).toBe(value + 0);
        expect(result.high + 0).toBe(value + 0);
      }),
      { numRuns: 1_000, seed: 33 },
    );
  });

  it('without brackets keeps the precedence of JavaScript', () => {
    const term = fc.tuple(fc.constantFrom('+', '-', '*', '/'), fc.integer({ min: 1, max: 99 }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.array(term, { maxLength: 8 }), (first, terms) => {
        const text = terms.reduce((all, [sign, n]) => `${all} ${sign} ${n}`, String(first));
        expect(readFormula(text).compute(() => ({ low: 0, high: 0 })).low).toBe(Function(`return ${text}`)());
      }),
      { numRuns: 300, seed: 34 },
    );
  });

  it('over ranges holds every result that the numbers in them give', () => {
    const ends = fc
      .tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0, max: 20, noNaN: true }))
      .map(([low, width]) => ({ low, high: low + width }));
    fc.assert(
      fc.property(
        expression,
        ends,
        ends,
        ends,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
        ({ text }, a, b, c, at) => {
          const ranges: Readonly<Record<string, { low: number; high: number }>> = { a, b, c };
          const points: Readonly<Record<string, number>> = Object.fromEntries(
            ['a', 'b', 'c'].map((name, i) => [
              name,
              (ranges[name]?.low ?? 0) + (at[i] ?? 0) * ((ranges[name]?.high ?? 0) - (ranges[name]?.low ?? 0)),
            ]),
          );
          const formula = readFormula(text);
          try {
            const range = formula.compute((name) => ranges[name] as { low: number; high: number });
            const { low: point } = formula.compute((name) => ({ low: points[name] as number, high: points[name] as number }));
            const slack = 1e-9 * (1 + Math.max(Math.abs(range.low), Math.abs(range.high)));
            if (!Number.isFinite(range.low) || !Number.isFinite(range.high)) return;
            expect(range.low).toBeLessThanOrEqual(point + slack);
            expect(range.high).toBeGreaterThanOrEqual(point - slack);
          } catch (error) {
            expect((error as FormulaError).name).toBe('FormulaError');
          }
        },
      ),
      { numRuns: 600, seed: 35 },
    );
  });

  it('of any text is read or refused, and nothing else happens', () => {
    const piece = fc.constantFrom(
      'a',
      'constructor',
      '__proto__',
      'this',
      '.',
      '(',
      ')',
      '[',
      ']',
      '+',
      '-',
      '*',
      '/',
      ',',
      '1',
      '"x"',
      '`',
      '${',
      '}',
      '{',
      '=>',
      '=',
      'new ',
      'function',
      ';',
      '?',
      ':',
      '!',
      ' ',
      'min',
      'eval',
      '0',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
          fc.string({ maxLength: 30 }),
        ),
        (text) => {
          try {
            const { low, high } = readFormula(text).compute(() => ({ low: 1, high: 2 }));
            expect(typeof low).toBe('number');
            expect(typeof high).toBe('number');
          } catch (error) {
            expect((error as FormulaError).name).toBe('FormulaError');
          }
        },
      ),
      { numRuns: 1_500, seed: 36 },
    );
  });
});

describe('check digits', () => {
  it.each([
    ['ISIN', isIsin, ['US0378331005', 'US01609W1027', 'DE000BAY0017', 'AU0000XVGZA3']],
    ['LEI', isLei, ['HWUPKR0MPOU8FGXBT394', '7LTWFZYICNSX8D621K86']],
  ])('of an %s find every single digit that is changed', (_, isRight, codes) => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.nat({ max: 19 }), fc.integer({ min: 1, max: 9 }), (code, at, shift) => {
        const digit = code[at];
        fc.pre(digit !== undefined && /\d/.test(digit));
        expect(isRight(code)).toBe(true);
        expect(isRight(code.slice(0, at) + ((Number(digit) + shift) % 10) + code.slice(at + 1))).toBe(false);
      }),
      { numRuns: 500, seed: 37 },
    );
  });

  it('are right for just one ending of any ISIN', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{2}[A-Z0-9]{9}$/), (stem) => {
        expect([...'0123456789'].filter((digit) => isIsin(stem + digit))).toHaveLength(1);
      }),
      { numRuns: 300, seed: 38 },
    );
  });
});
