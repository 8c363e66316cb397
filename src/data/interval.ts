/** An interval of values: a plain number has equal ends. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Why a formula cannot be computed; the caller adds the place. */
export class FormulaError extends Error {
  override name = 'FormulaError';
  readonly mend: string | undefined;
  constructor(message: string, mend?: string) {
    super(message);
    this.mend = mend;
  }
}

/** A formula that puts together what is counted in different units. */
export class UnitError extends FormulaError {
  override name = 'UnitError';
}

/** A result that says nothing, like growth from a loss: printed as NM. */
export class NotMeaningful extends Error {
  override name = 'NotMeaningful';
}

/** All results at the ends, so that a range stays a range whatever the signs. */
export function spread(a: Interval, b: Interval, apply: (x: number, y: number) => number): Interval {
  const ends = [apply(a.low, b.low), apply(a.low, b.high), apply(a.high, b.low), apply(a.high, b.high)];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

export function multiply(a: Interval, b: Interval): Interval {
  return spread(a, b, (x, y) => x * y);
}

/** @throws FormulaError over an interval that holds zero */
export function divide(a: Interval, b: Interval): Interval {
  if (b.low <= 0 && b.high >= 0)
    throw new FormulaError(
      'it divides by zero',
      'Say when the fact has a meaning, by a condition like meaningful: eps > 0; else NM is printed.',
    );
  return spread(a, b, (x, y) => x / y);
}

/** Results of a function that only rises. */
export function rising(a: Interval, apply: (x: number) => number): Interval {
  return { low: apply(a.low), high: apply(a.high) };
}

/** @throws FormulaError for what has no real result */
export function raise(base: Interval, exponent: Interval): Interval {
  if (base.low > 0) return spread(base, exponent, (x, y) => x ** y);
  const n = exponent.low;
  if (exponent.high !== n || !Number.isInteger(n))
    throw new FormulaError('it raises a number that is not positive to a power that is not whole');
  if (n < 0) return divide({ low: 1, high: 1 }, raise(base, { low: -n, high: -n }));
  const ends = [base.low ** n, base.high ** n];
  const touchesZero = n > 0 && n % 2 === 0 && base.low <= 0 && base.high >= 0;
  return { low: touchesZero ? 0 : Math.min(...ends), high: Math.max(...ends) };
}

/** Half away from zero, as numbers are printed. */
export function roundTo(value: number, decimals: number): number {
  const [digits, exponent] = Math.abs(value).toPrecision(15).split('e');
  const rounded = Number(`${Math.round(Number(`${digits}e${Number(exponent ?? 0) + decimals}`))}e${-decimals}`);
  return value < 0 ? -rounded : rounded;
}
