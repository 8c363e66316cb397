import type { CatalogueText } from '../types.ts';

const DAY = 86_400_000;
/** Steps of a time axis: days, then months. */
const DAYS = [1, 2, 7, 14] as const;
const MONTHS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200] as const;
/** Vega thins the values it is given to the count that it aims at. */
const MOST_GIVEN = 60;
/** CSS px from one label to the next: a day is told with its month, a month beside years, a year alone. */
const LABEL = { days: 56, months: 42, years: 36 } as const;

/** The finest round moments of which a plot holds all labels, between two times. */
export function timeTicks(from: number, to: number, plotWidth: number): readonly number[] {
  const most = (label: number) => Math.max(2, plotWidth / label);
  for (const days of DAYS) {
    if ((to - from) / (days * DAY) > most(LABEL.days)) continue;
    // Weeks begin on Mondays, and 1970 began on a Thursday.
    const offset = days >= 7 ? 4 * DAY : 0;
    const first = Math.ceil((from - offset) / (days * DAY));
    const last = Math.floor((to - offset) / (days * DAY));
    return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * days * DAY + offset);
  }
  const begin = monthOf(from);
  const end = monthOf(to);
  for (const months of MONTHS) {
    if ((end - begin) / months > most(months < 12 ? LABEL.months : LABEL.years) && months !== MONTHS.at(-1)) continue;
    const ticks: number[] = [];
    for (let month = Math.ceil(begin / months) * months; month <= end; month += months) {
      const time = new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1);
      if (time >= from && time <= to) ticks.push(time);
    }
    return ticks;
  }
  return [];
}

function monthOf(time: number): number {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** `params` of a spec with a time axis. */
export const TIME_PARAMS = [
  { name: 'xTimes', value: [] },
  { name: 'xFirst', value: '' },
] as const;

/** The signals of `TIME_PARAMS`; an axis without a January tells its year at the first label. */
export function timeSignals(times: readonly number[], text: CatalogueText): Readonly<Record<string, unknown>> {
  const [first] = times;
  const dated = first === undefined || times.some((time) => isNewYear(time));
  const months = times.every((time) => new Date(time).getUTCDate() === 1);
  return { xTimes: times, xFirst: dated ? '' : text.date(first, months ? 'month' : 'day') };
}

function isNewYear(time: number): boolean {
  const date = new Date(time);
  return date.getUTCMonth() === 0 && date.getUTCDate() === 1;
}

/** Time along x, labelled at the moments that come with the rows as signals. */
export function timeChannel(field = 'date', axis: object = {}): Record<string, unknown> {
  const labelExpr = "datum.index === 0 && xFirst !== '' ? xFirst : datum.label";
  return {
    field,
    type: 'temporal',
    title: null,
    axis: { values: { expr: 'xTimes' }, tickCount: MOST_GIVEN, labelExpr, ...axis },
  };
}
