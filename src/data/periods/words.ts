import { nearest } from '../../shared/nearest.ts';
import { addDays, type Day, monthNumber, weekday, weekStart, weeksIn } from './calendar.ts';
import {
  dayPeriod,
  daysPeriod,
  type MonthKind,
  monthPeriod,
  monthsFrom,
  type Period,
  step,
  type ToDateUnit,
  toDate,
  weekPeriod,
} from './period.ts';

/** What words like "last month" are seen from. */
export interface PeriodContext {
  readonly today: Day;
  /** Month in which the fiscal year ends, 1 to 12. */
  readonly fiscalYearEnd: number;
}

/** Why words mean no period. */
export class PeriodError extends Error {
  override name = 'PeriodError';
}

export const PERIOD_FORMS =
  'Write 2026-07, 2026-Q3, 2026-H1, 2026, 2026-W46, 2026-11-20, FY26, FY26-Q2, 2026-01..2026-06, or words: today, yesterday, last friday, last month, this quarter, last fiscal year, last 12 months, mtd, ytd.';

const UNITS: Readonly<Record<string, MonthKind | 'day' | 'week'>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  half: 'half',
  'half year': 'half',
  'half-year': 'half',
  year: 'year',
  'calendar year': 'year',
  'fiscal quarter': 'fiscal-quarter',
  'fiscal half': 'fiscal-half',
  'fiscal year': 'fiscal-year',
  'financial year': 'fiscal-year',
};
const TO_DATE: Readonly<Record<string, ToDateUnit>> = {
  wtd: 'week',
  mtd: 'month',
  qtd: 'quarter',
  ytd: 'year',
  fytd: 'fiscal-year',
  'week to date': 'week',
  'month to date': 'month',
  'quarter to date': 'quarter',
  'year to date': 'year',
  'fiscal year to date': 'fiscal-year',
};
const WHICH: Readonly<Record<string, number>> = { last: -1, previous: -1, prior: -1, this: 0, current: 0, next: 1 };
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * The period that words or an ISO form mean: "last month", "2026-Q3", "FY26", "2026-W46", "last 12 months", "2026-01..2026-06".
 * "last" of a unit is the whole one before this; "last 12 months" are the twelve whole months before this one.
 * @throws PeriodError with what is wrong, for a person
 */
export function readPeriod(text: string, context: PeriodContext): Period {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const ends = words.split(/\s?(?:\.\.|–|—)\s?| to (?!date)/);
  if (ends.length === 2) return between(ends[0] as string, ends[1] as string, text, context);
  const period = readForm(words, context.fiscalYearEnd) ?? readWords(words, context);
  if (period) return period;
  const meant = nearest(words, knownWords());
  throw new PeriodError(`"${text.trim()}" is no period.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`);
}

function between(from: string, to: string, text: string, context: PeriodContext): Period {
  const [first, last] = [readPeriod(from, context), readPeriod(to, context)];
  if (first.start > last.end) throw new PeriodError(`"${text.trim()}" runs backwards.`);
  const { fiscalYearEnd } = context;
  const isWhole = first.start.endsWith('-01') && addDays(last.end, 1).endsWith('-01');
  if (!isWhole) return daysPeriod(first.start, last.end, fiscalYearEnd);
  const start = monthNumber(first.start);
  return monthsFrom('months', start, monthNumber(last.end) - start + 1, fiscalYearEnd);
}

const YEAR = String.raw`((?:19|20|21)\d{2})`;
const SHORT = String.raw`((?:19|20|21)\d{2}|\d{2})`;
const FORMS: readonly (readonly [RegExp, (match: readonly string[], fiscalYearEnd: number) => Period])[] = [
  [new RegExp(`^${YEAR}$`), ([, y], f) => calendar('year', Number(y), 1, f)],
  [new RegExp(`^${YEAR}-(0[1-9]|1[0-2])$`), ([, y, m], f) => calendar('month', Number(y), Number(m), f)],
  [new RegExp(`^${YEAR}[- ]?([qh])([1-4])$`), ([, y, kind, n], f) => parts(kind, y, n, f)],
  [new RegExp(`^([qh])([1-4])[- /]?'?${SHORT}$`), ([, kind, n, y], f) => parts(kind, y, n, f)],
  [new RegExp(`^([1-4])([qh])[- /]?'?${SHORT}$`), ([, n, kind, y], f) => parts(kind, y, n, f)],
  [new RegExp(`^${YEAR}-?w(\\d{1,2})$`), ([, y, n], f) => week(y, n, f)],
  [new RegExp(`^(?:w|week )(\\d{1,2})[ ,/-]+${YEAR}$`), ([, n, y], f) => week(y, n, f)],
  [new RegExp(`^fy[ -]?${SHORT}$`), ([, y], f) => fiscal('fiscal-year', y, '1', f)],
  [new RegExp(`^fy[ -]?${SHORT}[- ]?([qh])([1-4])$`), ([, y, kind, n], f) => parts(`f${kind}`, y, n, f)],
  [new RegExp(`^([qh])([1-4])[- ]?fy[ -]?${SHORT}$`), ([, kind, n, y], f) => parts(`f${kind}`, y, n, f)],
  [new RegExp(`^([1-4])([qh])[- ]?fy[ -]?${SHORT}$`), ([, n, kind, y], f) => parts(`f${kind}`, y, n, f)],
];

function readForm(words: string, fiscalYearEnd: number): Period | undefined {
  for (const [pattern, make] of FORMS) {
    const match = pattern.exec(words);
    if (match) return make(match as unknown as readonly string[], fiscalYearEnd);
  }
  const day = /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.exec(words)?.[0];
  if (day !== undefined) {
    const read = new Date(`${day}T00:00:00Z`);
    if (Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day) throw new PeriodError(`There is no day ${day}.`);
    return dayPeriod(day, fiscalYearEnd);
  }
  const named = /^([a-z]{3,9})\.? ((?:19|20|21)\d{2})$/.exec(words);
  const month = named ? MONTH_NAMES.findIndex((name) => name === named[1] || name.slice(0, 3) === named[1]) : -1;
  return named && month >= 0 ? calendar('month', Number(named[2]), month + 1, fiscalYearEnd) : undefined;
}

function yearOf(text: string | undefined): number {
  return Number(text) + (text?.length === 2 ? 2000 : 0);
}

function calendar(kind: MonthKind, year: number, month: number, fiscalYearEnd: number): Period {
  return monthPeriod(kind, year * 12 + month - 1, fiscalYearEnd);
}

function parts(kind: string | undefined, year: string | undefined, part: string | undefined, fiscalYearEnd: number): Period {
  const n = Number(part);
  if (kind?.endsWith('h') && n > 2) throw new PeriodError(`A year has two halves, not ${n}.`);
  if (kind?.startsWith('f')) return fiscal(kind === 'fh' ? 'fiscal-half' : 'fiscal-quarter', year, part, fiscalYearEnd);
  return calendar(kind === 'h' ? 'half' : 'quarter', yearOf(year), (n - 1) * (kind === 'h' ? 6 : 3) + 1, fiscalYearEnd);
}

function fiscal(
  kind: 'fiscal-year' | 'fiscal-half' | 'fiscal-quarter',
  year: string | undefined,
  part: string | undefined,
  fiscalYearEnd: number,
): Period {
  const last = yearOf(year) * 12 + fiscalYearEnd - 1;
  const length = { 'fiscal-year': 12, 'fiscal-half': 6, 'fiscal-quarter': 3 }[kind];
  return monthsFrom(kind, last - 11 + (Number(part) - 1) * length, length, fiscalYearEnd);
}

function week(year: string | undefined, number: string | undefined, fiscalYearEnd: number): Period {
  const [y, n] = [Number(year), Number(number)];
  if (n < 1 || n > weeksIn(y)) throw new PeriodError(`${y} has ${weeksIn(y)} weeks; there is no week ${n}.`);
  return weekPeriod(weekStart(y, n), fiscalYearEnd);
}

function readWords(words: string, { today, fiscalYearEnd }: PeriodContext): Period | undefined {
  if (words === 'today') return dayPeriod(today, fiscalYearEnd);
  if (words === 'yesterday') return dayPeriod(addDays(today, -1), fiscalYearEnd);
  if (words === 'tomorrow') return dayPeriod(addDays(today, 1), fiscalYearEnd);
  if (words === 'last weekday' || words === 'previous weekday') return dayPeriod(lastWeekday(today), fiscalYearEnd);
  const unit = Object.hasOwn(TO_DATE, words) ? TO_DATE[words] : undefined;
  if (unit) return toDate(unit, today, fiscalYearEnd);
  const [, which = '', what = ''] = /^(\w+) (.+)$/.exec(words) ?? [];
  const steps = Object.hasOwn(WHICH, which) ? WHICH[which] : undefined;
  if (steps === undefined) return undefined;
  const kind = Object.hasOwn(UNITS, what) ? UNITS[what] : undefined;
  if (kind) return step(whole(kind, today, fiscalYearEnd), steps);
  const named = WEEKDAYS.indexOf(what) + 1;
  if (named > 0 && steps !== 0) return dayPeriod(nearestWeekday(today, named, steps), fiscalYearEnd);
  const many = /^(\d{1,4}) (.+?)s$/.exec(what);
  const each = many && Object.hasOwn(UNITS, many[2] as string) ? UNITS[many[2] as string] : undefined;
  return many && each && steps !== 0 ? several(Number(many[1]), each, steps, today, fiscalYearEnd) : undefined;
}

function whole(kind: MonthKind | 'day' | 'week', day: Day, fiscalYearEnd: number): Period {
  if (kind === 'day') return dayPeriod(day, fiscalYearEnd);
  return kind === 'week' ? weekPeriod(day, fiscalYearEnd) : monthPeriod(kind, monthNumber(day), fiscalYearEnd);
}

/** So many whole units before this one, or after it. */
function several(count: number, kind: MonthKind | 'day' | 'week', steps: number, today: Day, fiscalYearEnd: number): Period {
  if (count === 0) throw new PeriodError('A period has at least one day.');
  const near = step(whole(kind, today, fiscalYearEnd), steps);
  const far = step(near, steps * (count - 1));
  const [first, last] = steps < 0 ? [far, near] : [near, far];
  if (kind === 'day' || kind === 'week') return daysPeriod(first.start, last.end, fiscalYearEnd);
  const start = monthNumber(first.start);
  return monthsFrom('months', start, monthNumber(last.end) - start + 1, fiscalYearEnd);
}

/** The last such day before today, or the next after it. */
function nearestWeekday(today: Day, named: number, steps: number): Day {
  const gap = steps < 0 ? (weekday(today) - named + 7) % 7 || 7 : (named - weekday(today) + 7) % 7 || 7;
  return addDays(today, steps * gap);
}

/** The last day from Monday to Friday before today; no calendar of holidays is known. */
function lastWeekday(today: Day): Day {
  const day = weekday(today);
  return addDays(today, day === 1 ? -3 : day === 7 ? -2 : -1);
}

function knownWords(): string[] {
  const units = Object.keys(UNITS);
  return [
    'today',
    'yesterday',
    'tomorrow',
    'last weekday',
    ...Object.keys(TO_DATE),
    ...['last', 'this', 'next', 'previous'].flatMap((which) => [...units, ...WEEKDAYS].map((what) => `${which} ${what}`)),
    'last 12 months',
    'last 30 days',
    'last 4 quarters',
  ];
}
