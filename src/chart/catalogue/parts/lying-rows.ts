import type { Row } from '../../../data/row.ts';
import { maxOf, minOf } from '../../../shared/extremes.ts';
import type { CatalogueDrawing, CatalogueInput } from '../types.ts';
import { nameColumn } from './name-column.ts';

/** Least height of a row, CSS px: one line of text and a gap. */
const LEAST_ROW = 14;
const LINE = 13;
/** Least height of a row whose name stands above its bar. */
const LEAST_STACKED = 28;
/** Pictures narrower than this have no room for names beside the bars, when a chart does not say otherwise. */
const NARROW = 280;
const GAP = 10;

/** Rows with their names at the left, or above their bars in narrow places. All lengths in CSS px. */
export interface LyingRows {
  /** How many of the names have room. */
  readonly shown: number;
  /** Names as they are printed, with line breaks. */
  readonly names: readonly string[];
  /** Where the plot begins and ends. */
  readonly left: number;
  readonly right: number;
  readonly stacked: boolean;
  /** From row to row. */
  readonly step: number;
  readonly findings: NonNullable<CatalogueDrawing['findings']>;
}

/** Height of a picture of so many rows. */
export function heightOfRows(count: number, width: number, top: number, narrow = NARROW): number {
  return Math.min(860, Math.max(90, top + count * (width < narrow ? 38 : count > 12 ? 20 : 29) + 2));
}

/** What rows are to leave free, CSS px. */
export interface RowRoom {
  readonly top?: number;
  /** At the right. */
  readonly tail?: number;
  /** Weight of the names. */
  readonly weight?: number;
  /** Width below which names stand above the bars. */
  readonly narrow?: number;
}

/** How many rows have room in a picture of this height below `top`. */
export function rowsIn(height: number, top: number): number {
  return Math.max(1, Math.floor((height - 2 - top) / LEAST_ROW));
}

/** Divides a picture into names and plot. */
export function lyingRows(
  input: Pick<CatalogueInput<unknown>, 'width' | 'height' | 'measure'>,
  names: readonly string[],
  { top = 2, tail = 0, weight = 400, narrow = NARROW }: RowRoom = {},
): LyingRows {
  const room = input.height - 2 - top;
  const shown = Math.min(names.length, rowsIn(input.height, top));
  const step = room / shown;
  const stacked = input.width < narrow && step >= LEAST_STACKED;
  const most = stacked ? input.width - 2 : Math.min(220, input.width * 0.36);
  const lines = stacked ? 1 : Math.min(3, Math.max(1, Math.floor((step - 2) / LINE)));
  const column = nameColumn(names.slice(0, shown), most, lines, input.measure, weight);
  return {
    shown,
    names: column.texts,
    left: stacked || column.width === 0 ? 0 : Math.ceil(column.width) + GAP,
    right: input.width - 2 - tail,
    stacked,
    step,
    findings: shown < names.length ? [leftOut(names.length, shown)] : [],
  };
}

function leftOut(all: number, shown: number) {
  return {
    message: `The picture has room for ${shown} of ${all} rows; the last ${all - shown} are left out.`,
    mend: 'Give the exhibit a greater height, or fewer rows.',
  };
}

/** A value scale with room for labels beside its lowest and highest value. */
export interface ValueScale {
  readonly low: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
  /** CSS px of a value. */
  at(value: number): number;
}

/** @param before, @param after CSS px that labels need beside the lowest and the highest value */
export function valueScale(values: readonly number[], from: number, to: number, before = 0, after = 0): ValueScale {
  let low = minOf(values);
  let high = maxOf(values);
  if (!(low < high)) {
    const half = Math.abs(low) * 0.1 || 1;
    [low, high] = Number.isFinite(low) ? [low - half, high + half] : [0, 1];
  }
  const start = from + before;
  const end = Math.max(start + 8, to - after);
  return { low, high, from: start, to: end, at: (value) => start + ((value - low) / (high - low)) * (end - start) };
}

/** A mark with words beside it: CSS px that they need to the left and to the right of the value. */
export interface Labelled {
  readonly value: number;
  readonly before: number;
  readonly after: number;
}

/** The widest scale on which every mark and its words stand between `from` and `to`. */
export function fittedScale(marks: readonly Labelled[], from: number, to: number): ValueScale {
  const { low, high } = valueScale(
    marks.map(({ value }) => value),
    from,
    to,
  );
  const placed = marks.map(({ value, before, after }) => ({ share: (value - low) / (high - low), before, after }));
  let width = Math.max(8, to - from);
  for (const a of placed) {
    for (const b of placed) {
      const apart = b.share - a.share;
      if (apart > 0) width = Math.min(width, (to - from - a.before - b.after) / apart);
    }
  }
  width = Math.max(8, width);
  // Where marks leave play, they stand in the middle of it.
  const least = placed.reduce((most, { share, before }) => Math.max(most, from + before - share * width), from);
  const most = placed.reduce((room, { share, after }) => Math.min(room, to - after - share * width), to - width);
  const start = most > least ? (least + most) / 2 : least;
  return { low, high, from: start, to: start + width, at: (value) => start + ((value - low) / (high - low)) * width };
}

/** `params` of a spec that uses `alongX` and `alongY`. */
export const ROW_PARAMS = ['top', 'xLow', 'xHigh', 'xFrom', 'xTo', 'nameDy', 'barDy'].map((name) => ({ name, value: 0 }));

/** Values of those params. */
export function rowSignals(scale: ValueScale, { stacked, step }: LyingRows, top: number): Readonly<Record<string, number>> {
  const bar = barHeight(step, stacked);
  return {
    top,
    xLow: scale.low,
    xHigh: scale.high,
    xFrom: scale.from,
    xTo: scale.to,
    nameDy: stacked ? -(bar / 2) - 1 : 0,
    barDy: stacked ? LINE / 2 + 1 : 0,
  };
}

/** CSS px of a bar in a row; what `BAR_HEIGHT` says in a spec. */
export function barHeight(step: number, stacked: boolean): number {
  return stacked ? Math.max(6, Math.min(16, step - 23)) : Math.max(4, Math.min(30, step * 0.56));
}

/** A bar's height in a spec. */
export const BAR_HEIGHT = { expr: "barDy > 0 ? clamp(bandwidth('y') - 23, 6, 16) : clamp(bandwidth('y') * 0.56, 4, 30)" };

/** Rows for `maskLayer`: names above bars, of which any line may cross one. */
export function nameMasks({ stacked, names }: LyingRows, width: (text: string) => number): readonly Row[] {
  return stacked ? names.map((name, row) => ({ row, isName: true, x: 0, x2: width(name) + 2 })) : [];
}

/** A value along x, on the scale that the signals give. */
export function alongX(field: string): Record<string, unknown> {
  const scale = {
    domain: [{ expr: 'xLow' }, { expr: 'xHigh' }],
    range: [{ expr: 'xFrom' }, { expr: 'xTo' }],
    zero: false,
    nice: false,
  };
  return { field, type: 'quantitative', title: null, axis: null, scale };
}

/** The row's place along y. */
export function alongY(): Record<string, unknown> {
  const range = [{ expr: 'top' }, { expr: 'height' }];
  return { field: 'row', type: 'ordinal', axis: null, scale: { type: 'band', range, padding: 0 } };
}

/** The names of the rows, lines of one around the middle of its row. */
export function nameLayer(mark: Record<string, unknown> = {}, encoding: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: 'rowNames',
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      dy: { expr: `nameDy - (length(split(datum.name, '\\n')) - 1) * ${LINE / 2}` },
      fontWeight: 400,
      lineBreak: '\n',
      lineHeight: LINE,
      ...mark,
    },
    encoding: { x: { value: 0 }, y: alongY(), text: { field: 'name', type: 'nominal' }, ...encoding },
  };
}

/** Ground behind words that a line would cross, from rows of `x` and `x2` in CSS px; `isName` marks those of names above bars. */
export function maskLayer(name: string, background: string): Record<string, unknown> {
  return {
    data: { name },
    mark: { type: 'bar', color: background, height: 14, yOffset: { expr: 'datum.isName ? nameDy : barDy' } },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: null },
      x2: { field: 'x2' },
      y: alongY(),
    },
  };
}
