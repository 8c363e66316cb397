import { read } from 'vega';
import type { Row } from './figure.ts';
import { isObject } from './views.ts';

/** Beyond it the differences and squares of scales and statistics overflow. */
const MOST = 1e150;

type Typed = Record<string, unknown>;

/**
 * Copies rows for one drawing, columns read as the spec says; Vega marks and changes what it is given.
 * Dates without a zone are UTC, numbers that are none become null.
 */
export function typedRows(rows: readonly Row[], parse: Readonly<Record<string, string>> = {}): Typed[] {
  const dates = Object.keys(parse).filter((column) => parse[column] === 'date');
  const others = Object.fromEntries(Object.entries(parse).filter(([, kind]) => kind !== 'date'));
  const copies = rows.map((row) => {
    const copy: Typed = { ...row };
    for (const column in copy) {
      const value = copy[column];
      if (typeof value === 'number' && !(Math.abs(value) <= MOST)) copy[column] = null;
      else if (isObject(value) || Array.isArray(value)) copy[column] = structuredClone(value);
    }
    for (const column of dates) copy[column] = utcTime(copy[column]);
    return copy;
  });
  return Object.keys(others).length === 0 ? copies : (read(copies as never, { type: 'json', parse: others } as never) as Typed[]);
}

/** Milliseconds since 1970 of what a report writes as a date, or null. */
export function utcTime(value: unknown): number | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.getTime();
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  if (value.length === 10 && value[4] === '-' && value[7] === '-') return dayOf(value);
  const text = value.trim();
  // A date alone is UTC by ECMAScript; with a time, or in other forms, it would be the machine's zone.
  const zoned = /^\d{4}(-\d\d){0,2}$|z$|[+-]\d\d:?\d\d$|gmt|utc/i.test(text);
  return valid(Date.parse(zoned ? text : /^\d{4}-\d\d-\d\dT/.test(text) ? `${text}Z` : `${text} UTC`));
}

/** A day as ISO writes it; reading it by its digits takes a fifth of the time of `Date.parse`, which reads what is not of that form. */
function dayOf(text: string): number | null {
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const isDay = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isDay ? Date.UTC(year, month - 1, day) : valid(Date.parse(text));
}

/** The number that stands in some places of a text; NaN when other characters do. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  return number;
}

function valid(time: number): number | null {
  return Number.isNaN(time) ? null : time;
}
