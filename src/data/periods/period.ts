import {
  addDays,
  addMonths,
  type Day,
  dayNumber,
  firstOfMonth,
  isoWeek,
  lastOfMonth,
  monthNumber,
  weekStart,
  weeksIn,
} from './calendar.ts';

/** Periods made of whole months, by how many. */
const MONTHS = { month: 1, quarter: 3, half: 6, year: 12, 'fiscal-quarter': 3, 'fiscal-half': 6, 'fiscal-year': 12 } as const;
export type MonthKind = keyof typeof MONTHS;
/** What a period to date began with. */
export type ToDateUnit = MonthKind | 'week';

/** A stretch of days with a name. Both ends belong to it. */
export interface Period {
  readonly kind: MonthKind | 'day' | 'week' | 'months' | 'days' | 'to-date';
  readonly start: Day;
  readonly end: Day;
  /** Month in which the fiscal year ends, 1 to 12. */
  readonly fiscalYearEnd: number;
  /** Of a period to date. */
  readonly unit?: ToDateUnit;
}

export function isMonthKind(kind: string): kind is MonthKind {
  return Object.hasOwn(MONTHS, kind);
}

/** Whole months from the first. */
export function monthsFrom(kind: MonthKind | 'months', first: number, count: number, fiscalYearEnd: number): Period {
  return { kind, start: firstOfMonth(first), end: lastOfMonth(first + count - 1), fiscalYearEnd };
}

/** The month, quarter, half or year, calendar or fiscal, in which a month lies. A fiscal year bears the year in which it ends. */
export function monthPeriod(kind: MonthKind, month: number, fiscalYearEnd: number): Period {
  const count = MONTHS[kind];
  // Months since a fiscal year began; the calendar's own begins with January.
  const offset = kind.startsWith('fiscal') ? fiscalYearEnd % 12 : 0;
  const into = (((month - offset) % count) + count) % count;
  return monthsFrom(kind, month - into, count, fiscalYearEnd);
}

export function dayPeriod(day: Day, fiscalYearEnd: number): Period {
  return { kind: 'day', start: day, end: day, fiscalYearEnd };
}

export function weekPeriod(day: Day, fiscalYearEnd: number): Period {
  const { year, week } = isoWeek(day);
  const start = weekStart(year, week);
  return { kind: 'week', start, end: addDays(start, 6), fiscalYearEnd };
}

export function daysPeriod(start: Day, end: Day, fiscalYearEnd: number): Period {
  return { kind: 'days', start, end, fiscalYearEnd };
}

/** From the beginning of a week, month, quarter or year to a day in it. */
export function toDate(unit: ToDateUnit, day: Day, fiscalYearEnd: number): Period {
  const whole = unit === 'week' ? weekPeriod(day, fiscalYearEnd) : monthPeriod(unit, monthNumber(day), fiscalYearEnd);
  return { kind: 'to-date', start: whole.start, end: day, fiscalYearEnd, unit };
}

function monthsIn(period: Period): number {
  return monthNumber(period.end) - monthNumber(period.start) + 1;
}

/** The period as many steps on, backwards when negative: the next months after months, the next days after days. */
export function step(period: Period, steps: number): Period {
  const { kind, start, end, fiscalYearEnd, unit } = period;
  if (isMonthKind(kind) || kind === 'months') {
    const count = monthsIn(period);
    return monthsFrom(kind, monthNumber(start) + steps * count, count, fiscalYearEnd);
  }
  if (kind === 'to-date' && unit !== 'week') {
    const months = steps * MONTHS[unit as MonthKind];
    return { ...period, start: addMonths(start, months), end: addMonths(end, months) };
  }
  const days = steps * (kind === 'to-date' ? 7 : dayNumber(end) - dayNumber(start) + 1);
  return { ...period, start: addDays(start, days), end: addDays(end, days) };
}

/** The period before: October before November, the 30 days before these 30 days, last year to the same day before this year to date. */
export function previous(period: Period): Period {
  return step(period, -1);
}

/** The same a year earlier. 29 February becomes 28 February, week 53 the last week of its year. */
export function yearAgo(period: Period): Period {
  const { kind, start, end, fiscalYearEnd, unit } = period;
  if (isMonthKind(kind) || kind === 'months') return monthsFrom(kind, monthNumber(start) - 12, monthsIn(period), fiscalYearEnd);
  if (kind === 'week' || unit === 'week') {
    const { year, week } = isoWeek(start);
    const monday = weekStart(year - 1, Math.min(week, weeksIn(year - 1)));
    return { ...period, start: monday, end: addDays(monday, dayNumber(end) - dayNumber(start)) };
  }
  return { ...period, start: addMonths(start, -12), end: addMonths(end, -12) };
}

/** Number of a fiscal year, quarter or half: the year in which the fiscal year ends, and which part of it from 1. */
export function fiscalOf(period: Period): { readonly year: number; readonly part: number } {
  const year = monthPeriod('fiscal-year', monthNumber(period.start), period.fiscalYearEnd);
  const into = monthNumber(period.start) - monthNumber(year.start);
  return { year: Math.floor(monthNumber(year.end) / 12), part: Math.floor(into / monthsIn(period)) + 1 };
}

/** Which quarter or half of the calendar year, from 1. */
export function partOf(period: Period): number {
  return Math.floor((monthNumber(period.start) % 12) / monthsIn(period)) + 1;
}

/** The form that a program writes and that means the same at any time: `2026-Q3`, `FY2026-Q2`, `2026-W46`, `2026-01..2026-06`. */
export function isoForm(period: Period): string {
  const { kind, start, end } = period;
  const year = start.slice(0, 4);
  switch (kind) {
    case 'day':
      return start;
    case 'week': {
      const { year: of, week } = isoWeek(start);
      return `${of}-W${String(week).padStart(2, '0')}`;
    }
    case 'month':
      return start.slice(0, 7);
    case 'quarter':
      return `${year}-Q${partOf(period)}`;
    case 'half':
      return `${year}-H${partOf(period)}`;
    case 'year':
      return year;
    case 'fiscal-year':
      return `FY${fiscalOf(period).year}`;
    case 'fiscal-quarter':
    case 'fiscal-half': {
      const { year: of, part } = fiscalOf(period);
      return `FY${of}-${kind === 'fiscal-half' ? 'H' : 'Q'}${part}`;
    }
    case 'months':
      return `${start.slice(0, 7)}..${end.slice(0, 7)}`;
    default:
      return `${start}..${end}`;
  }
}
