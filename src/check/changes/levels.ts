import type { Moment } from './moment.ts';
import type { Point, Series } from './series.ts';

/** From this day on a date counts as the end of its month: the last trading day may come before the last day. */
const LATE = 26;

/** Of a row of values at days, those at the end of the period before and at the end of the period itself. */
export function levelsAround(row: Series, { kind, year, part }: Moment): readonly [Point, Point] | undefined {
  if (year === undefined || !row.points.every(({ claim }) => claim.period?.kind === 'day')) return undefined;
  const length = { year: 12, half: 6, quarter: 3, month: 1 }[kind];
  const last = year * 12 + (part ?? 1) * length;
  const [from, to] = [endOf(row, last - length), endOf(row, last)];
  return from && to && [from, to];
}

/** The last value of a month, counted from the year nought. */
function endOf({ points }: Series, month: number): Point | undefined {
  return points.findLast(({ claim: { period } }) => {
    const [year = 0, part = 0, day = 0] = (period?.key ?? '').split('-').map(Number);
    return year * 12 + part === month && day >= LATE;
  });
}
