import type { Row } from '../../../data/row.ts';
import type { Palette } from '../../palette.ts';
import { alongX } from './lying-rows.ts';

/** A line through a plot with words above it. */
export interface Marker {
  /** `price` is a solid line in ink, anything else a dashed one in the accent. */
  readonly kind: string;
  readonly value: number;
  readonly text: string;
}

const LINE = 14;

/** CSS px above a plot with so many levels of words. */
export function headRoom(levels: number): number {
  return levels === 0 ? 2 : levels * LINE + 4;
}

/**
 * Words above lines, each as near to its line as the others and the edges allow; what collides goes to a second line of text.
 * @param at CSS px of a value; @param right where the picture ends
 * @returns rows with `x` (line), `left` (begin of the words), `level` (0 is the lowest), and how many levels there are
 */
export function markersAbove(
  markers: readonly Marker[],
  at: (value: number) => number,
  right: number,
  width: (text: string) => number,
): { readonly rows: readonly Row[]; readonly levels: number } {
  const sorted = [...markers].sort((a, b) => a.value - b.value);
  const wide = sorted.map((marker) => width(marker.text));
  const clamp = (left: number, index: number) => Math.max(0, Math.min(left, right - (wide[index] ?? 0)));
  const centred = sorted.map((marker, index) => clamp(at(marker.value) - (wide[index] ?? 0) / 2, index));
  // Two neighbours lean away from each other before one of them is lifted.
  const leaning = sorted.map((marker, index) =>
    clamp(index === 0 ? at(marker.value) + 4 - (wide[index] ?? 0) : at(marker.value) - 4, index),
  );
  const apart = (lefts: readonly number[]) =>
    lefts.every((left, index) => index === 0 || left >= (lefts[index - 1] ?? 0) + (wide[index - 1] ?? 0) + 10);
  const lefts = apart(centred) ? centred : sorted.length === 2 && apart(leaning) ? leaning : undefined;
  return {
    rows: sorted.map((marker, index) => ({
      ...marker,
      left: (lefts ?? centred)[index] ?? 0,
      level: lefts === undefined ? index : 0,
    })),
    levels: lefts === undefined ? sorted.length : Math.min(1, sorted.length),
  };
}

/** The lines and their words, from rows of the data `markers`; `top` is where the rows begin. */
export function markerLayers(palette: Palette): readonly Record<string, unknown>[] {
  const isPrice = "datum.kind === 'price'";
  const color = { condition: { test: isPrice, value: palette.ink }, value: palette.accent };
  return [
    {
      data: { name: 'markers' },
      mark: { type: 'rule', strokeWidth: 1.4, y: { expr: 'top - 2' }, y2: { expr: 'height' } },
      encoding: { x: alongX('value'), color, strokeDash: { condition: { test: isPrice, value: [1, 0] }, value: [4, 3] } },
    },
    {
      data: { name: 'markers' },
      name: 'markerLabels',
      mark: { type: 'text', align: 'left', baseline: 'bottom', y: { expr: 'top - 3' }, dy: { expr: `-datum.level * ${LINE}` } },
      encoding: { x: { field: 'left', type: 'quantitative', scale: null }, text: { field: 'text', type: 'nominal' }, color },
    },
  ];
}
