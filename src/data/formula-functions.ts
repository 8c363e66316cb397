import { divide, FormulaError, type Interval, NotMeaningful, raise, rising, roundTo, UnitError } from './interval.ts';
import { power, RATIO, type Unit } from './units.ts';

/** A function of formulas. */
export interface FormulaFunction {
  /** As it is written, for messages. */
  readonly usage: string;
  /** Fewest and most arguments. */
  readonly takes: readonly [number, number];
  /**
   * Unit of the result.
   * @param shared the unit that the first so many arguments share, all when absent; throws when they share none
   */
  unit(
    shared: (first: number | undefined, verb: string) => Unit,
    of: (index: number) => Unit,
    literal: (index: number) => number | undefined,
  ): Unit;
  apply(...values: Interval[]): Interval;
}

const MANY = 500;

function each(usage: string, takes: readonly [number, number], apply: FormulaFunction['apply']): FormulaFunction {
  return { usage, takes, unit: (shared) => shared(undefined, 'puts together'), apply };
}

function one(usage: string, apply: (value: Interval) => Interval): FormulaFunction {
  return { usage, takes: [1, 1], unit: (_, of) => of(0), apply: (value) => apply(value as Interval) };
}

const lows = (values: readonly Interval[]): number[] => values.map(({ low }) => low);
const highs = (values: readonly Interval[]): number[] => values.map(({ high }) => high);
const total = (numbers: readonly number[]): number => numbers.reduce((sum, value) => sum + value, 0);
const sum = (values: readonly Interval[]): Interval => ({ low: total(lows(values)), high: total(highs(values)) });
const mean = (...values: Interval[]): Interval => rising(sum(values), (value) => value / values.length);

/** Two of one unit, set against each other. */
function ratioOf(_: Unit): Unit {
  return RATIO;
}

/** Growth says something only from a positive base. */
function quotient(now: Interval, before: Interval): Interval {
  if (before.low <= 0) throw new NotMeaningful('growth from a base that is not positive');
  return divide(now, before);
}

function exponentOf(literal: number | undefined, unit: Unit): Unit {
  if (unit.kind !== 'counted') return unit;
  if (literal === undefined) throw new UnitError('the power of a number with a unit must be a number that stands in the formula');
  return power(unit, literal);
}

/** What formulas can call. */
export const FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  min: each('min(a, b, …)', [1, MANY], (...values) => ({ low: Math.min(...lows(values)), high: Math.min(...highs(values)) })),
  max: each('max(a, b, …)', [1, MANY], (...values) => ({ low: Math.max(...lows(values)), high: Math.max(...highs(values)) })),
  sum: each('sum(a, b, …)', [1, MANY], (...values) => sum(values)),
  mean: each('mean(a, b, …)', [1, MANY], mean),
  avg: each('avg(a, b, …)', [1, MANY], mean),
  low: one('low(range)', ({ low }) => ({ low, high: low })),
  high: one('high(range)', ({ high }) => ({ low: high, high })),
  abs: one('abs(a)', ({ low, high }) => {
    const ends = [Math.abs(low), Math.abs(high)];
    return { low: low <= 0 && high >= 0 ? 0 : Math.min(...ends), high: Math.max(...ends) };
  }),
  round: {
    usage: 'round(a) or round(a, decimals)',
    takes: [1, 2],
    unit: (_, of) => of(0),
    apply: (value, decimals = { low: 0, high: 0 }) => {
      if (decimals.low !== decimals.high || !Number.isInteger(decimals.low) || Math.abs(decimals.low) > 15)
        throw new FormulaError('round takes whole decimals from -15 to 15');
      return rising(value as Interval, (x) => roundTo(x, decimals.low));
    },
  },
  sqrt: {
    usage: 'sqrt(a)',
    takes: [1, 1],
    unit: (_, of) => power(of(0), 0.5),
    apply: (value) => {
      if ((value as Interval).low < 0) throw new FormulaError('it takes the square root of a negative number');
      return rising(value as Interval, Math.sqrt);
    },
  },
  pow: {
    usage: 'pow(base, exponent)',
    takes: [2, 2],
    unit: (_, of, literal) => exponentOf(literal(1), of(0)),
    apply: (base, exponent) => raise(base as Interval, exponent as Interval),
  },
  growth: {
    usage: 'growth(now, before)',
    takes: [2, 2],
    unit: (shared) => ratioOf(shared(undefined, 'compares')),
    apply: (now, before) => rising(quotient(now as Interval, before as Interval), (x) => x - 1),
  },
  cagr: {
    usage: 'cagr(last, first, years)',
    takes: [3, 3],
    unit: (shared) => ratioOf(shared(2, 'compares')),
    apply: (last, first, years) => {
      if ((years as Interval).low <= 0) throw new FormulaError('cagr takes a number of years above zero');
      const times = quotient(last as Interval, first as Interval);
      if (times.low < 0) throw new NotMeaningful('growth to a negative number');
      const perYear = divide({ low: 1, high: 1 }, years as Interval);
      const result = times.low === 0 ? { low: 0, high: times.high ** perYear.low } : raise(times, perYear);
      return rising(result, (x) => x - 1);
    },
  },
  pct: {
    usage: 'pct(a)',
    takes: [1, 1],
    unit: (_, of) => (of(0).kind === 'bare' ? RATIO : of(0)),
    apply: (value) => rising(value as Interval, (x) => x / 100),
  },
};
