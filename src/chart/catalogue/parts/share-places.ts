import { maxOf } from '../../../shared/extremes.ts';
import type { CatalogueInput } from '../types.ts';
import { nameColumn } from './name-column.ts';
import type { Words } from './sheet.ts';

/** CSS px between a bar and its label, and half the width of a mark. */
const GAP = 7;
const MARK = 4;

/** Share of a picture's width that names may take. */
export const MOST_NAMES = 0.42;
/** Share that bars take at least. */
const LEAST_BARS = 0.34;

/** A share of a whole, and what it is compared with. */
export interface Share {
  readonly name: string;
  readonly share: number | undefined;
  readonly benchmark: number | undefined;
  readonly previous: number | undefined;
  readonly isRest: boolean;
}

/** Where the bars of shares stand, CSS px. */
export interface SharePlaces {
  /** Broken into lines. */
  readonly names: readonly string[];
  readonly zero: number;
  at(value: number): number;
  readonly labels: readonly (Pick<Words, 'x' | 'text' | 'align'> | undefined)[];
}

/**
 * Names, a scale as wide as the picture allows, and the values: at the ends of bars that stand alone; in a column between names and
 * bars where marks stand around the bars' ends, so that none is read as the value of a mark.
 */
export function placeShares(
  { width, measure }: Pick<CatalogueInput<unknown>, 'width' | 'measure'>,
  shares: readonly Share[],
  lines: number,
  say: (value: number) => string,
): SharePlaces {
  const marked = shares.some(({ benchmark, previous }) => benchmark !== undefined || previous !== undefined);
  const texts = shares.map(({ share }) => (share === undefined ? '' : say(share)));
  const widths = texts.map((label) => measure(label));
  const values = marked ? maxOf(widths, 0) + GAP : 0;
  const column = nameColumn(
    shares.map(({ name }) => name),
    Math.min(width * MOST_NAMES, width * (1 - LEAST_BARS) - values),
    lines,
    measure,
  );
  const left = column.width + 9 + values;
  const { zero, scale } = scaleOf(marksOf(shares, widths, marked), left, width - left - 1);
  return {
    names: column.texts,
    zero,
    at: (value) => zero + value * scale,
    labels: shares.map(({ share }, at) => {
      if (share === undefined) return undefined;
      const text = texts[at] ?? '';
      if (marked) return { x: left - GAP, text, align: 'right' };
      return { x: zero + share * scale + (share < 0 ? -GAP : GAP), text, align: share < 0 ? 'right' : 'left' };
    }),
  };
}

/** An end of a bar, or a mark, with CSS px that it needs beside it. */
interface Mark {
  readonly value: number;
  readonly before: number;
  readonly after: number;
}

/** The zero line, the ends of bars with their labels, and the marks around them. */
function marksOf(shares: readonly Share[], widths: readonly number[], marked: boolean): readonly Mark[] {
  const marks: Mark[] = [{ value: 0, before: 0, after: 0 }];
  shares.forEach(({ share, benchmark, previous }, at) => {
    const label = marked ? 0 : GAP + (widths[at] ?? 0);
    if (share !== undefined) marks.push({ value: share, before: share < 0 ? label : 0, after: share < 0 ? 0 : label });
    for (const value of [benchmark, previous]) if (value !== undefined) marks.push({ value, before: MARK, after: MARK });
  });
  return marks;
}

/** The widest scale, CSS px a unit, on which all marks stand within `room` px from `left`, and where its zero is. */
function scaleOf(marks: readonly Mark[], left: number, room: number): { readonly zero: number; readonly scale: number } {
  const largest = marks.reduce((most, { value }) => Math.max(most, Math.abs(value)), 1e-9);
  let scale = Math.max(0, room / largest);
  for (const a of marks)
    for (const b of marks) if (b.value > a.value) scale = Math.min(scale, (room - a.before - b.after) / (b.value - a.value));
  scale = Math.max(0, scale);
  return { zero: left + marks.reduce((most, { value, before }) => Math.max(most, before - value * scale), 0), scale };
}
