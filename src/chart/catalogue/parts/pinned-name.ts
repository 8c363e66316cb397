interface Place {
  readonly x: number;
  readonly y: number;
}

/** How a name stands at its point when it must be printed in spite of a crowd. */
export interface Pin {
  readonly align: 'left' | 'center' | 'right';
  /** CSS px from the point to the middle of the line. */
  readonly dy: number;
}

/** CSS px: half a line of text, radius of a point with its rim, distance of a name from its point. */
const HALF_LINE = 7;
const RADIUS = 5;
const AWAY = 15;

/**
 * A fixed place for a name above or below its point, for one that would find no free place beside it; undefined when it would.
 * @param point where it stands in the plot, CSS px from its top left
 * @param others the points that it must not cover; its own may be among them
 */
export function pinnedName(
  point: Place,
  others: readonly Place[],
  { width, height, name }: { readonly width: number; readonly height: number; readonly name: number },
): Pin | undefined {
  const half = name / 2 + RADIUS;
  const sides = [
    { x: point.x + half + RADIUS, y: point.y },
    { x: point.x - half - RADIUS, y: point.y },
    { x: point.x, y: point.y - AWAY },
    { x: point.x, y: point.y + AWAY },
  ];
  const inside = ({ x, y }: Place) => x - half >= 0 && x + half <= width && y >= HALF_LINE && y <= height - HALF_LINE;
  const covered = (place: Place) =>
    others.some(({ x, y }) => Math.abs(x - place.x) < half + RADIUS && Math.abs(y - place.y) < HALF_LINE + RADIUS);
  if (sides.some((place) => inside(place) && !covered(place))) return undefined;
  const align = point.x - half < 0 ? 'left' : point.x + half > width ? 'right' : 'center';
  return { align, dy: point.y - AWAY < HALF_LINE ? AWAY : -AWAY };
}
