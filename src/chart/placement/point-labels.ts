import type { Box } from '../scene.ts';
import { BoxGrid } from './box-grid.ts';
import { drop, inside, type MarkNode, NOTHING, type Placed, type ShapeNode, type TextNode, visible } from './label.ts';

/** CSS px between a point's edge and its name. */
const DISTANCE = 3;
/** Directions in which a name may stand, best first; then the same further away. */
const DIRECTIONS = [
  [1, 0],
  [0, -1],
  [-1, 0],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;
const RINGS = [0, 7] as const;

/** What names keep clear of. */
export interface Obstacles {
  readonly points: readonly ShapeNode[];
  /** Lines, as boxes along them. */
  readonly lines: readonly Box[];
  readonly texts: readonly Box[];
}

/** Names of points, each beside its point and clear of all else; what finds no place is left out, last rows first. */
export function placePointLabels(marks: readonly MarkNode[], limit: Box, obstacles: Obstacles): Placed {
  const labels = visible(marks);
  if (labels.length === 0) return NOTHING;
  const taken = new BoxGrid();
  const radii = new Map<string, number>();
  for (const point of obstacles.points) {
    taken.add(point.bounds);
    const key = placeKey(point.x ?? 0, point.y ?? 0);
    radii.set(key, Math.max(radii.get(key) ?? 0, Math.sqrt(point.size ?? 30) / 2));
  }
  for (const box of [...obstacles.lines, ...obstacles.texts]) taken.add(box);
  let dropped = 0;
  for (const label of labels) {
    const box = freePlace(label, radii.get(placeKey(label.x, label.y)) ?? 2, limit, taken);
    if (box === undefined) {
      drop(label);
      dropped += 1;
      continue;
    }
    // Where the text is set now, against where its box shall be.
    label.x += box.x1 - label.bounds.x1;
    label.y += box.y1 - label.bounds.y1;
    taken.add(box);
  }
  return { moved: true, dropped };
}

function freePlace(label: TextNode, radius: number, limit: Box, taken: BoxGrid): Box | undefined {
  const wide = label.bounds.x2 - label.bounds.x1;
  const high = label.bounds.y2 - label.bounds.y1;
  for (const ring of RINGS) {
    const away = radius + DISTANCE + ring;
    for (const [right, down] of DIRECTIONS) {
      const diagonal = right !== 0 && down !== 0 ? 0.6 : 1;
      const x = label.x + right * (away * diagonal + wide / 2) - wide / 2;
      const y = label.y + down * (away * diagonal + high / 2) - high / 2;
      const box = { x1: x, y1: y, x2: x + wide, y2: y + high };
      if (inside(box, limit) && !taken.touches(box)) return box;
    }
  }
  return undefined;
}

function placeKey(x: number, y: number): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
