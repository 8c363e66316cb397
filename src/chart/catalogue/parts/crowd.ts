import { extremesBy } from './extremes-by.ts';

/** A crowd is thinned from here on. */
const CROWD = 2000;
/** CSS px; of points that lie in one cell, one covers the others. */
const CELL = 6;

export interface Placed {
  /** CSS px. */
  readonly x: number;
  readonly y: number;
}

/**
 * Points of a scatter that can be told apart: of each cell of the plot the one that ranks first, and the outermost on all four sides.
 * Their order stays.
 * @param ranks whether the first stands before the second
 */
export function apart<T>(
  points: readonly T[],
  placeOf: (point: T) => Placed,
  ranks: (one: T, other: T) => boolean,
): readonly T[] {
  if (points.length <= CROWD) return points;
  const placed = points.map((point) => ({ point, at: placeOf(point) }));
  const cells = new Map<string, T>();
  for (const { point, at } of placed) {
    const cell = `${Math.floor(at.x / CELL)} ${Math.floor(at.y / CELL)}`;
    const first = cells.get(cell);
    if (first === undefined || ranks(point, first)) cells.set(cell, point);
  }
  const kept = new Set<T | undefined>(cells.values());
  for (const side of ['x', 'y'] as const) {
    const { most, least } = extremesBy(placed, ({ at }) => at[side]);
    kept.add(most?.point).add(least?.point);
  }
  return points.filter((point) => kept.has(point));
}
