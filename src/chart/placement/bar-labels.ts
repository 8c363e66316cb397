import { legible } from '../contrast.ts';
import type { Box } from '../scene.ts';
import {
  drop,
  inside,
  type MarkNode,
  NOTHING,
  type Placed,
  type ShapeNode,
  shifted,
  type TextNode,
  touch,
  visible,
} from './label.ts';
import { placeValueLabels } from './value-labels.ts';

/** CSS px between an edge of a bar and the label inside of it. */
const INSET = 3;

/**
 * Values at the ends of bars: one that finds no room beyond its bar goes inside, in a colour that can be read there; when
 * neighbours touch they are thinned evenly.
 */
export function placeBarLabels(marks: readonly MarkNode[], limit: Box, bars: readonly ShapeNode[]): Placed {
  const labels = visible(marks);
  if (labels.length === 0) return NOTHING;
  const lying = labels.some((label) => label.align === 'left' || label.align === 'right');
  let moved = false;
  let dropped = 0;
  for (const label of labels) {
    const bar = barOf(label, bars, lying);
    const free = inside(label.bounds, limit) && !bars.some((other) => other !== bar && touch(label.bounds, other.bounds, -1));
    if (free) continue;
    const move = bar === undefined ? undefined : intoBar(label, bar, lying);
    if (move === undefined) {
      drop(label);
      dropped += 1;
    } else {
      label.x += move.x;
      label.y += move.y;
      label.fill = legible('#ffffff', bar?.fill ?? '#000000');
    }
    moved = true;
  }
  const thinned = placeValueLabels(marks, limit, lying ? 'y' : 'x');
  return { moved: moved || thinned.moved, dropped: dropped + thinned.dropped };
}

/** The bar at whose end a label stands. */
function barOf(label: TextNode, bars: readonly ShapeNode[], lying: boolean): ShapeNode | undefined {
  const near = (a: number, b: number) => Math.abs(a - b) <= 1.5;
  return bars.find(({ bounds: { x1, x2, y1, y2 } }) =>
    lying
      ? label.y >= y1 - 1 && label.y <= y2 + 1 && (near(label.x, x1) || near(label.x, x2))
      : label.x >= x1 - 1 && label.x <= x2 + 1 && (near(label.y, y1) || near(label.y, y2)),
  );
}

/** How far a label moves into its bar from the end that it stands at; undefined when the bar is too small. */
function intoBar(label: TextNode, { bounds: bar }: ShapeNode, lying: boolean): { x: number; y: number } | undefined {
  const { x1, x2, y1, y2 } = label.bounds;
  const [wide, high] = [x2 - x1, y2 - y1];
  if (lying ? wide + 2 * INSET > bar.x2 - bar.x1 : high + 2 * INSET > bar.y2 - bar.y1 || wide > bar.x2 - bar.x1 + 2)
    return undefined;
  const move = lying
    ? { x: x1 >= bar.x2 - 1 ? bar.x2 - INSET - x2 : bar.x1 + INSET - x1, y: 0 }
    : { x: 0, y: y2 <= bar.y1 + 1 ? bar.y1 + INSET - y1 : bar.y2 - INSET - y2 };
  const box = shifted(label.bounds, move.x, move.y);
  return touch(box, bar) ? move : undefined;
}
