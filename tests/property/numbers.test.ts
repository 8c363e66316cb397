import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormulaError, readFormula } from '../../src/data/formula.ts';
import { withHouse } from '../../src/locale/locale.ts';
import { formatMissing, formatNumber, formatRange, type Missing, type Scale } from '../../src/locale/numbers.ts';
import { readNumber } from '../../src/locale/read-number.ts';
import { isIsin, isLei } from '../../src/report/schema/identifiers.ts';
import { locales } from '../support/report.ts';

const language = fc.constantFrom<keyof typeof locales>('en', 'de', 'zh-Hant', 'zh-Hans');
const unit = fc.constantFrom('', '%', 'pp', 'bp', 'x', 'USD', 'EUR', 'CNY', 'CHF', 'JPY', 'shares', 'TEU', 'USD/MWh', 'CNY/USD');
const scale = fc.constantFrom<Scale>('none', 'k', 'wan', 'mn', 'yi', 'bn', 'tn');
const amount = fc.double({ min: -1e13, max: 1e13, noNaN: true });
const decimals = fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined });
const house = fc.record({
  negatives: fc.constantFrom<'minus' | 'parentheses'>('minus', 'parentheses'),
  currency: fc.constantFrom<'symbol' | 'code'>('symbol', 'code'),
});
const style = fc.record({ unit, scale, decimals, sign: fc.boolean(), tabular: fc.boolean() });

describe('a printed number', () => {
  it('reads as what it was, within half of its last digit, with its unit', () => {
    fc.assert(
      fc.property(amount, language, house, style, (value, locale, rules, how) => {
        const words = withHouse(locales[locale], rules);
        const text = formatNumber(value, how, words);
        expect(text).not.toMatch(/-|NaN|undefined|\{|\}/);
        const read = readNumber(text, words);
        if (!read || read.missing) throw new Error(`${text} is not read`);
        expect(Math.abs(read.low - value)).toBeLessThanOrEqual(read.tolerance + Math.abs(value) * 1e-12);
        expect([read.unit, read.low === read.high]).toEqual([how.unit, true]);
        expect(text.includes('\u2212') || text.startsWith('(')).toBe(read.low < 0);
        expect(text.includes('+')).toBe(how.sign && read.low > 0);
        if (how.decimals !== undefined && read.scale === how.scale) expect(read.decimals).toBe(how.decimals);
      }),
      { numRuns: 3_000, seed: 31 },
    );
  });

  it('in a range shows both ends, the unit once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: 1, max: 1e6 }),
        language,
        fc.constantFrom('%', 'USD', 'x', 'bp', 'TEU', ''),
        fc.boolean(),
        (low, step, locale, name, sign) => {
          const text = formatRange(low, low + step, { unit: name, decimals: 0, sign }, locales[locale]);
          expect(readNumber(text, locales[locale])).toMatchObject({ low, high: low + step, unit: name });
          if (name === 'USD') expect(text.match(/\$/g)).toHaveLength(1);
        },
      ),
      { numRuns: 600, seed: 32 },
    );
  });

  it('is the nearest that its digits can say, halves away from zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 4 }), (digits, places) => {
        // A number of so many digits and a five behind them: its binary form lies a little above or below.
        const value = Number(`${digits}5e-${places + 1}`);
        const read = readNumber(formatNumber(value, { unit: '', decimals: places }, locales.en), locales.en) as { low: number };
        const away = (BigInt(Math.abs(digits)) + 1n) * (digits < 0 ? -1n : 1n);
        expect(read.low).toBe(Number(`${away}e-${places}`));
      }),
      { numRuns: 1_000, seed: 39 },
    );
  });

  it('that is not there reads as such', () => {
    fc.assert(
      fc.property(fc.constantFrom<Missing>('NM', 'NA', 'nil'), language, (missing, locale) => {
        expect(readNumber(formatMissing(missing, locales[locale]), locales[locale])).toEqual({ missing });
      }),
      { numRuns: 50, seed: 40 },
    );
  });

  it('of any text is read or is none, and nothing is printed of what is no number', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), language, (text, locale) => {
        const read = readNumber(text, locales[locale]);
        if (read && !read.missing) expect(Number.isFinite(read.low) && Number.isFinite(read.high)).toBe(true);
      }),
      { numRuns: 1_000, seed: 41 },
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
