/** Dots of a small line, by what they mark. */
export interface SparkDot {
  readonly x: number;
  readonly y: number;
  readonly kind: 'last' | 'lowest' | 'highest';
}

/** A series at the size of a word, CSS px from the top left. */
export interface SparkShape {
  /** Runs of points between gaps. */
  readonly runs: readonly (readonly (readonly [x: number, y: number])[])[];
  /** Columns of the columns form: left, top, width, height. */
  readonly columns: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly negative: boolean;
  }[];
  readonly dots: readonly SparkDot[];
  /** Height of zero, where it lies inside of the picture. */
  readonly zero: number | undefined;
}

export interface SparkOptions {
  readonly width: number;
  readonly height: number;
  readonly kind?: 'line' | 'columns';
  /** Dots at the lowest and highest value. */
  readonly extremes?: boolean;
}

const DOT = 1.9;

/** Where a small line or small columns go. Values keep their distance from each other; null is a gap. */
export function sparkShape(
  values: readonly (number | null)[],
  { width, height, kind = 'line', extremes = false }: SparkOptions,
): SparkShape {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [lowest, highest, last] = [-1, -1, -1];
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (value === null || value === undefined || !Number.isFinite(value)) continue;
    if (value < low) [low, lowest] = [value, at];
    if (value > high) [high, highest] = [value, at];
    last = at;
  }
  if (last === -1) return { runs: [], columns: [], dots: [], zero: undefined };
  if (kind === 'columns') [low, high] = [Math.min(0, low), Math.max(0, high)];
  const inset = kind === 'line' ? DOT + 0.4 : 0;
  const spread = high - low;
  const y = (value: number) => (spread === 0 ? height / 2 : inset + ((high - value) / spread) * (height - 2 * inset));
  const zero = low < 0 && high > 0 ? y(0) : undefined;
  if (kind === 'columns') return { runs: [], columns: columnsOf(values, width, y), dots: [], zero };
  const step = values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0;
  const x = (at: number) => (values.length > 1 ? inset + at * step : width / 2);
  const dot = (at: number, kind: SparkDot['kind']): SparkDot => ({ x: x(at), y: y(values[at] as number), kind });
  return {
    runs: runsOf(values, x, y, step),
    columns: [],
    dots: [...(extremes && spread > 0 ? [dot(lowest, 'lowest'), dot(highest, 'highest')] : []), dot(last, 'last')],
    zero,
  };
}

/** Points between gaps; where several fall on one pixel, the first, lowest, highest and last of them. */
function runsOf(values: readonly (number | null)[], x: (at: number) => number, y: (value: number) => number, step: number) {
  const runs: [number, number][][] = [];
  let run: [number, number][] = [];
  let column: [number, number][] = [];
  const flush = () => {
    if (column.length <= 4) run.push(...column);
    else {
      const byHeight = [...column].sort((a, b) => a[1] - b[1]);
      const kept = new Set([column[0], byHeight[0], byHeight.at(-1), column.at(-1)]);
      run.push(...column.filter((point) => kept.has(point)));
    }
    column = [];
  };
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (value === null || value === undefined || !Number.isFinite(value)) {
      flush();
      if (run.length > 0) runs.push(run);
      run = [];
      continue;
    }
    const point: [number, number] = [x(at), y(value)];
    if (step < 0.5 && column.length > 0 && Math.floor(point[0]) !== Math.floor((column[0] as [number, number])[0])) flush();
    column.push(point);
    if (step >= 0.5) flush();
  }
  flush();
  if (run.length > 0) runs.push(run);
  return runs;
}

/** Columns from zero, a gap of a pixel between them where there is room. */
function columnsOf(values: readonly (number | null)[], width: number, y: (value: number) => number): SparkShape['columns'] {
  const step = width / values.length;
  const wide = Math.min(12, step > 3 ? step - 1 : step * 0.8);
  return values.flatMap((value, at) => {
    if (value === null || !Number.isFinite(value)) return [];
    const [from, to] = [y(0), y(value)];
    // A value too small to see is a hair, not a gap.
    const height = value === 0 ? 0 : Math.max(0.6, Math.abs(to - from));
    return [{ x: at * step + (step - wide) / 2, y: value < 0 ? from : from - height, width: wide, height, negative: value < 0 }];
  });
}
