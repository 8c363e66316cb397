import { utcTime } from './rows.ts';
import { chartLocale } from './locale.ts';
import type { ReadColumn } from './reading.ts';
import { memoizeByLanguage } from './words/language.ts';

type CellText = (value: unknown) => string;

const MOST_CHARACTERS = 120;

const formats = memoizeByLanguage((language) => ({
  date: (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }),
  // Four digits that count, but never fewer than stand before the point.
  number: new Intl.NumberFormat(language, { maximumFractionDigits: 2 }),
  small: new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }),
}));

/** How a column's values are written: by the author's pattern where there is one, else by `Intl`. Never throws. */
export function cellText(column: ReadColumn, rows: readonly Readonly<Record<string, unknown>>[], language: string): CellText {
  if (column.kind === 'date') return dateText(column, rows, language);
  if (column.kind === 'number') return numberText(column, language);
  return (value) => (typeof value === 'number' ? plainNumber(value, language) : clipped(value));
}

function numberText({ format }: ReadColumn, language: string): CellText {
  const pattern = format === undefined ? undefined : patternOf(() => chartLocale(language).format(format));
  return (value) => {
    const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
    if (!Number.isFinite(number)) return value === null || value === undefined || typeof value === 'number' ? '–' : clipped(value);
    return pattern?.(number) ?? plainNumber(number, language);
  };
}

function plainNumber(value: number, language: string): string {
  if (!Number.isFinite(value)) return '–';
  const { number, small } = formats(language);
  return (value !== 0 && Math.abs(value) < 1 ? small : number).format(value);
}

/** Days, months or years, as fine as the column's values are. */
function dateText({ key, format }: ReadColumn, rows: readonly Readonly<Record<string, unknown>>[], language: string): CellText {
  const times = rows.slice(0, 2000).flatMap((row) => utcTime(row[key]) ?? []);
  const dates = times.map((time) => new Date(time)).filter((date) => !Number.isNaN(date.getTime()));
  const monthly = dates.every((date) => date.getUTCDate() === 1 && date.getUTCHours() === 0);
  const yearly = monthly && dates.every((date) => date.getUTCMonth() === 0);
  const options: Intl.DateTimeFormatOptions = yearly ? { year: 'numeric' } : monthly ? { year: 'numeric', month: 'short' } : { dateStyle: 'medium' };
  const written = formats(language).date(options);
  const pattern = format === undefined ? undefined : patternOf(() => chartLocale(language).utcFormat(format));
  return (value) => {
    const time = utcTime(value);
    if (time === null || Math.abs(time) > 8.64e15) return clipped(value);
    return pattern?.(new Date(time)) ?? written.format(time);
  };
}

/** A formatter, or undefined when the author's pattern is none. */
function patternOf<T>(build: () => (value: T) => string): ((value: T) => string) | undefined {
  try {
    return build();
  } catch {
    return undefined;
  }
}

function clipped(value: unknown): string {
  if (value === null || value === undefined) return '–';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS).toWellFormed()}…` : text;
}
