import type { Box } from '../scene.ts';
import { BoxGrid } from './box-grid.ts';
import { drop, inside, type MarkNode, NOTHING, type Placed, type ShapeNode, type TextNode, visible } from './label.ts';

/** CSS px between a point's edge and its name. */
const DISTANCE = 3;
/**
 * Where a name may stand, best first: across and down in halves of its own size, and the shares of the distance kept each way. Beside,
 * above and below its point; at the corners; then slid along an edge, as a step of a line beside it may ask for.
 */
const PLACES = [
  [1, 0, 1, 1],
  [0, -1, 1, 1],
  [-1, 0, 1, 1],
  [0, 1, 1, 1],
  [1, -1, 0.6, 0.6],
  [-1, -1, 0.6, 0.6],
  [1, 1, 0.6, 0.6],
  [-1, 1, 0.6, 0.6],
  [1, -1, 0.3, 1],
  [-1, -1, 0.3, 1],
  [1, 1, 0.3, 1],
  [-1, 1, 0.3, 1],
  [0.6, -1, 0, 1],
  [-0.6, -1, 0, 1],
  [0.6, 1, 0, 1],
  [-0.6, 1, 0, 1],
  [1, -0.6, 1, 0],
  [1, 0.6, 1, 0],
  [-1, -0.6, 1, 0],
  [-1, 0.6, 1, 0],
] as const;
/** Further away by, CSS px. */
const RINGS = [0, 3, 7, 11] as const;

/** When so many in a row found no place, the plot is full. */
const MOST_FAILED = 40;

/** What names keep clear of. */
export interface Obstacles {
  readonly points: readonly ShapeNode[];
  /** Lines, as boxes along them. */
  readonly lines: readonly Box[];
  readonly texts: readonly Box[];
}

/**
 * Names of points, each beside its point, clear of all else and nearer to it than to any other; what finds no place is left out, last
 * rows first.
 */
export function placePointLabels(marks: readonly MarkNode[], limit: Box, obstacles: Obstacles): Placed {
  const labels = visible(marks);
  if (labels.length === 0) return NOTHING;
  const taken = new BoxGrid();
  const points = new BoxGrid();
  const radii = new Map<string, number>();
  for (const point of obstacles.points) {
    taken.add(point.bounds);
    points.add(point.bounds);
    const key = placeKey(point.x ?? 0, point.y ?? 0);
    radii.set(key, Math.max(radii.get(key) ?? 0, Math.sqrt(point.size ?? 30) / 2));
  }
  for (const box of [...obstacles.lines, ...obstacles.texts]) taken.add(box);
  let dropped = 0;
  let failed = 0;
  for (const label of labels) {
    const radius = radii.get(placeKey(label.x, label.y)) ?? 2;
    const box = failed < MOST_FAILED ? freePlace(label, radius, limit, taken, points) : undefined;
    if (box === undefined) {
      drop(label);
      dropped += 1;
      failed += 1;
      continue;
    }
    failed = 0;
    // Where the text is set now, against where its box shall be.
    label.x += box.x1 - label.bounds.x1;
    label.y += box.y1 - label.bounds.y1;
    taken.add(box);
  }
  return { moved: true, dropped };
}

function freePlace(label: TextNode, radius: number, limit: Box, taken: BoxGrid, points: BoxGrid): Box | undefined {
  const wide = label.bounds.x2 - label.bounds.x1;
  const high = label.bounds.y2 - label.bounds.y1;
  for (const ring of RINGS) {
    const away = radius + DISTANCE + ring;
    for (const [right, down, across, below] of PLACES) {
      const x1 = label.x + right * (wide / 2) + Math.sign(right) * across * away - wide / 2;
      const y1 = label.y + down * (high / 2) + Math.sign(down) * below * away - high / 2;
      const place = { x1, y1, x2: x1 + wide, y2: y1 + high };
      if (inside(place, limit) && !taken.touches(place) && !nearsAnother(place, label, radius, points)) return place;
    }
  }
  return undefined;
}

/** Whether a reader would take the name for that of another point. */
function nearsAnother(box: Box, { x, y }: TextNode, radius: number, points: BoxGrid): boolean {
  const [dx, dy] = [Math.max(box.x1 - x, 0, x - box.x2), Math.max(box.y1 - y, 0, y - box.y2)];
  const gap = Math.hypot(dx, dy) - radius;
  const around = { x1: box.x1 - gap, y1: box.y1 - gap, x2: box.x2 + gap, y2: box.y2 + gap };
  const isOwn = (point: Box) => Math.abs((point.x1 + point.x2) / 2 - x) < 1 && Math.abs((point.y1 + point.y2) / 2 - y) < 1;
  return gap > DISTANCE + 1 && points.some(around, (point) => !isOwn(point));
}

function placeKey(x: number, y: number): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
