interface Point {
  readonly x: number;
  readonly y: number;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** A straight line: `start` where x is 0. */
export interface Trend {
  readonly slope: number;
  readonly start: number;
  /** Share of the variance that it explains, 0 to 1. */
  readonly fit: number;
}

/** The value in the middle; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? (sorted[Math.floor(half)] as number) : (sorted[half - 1] ?? 0) / 2 + (sorted[half] ?? 0) / 2;
}

/** Least squares through all points; none of fewer than three, or when all have the same x. */
export function trendOf(points: readonly Point[]): Trend | undefined {
  if (points.length < 3) return undefined;
  const mean = (pick: (point: Point) => number) => points.reduce((sum, point) => sum + pick(point) / points.length, 0);
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const sum = (pick: (point: Point) => number) => points.reduce((total, point) => total + pick(point), 0);
  const across = sum(({ x }) => (x - meanX) ** 2);
  const up = sum(({ y }) => (y - meanY) ** 2);
  const both = sum(({ x, y }) => (x - meanX) * (y - meanY));
  if (!(across > 0)) return undefined;
  const slope = both / across;
  return { slope, start: meanY - slope * meanX, fit: up > 0 ? both ** 2 / (across * up) : 0 };
}

/** The trend from edge to edge of a plot; none where it does not cross it. */
export function trendEnds({ slope, start }: Trend, x: Range, y: Range): readonly Point[] {
  const meets = (at: number) => (slope === 0 ? Number.NaN : (at - start) / slope);
  const borders = [meets(y.low), meets(y.high)].sort((a, b) => a - b);
  const from = slope === 0 ? x.low : Math.max(x.low, borders[0] as number);
  const to = slope === 0 ? x.high : Math.min(x.high, borders[1] as number);
  return from < to ? [from, to].map((at) => ({ x: at, y: start + slope * at })) : [];
}
