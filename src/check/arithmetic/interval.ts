import type { Interval } from '../claims/claim.ts';

export function plus(a: Interval, b: Interval): Interval {
  return { low: a.low + b.low, high: a.high + b.high };
}

export function minus(a: Interval, b: Interval): Interval {
  return { low: a.low - b.high, high: a.high - b.low };
}

export function times(a: Interval, b: Interval): Interval {
  const ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/** Everything when the divisor may be nothing. */
export function over(a: Interval, b: Interval): Interval {
  if (b.low <= 0 && b.high >= 0) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  return times(a, { low: Math.min(1 / b.low, 1 / b.high), high: Math.max(1 / b.low, 1 / b.high) });
}

export function scaled(a: Interval, factor: number): Interval {
  return factor < 0 ? { low: a.high * factor, high: a.low * factor } : { low: a.low * factor, high: a.high * factor };
}

export function exactly(value: number): Interval {
  return { low: value, high: value };
}

export function middle({ low, high }: Interval): number {
  return (low + high) / 2;
}

/** Whether two intervals have a number in common; the last bit of a double does not count. */
export function touch(a: Interval, b: Interval): boolean {
  const slack = 1e-9 * Math.max(Math.abs(a.low), Math.abs(a.high), Math.abs(b.low), Math.abs(b.high));
  return a.low <= b.high + slack && b.low <= a.high + slack;
}

/** Whether one printed number is surely above another: rounding keeps their order. */
export function isAbove(
  a: { readonly value: number; readonly interval: Interval },
  b: { readonly value: number; readonly interval: Interval },
): boolean {
  return a.value > b.value && a.interval.low >= b.interval.high - 1e-9 * Math.abs(b.value);
}

/** How far apart two intervals are as a share of the first. */
export function gap(a: Interval, b: Interval): number {
  const distance = Math.max(0, a.low - b.high, b.low - a.high);
  return distance / Math.max(Math.abs(middle(a)), 1e-12);
}

/** The growth from one to the other, in per cent. */
export function growth(from: Interval, to: Interval): Interval {
  const ratio = over(to, from);
  return { low: (ratio.low - 1) * 100, high: (ratio.high - 1) * 100 };
}
