import type { Locale } from './locale.ts';
import { currencySymbol, MISSING, type Missing, SCALE_FACTORS, SCALES, type Scale } from './numbers.ts';

/** A number as a reader reads it from the page. */
export type ReadNumber =
  | {
      readonly missing: undefined;
      /** Unscaled; percentages as printed. Both ends are equal but for a range. */
      readonly low: number;
      readonly high: number;
      /** As a fact has it: ISO 4217 code, `%`, `pp`, `bp`, `x`, a compound, a word, or empty. */
      readonly unit: string;
      readonly scale: Scale;
      readonly decimals: number;
      /** Half of the last digit, unscaled: the number that was printed lies within it. */
      readonly tolerance: number;
    }
  | { readonly missing: Missing };

interface Reader {
  readonly patterns: readonly { readonly unit: string; readonly shape: RegExp }[];
  readonly scales: ReadonlyMap<string, Scale>;
  readonly currencies: ReadonlyMap<string, string>;
  readonly decimal: string;
}

const readers = new WeakMap<Locale, Reader>();

/** Currencies that a sign means when several share it. */
const MAJOR = ['USD', 'EUR', 'GBP', 'JPY', 'CNY', 'HKD', 'TWD', 'CHF', 'INR', 'KRW', 'AUD', 'CAD', 'SGD', 'BRL'];

/** The inverse of `formatNumber` and `formatRange`; undefined for a text that is no number of the language. */
export function readNumber(text: string, locale: Locale): ReadNumber | undefined {
  const plain = plainSpaces(text).trim();
  const missing = MISSING.find((kind) => locale.numbers.missing[kind] === plain);
  if (missing) return { missing };
  const bracketed = /^\((.*)\)$/s.exec(plain)?.[1];
  const [, sign = '', body = ''] = /^([+\u2212-]?)(.*)$/s.exec(bracketed ?? plain) ?? [];
  const negative = bracketed !== undefined || sign === '\u2212' || sign === '-';
  const reader = readerOf(locale);
  for (const { unit, shape } of reader.patterns) {
    const groups = shape.exec(body)?.groups;
    if (!groups) continue;
    const scale = reader.scales.get((groups['k'] ?? '').trim());
    const of = unitOf(unit, groups, reader);
    if (scale === undefined || of === undefined) continue;
    const digits = (groups['n'] ?? '').split('\u2013');
    const [first, last] = [digits[0] ?? '', digits[1] ?? digits[0] ?? ''];
    const decimals = (last.split(reader.decimal)[1] ?? '').length;
    const factor = SCALE_FACTORS[scale];
    const low = numberOf(first, reader) * (negative ? -1 : 1) * factor;
    const high = digits.length === 1 ? low : numberOf(last, reader) * factor;
    return {
      missing: undefined,
      low: low + 0,
      high: high + 0,
      unit: of,
      scale,
      decimals,
      tolerance: 0.5 * 10 ** -decimals * factor,
    };
  }
  return undefined;
}

function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f\u2009]/g, ' ');
}

function numberOf(digits: string, { decimal }: Reader): number {
  const negative = /^[\u2212-]/.test(digits.trim());
  const [whole = '', fraction = ''] = digits.split(decimal);
  return Number(`${negative ? '-' : ''}${whole.replace(/\D/g, '')}.${fraction.replace(/\D/g, '')}`);
}

function unitOf(unit: string, groups: Readonly<Record<string, string | undefined>>, { currencies }: Reader): string | undefined {
  if (unit === 'currency') {
    const code = currencies.get((groups['s'] ?? '').trim());
    return code === undefined || groups['per'] === undefined ? code : `${code}/${groups['per']}`;
  }
  return unit === 'word' ? groups['u']?.trim() : unit;
}

function readerOf(locale: Locale): Reader {
  let reader = readers.get(locale);
  if (!reader) readers.set(locale, (reader = makeReader(locale)));
  return reader;
}

function makeReader(locale: Locale): Reader {
  const { numbers } = locale;
  const parts = new Intl.NumberFormat(locale.language).formatToParts(1234567.8);
  const part = (type: string): string => plainSpaces(parts.find((found) => found.type === type)?.value ?? '');
  const [decimal, group] = [part('decimal'), part('group')];
  const one = String.raw`[+\u2212-]?\d[\d${quoted(group)}]*(?:${quoted(decimal)}\d+)?`;
  const scales = new Map<string, Scale>([['', 'none']]);
  for (const scale of SCALES) if (numbers.scales[scale] !== '') scales.set(plainSpaces(numbers.scales[scale]).trim(), scale);
  const currencies = new Map<string, string>();
  for (const code of [...MAJOR, ...Intl.supportedValuesOf('currency')]) {
    const symbol = plainSpaces(currencySymbol(code, locale)).trim();
    if (!currencies.has(symbol)) currencies.set(symbol, code);
  }
  const blanks: Readonly<Record<string, string>> = {
    n: `(?<n>${one}(?:\u2013${one})?)`,
    k: `(?<k>${alternatives(scales.keys())})`,
    s: `(?<s>${alternatives(currencies.keys())})`,
    u: String.raw`(?<u>\p{L}.*)`,
  };
  const shapeOf = (pattern: string, tail = ''): RegExp =>
    new RegExp(
      `^${plainSpaces(pattern)
        .split(/(\{\w\}|\s+)/)
        .map((piece) =>
          /^\{\w\}$/.test(piece) ? `\\s*${blanks[piece[1] as string]}\\s*` : piece.trim() === '' ? '\\s*' : quoted(piece),
        )
        .join('')}${tail}$`,
      'u',
    );
  const patterns = [
    { unit: '%', shape: shapeOf(numbers.percent) },
    { unit: 'pp', shape: shapeOf(numbers.percentagePoints) },
    { unit: 'bp', shape: shapeOf(numbers.basisPoints) },
    { unit: 'x', shape: shapeOf(numbers.multiple) },
    { unit: 'currency', shape: shapeOf(numbers.currency, '(?:/(?<per>[^/]+))?') },
    { unit: '', shape: shapeOf(numbers.plain) },
    { unit: 'word', shape: shapeOf(numbers.unit) },
  ];
  return { patterns, scales, currencies, decimal };
}

/** The longest first, so that none is taken for the beginning of another. */
function alternatives(words: Iterable<string>): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map(quoted)
    .join('|');
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
