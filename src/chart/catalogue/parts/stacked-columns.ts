import type { Row } from '../../../data/row.ts';
import { contrast } from '../../contrast.ts';
import { tint } from '../../palette.ts';
import { financialWords } from '../../words/financials.ts';
import type { CatalogueDrawing, CatalogueInput } from '../types.ts';
import { endLabels, rightRoom } from './end-labels.ts';
import { fitPeriods, type Periods } from './periods.ts';
import type { Stack } from './stacked.ts';
import { PADDING, SAMPLE, stackSpec } from './stacked-spec.ts';
import {
  type ColumnScale,
  type Columns,
  columnScale,
  columnSignals,
  columnsIn,
  LINE,
  nameRoom,
  nameRows,
  printed,
  standsFree,
  ZERO,
} from './standing-columns.ts';
import { type ValueTexts, valueTexts } from './value-texts.ts';

type Input = Pick<CatalogueInput<unknown>, 'width' | 'height' | 'measure' | 'palette' | 'language' | 'text'>;

/** A line over the columns: what the parts are held against. */
export interface Against {
  readonly name: string;
  readonly points: readonly { readonly at: number; readonly value: number; readonly estimate: boolean }[];
}

export interface StackedColumns {
  readonly periods: Periods;
  readonly stack: Stack;
  readonly against?: Against | undefined;
  /** Whether sums are printed. */
  readonly totals: boolean;
  readonly unit?: string;
  readonly decimals?: number | undefined;
}

const WIDEST = 64;
/** Least height of a piece that holds its value, CSS px. */
const LEAST_PIECE = 14;
const TEXT_ROOM = 4;
/** Columns nearer to each other have a line without dots, CSS px. */
const LEAST_FOR_DOTS = 10;
/** Least distance of a value from a line, CSS px. */
const CLEAR = 10;
/** From a column to the words right of it, CSS px. */
const NAME_GAP = 6;
/** From this width on the line is shown in small before its name. */
const ROOMY = 280;
/** Strength of expected columns. */
const EXPECTED = 0.58;

/**
 * Draws stacked columns: values inside of their pieces, names right of the last column, totals above; with a line over the
 * columns, totals and the line's values stand in two rows above the plot, clear of the line.
 */
export function drawStack(
  input: Input,
  chart: StackedColumns,
): Pick<CatalogueDrawing, 'spec' | 'rows' | 'data' | 'signals'> & { write(value: number): string } {
  const { stack, periods, against, unit = '', decimals } = chart;
  const count = periods.labels.length;
  const values = [...stack.pieces.map(({ value }) => value), ...stack.totals.map(({ net }) => net)];
  const lineValues = against?.points.map(({ value }) => value) ?? [];
  const whole = valueTexts([...values, ...lineValues], Number.POSITIVE_INFINITY, input, { unit, decimals });
  const strip = against !== undefined && chart.totals;
  const named = namesOf(input, chart, strip, whole);
  const over = overhang(input, chart, named, strip);
  const columns = columnsIn(input.width, count, named.room + over);
  const bar = Math.min(WIDEST, columns.step * (1 - PADDING));
  const names = fitPeriods(periods.labels, columns.step, input.measure);
  const foot = input.height - 2 - nameRoom(names);
  const nets = chart.totals ? stack.totals.map(({ net }) => net) : [];
  const totals = valueTexts(strip ? [...nets, ...lineValues] : nets, columns.step - 3, input, { unit, decimals });
  const shown = printed(count, totals.width, columns.step);
  const edge = columns.left + columns.step * (count - 0.5) + bar / 2;
  const rows = strip ? stripOf(chart, named, totals, columns.right + over, shown) : { values: [], names: [], height: 0 };
  const ends = [...stack.totals.flatMap(({ top, foot: low }) => [top, low]), ...lineValues];
  const scale = columnScale(ends, rows.height, foot, chart.totals && !strip ? undefined : 5);
  const parts = stack.pieces.map(({ value }) => value);
  const within = valueTexts(parts, bar - TEXT_ROOM, input, { unit, decimals });
  return {
    write: whole.of,
    spec: stackSpec(input.palette, { against: against !== undefined, totals: strip ? 'strip' : chart.totals ? 'above' : 'none' }),
    rows: piecesOf(input, chart, scale, columns, bar, within),
    data: {
      zero: ZERO,
      names: nameRows(names, columns, input.measure),
      totals: chart.totals && !strip ? totalRows(stack, totals, shown, totals.width / 2 / columns.step) : [],
      nets: chart.totals && isMixed(stack) ? stack.totals.flatMap(({ net, known }, at) => (known ? [{ at, net }] : [])) : [],
      against: lineRows(against, columns.step >= LEAST_FOR_DOTS),
      strip: rows.values,
      stripNames: rows.names,
      ends: endRows(chart, named, colorsOf(input, stack), edge, input.palette.ink),
    },
    signals: columnSignals(columns, scale, foot),
  };
}

function colorsOf({ palette }: Input, { joined, parts }: Stack): readonly string[] {
  return parts.map((_, part) =>
    joined > 0 && part === parts.length - 1 ? palette.muted : (palette.series[part % palette.series.length] as string),
  );
}

/** Parts of a column stand while others hang: the sum is at neither end of it. */
function isMixed({ totals }: Stack): boolean {
  return totals.some(({ top, foot }) => top > 0 && foot < 0);
}

/** Words right of the columns: of the parts, of the sum where it needs a mark, of the line. */
interface Names {
  readonly room: number;
  readonly parts: readonly string[];
  readonly net: string | undefined;
  readonly line: string | undefined;
  readonly strip: readonly string[];
  /** Room of the line's sample before its name in the strip. */
  readonly sample: number;
}

function namesOf(input: Input, { stack, against, totals }: StackedColumns, strip: boolean, texts: ValueTexts): Names {
  const { total } = financialWords(input.language);
  const last = against?.points.at(-1);
  const net = totals && isMixed(stack) ? [{ name: total, value: '' }] : [];
  const line = last && !strip ? [{ name: against?.name ?? '', value: texts.of(last.value) }] : [];
  const above = strip ? [against?.name ?? '', total].map((name) => ({ name, value: '' })) : [];
  const labels = endLabels([...stack.parts.map((name) => ({ name, value: '' })), ...net, ...line, ...above], input);
  const [parts, rest] = [labels.texts.slice(0, stack.parts.length), labels.texts.slice(stack.parts.length)];
  const stripNames = rest.slice(net.length + line.length);
  const sample = input.width >= ROOMY ? SAMPLE : 0;
  return {
    room: Math.max(labels.room, stripNames.length === 0 ? 0 : rightRoom(stripNames, input.measure) + sample),
    parts,
    net: net.length > 0 ? rest[0] : undefined,
    line: line.length > 0 ? rest[net.length] : undefined,
    strip: stripNames,
    sample,
  };
}

/** Pieces with their values, where these have room and no line runs through them. */
function piecesOf(
  input: Input,
  { stack, periods, against, totals }: StackedColumns,
  scale: ColumnScale,
  { step }: Columns,
  bar: number,
  texts: ValueTexts,
): readonly Row[] {
  const { measure, palette } = input;
  const colors = colorsOf(input, stack);
  const line = new Map(against?.points.map(({ at, value }) => [at, value]));
  const marked = totals && isMixed(stack);
  return stack.pieces.map((piece) => {
    const { at, part, value, low, high } = piece;
    const color = colors[part] as string;
    const fill = periods.estimates[at] ? tint(palette, color, EXPECTED) : color;
    const text = texts.of(value);
    const wide = measure(text, undefined, 400);
    const middle = (low + high) / 2;
    const marks = [...lineNear(line, at, wide / 2 / step), ...(marked ? [stack.totals[at]?.net ?? 0] : [])];
    const crossed = marks.some((each) => Math.abs(scale.at(each) - scale.at(middle)) < CLEAR);
    const fits = scale.at(low) - scale.at(high) >= LEAST_PIECE && wide <= bar - TEXT_ROOM && !crossed;
    const ink = contrast(palette.background, fill) >= 4.5 ? palette.background : palette.ink;
    return { at, part, value, low, high, middle, fill, text: fits ? text : '', ink };
  });
}

/** Values of the line at a column and `reach` steps beside it. */
function lineNear(line: ReadonlyMap<number, number>, at: number, reach: number): readonly number[] {
  const here = line.get(at);
  if (here === undefined) return [];
  return [at, at - 1, at + 1].flatMap((place) => {
    const value = line.get(place);
    return value === undefined ? [] : [here + (value - here) * Math.min(1, reach)];
  });
}

/** The line's points; a period without one is a gap, and the dashed part begins at the last actual value. */
function lineRows(against: Against | undefined, dots: boolean): readonly Row[] {
  const points = new Map(against?.points.map((point) => [point.at, point]));
  const [first, last] = [against?.points[0]?.at ?? 0, against?.points.at(-1)?.at ?? -1];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const at = first + index;
    const point = points.get(at);
    const value = point?.value ?? null;
    const estimate = point?.estimate === true;
    const joins = !estimate && points.get(at + 1)?.estimate === true;
    const dot = dots && point !== undefined;
    return [
      { at, value, estimate, dashed: estimate, dot },
      ...(joins ? [{ at, value, estimate, dashed: true, dot: false }] : []),
    ];
  }).flat();
}

/** Sums above what stands, below what hangs alone. */
function totalRows({ totals }: Stack, texts: ValueTexts, shown: (at: number) => boolean, reach: number): readonly Row[] {
  const ends = totals.map(({ top, foot }) => (top <= 0 ? foot : top));
  return totals.flatMap(({ net, top, foot, known }, at) => {
    const below = top <= 0 && foot < 0;
    return known && shown(at) && standsFree(ends, at, reach) ? [{ at, end: below ? foot : top, below, text: texts.of(net) }] : [];
  });
}

/** Two rows above the plot: the line's values, and the sums. */
function stripOf(
  { stack, against }: StackedColumns,
  { strip: names, sample }: Names,
  texts: ValueTexts,
  right: number,
  shown: (at: number) => boolean,
) {
  const heights = names.map((name) => name.split('\n').length * LINE + 1);
  const middles = heights.map((height, row) => heights.slice(0, row).reduce((sum, each) => sum + each, 0) + height / 2);
  return {
    values: [
      ...(against?.points
        .filter(({ at }) => shown(at))
        .map(({ at, value }) => ({ row: 0, at, y: middles[0] ?? 0, text: texts.of(value) })) ?? []),
      ...stack.totals.flatMap(({ net, known }, at) =>
        known && shown(at) ? [{ row: 1, at, y: middles[1] ?? 0, text: texts.of(net) }] : [],
      ),
    ],
    // Lines of one text run down from the first.
    names: names.map((text, row) => ({
      row,
      x: right + NAME_GAP + sample,
      sampled: row === 0 && sample > 0,
      y: (middles[row] ?? 0) - ((heights[row] ?? 0) - LINE - 1) / 2,
      text,
    })),
    height: heights.reduce((sum, each) => sum + each, 0) + 4,
  };
}

/** CSS px by which the last figure over the columns is wider than its column. */
function overhang(input: Input, chart: StackedColumns, { room }: Names, strip: boolean): number {
  const { stack, against, totals, periods, unit = '', decimals } = chart;
  if (!totals) return 0;
  const { step } = columnsIn(input.width, periods.labels.length, room);
  const line = strip ? (against?.points.map(({ value }) => value) ?? []) : [];
  const { width } = valueTexts([...stack.totals.map(({ net }) => net), ...line], step - 3, input, { unit, decimals });
  return Math.max(0, Math.ceil((width - step) / 2));
}

/** Names at the height of the last column's pieces; a part that has none there stands where it would. */
function endRows(
  { stack, periods, against }: StackedColumns,
  names: Names,
  colors: readonly string[],
  x: number,
  ink: string,
): readonly Row[] {
  const last = periods.labels.length - 1;
  let height = 0;
  const rows: Row[] = stack.parts.map((_, part) => {
    const piece = stack.pieces.find((each) => each.at === last && each.part === part);
    const end = piece === undefined ? height : (piece.low + piece.high) / 2;
    if (piece !== undefined && piece.high > 0) height = piece.high;
    return { x, end, label: names.parts[part] ?? '', color: colors[part] ?? ink };
  });
  if (names.net !== undefined) rows.push({ x, end: stack.totals[last]?.net ?? 0, label: names.net, color: ink });
  const point = against?.points.at(-1);
  if (point && names.line !== undefined) rows.push({ x, end: point.value, label: names.line, color: ink });
  return rows;
}
