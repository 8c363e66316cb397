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
  const values = marked ? Math.max(0, ...widths) + GAP : 0;
  const column = nameColumn(
    shares.map(({ name }) => name),
    Math.min(width * MOST_NAMES, width * (1 - LEAST_BARS) - values),
    lines,
    measure,
  );
  const left = column.width + 9 + values;
  const room = width - left - 1;
  /** From the zero line to the ends of all bars, marks and labels, px at `scale`. */
  const extent = (scale: number): readonly [number, number] => {
    const ends = shares.flatMap(({ share, benchmark, previous }, at) => {
      const label = marked ? 0 : GAP + (widths[at] ?? 0);
      const bar = share === undefined ? [] : [share * scale + (share < 0 ? -label : label)];
      const marks = [benchmark, previous].flatMap((value) =>
        value === undefined ? [] : [value * scale - MARK, value * scale + MARK],
      );
      return [...bar, ...marks];
    });
    return [Math.min(0, ...ends), Math.max(0, ...ends)];
  };
  const largest = Math.max(
    1e-9,
    ...shares.flatMap(({ share = 0, benchmark = 0, previous = 0 }) => [share, benchmark, previous].map(Math.abs)),
  );
  let [low, high] = [0, room / largest];
  for (let turn = 0; turn < 40; turn++) {
    const middle = (low + high) / 2;
    const [from, to] = extent(middle);
    if (to - from <= room) low = middle;
    else high = middle;
  }
  const zero = left - extent(low)[0];
  return {
    names: column.texts,
    zero,
    at: (value) => zero + value * low,
    labels: shares.map(({ share }, at) => {
      if (share === undefined) return undefined;
      const text = texts[at] ?? '';
      if (marked) return { x: left - GAP, text, align: 'right' };
      return { x: zero + share * low + (share < 0 ? -GAP : GAP), text, align: share < 0 ? 'right' : 'left' };
    }),
  };
}
