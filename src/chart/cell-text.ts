import { chartLocale } from './locale.ts';
import type { ReadColumn, Reading } from './reading.ts';
import { utcTime } from './rows.ts';
import { memoizeByLanguage } from './words/language.ts';

type CellText = (value: unknown) => string;
export type CellTexts = ReadonlyMap<string, CellText>;

const MOST_CHARACTERS = 120;

const formats = memoizeByLanguage((language) => ({
  year: new Intl.DateTimeFormat(language, { year: 'numeric', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' }),
  day: new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }),
  number: new Intl.NumberFormat(language, { maximumFractionDigits: 2 }),
  small: new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }),
}));

/** The writers of all columns of a reading, by key. */
export function cellTexts(reading: Reading, language: string): CellTexts {
  return new Map(reading.columns.map((column) => [column.key, cellText(column, reading.rows, language)]));
}

/** How a column's values are written: by the author's pattern where there is one, else by `Intl`. Never throws. */
function cellText(column: ReadColumn, rows: readonly Readonly<Record<string, unknown>>[], language: string): CellText {
  if (column.kind === 'date') return dateText(column, rows, language);
  if (column.kind === 'number') return numberText(column, language);
  return (value) => (typeof value === 'number' ? plainNumber(value, language) : clipped(value));
}

function numberText({ format }: ReadColumn, language: string): CellText {
  const pattern = format === undefined ? undefined : patternOf(() => chartLocale(language).format(format));
  return (value) => {
    const number =
      typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
    if (!Number.isFinite(number))
      return value === null || value === undefined || typeof value === 'number' ? '–' : clipped(value);
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
  const written = formats(language)[fineness(rows, key)];
  const pattern = format === undefined ? undefined : patternOf(() => chartLocale(language).utcFormat(format));
  return (value) => {
    const time = utcTime(value);
    if (time === null || Math.abs(time) > 8.64e15) return clipped(value);
    return pattern?.(new Date(time)) ?? written.format(time);
  };
}

/** The coarsest unit that tells all dates of a column. */
function fineness(rows: readonly Readonly<Record<string, unknown>>[], key: string): 'year' | 'month' | 'day' {
  let found: 'year' | 'month' = 'year';
  for (const row of rows) {
    const time = utcTime(row[key]);
    if (time === null) continue;
    const date = new Date(time);
    if (date.getUTCDate() !== 1 || time % 86_400_000 !== 0) return 'day';
    if (date.getUTCMonth() !== 0) found = 'month';
  }
  return found;
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
