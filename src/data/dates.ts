import { momentOf, offsetAt } from './zones.ts';

/*
 * The rule for days and moments.
 *
 * A day is read from `2026-01-31` or `2026/01/31`, else only by the column's `format`: 03/04/2026 is two days, and nobody can tell which.
 * Years are from 0001 to 9999.
 * A moment is read from `2026-01-31 09:30`, with `T`, seconds, fractions and an offset as they come. Without an offset it is
 * wall time in the dataset's zone, the workspace's when the dataset names none. It is kept as ISO 8601 text in that zone with its offset,
 * `2026-01-31T09:30:00+08:00`, in UTC with `Z`.
 */

/** From 0001 to 9999. */
const YEAR_PATTERN = '([0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})';
export const DAY_PATTERN = `${YEAR_PATTERN}(-[0-9]{2}-[0-9]{2}|/[0-9]{2}/[0-9]{2})`;
export const WALL_PATTERN = `${DAY_PATTERN}[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?`;
export const OFFSET_PATTERN = ' ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)';

const dayShape = new RegExp(`^${DAY_PATTERN}$`);
const momentShape =
  /^(\d{4})([-/])(\d{2})\2(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?$/;

/** A moment as it was written: wall time, the fraction of its second, and the offset when there was one. */
export interface Written {
  /** Milliseconds since 1970, as if the wall time were UTC; whole seconds. */
  readonly wall: number;
  /** Digits after the point, without zeros at the end. */
  readonly fraction: string;
  /** Milliseconds ahead of UTC. */
  readonly offset: number | undefined;
}

function utc(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number | undefined {
  if (year === 0) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  date.setUTCFullYear(year);
  const fits =
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second;
  return fits && date.getUTCFullYear() === year ? date.getTime() : undefined;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `2026-01-31` from milliseconds since 1970. */
export function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** `2026-01-31` from `2026-01-31` or `2026/01/31`; undefined for anything else and for days that no calendar has. */
export function readDay(text: string): string | undefined {
  if (!dayShape.test(text)) return undefined;
  const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)].map(Number) as [number, number, number];
  return utc(year, month, day) === undefined ? undefined : `${text.slice(0, 4)}-${text.slice(5, 7)}-${text.slice(8, 10)}`;
}

/** A day with a time, and perhaps an offset. */
export function readWritten(text: string): Written | undefined {
  const match = momentShape.exec(text);
  if (!match) return undefined;
  const [, year, , month, day, hour, minute, second = '0', fraction = '', offset] = match;
  const wall = utc(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second));
  if (wall === undefined) return undefined;
  return { wall, fraction: fraction.replace(/0+$/, ''), offset: offset === undefined ? undefined : readOffset(offset) };
}

function readOffset(text: string): number {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || 0);
  return (text.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

/** ISO 8601 text of a moment in a zone: `2026-01-31T09:30:00+08:00`, in UTC `2026-01-31T01:30:00Z`. */
export function momentText(written: Written, zone: string): string {
  const moment = written.offset === undefined ? momentOf(written.wall, zone) : written.wall - written.offset;
  const offset = offsetAt(moment, zone);
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const wall = new Date(moment + Math.sign(offset) * minutes * 60_000).toISOString().slice(0, 19);
  const tail = zone === 'UTC' ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${wall}${written.fraction === '' ? '' : `.${written.fraction}`}${tail}`;
}

/** True for a time without zone that is midnight: what many tools write for a plain day. */
export function isMidnight(written: Written): boolean {
  return written.offset === undefined && written.wall % 86_400_000 === 0 && written.fraction === '';
}

/** What `format` could be for a date that is not year first, to be named in an error. */
export function likelyFormats(text: string): readonly string[] {
  const match = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (!match) return [];
  const [, first, mark, second, year = ''] = match;
  const y = year.length === 4 ? '%Y' : '%y';
  return [
    ...(Number(second) <= 12 ? [`%d${mark}%m${mark}${y}`] : []),
    ...(Number(first) <= 12 ? [`%m${mark}%d${mark}${y}`] : []),
  ];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';

/** A pattern for ASCII letters in either case. */
export function anyCase(pattern: string): string {
  return pattern.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

interface Directive {
  readonly part: string;
  readonly pattern: string;
  /** With all its digits, for one that another number follows at once. */
  readonly full: string;
}

const directive = (part: string, pattern: string, full = pattern): Directive => ({ part, pattern, full });
const DIRECTIVES: Readonly<Record<string, Directive>> = {
  Y: directive('year', YEAR_PATTERN),
  y: directive('short', '[0-9]{2}'),
  m: directive('month', '0?[1-9]|1[0-2]', '0[1-9]|1[0-2]'),
  d: directive('day', '0?[1-9]|[12][0-9]|3[01]', '0[1-9]|[12][0-9]|3[01]'),
  b: directive('name', anyCase(MONTHS.join('|'))),
  B: directive('name', anyCase(LONG_MONTHS)),
  H: directive('hour', '[01]?[0-9]|2[0-3]', '[01][0-9]|2[0-3]'),
  M: directive('minute', '[0-5]?[0-9]', '[0-5][0-9]'),
  S: directive('second', '[0-5]?[0-9]', '[0-5][0-9]'),
};

interface DateFormat {
  /** Of texts that the format means, before the days of their month are counted. */
  readonly pattern: string;
  read(text: string): Written | undefined;
}

const formats = new Map<string, DateFormat | undefined>();

/**
 * How dates are read by a `format` like "%d.%m.%Y": %Y %y %m %d %b %B %H %M %S and %% as in `strptime`. Years of two digits from 69 are of the last century.
 * Undefined when the format has another directive or names no day.
 */
export function dateFormat(format: string): DateFormat | undefined {
  if (!formats.has(format)) formats.set(format, compile(format));
  return formats.get(format);
}

function compile(format: string): DateFormat | undefined {
  const pieces = format.match(/%.?|[^%]+/gs) ?? [];
  const parts: string[] = [];
  let pattern = '';
  for (const [i, piece] of pieces.entries()) {
    if (!piece.startsWith('%') || piece === '%%') {
      pattern += (piece === '%%' ? '%' : piece).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      continue;
    }
    const known = Object.hasOwn(DIRECTIVES, piece.slice(1)) ? DIRECTIVES[piece.slice(1)] : undefined;
    if (!known || parts.includes(known.part)) return undefined;
    parts.push(known.part);
    pattern += `(?<${known.part}>${/^(%[^%bB]|[0-9])/.test(pieces[i + 1] ?? '') ? known.full : known.pattern})`;
  }
  const has = (part: string): boolean => parts.includes(part);
  if (!(has('year') || has('short')) || !(has('month') || has('name')) || !has('day')) return undefined;
  const shape = new RegExp(`^(?:${pattern})$`);
  const read = (text: string): Written | undefined => {
    const found = shape.exec(text)?.groups;
    if (!found) return undefined;
    const of = (part: string): number => Number(found[part] ?? 0);
    const year = has('year') ? of('year') : of('short') + (of('short') < 69 ? 2000 : 1900);
    const month = has('name') ? MONTHS.indexOf((found['name'] ?? '').slice(0, 3).toLowerCase()) + 1 : of('month');
    const wall = utc(year, month, of('day'), of('hour'), of('minute'), of('second'));
    return wall === undefined ? undefined : { wall, fraction: '', offset: undefined };
  };
  return { pattern: pattern.replace(/\(\?<\w+>/g, '('), read };
}
