import type { Cell, Row } from '../../../data/row.ts';
import { maxOf, minOf } from '../../../shared/extremes.ts';
import { timeOf } from './time.ts';

/** One line of a chart: values over time, in the order of time; a gap is NaN. */
export interface TimeSeries {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** Where the rows hold their series: one row a value, or one column a series. */
export interface SeriesColumns {
  readonly date: string;
  /** Column that names the series; without it, or when no row has it, there is one. */
  readonly series?: string | undefined;
  readonly value: string;
  /** Columns of numbers, one a series; wins over `series` and `value`. */
  readonly columns?: readonly string[] | undefined;
}

/** Rows as series, in the order in which their names first appear. Rows without a date are left out. */
export function timeSeries(rows: readonly Row[], { date, series, value, columns }: SeriesColumns): readonly TimeSeries[] {
  const found = new Map<string, { times: number[]; values: number[]; sorted: boolean }>();
  const of = (name: string) => {
    let entry = found.get(name);
    if (entry === undefined) found.set(name, (entry = { times: [], values: [], sorted: true }));
    return entry;
  };
  const add = (entry: ReturnType<typeof of>, time: number, cell: Cell | undefined) => {
    if (entry.times.length > 0 && time < (entry.times.at(-1) as number)) entry.sorted = false;
    entry.times.push(time);
    entry.values.push(typeof cell === 'number' && Math.abs(cell) <= 1e150 ? cell : Number.NaN);
  };
  for (const row of rows) {
    const time = timeOf(row[date]);
    if (time === null) continue;
    if (columns !== undefined) for (const column of columns) add(of(column), time, row[column]);
    else add(of(series === undefined ? '' : String(row[series] ?? '')), time, row[value]);
  }
  return [...found].map(([name, { times, values, sorted }]) => ({
    name,
    ...(sorted ? { times, values } : inOrder(times, values)),
  }));
}

function inOrder(times: readonly number[], values: readonly number[]): Pick<TimeSeries, 'times' | 'values'> {
  const order = times.map((_, at) => at).sort((a, b) => (times[a] as number) - (times[b] as number));
  return { times: order.map((at) => times[at] as number), values: order.map((at) => values[at] as number) };
}

/** Index of the first and last value that is a number, -1 when there is none. */
export function endsOf({ values }: TimeSeries): { readonly first: number; readonly last: number } {
  return {
    first: values.findIndex((value) => !Number.isNaN(value)),
    last: values.findLastIndex((value) => !Number.isNaN(value)),
  };
}

/** Index of the lowest and highest value, -1 when there is none. */
export function extremesOf({ values }: TimeSeries): { readonly lowest: number; readonly highest: number } {
  let [lowest, highest] = [-1, -1];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (Number.isNaN(value)) continue;
    if (lowest === -1 || value < (values[lowest] as number)) lowest = at;
    if (highest === -1 || value > (values[highest] as number)) highest = at;
  }
  return { lowest, highest };
}

/** Lowest and highest value, none when all are gaps. */
export function rangeOf(series: TimeSeries): readonly number[] {
  const { lowest, highest } = extremesOf(series);
  return lowest === -1 ? [] : [series.values[lowest] as number, series.values[highest] as number];
}

/** First and last moment of all series. */
export function spanOf(series: readonly TimeSeries[]): readonly [number, number] {
  const ends = series.flatMap(({ times }) => (times.length === 0 ? [] : [times[0] as number, times.at(-1) as number]));
  return [minOf(ends), maxOf(ends)];
}
