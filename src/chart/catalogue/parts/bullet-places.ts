import { maxOf, minOf } from '../../../shared/extremes.ts';
import type { CatalogueInput } from '../types.ts';
import { cutTo, nameColumn } from './name-column.ts';

/** A row of a bullet chart, its numbers printed already. */
export interface Bullet {
  readonly name: string;
  readonly unit: string;
  /** Which side of the target is wanted. */
  readonly better: 'higher' | 'lower';
  readonly value: number | undefined;
  readonly target: number | undefined;
  /** Upper ends of its ranges, ascending. */
  readonly ranges: readonly number[];
  readonly valueText: string;
  readonly targetText: string;
}

/** CSS px along a row. */
export interface BulletBar {
  readonly start: number;
  readonly end: number;
  readonly zero: number;
  readonly value: number | undefined;
  readonly target: number | undefined;
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
}

export interface BulletPlaces {
  readonly names: readonly string[];
  readonly bars: readonly (BulletBar | undefined)[];
  readonly valueRight: number;
  readonly valueWidth: number;
  /** Undefined where no row has a target, or there is no room to print it. */
  readonly targetRight: number | undefined;
  readonly targetWidth: number;
  headOf(text: string, room: number): string;
}

/** Share of a picture's width that names may take. */
export const MOST_NAMES = 0.38;
const GAP = 12;
const LEAST_BAR = 60;
/** Heads take no more of the row than this. */
const MOST_HEAD = 64;
/** Share of a scale that stays free beyond its largest number. */
const AIR = 1.04;

/** Names left, bars in the middle, printed values and targets in columns at the right. */
export function placeBullets(
  { width, measure }: Pick<CatalogueInput<unknown>, 'width' | 'measure'>,
  bullets: readonly Bullet[],
  {
    lines,
    oneScale,
    heads,
  }: { readonly lines: number; readonly oneScale: boolean; readonly heads: readonly [value: string, target: string] },
): BulletPlaces {
  const light = (text: string) => measure(text, undefined, 400);
  const valueWidth = maxOf(
    bullets.map(({ valueText }) => measure(valueText)),
    Math.min(MOST_HEAD, light(heads[0])),
  );
  const hasTarget = bullets.some(({ target }) => target !== undefined);
  const targetWidth = maxOf(
    bullets.map(({ targetText }) => light(targetText)),
    Math.min(MOST_HEAD, light(heads[1])),
  );
  const withTarget = hasTarget && width - valueWidth - targetWidth - 3 * GAP - width * 0.3 >= LEAST_BAR;
  const numbers = valueWidth + GAP + (withTarget ? targetWidth + GAP : 0);
  const column = nameColumn(
    bullets.map(({ name }) => name),
    Math.max(40, Math.min(width * MOST_NAMES, width - numbers - LEAST_BAR - GAP)),
    lines,
    (text, size) => measure(text, size, 400),
  );
  const start = Math.round(column.width + GAP);
  const end = Math.round(width - numbers);
  const domain = (rows: readonly Bullet[]): readonly [number, number] => {
    const values = rows.flatMap(({ value, target, ranges }) => [value ?? [], target ?? [], ranges].flat());
    const [low, high] = [minOf(values, 0), maxOf(values, 0)];
    return low === high ? [0, 1] : [low < 0 ? low * AIR : 0, high > 0 ? high * AIR : 0];
  };
  const shared = oneScale ? domain(bullets) : undefined;
  return {
    names: column.texts,
    valueRight: width - (withTarget ? targetWidth + GAP : 0),
    valueWidth: valueWidth + GAP - 4,
    targetRight: withTarget ? width : undefined,
    targetWidth: targetWidth + GAP - 4,
    headOf: (text, room) => cutTo(text, room, light),
    bars: bullets.map((row) => {
      if (row.value === undefined && row.target === undefined && row.ranges.length === 0) return undefined;
      const [low, high] = shared ?? domain([row]);
      const at = (value: number) => start + ((value - low) / (high - low)) * (end - start);
      const ends = row.ranges.map(at);
      return {
        start,
        end,
        zero: at(0),
        value: row.value === undefined ? undefined : at(row.value),
        target: row.target === undefined ? undefined : at(row.target),
        ranges: ends.map((to, range) => ({
          from: range === 0 ? ((row.ranges[0] as number) >= 0 ? at(0) : start) : (ends[range - 1] as number),
          to,
        })),
      };
    }),
  };
}
