import type { ColumnType } from './dataset.ts';
import { dateFormat, isMidnight, likelyFormats, momentText, readDay, readWritten, type Written } from './dates.ts';
import type { Cell } from './row.ts';

/*
 * The rule for values.
 *
 * White space   Around a value it is no part of it.
 * Missing       An empty field, and NaN, everywhere. NA, N/A, #N/A, NaN, null, - and – in columns of numbers, truths and dates;
 *               in columns of text they are words, for NA is a country and a ticker. `missing` replaces the list, for every column.
 * Infinity      Refused: it prints as nothing that a reader could use.
 * Negative zero Zero.
 * Past 2^53     A number that a double cannot hold to the last whole unit is refused in a column of numbers; in a column whose type
 *               is found it makes the column text. Written with an exponent it is a measurement and stands.
 * Decimals      The nearest double.
 * Dates         See `dates.ts`.
 */

const DEFAULT_MISSING = ['NA', 'N/A', '#N/A', 'NaN', 'null', '-', '–', '—'];

/** A number as it may stand in a column whose type is found: no leading zeros, no bare exponent, so that 007 and 1E5 stay codes. */
export const FOUND_NUMBER = '[-+−]?((0|[1-9][0-9]*)([.][0-9]+)?|[.][0-9]+)(e[-+][0-9]+)?';
/** A number in a column that is declared. */
export const DECLARED_NUMBER = '[-+−]?([0-9]+([.][0-9]*)?|[.][0-9]+)(e[-+]?[0-9]+)?';
export const INFINITE = '[-+−]?(inf|infinity|∞)';
export const TRUTH = 'true|false';

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'i');
const foundNumber = whole(FOUND_NUMBER);
const declaredNumber = whole(DECLARED_NUMBER);
const infinite = whole(INFINITE);
const truth = whole(TRUTH);

/** How the values of one dataset are written. */
export interface ValueRules {
  /** Words that stand for a missing value, in lower case. */
  readonly missing: ReadonlySet<string>;
  /** Whether the words also count in columns of text. */
  readonly missingInText: boolean;
  readonly decimal: '.' | ',';
  /** IANA zone of times written without one, and in which moments are kept. */
  readonly zone: string;
}

export function valueRules(data: {
  readonly missing?: readonly string[] | undefined;
  readonly decimal: '.' | ',';
  readonly zone: string;
}): ValueRules {
  return {
    missing: new Set((data.missing ?? DEFAULT_MISSING).map((word) => word.trim().toLowerCase())),
    missingInText: data.missing !== undefined,
    decimal: data.decimal,
    zone: data.zone,
  };
}

/** Why a value does not fit its column. */
export class Unfit {
  /** After `data.`: `wrong-type`, `infinite`, `inexact`, `ambiguous-date`, `nested`. */
  readonly code: string;
  /** What was expected: "a number". */
  readonly expected: string;
  readonly mend: string | undefined;

  constructor(code: string, expected: string, mend?: string) {
    this.code = code;
    this.expected = expected;
    this.mend = mend;
  }
}

export const EXPECTED: Readonly<Record<ColumnType, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  date: 'a date like 2026-01-31',
  datetime: 'a date and time like 2026-01-31T09:30',
};

/** True for a word that stands for a missing value in columns that hold no text. */
export function isMissing(text: string, rules: ValueRules): boolean {
  return text === '' || rules.missing.has(text.toLowerCase());
}

/** The text of a number as JavaScript reads it: decimal point, ASCII minus. */
function plainNumber(text: string, decimal: '.' | ','): string {
  const point = decimal === ',' ? text.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : '?')) : text;
  return point.startsWith('−') ? `-${point.slice(1)}` : point;
}

/** What a text would be in a column whose type is found. */
export type Looks = 'number' | 'inexact' | 'infinite' | 'boolean' | 'date' | 'midnight' | 'datetime' | 'string';

export function looksLike(text: string, rules: ValueRules): Looks {
  const first = text.charCodeAt(0);
  const number = plainNumber(text, rules.decimal);
  if (foundNumber.test(number)) {
    return !/e/i.test(number) && Math.abs(Number(number)) > Number.MAX_SAFE_INTEGER ? 'inexact' : 'number';
  }
  // Only digits begin dates: most text is told apart by its first character.
  if (first >= 48 && first <= 57) {
    if (readDay(text) !== undefined) return 'date';
    const written = readWritten(text);
    if (written) return isMidnight(written) ? 'midnight' : 'datetime';
    return 'string';
  }
  if (truth.test(text)) return 'boolean';
  return infinite.test(text) ? 'infinite' : 'string';
}

/** The type of a column from what its values look like; undefined when none is present. */
export function typeOf(looks: ReadonlySet<Looks>): ColumnType | undefined {
  const only = (...kinds: Looks[]): boolean => [...looks].every((look) => kinds.includes(look));
  if (looks.size === 0) return undefined;
  if (looks.has('number') && only('number', 'infinite')) return 'number';
  if (only('boolean')) return 'boolean';
  if (only('date', 'midnight')) return 'date';
  if (only('date', 'midnight', 'datetime')) return 'datetime';
  return 'string';
}

export interface ColumnRule {
  readonly type: ColumnType;
  /** How dates are written. */
  readonly format: string | undefined;
}

/** Reads one value of a column: a cell, or why it is none. */
export type ValueReader = (value: unknown) => Cell | Unfit;

/** @throws Unfit `unknown-format` when the column's format cannot be read */
export function valueReader({ type, format }: ColumnRule, rules: ValueRules): ValueReader {
  const byFormat = format === undefined ? undefined : dateFormat(format)?.read;
  if (format !== undefined && !byFormat)
    throw new Unfit('unknown-format', format, 'A format has a year, a month and a day: "%d.%m.%Y", "%b %d, %Y".');
  const fromText = textReader(type, byFormat, rules);
  return (value) => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string') {
      const text = value.trim();
      if (text === '') return null;
      if (type === 'string') return rules.missingInText && isMissing(text, rules) ? null : text;
      return isMissing(text, rules) ? null : fromText(text);
    }
    if (typeof value === 'number' && Number.isNaN(value)) return null;
    if (typeof value === 'object') return new Unfit('nested', 'a single value', 'Lists and objects do not fit into a cell.');
    return fromValue(value, type);
  };
}

function textReader(
  type: ColumnType,
  byFormat: ((text: string) => Written | undefined) | undefined,
  rules: ValueRules,
): (text: string) => Cell | Unfit {
  switch (type) {
    case 'number':
    case 'integer':
      return (text) => readNumber(text, type, rules);
    case 'boolean':
      return (text) => (truth.test(text) ? text.toLowerCase() === 'true' : new Unfit('wrong-type', EXPECTED.boolean));
    case 'date':
      return (text) => readDate(text, byFormat);
    case 'datetime':
      return (text) => readMoment(text, byFormat, rules.zone);
    default:
      return (text) => text;
  }
}

function readNumber(text: string, type: 'number' | 'integer', rules: ValueRules): number | Unfit {
  const plain = plainNumber(text, rules.decimal);
  if (!declaredNumber.test(plain)) {
    if (infinite.test(text)) return infinity();
    const other = rules.decimal === '.' ? ',' : '.';
    return new Unfit(
      'wrong-type',
      EXPECTED[type],
      text.includes(other) && /^[-+\d.,]+$/.test(text)
        ? `If "${other}" is the decimal mark, say decimal: "${other}"; marks between thousands are not read.`
        : text.endsWith('%')
          ? 'Take the percent sign out and give the column the unit "%".'
          : undefined,
    );
  }
  return fit(Number(plain), type, /e/i.test(plain));
}

function fit(number: number, type: 'number' | 'integer', isMeasurement: boolean): number | Unfit {
  if (!Number.isFinite(number)) return infinity();
  if (type === 'integer' && !Number.isInteger(number)) return new Unfit('wrong-type', EXPECTED.integer);
  if ((!isMeasurement || type === 'integer') && Math.abs(number) > Number.MAX_SAFE_INTEGER) return inexact();
  return number === 0 ? 0 : number;
}

function infinity(): Unfit {
  return new Unfit(
    'infinite',
    'a finite number',
    'Name it under missing, if it stands for a missing value; in SQL, divide by nullif(x, 0).',
  );
}

function inexact(): Unfit {
  return new Unfit(
    'inexact',
    'a number up to 2^53',
    'A longer one would be rounded: declare the column as string, or in SQL cast it to DOUBLE.',
  );
}

function readDate(text: string, byFormat: ((text: string) => Written | undefined) | undefined): string | Unfit {
  const written = byFormat ? byFormat(text) : readWritten(text);
  if (written && isMidnight(written)) return new Date(written.wall).toISOString().slice(0, 10);
  if (written) return new Unfit('wrong-type', 'a day without a time', 'Declare the column as datetime.');
  return (byFormat ? undefined : readDay(text)) ?? notADate(text, EXPECTED.date, byFormat !== undefined);
}

function readMoment(text: string, byFormat: ((text: string) => Written | undefined) | undefined, zone: string): string | Unfit {
  let written = byFormat ? byFormat(text) : readWritten(text);
  if (!written && !byFormat) {
    const day = readDay(text);
    if (day !== undefined) written = { wall: Date.parse(day), fraction: '', offset: undefined };
  }
  const moment = written && momentText(written, zone);
  // The year of a moment may be another in the zone that it is kept in.
  return moment && readWritten(moment) ? moment : notADate(text, EXPECTED.datetime, byFormat !== undefined);
}

function notADate(text: string, expected: string, hasFormat: boolean): Unfit {
  if (hasFormat) return new Unfit('wrong-type', `${expected}, written as the column's format says`);
  const formats = likelyFormats(text);
  if (formats.length === 2)
    return new Unfit('ambiguous-date', expected, `It may be one of two days: say format: "${formats[0]}" or "${formats[1]}".`);
  return new Unfit('wrong-type', expected, formats[0] === undefined ? undefined : `Say format: "${formats[0]}".`);
}

/** A value that came with a type of its own: from JSON, YAML, a database. */
function fromValue(value: unknown, type: ColumnType): Cell | Unfit {
  if (type === 'string') return String(value);
  if (type === 'boolean') return typeof value === 'boolean' ? value : new Unfit('wrong-type', EXPECTED.boolean);
  if (type === 'number' || type === 'integer') {
    if (typeof value === 'bigint') {
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : inexact();
    }
    if (typeof value === 'number') return fit(value, type, true);
  }
  return new Unfit('wrong-type', EXPECTED[type]);
}
