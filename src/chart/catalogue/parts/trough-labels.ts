import type { Row } from '../../../data/row.ts';
import { minOf } from '../../../shared/extremes.ts';
import type { CatalogueInput } from '../types.ts';
import type { Fall } from './falls.ts';
import { cutTo } from './name-column.ts';
import { endsOf, rangeOf, type TimeSeries } from './series.ts';
import { dateStep } from './time.ts';

/** CSS px that the axes take of a picture, about. */
const AXES = { left: 30, bottom: 24 } as const;
const LINE = 15;
const GAP = 5;
/** A label that hangs farther from its point is led to it. */
const FAR = 18;
/** Share of the plot that a name may take. */
const MOST_NAME = 0.35;

const ALIGNS = ['center', 'left', 'right'] as const;
type Align = (typeof ALIGNS)[number];
/** Share of a label that stands left of its point. */
const SHARES = { left: 0, center: 0.5, right: 1 } as const;

/** CSS px across, values of the axis down. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Labels under the deepest points, and how far down the axis must reach to hold them. */
export interface TroughLabels {
  /** Columns `date`, `value` and `color` of the dot, `label`, `align`, `weight` and `under` of its label: the value it hangs from; `isFar` when that is not its point's. */
  readonly rows: readonly Row[];
  readonly low: number;
}

/**
 * A label for the deepest point of each line, value and date, under whatever line is lowest there, leaning away from the edges. The
 * first line's stands always, those of others where they touch no other label, leaning to either side for it.
 */
export function troughLabels(
  lines: readonly TimeSeries[],
  falls: readonly (Fall | undefined)[],
  colors: readonly string[],
  room: number,
  say: (value: number) => string,
  { width, height, measure, text }: Pick<CatalogueInput<unknown>, 'width' | 'height' | 'measure' | 'text'>,
): TroughLabels {
  const [from, to] = lines.reduce(
    ([least, most], { times }) => [Math.min(least, times[0] ?? least), Math.max(most, times.at(-1) ?? most)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const plot = { width: width - AXES.left - room, height: height - AXES.bottom };
  const x = (time: number) => (to === from ? 0.5 : (time - from) / (to - from)) * plot.width;
  // A label takes this much of the axis when it stands under the lowest point.
  const found = minOf(lines.flatMap(rangeOf), 0);
  const deep = found === 0 ? -1 : found;
  const pixel = -deep / Math.max(20, plot.height - LINE - GAP);
  const placed: Box[] = [];
  let low = deep;
  const rows = lines.flatMap((line, at) => {
    const fall = falls[at];
    if (fall === undefined || fall.depth === 0) return [];
    // A fall that deepens to the end is told by the label there.
    if (at > 0 && fall.at === endsOf(line).last) return [];
    const time = line.times[fall.at] as number;
    const weight = at === 0 ? 600 : 400;
    const widthOf = (words: string) => measure(words, undefined, weight);
    const name = cutTo(line.name, plot.width * MOST_NAME, widthOf);
    const label = at === 0 ? `${say(fall.depth)}, ${text.date(time, dateStep(line.times))}` : `${name} ${say(fall.depth)}`;
    const wide = widthOf(label);
    const usual: Align = x(time) < wide / 2 ? 'left' : x(time) > plot.width - wide / 2 ? 'right' : 'center';
    for (const align of at === 0 || usual !== 'center' ? [usual] : ALIGNS) {
      const left = x(time) - SHARES[align] * wide;
      const under = minOf(
        lines.map((each) => lowestWithin(each, (moment) => x(moment) > left - 4 && x(moment) < left + wide + 4)),
        fall.depth,
      );
      const box = { left: left - 4, right: left + wide + 4, top: under - GAP * pixel, bottom: under - (GAP + LINE) * pixel };
      const outside = align !== usual && (left < 0 || left + wide > plot.width);
      if (outside || (at > 0 && placed.some((other) => touch(box, other)))) continue;
      placed.push(box);
      low = Math.min(low, box.bottom);
      return [
        {
          date: time,
          value: fall.depth,
          under,
          isFar: fall.depth - under > FAR * pixel,
          label,
          color: colors[at] ?? '',
          align,
          weight,
        },
      ];
    }
    return [];
  });
  return { rows, low };
}

function touch(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top > b.bottom && b.top > a.bottom;
}

function lowestWithin({ times, values }: TimeSeries, within: (time: number) => boolean): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = 0; at < times.length; at++) {
    const value = values[at] as number;
    if (value < lowest && within(times[at] as number)) lowest = value;
  }
  return lowest;
}
