import type { Row } from '../../../data/row.ts';
import type { CatalogueInput } from '../types.ts';
import { wrapTo } from './name-column.ts';

/** Height of a line of names, CSS px. */
export const LINE = 13;
/** Room of a value above or below its column, CSS px. */
export const LABEL = 16;
/** From the plot to the first line of names, CSS px. */
const NAME_GAP = 6;

/** Where columns stand: side by side between `left` and `right`, `step` px each. */
export interface Columns {
  readonly left: number;
  readonly right: number;
  readonly step: number;
}

/** Columns in the width of a picture. @param tail CSS px kept free at the right */
export function columnsIn(width: number, count: number, tail = 0): Columns {
  const right = Math.max(40, width - 2 - tail);
  return { left: 0, right, step: right / Math.max(1, count) };
}

/** Names under columns, broken into lines of at most the column's step; undefined when they do not fit even so, unless they may be cut. */
export function namesUnder(
  names: readonly string[],
  step: number,
  most: number,
  measure: CatalogueInput<unknown>['measure'],
  cut = false,
): readonly string[] | undefined {
  const width = (text: string) => measure(text, undefined, 400);
  const texts = names.map((name) => wrapTo(name, step - 4, most, width));
  return !cut && texts.some((text, at) => text.includes('…') && !names[at]?.includes('…')) ? undefined : texts;
}

/** Rows of `names`: each under its column, those at the ends inside of the picture. */
export function nameRows(
  texts: readonly string[],
  { left, right, step }: Columns,
  measure: CatalogueInput<unknown>['measure'],
): readonly Row[] {
  return texts.flatMap((name, at) => {
    if (name === '') return [];
    const half = name.split('\n').reduce((most, line) => Math.max(most, measure(line, undefined, 400)), 0) / 2;
    return [{ x: Math.max(left + half, Math.min(right - half, left + step * (at + 0.5))), name }];
  });
}

/** Whether a column's value is printed: all where they have room side by side, else every second, third …, the last one kept. */
export function printed(count: number, width: number, step: number): (at: number) => boolean {
  const every = Math.max(1, Math.ceil((width + 2) / step));
  return (at) => (count - 1 - at) % every === 0;
}

/**
 * Whether a value beyond the end of a column lies on no neighbour: none within its reach ends farther out.
 * @param reach columns on each side over which the words extend
 */
export function standsFree(ends: readonly (number | undefined)[], at: number, reach: number): boolean {
  const own = ends[at] ?? 0;
  for (let far = 1; far < reach + 0.5; far++)
    for (const end of [ends[at - far], ends[at + far]]) if (end !== undefined && (own < 0 ? end < own : end > own)) return false;
  return true;
}

/** CSS px that names of so many lines take under a plot. */
export function nameRoom(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, text.split('\n').length), 1) * LINE + NAME_GAP;
}

/** A scale of values that holds zero, with room for labels beyond the ends of the columns. */
export interface ColumnScale {
  readonly low: number;
  readonly high: number;
  /** CSS px from the top of the picture at which `low` and `high` stand. */
  readonly bottom: number;
  readonly top: number;
  at(value: number): number;
}

/** @param label CSS px above the highest and below the lowest column */
export function columnScale(values: readonly number[], top: number, bottom: number, label: number = LABEL): ColumnScale {
  const low = values.reduce((least, value) => Math.min(least, value), 0);
  const most = values.reduce((highest, value) => Math.max(highest, value), 0);
  const high = low === 0 && most === 0 ? 1 : most;
  const from = bottom - (low < 0 ? label : 0);
  const to = Math.min(from - 8, top + (most > 0 || low === 0 ? label : 0));
  return { low, high, bottom: from, top: to, at: (value) => from - ((value - low) / (high - low)) * (from - to) };
}

/** `params` of a spec with standing columns. */
export const COLUMN_PARAMS = ['left', 'right', 'low', 'high', 'bottom', 'top', 'foot'].map((name) => ({ name, value: 0 }));

/** Values of those params. @param foot CSS px from the top at which the plot ends and the names begin */
export function columnSignals({ left, right }: Columns, scale: ColumnScale, foot: number): Readonly<Record<string, number>> {
  return { left, right, low: scale.low, high: scale.high, bottom: scale.bottom, top: scale.top, foot };
}

/** The column's place along x, 0 for the first. @param padding share of the step between two columns */
export function alongColumns(field = 'at', padding = 0.3): Record<string, unknown> {
  return {
    field,
    type: 'ordinal',
    axis: null,
    scale: { type: 'band', range: [{ expr: 'left' }, { expr: 'right' }], paddingInner: padding, paddingOuter: padding / 2 },
  };
}

/** A value along y, on the scale that the signals give. */
export function upColumns(field: string): Record<string, unknown> {
  return {
    field,
    type: 'quantitative',
    axis: null,
    scale: {
      domain: [{ expr: 'low' }, { expr: 'high' }],
      range: [{ expr: 'bottom' }, { expr: 'top' }],
      zero: false,
      nice: false,
    },
  };
}

/** Widest column, CSS px: three columns across a page stay columns. */
export const COLUMN_WIDTH = { expr: "min(bandwidth('x'), 64)" };

/** The line on which columns stand, with the picture's data. */
export function baseline(color: string): Record<string, unknown> {
  return {
    data: { name: 'zero' },
    mark: { type: 'rule', strokeWidth: 1, stroke: color, x: { expr: 'left' }, x2: { expr: 'right' } },
    encoding: { y: upColumns('zero') },
  };
}

/** Rows of `zero`. */
export const ZERO = [{ zero: 0 }];

/** Names under the columns, in lines. */
export function namesLayer(color: string): Record<string, unknown> {
  return {
    name: 'names',
    data: { name: 'names' },
    mark: {
      type: 'text',
      align: 'center',
      baseline: 'top',
      fontWeight: 400,
      fill: color,
      lineHeight: LINE,
      y: { expr: `foot + ${NAME_GAP}` },
    },
    encoding: { x: { field: 'x', type: 'quantitative', scale: null, axis: null }, text: { field: 'name', type: 'nominal' } },
  };
}

/** Values beyond the ends of columns: above what is positive, below what is negative. */
export function valuesLayer(field: string, text: string, name: string, padding = 0.3): Record<string, unknown> {
  return {
    name,
    mark: {
      type: 'text',
      align: 'center',
      baseline: { expr: `datum.${field} < 0 ? 'top' : 'bottom'` },
      dy: { expr: `datum.${field} < 0 ? 4 : -4` },
    },
    encoding: { x: alongColumns('at', padding), y: upColumns(field), text: { field: text, type: 'nominal' } },
  };
}
