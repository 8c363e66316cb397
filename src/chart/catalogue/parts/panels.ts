import type { Row } from '../../../data/row.ts';
import { maxOf } from '../../../shared/extremes.ts';
import { thinned } from '../../thin.ts';
import type { CatalogueInput } from '../types.ts';
import { wrapTo } from './name-column.ts';
import { endsOf, type TimeSeries } from './series.ts';
import { valueTicks } from './value-axis.ts';

/** Least size of a panel, and distances between panels; CSS px. */
const LEAST = { width: 96, height: 58 } as const;
/** Width at which panels look best. */
const GOOD_WIDTH = 150;
const GAP = { x: 18, y: 12 } as const;
/** A panel's heading: its name and last value on one line, further lines of long names. */
const HEAD = 17;
const HEAD_LINE = 13;
const HEAD_LINES = 2;
/** A panel this high has room for a second line in its heading, CSS px. */
const HIGH = 76;
/** Between value labels and plot. */
const LABEL_GAP = 4;
/** Lines of a panel's grid. */
const MOST_LINES = 3;

/** CSS px in the picture. */
interface PanelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A grid of equal panels. */
export interface PanelGrid {
  readonly columns: number;
  readonly lines: number;
  /** How many panels have room. */
  readonly shown: number;
  readonly boxes: readonly PanelBox[];
}

/** Divides a picture into panels: in equal rows where the count allows, never smaller than can be read. */
export function panelGrid(
  count: number,
  { width, height }: { readonly width: number; readonly height: number },
  asked?: number,
): PanelGrid {
  const most = Math.max(1, Math.floor((width + GAP.x) / (LEAST.width + GAP.x)));
  const good = Math.max(1, Math.min(most, Math.round((width + GAP.x) / (GOOD_WIDTH + GAP.x))));
  // A last row that is nearly empty is a hole in the page.
  const balanced = Math.ceil(count / Math.ceil(count / good));
  let columns = Math.max(1, Math.min(asked ?? balanced, most, count));
  const linesOf = (of: number) => Math.ceil(count / of);
  while (columns < most && linesOf(columns) * LEAST.height > height) columns += 1;
  const lines = Math.max(
    1,
    Math.min(linesOf(columns), Number.isFinite(height) ? Math.floor((height + GAP.y) / (LEAST.height + GAP.y)) : count),
  );
  const wide = (width - (columns - 1) * GAP.x) / columns;
  const high = Number.isFinite(height) ? (height - (lines - 1) * GAP.y) / lines : LEAST.height;
  const shown = Math.min(count, columns * lines);
  return {
    columns,
    lines,
    shown,
    boxes: Array.from({ length: shown }, (_, at) => {
      const [left, top] = [(at % columns) * (wide + GAP.x), Math.floor(at / columns) * (high + GAP.y)];
      return { left, top, right: left + wide, bottom: top + high };
    }),
  };
}

/** One panel in the picture, all in CSS px. */
export interface Panel {
  readonly box: PanelBox;
  readonly path: readonly Row[];
  readonly grid: readonly Row[];
  readonly dot: Row | undefined;
  readonly words: readonly Row[];
}

/** Lines that the heading of each panel takes: in a row of high panels one more where a name has no room beside its value. */
export function headLines(
  heads: readonly { readonly name: string; readonly last: string }[],
  { columns, boxes }: PanelGrid,
  measure: CatalogueInput<unknown>['measure'],
): readonly number[] {
  const [{ left, right, top, bottom } = { left: 0, right: 0, top: 0, bottom: 0 }] = boxes;
  const long = heads.map(({ name, last }) => bottom - top >= HIGH && measure(name) > nameRoom(right - left, last, measure));
  const rowOf = (at: number) => Math.floor(at / columns);
  return heads.map((_, at) => (long.some((is, other) => is && rowOf(other) === rowOf(at)) ? HEAD_LINES : 1));
}

function nameRoom(width: number, last: string, measure: CatalogueInput<unknown>['measure']): number {
  return Math.max(20, width - measure(last) - 6);
}

/** Lays out one line in its panel: heading, last value, grid with its labels, path. */
export function panelPath(
  line: TimeSeries,
  {
    box,
    span: [from, to],
    values,
    zero,
    estimatesFrom,
    last,
    lines,
    input: { measure, palette, text },
  }: {
    readonly box: PanelBox;
    readonly span: readonly [number, number];
    readonly values: readonly number[];
    readonly zero: boolean;
    readonly estimatesFrom: number;
    /** The last value as it is printed. */
    readonly last: string;
    /** Lines of its heading. */
    readonly lines: number;
    readonly input: Pick<CatalogueInput<unknown>, 'measure' | 'palette' | 'text'>;
  },
): Panel {
  const top = box.top + HEAD + (lines - 1) * HEAD_LINE + 4;
  const axis = valueTicks(values, { height: box.bottom - top + 40, zero, most: MOST_LINES });
  const labels = axis.ticks.map((tick) => tickText(tick, axis.ticks, text));
  const left =
    box.left +
    maxOf(
      labels.map((label) => measure(label, undefined, 400)),
      0,
    ) +
    LABEL_GAP;
  const right = box.right - 3;
  const x = (time: number) => (to === from ? (left + right) / 2 : left + ((time - from) / (to - from)) * (right - left));
  const y = (value: number) => box.bottom - ((value - axis.low) / (axis.high - axis.low)) * (box.bottom - top);
  let run = 0;
  const path = thinned(line, (right - left) * 2).flatMap((at, order): Row[] => {
    const [time, value] = [line.times[at] as number, line.values[at] as number];
    if (Number.isNaN(value)) {
      run += 1;
      return [];
    }
    const point = { x: x(time), y: y(value), order, run };
    // The last known point begins the dashed part as well.
    const joins = (line.times[at + 1] ?? Number.NEGATIVE_INFINITY) >= estimatesFrom && time < estimatesFrom;
    const expected = time >= estimatesFrom;
    return joins
      ? [
          { ...point, expected: false },
          { ...point, expected: true },
        ]
      : [{ ...point, expected }];
  });
  const end = endsOf(line).last;
  const names = wrapTo(line.name, nameRoom(box.right - box.left, last, measure), lines, measure).split('\n');
  const head = { y: box.top + HEAD / 2, weight: 600 };
  return {
    box,
    path,
    grid: axis.ticks.map((tick) => ({ x: left, x2: box.right, y: y(tick), zero: tick === 0 })),
    dot: end === -1 ? undefined : { x: x(line.times[end] as number), y: y(line.values[end] as number) },
    words: [
      ...names.map((text, at) => ({ ...head, x: box.left, y: head.y + at * HEAD_LINE, text, align: 'left', color: palette.ink })),
      { ...head, x: box.right, text: last, align: 'right', color: palette.series[0] ?? palette.highlight },
      ...axis.ticks.map((tick, at) => ({
        x: left - LABEL_GAP,
        y: y(tick),
        text: labels[at] ?? '',
        align: 'right',
        color: palette.quiet,
        weight: 400,
      })),
    ],
  };
}

/** A grid value in few characters. */
function tickText(tick: number, ticks: readonly number[], text: CatalogueInput<unknown>['text']): string {
  const step = Math.abs((ticks[1] ?? tick) - (ticks[0] ?? tick)) || Math.abs(tick) || 1;
  const places = Math.min(8, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
  return maxOf(ticks.map(Math.abs)) >= 1e6 || places > 4 ? text.short(tick) : text.number(tick, places);
}
