import type { Claim, Interval } from '../claims/claim.ts';
import { allowed } from './allowed.ts';
import { middle, over, scaled, times, touch } from './interval.ts';
import type { NumberTable } from './tables.ts';

/** A multiple or yield in a row of years that is of another price than all others of its row. */
export interface OddPrice {
  readonly claim: Claim;
  /** What it is counted on: earnings per share of its year. */
  readonly base: Claim;
  /** What the price of the other years makes of it. */
  readonly made: Interval;
}

/** What a multiple is counted on; more than one where notes differ. */
const BASES: Readonly<Record<string, readonly string[]>> = {
  pe: ['eps', 'netIncome'],
  forwardPe: ['eps', 'netIncome'],
  pb: ['bvps', 'equity'],
  pffo: ['ffops'],
  ps: ['revenue'],
  evSales: ['revenue'],
  evEbitda: ['ebitda'],
  evEbit: ['operatingProfit'],
  dividendYield: ['dps'],
  fcfYield: ['freeCashFlow'],
};
/** Columns that must share one price. */
const LEAST = 3;
/** Printed multiples are made of amounts with more digits. */
const PLAY = 0.004;
const MOST_COLUMNS = 12;

interface Year {
  readonly claim: Claim;
  readonly base: Claim;
  readonly price: Interval;
}

/** Rows of multiples over rows of what they are counted on: one price makes all of them but one. */
export function oddPrices(table: NumberTable): readonly OddPrice[] {
  if (table.columns > MOST_COLUMNS) return [];
  const rows = Array.from({ length: table.rows }, (_, row) => row);
  const metricOf = (row: number) =>
    Array.from({ length: table.columns }, (_, column) => table.at(row, column)).find((claim) => claim?.metric !== undefined)
      ?.metric;
  return rows.flatMap((row): readonly OddPrice[] => {
    const wanted = BASES[metricOf(row) ?? ''];
    if (wanted === undefined) return [];
    const years = wanted
      .flatMap((metric) => rows.filter((other) => metricOf(other) === metric))
      .map((base) => yearsOf(table, row, base));
    // Where a row counts adjusted and another reported, one that makes all of them is enough.
    if (years.some((each) => each.length > LEAST && sharedBy(each) !== undefined)) return [];
    const odd = years.map(oddOf).find((each) => each !== undefined);
    return odd === undefined ? [] : [odd];
  });
}

function yearsOf(table: NumberTable, row: number, base: number): readonly Year[] {
  return Array.from({ length: table.columns }, (_, column) => [table.at(row, column), table.at(base, column)] as const).flatMap(
    ([claim, of]): readonly Year[] => {
      if (!isPlain(claim) || !isPlain(of) || claim.period === undefined || claim.period.kind !== 'year') return [];
      const ratio = allowed(claim);
      const price = claim.unit === '%' ? over(scaled(allowed(of), 100), ratio) : times(allowed(of), ratio);
      const play = middle(price) * PLAY;
      return [{ claim, base: of, price: { low: price.low - play, high: price.high + play } }];
    },
  );
}

function isPlain(claim: Claim | undefined): claim is Claim {
  return claim !== undefined && claim.range === undefined && claim.qualifier === undefined && claim.value > 0;
}

/** The prices that all of some years allow. */
function sharedBy(years: readonly Year[]): Interval | undefined {
  const low = Math.max(...years.map(({ price }) => price.low));
  const high = Math.min(...years.map(({ price }) => price.high));
  return low <= high ? { low, high } : undefined;
}

/** The year without which all others share one price; the first of a row may be of the price of its time. */
function oddOf(years: readonly Year[]): OddPrice | undefined {
  if (years.length <= LEAST || sharedBy(years) !== undefined) return undefined;
  const odd = years.flatMap((year, at) => {
    const shared = sharedBy(years.filter((each) => each !== year));
    return shared === undefined ? [] : [{ year, at, shared }];
  });
  const [only, second] = odd;
  if (only === undefined || second !== undefined || only.at === 0) return undefined;
  const { claim, base } = only.year;
  const made = claim.unit === '%' ? over(scaled(allowed(base), 100), only.shared) : over(only.shared, allowed(base));
  return touch(made, allowed(claim)) ? undefined : { claim, base, made };
}
