import { maxOf } from '../../../shared/extremes.ts';
import type { CatalogueInput } from '../types.ts';
import { numberOf, textOf } from './cells.ts';
import { decimalsOf } from './decimals.ts';
import { cutTo } from './name-column.ts';

interface GridOptions {
  readonly x: string;
  readonly y: string;
  readonly value: string;
  readonly xTitle?: string | undefined;
  readonly yTitle?: string | undefined;
  readonly xUnit: string;
  readonly yUnit: string;
  readonly base?: { readonly x: number | string; readonly y: number | string } | undefined;
}

type Input = Pick<CatalogueInput<GridOptions>, 'options' | 'rows' | 'text' | 'measure' | 'width'>;

/** One side of the grid: its values in the order of the drawing, as they are printed. */
export interface Side {
  readonly values: readonly (number | string)[];
  readonly texts: readonly string[];
  readonly title: string;
}

export interface Cell {
  readonly column: number;
  readonly line: number;
  readonly value: number | undefined;
}

export interface Grid {
  readonly across: Side;
  readonly down: Side;
  /** Line by line, those that have a value; of a pair given twice the last. */
  readonly cells: readonly (Cell & { readonly value: number })[];
  /** What a place holds. */
  at(column: number, line: number): Cell;
  readonly base: Cell | undefined;
}

/** Every pair of the two assumptions, with its value where a row has one. */
export function gridOf(input: Input): Grid {
  const { options, rows } = input;
  const across = sideOf(input, options.x, options.xUnit, options.xTitle);
  const down = sideOf(input, options.y, options.yUnit, options.yTitle);
  const places = ({ values }: Side) => new Map(values.map((value, at) => [keyOf(value), at]));
  const [columns, lines] = [places(across), places(down)];
  const found = new Map<number, Cell>();
  for (const row of rows) {
    const [column = 0, line = 0] = [columns.get(keyOf(row[options.x])), lines.get(keyOf(row[options.y]))];
    found.set(line * across.values.length + column, { column, line, value: numberOf(row, options.value) });
  }
  const at = (column: number, line: number) =>
    found.get(line * across.values.length + column) ?? { column, line, value: undefined };
  const cells = [...found]
    .sort(([a], [b]) => a - b)
    .flatMap(([, { value, ...place }]) => (value === undefined ? [] : [{ ...place, value }]));
  return { across, down, cells, at, base: baseOf(at, across, down, options.base) };
}

/** Numbers go up from left to right and from top to bottom; words keep the order of the rows. */
function sideOf({ rows, text, measure, ...input }: Input, column: string, unit: string, title: string | undefined): Side {
  const cells = [...new Map(rows.map((row) => [keyOf(row[column]), row[column] ?? ''])).values()];
  const numbers = cells.filter((cell): cell is number => typeof cell === 'number');
  if (numbers.length < cells.length || numbers.length === 0) {
    const words = cells.map((cell) => textOf({ cell: typeof cell === 'boolean' ? String(cell) : cell }, 'cell'));
    const most = input.width * 0.3;
    return {
      values: words,
      texts: words.map((word) => cutTo(word, most, (line) => measure(line, 11, 400))),
      title: title ?? column,
    };
  }
  const values = numbers.toSorted((a, b) => a - b);
  const decimals = decimalsIn(values);
  return { values, texts: values.map((value) => text.unit(value, unit, decimals)), title: title ?? column };
}

/** As many places as the steps are written with. */
function decimalsIn(values: readonly number[]): number {
  const written = maxOf(
    values.map((value) => (String(value).split('.')[1] ?? '').length),
    0,
  );
  return written > 3 ? decimalsOf(values) : written;
}

function keyOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : String(value ?? '');
}

/** The cell nearest to the base that was named; without a name the middle of a grid that has one. */
function baseOf(at: Grid['at'], across: Side, down: Side, base: GridOptions['base']): Cell | undefined {
  const middle = ({ values }: Side) => (values.length % 2 === 1 && values.length > 1 ? (values.length - 1) / 2 : -1);
  const column = base === undefined ? middle(across) : nearest(across.values, base.x);
  const line = base === undefined ? middle(down) : nearest(down.values, base.y);
  return column === -1 || line === -1 ? undefined : at(column, line);
}

function nearest(values: readonly (number | string)[], wanted: number | string): number {
  const exact = values.findIndex((value) => keyOf(value) === keyOf(wanted));
  if (exact !== -1) return exact;
  const distances = values.map((value) => (typeof value === 'number' ? Math.abs(value - Number(wanted)) : Number.NaN));
  return distances.reduce((best, distance, at) => (distance < (distances[best] ?? Number.POSITIVE_INFINITY) ? at : best), -1);
}
