import * as z from 'zod';
import type { Row } from '../../../data/row.ts';
import { financialWords } from '../../words/financials.ts';
import type { CatalogueDrawing, CatalogueInput } from '../types.ts';
import { textOf } from './cells.ts';
import { cutTo } from './name-column.ts';
import { periodTime, withMissing } from './period-time.ts';
import { dateStep, timeOf } from './time.ts';

/** Options of a chart whose columns are fiscal periods. */
export const PERIOD_OPTIONS = {
  year: z.string().default('year').describe('Column of the period: 2026, FY26E, 1Q26 or a date.'),
  estimate: z
    .string()
    .default('estimate')
    .describe('Column that is true, or E, where a period is expected; rows need not have it.'),
  estimatesFrom: z
    .union([z.string(), z.number()])
    .optional()
    .describe('First expected period; periods that end in E are known to be expected.'),
};

interface PeriodOptions {
  readonly year: string;
  readonly estimate: string;
  readonly estimatesFrom?: string | number | undefined;
}

/** Fiscal periods of a chart, in order. */
export interface Periods {
  /** As printed: 2025, 2026E. */
  readonly labels: readonly string[];
  /** Whether each is expected. */
  readonly estimates: readonly boolean[];
  /** Place of a row's period, 0 for the first; -1 of one that is left out. */
  at(row: Row): number;
  /** Place of the same period a year before, -1 of one that is not there; of periods whose names tell no time the one before. */
  yearBefore(at: number): number;
  readonly findings: NonNullable<CatalogueDrawing['findings']>;
}

/** CSS px of a picture's width that a column takes at least: thinner ones are no ink. */
const LEAST_COLUMN = 3;
const EXPECTED = /\d\s?[eEfF]$/;
const ISO = /^\d{4}-\d\d(-\d\d)?/;

/**
 * The periods of rows: plain years and dates in time's order, with those that are missing between them; all others as the rows have
 * them.
 * @param least CSS px of the picture's width for a period; of more periods the first are left out
 */
export function periodsOf(
  rows: readonly Row[],
  options: PeriodOptions,
  input: Pick<CatalogueInput<unknown>, 'language' | 'text' | 'width'>,
  least = LEAST_COLUMN,
): Periods {
  const expected = new Map<string, boolean>();
  for (const row of rows) {
    const period = textOf(row, options.year);
    expected.set(period, expected.get(period) === true || isExpected(row[options.estimate]) || EXPECTED.test(period));
  }
  const { periods: all, even } = inOrder([...expected.keys()]);
  const most = Math.max(8, Math.floor(input.width / least));
  const periods = all.slice(-most);
  const from =
    options.estimatesFrom === undefined ? -1 : periods.findIndex((period) => same(period, String(options.estimatesFrom)));
  let before = false;
  const estimates = periods.map((period, at) => {
    // A period that no row has is expected as the one before it.
    before = (expected.get(period) ?? before) || (from >= 0 && at >= from);
    return before;
  });
  const places = new Map(periods.map((period, at) => [period, at]));
  const { estimate } = financialWords(input.language);
  const written = printed(periods, input);
  return {
    labels: written.map((label, at) => (estimates[at] && /\d$/.test(label) ? label + estimate : label)),
    estimates,
    at: (row) => places.get(textOf(row, options.year)) ?? -1,
    yearBefore: yearsBefore(periods),
    findings: [...(all.length > most ? [leftOut(all.length, most)] : []), ...(even ? [] : [UNEVEN])],
  };
}

function leftOut(all: number, most: number) {
  return {
    message: `The picture shows the last ${most} of ${all} periods; more have no room.`,
    mend: 'Aggregate the rows to fewer periods, give the exhibit a wider place, or use a chart of lines over dates.',
  };
}

const UNEVEN = {
  message: 'The periods stand side by side although they are not evenly apart in time.',
  mend: 'Give a row for each period, or leave out those that stand alone.',
};

function yearsBefore(periods: readonly string[]): Periods['yearBefore'] {
  const times = periods.map(periodTime);
  if (times.every((time) => time === undefined)) return (at) => at - 1;
  const places = new Map(times.map((time, at) => [`${time?.form} ${time?.month}`, at]));
  return (at) => {
    const time = times[at];
    return time === undefined ? -1 : (places.get(`${time.form} ${time.month - 12}`) ?? -1);
  };
}

function isExpected(cell: Row[string] | undefined): boolean {
  return cell === true || (typeof cell === 'string' && /^(e|est\b.*|estimate|f|forecast|true)$/i.test(cell.trim()));
}

/** `2026` is meant by 2026 and by "2026E". */
function same(period: string, meant: string): boolean {
  return period === meant || period.replace(EXPECTED, (end) => end[0] ?? '') === meant;
}

function inOrder(given: readonly string[]): { readonly periods: readonly string[]; readonly even: boolean } {
  const times = given.map(timeOfPeriod);
  if (times.includes(undefined)) return { periods: given, even: true };
  const sorted = given
    .map((_, at) => at)
    .sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b)
    .map((at) => given[at] as string);
  const { all, even } = withMissing(sorted);
  return { periods: all, even };
}

function timeOfPeriod(period: string): number | undefined {
  const year = /^(?:FY\s?)?(\d{4})\s?[aAeEfF]?$/.exec(period)?.[1];
  if (year !== undefined) return Date.UTC(Number(year), 0, 1);
  return ISO.test(period) ? (timeOf(period) ?? undefined) : undefined;
}

function printed(periods: readonly string[], { text }: Pick<CatalogueInput<unknown>, 'text'>): readonly string[] {
  if (!periods.every((period) => ISO.test(period))) return periods;
  const step = dateStep(periods.flatMap((period) => timeOf(period) ?? []));
  return periods.map((period) => text.date(period, step));
}

/** Least distance of two labels, CSS px. */
const GAP = 5;
/** Names of less than this are never cut, CSS px. */
const SHORTEST = 44;
/** Names longer than this are cut, however few there are. */
const LONGEST = 90;

/**
 * Labels that stand side by side, `step` px apart: as they are, else with years of two digits, else only every second,
 * third … of them, the last one kept; what is left out is empty. Long ones are cut.
 */
export function fitPeriods(
  labels: readonly string[],
  step: number,
  measure: CatalogueInput<unknown>['measure'],
): readonly string[] {
  const width = (text: string) => measure(text, undefined, 400);
  const widest = (list: readonly string[]) => list.reduce((most, label) => Math.max(most, width(label)), 0);
  const short = labels.map((label) => label.replace(/\b(FY)?(?:19|20)(\d\d)(?=\s?\D?$)/, '$1$2').replace(/(\d)[aA]$/, '$1'));
  const unique = new Set(short).size === labels.length;
  const fitting = [labels, unique ? short : labels].find((list) => widest(list) + GAP <= step);
  if (fitting !== undefined) return fitting;
  const most = Math.max(step - GAP, Math.min(LONGEST, Math.max(SHORTEST, step * labels.length * 0.3)));
  const cut = labels.map((label) => cutTo(label, most, width));
  const wide = widest(cut);
  // Labels at the ends stand inside of the picture, nearer to their neighbours.
  const every = wide + GAP <= step ? 1 : Math.ceil((wide * 1.5 + GAP) / step);
  return kept(cut, every, '');
}

/** Every so many of a list, counted from its end; the others are `none`. */
export function kept<T>(list: readonly T[], every: number, none: T): readonly T[] {
  const last = list.length - 1;
  return list.map((each, at) => ((last - at) % every === 0 ? each : none));
}
