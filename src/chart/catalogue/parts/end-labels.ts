import { maxOf } from '../../../shared/extremes.ts';
import type { CatalogueInput } from '../types.ts';
import { cutTo, wrapTo } from './name-column.ts';

type Measure = CatalogueInput<unknown>['measure'];

/** CSS px between the end of a line and its label. */
const GAP = 7;
/** Share of a picture's width that labels at its right may take. */
const MOST_SHARE = 0.3;
/** Least of a name that is worth a line, CSS px. */
const LEAST = 30;

/** Labels at the right end of lines, and the room that they need. */
export interface EndLabels {
  /** In the order given, with line breaks (`\n`) where names are long, `…` where they are cut. */
  readonly texts: readonly string[];
  /** CSS px that they take at the right of the plot, which gives way to them by itself. */
  readonly room: number;
}

/**
 * "Halden 132.4" for the end of each line: broken in two lines when a third of the picture is not enough, then cut.
 * @param labels name, and the value as it is printed; either may be empty
 */
export function endLabels(
  labels: readonly { readonly name: string; readonly value: string }[],
  { width, measure }: Pick<CatalogueInput<unknown>, 'width' | 'measure'>,
): EndLabels {
  const most = Math.max(40, Math.round(width * MOST_SHARE));
  const texts = labels.map(({ name, value }) => {
    const whole = [name, value].filter((part) => part !== '').join(' ');
    if (measure(whole) <= most) return whole;
    const wrapped = wrapTo(name, most, 2, measure);
    return value === '' ? wrapped : withValue(name, wrapped, value, most, measure);
  });
  return { texts, room: rightRoom(texts, measure) };
}

/** A name of two lines at most with its value behind it, on the same line where there is room. */
function withValue(name: string, wrapped: string, value: string, most: number, measure: Measure): string {
  const [first = '', second] = wrapped.split('\n');
  if (measure(`${second ?? first} ${value}`) <= most) return `${wrapped} ${value}`;
  const room = most - measure(` ${value}`);
  if (second === undefined || first.includes('…') || room < LEAST) return `${wrapTo(name, most, 1, measure)}\n${value}`;
  return `${first}\n${cutTo(name.slice(first.length).trim(), room, measure)} ${value}`;
}

/** CSS px that labels right of the plot need, with their distance from it. */
export function rightRoom(texts: readonly string[], measure: Measure): number {
  return texts.length === 0 ? 0 : Math.ceil(maxOf(texts.flatMap((text) => text.split('\n').map((line) => measure(line))))) + GAP;
}

/** The layer that draws them from data of that name, with columns `label` and `color`; x and y are those of the lines. */
export function endLabelLayer(x: object, y: object, data = 'ends'): Record<string, unknown> {
  return {
    name: 'endLabels',
    data: { name: data },
    mark: { type: 'text', align: 'left', baseline: 'middle', dx: GAP - 1 },
    encoding: { x, y, text: { field: 'label', type: 'nominal' }, color: { field: 'color', type: 'nominal', scale: null } },
  };
}
