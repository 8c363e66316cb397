import type { Box } from '../scene.ts';

/** A point of a line's path. */
export interface LinePoint {
  readonly x: number;
  readonly y: number;
  readonly defined?: boolean;
  readonly interpolate?: string;
}

/** CSS px of a piece of a line that one box holds. */
const PIECE = 8;

/** Small boxes that together hold a line; steps go across before they go up or down. */
export function alongLine(points: readonly LinePoint[]): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = 1; at < points.length; at++) {
    const [from, to] = [points[at - 1] as LinePoint, points[at] as LinePoint];
    if (from.defined === false || to.defined === false) continue;
    if (from.interpolate === 'step-after')
      boxes.push(...pieces(from.x, from.y, to.x, from.y), ...pieces(to.x, from.y, to.x, to.y));
    else boxes.push(...pieces(from.x, from.y, to.x, to.y));
  }
  return boxes;
}

function pieces(x1: number, y1: number, x2: number, y2: number): readonly Box[] {
  const count = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / PIECE));
  return Array.from({ length: count }, (_, at) => {
    const [fromX, toX] = [x1 + ((x2 - x1) * at) / count, x1 + ((x2 - x1) * (at + 1)) / count];
    const [fromY, toY] = [y1 + ((y2 - y1) * at) / count, y1 + ((y2 - y1) * (at + 1)) / count];
    return { x1: Math.min(fromX, toX), y1: Math.min(fromY, toY), x2: Math.max(fromX, toX), y2: Math.max(fromY, toY) };
  });
}
