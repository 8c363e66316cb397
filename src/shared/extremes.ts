/** The smallest of any number of values, and of `of`; `Math.min` with them as arguments ends at some hundred thousand. */
export function minOf(values: Iterable<number>, of = Number.POSITIVE_INFINITY): number {
  let low = of;
  for (const value of values) low = Math.min(low, value);
  return low;
}

/** The largest of any number of values, and of `of`. */
export function maxOf(values: Iterable<number>, of = Number.NEGATIVE_INFINITY): number {
  let high = of;
  for (const value of values) high = Math.max(high, value);
  return high;
}
