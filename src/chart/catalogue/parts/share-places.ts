import type { CatalogueInput } from '../types.ts';
import { nameColumn } from './name-column.ts';
import type { Words } from './sheet.ts';

/** CSS px between a bar or a mark and its label. */
const GAP = 7;

/** Share of a picture's width that names may take. */
export const MOST_NAMES = 0.42;

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

/** Names, a scale as wide as the labels beyond the bars allow, and the labels clear of the marks. */
export function placeShares(
  { width, measure }: Pick<CatalogueInput<unknown>, 'width' | 'measure'>,
  shares: readonly Share[],
  lines: number,
  say: (value: number) => string,
): SharePlaces {
  const column = nameColumn(
    shares.map(({ name }) => name),
    width * MOST_NAMES,
    lines,
    measure,
  );
  const left = column.width + 9;
  const texts = shares.map(({ share }) => (share === undefined ? '' : say(share)));
  const widths = texts.map((label) => measure(label));
  /** From the zero line, px at `scale`: where the label of a row begins and ends. */
  const spanOf = (row: Share, at: number, scale: number): readonly [number, number] => {
    const { share = 0, benchmark, previous } = row;
    const sign = share < 0 ? -1 : 1;
    const wide = widths[at] ?? 0;
    let start = sign * share * scale + GAP;
    for (const mark of [benchmark, previous]
      .flatMap((value) => (value === undefined ? [] : sign * value * scale))
      .sort((a, b) => a - b))
      if (mark > start - GAP - 3 && mark < start + wide + 8) start = mark + GAP + 1;
    return [sign * start, sign * (start + wide)];
  };
  const extent = (scale: number): readonly [number, number] => {
    const ends = shares.flatMap((row, at) => [
      ...(row.share === undefined ? [] : spanOf(row, at, scale)),
      ...[row.benchmark, row.previous].flatMap((value) => (value === undefined ? [] : [value * scale - 4, value * scale + 4])),
    ]);
    return [Math.min(0, ...ends), Math.max(0, ...ends)];
  };
  const room = width - left - 1;
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
    labels: shares.map((row, at) => {
      if (row.share === undefined) return undefined;
      return {
        x: zero + spanOf(row, at, low)[0],
        text: texts[at] ?? '',
        align: row.share < 0 ? ('right' as const) : ('left' as const),
      };
    }),
  };
}
