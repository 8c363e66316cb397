import type { TimeSeries } from './series.ts';

/** The deepest fall of a series from its highest level so far; places are indices. */
export interface Fall {
  /** Percent, 0 or below. */
  readonly depth: number;
  readonly at: number;
  /** Where the peak stood from which it fell. */
  readonly peak: number;
  /** Where that peak was reached again, -1 when it was not. */
  readonly recovered: number;
}

/** Distance of each level from the highest so far, percent; NaN where there is no level above zero. */
export function drawdowns(levels: TimeSeries): TimeSeries {
  let peak = 0;
  const values = levels.values.map((value) => {
    if (value > peak) peak = value;
    return peak > 0 && value >= 0 ? (value / peak - 1) * 100 : Number.NaN;
  });
  return { ...levels, values };
}

/** The deepest point of a series of drawdowns with its peak and its recovery; undefined for no points. */
export function deepest({ values }: TimeSeries): Fall | undefined {
  let found: Fall | undefined;
  let peak = -1;
  for (let at = 0; at < values.length; at++) {
    const depth = values[at] as number;
    if (Number.isNaN(depth)) continue;
    if (depth >= 0) {
      if (found !== undefined && found.depth < 0 && found.recovered === -1) found = { ...found, recovered: at };
      peak = at;
    }
    if (found === undefined || depth < found.depth) found = { depth, at, peak: peak === -1 ? at : peak, recovered: -1 };
  }
  return found;
}

/** A span of time as a chart's option writes it. */
export interface Span {
  readonly count: number;
  readonly unit: 'day' | 'month' | 'year';
}

/** The same day `span` earlier; the last day of a month goes to the last day of a month. */
export function earlier(time: number, { count, unit }: Span): number {
  if (unit === 'day') return time - count * 86_400_000;
  const date = new Date(time);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() - (unit === 'year' ? 12 * count : count);
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const isLast = date.getUTCDate() === new Date(Date.UTC(year, date.getUTCMonth() + 1, 0)).getUTCDate();
  return Date.UTC(year, month, isLast ? lastDay : Math.min(date.getUTCDate(), lastDay));
}

/** Return over the span that ends at each level, percent, a year's where the span is longer. It begins with the first whole span. */
export function rollingReturns(levels: TimeSeries, span: Span): TimeSeries {
  const years = { day: 1 / 365.25, month: 1 / 12, year: 1 }[span.unit] * span.count;
  const power = years > 1 ? 1 / years : 1;
  const times: number[] = [];
  const values: number[] = [];
  let start = -1;
  levels.times.forEach((time, at) => {
    const from = earlier(time, span);
    while (start + 1 < levels.times.length && (levels.times[start + 1] as number) <= from) start += 1;
    if (start === -1) return;
    const [base, level] = [levels.values[start] as number, levels.values[at] as number];
    times.push(time);
    values.push(base > 0 && level > 0 ? ((level / base) ** power - 1) * 100 : Number.NaN);
  });
  return { name: levels.name, times, values };
}
