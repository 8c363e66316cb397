import { utcTime } from '../../rows.ts';

const DAY = 86_400_000;

/** Milliseconds since 1970, UTC, of what a report writes as a date; a number of four digits is a year. Null when it is none. */
export function timeOf(value: unknown): number | null {
  return isYear(value) ? Date.UTC(value, 0, 1) : utcTime(value);
}

export function isYear(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1000 && value <= 9999;
}

/** How far apart the dates of a chart are: its labels need no more. */
export type DateStep = 'day' | 'month' | 'quarter' | 'year';

/** The coarsest step that tells all times apart: the first days of quarters are months, 31 December of each year is a year. */
export function dateStep(times: Iterable<number>): DateStep {
  const months = new Set<number>();
  const years = new Set<number>();
  const monthsOfYear = new Set<number>();
  const all = new Set(times);
  for (const time of all) {
    const date = new Date(time);
    years.add(date.getUTCFullYear());
    months.add(date.getUTCFullYear() * 12 + date.getUTCMonth());
    monthsOfYear.add(date.getUTCMonth());
    // Several days of a month: nothing coarser can come of the rest.
    if (months.size < years.size || all.size > months.size + 4000) break;
  }
  if (months.size < all.size) return 'day';
  // One date is told in full.
  if (all.size === 1) {
    const [time = 0] = all;
    return time % DAY === 0 && new Date(time).getUTCDate() === 1
      ? new Date(time).getUTCMonth() === 0
        ? 'year'
        : 'month'
      : 'day';
  }
  if (years.size === all.size && monthsOfYear.size === 1) return 'year';
  const [month0] = monthsOfYear;
  return monthsOfYear.size <= 4 && [...monthsOfYear].every((month) => month % 3 === (month0 as number) % 3) ? 'quarter' : 'month';
}
