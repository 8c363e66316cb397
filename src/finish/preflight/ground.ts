import { apply, type Box, type Matrix } from '../read-back/matrix.ts';
import { common, holds, isEmpty } from './boxes.ts';
import type { Colour, PaintedFill, PaintedPage } from './painted-page.ts';

const PAPER: Colour = [255, 255, 255];
/** Parts that a curve is walked in. */
const STEPS = 6;

/** What may lie under words. */
export type Ground = Pick<PaintedPage, 'fills' | 'images'>;

/** What a page has painted under a box, before something is painted there. */
export function groundUnder({ fills, images }: Ground, box: Box, order: number): Ground {
  const lies = (painted: { readonly box: Box; readonly order: number }): boolean =>
    painted.order < order && !isEmpty(common(painted.box, box));
  return { fills: fills.filter(lies), images: images.filter(lies) };
}

/**
 * The colour that lies under a point before something is painted there: the fills beneath, mixed by their opacity (ISO 32000-1 §11.3), on white
 * paper. Undefined where a picture, a pattern or a gradient lies there.
 * @param order of what is painted next
 */
export function groundAt({ fills, images }: Ground, x: number, y: number, order: number): Colour | undefined {
  const above: PaintedFill[] = [];
  let floor = -1;
  for (let at = fills.length - 1; at >= 0; at--) {
    const fill = fills[at] as PaintedFill;
    if (fill.order >= order || !covers(fill, x, y)) continue;
    if (fill.colour === undefined) {
      if (fill.opacity > 0) return undefined;
      continue;
    }
    above.push(fill);
    if (fill.opacity >= 0.999) {
      floor = fill.order;
      break;
    }
  }
  if (images.some((image) => image.order < order && image.order > floor && holds(image.box, x, y))) return undefined;
  return above.reduceRight((ground, { colour, opacity }) => mixed(colour as Colour, ground, opacity), PAPER);
}

/** A colour laid over another. */
export function mixed(colour: Colour, ground: Colour, opacity: number): Colour {
  const part = (at: 0 | 1 | 2): number => colour[at] * opacity + ground[at] * (1 - opacity);
  return [part(0), part(1), part(2)];
}

/** Contrast of two colours from 1 to 21. @see WCAG 2.2, relative luminance and contrast ratio */
export function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function covers(fill: PaintedFill, x: number, y: number): boolean {
  return holds(fill.box, x, y) && (fill.path === undefined || isInside(fill.path, fill.matrix, x, y));
}

/** Whether a point lies inside a path, by the crossings of a ray to the right. Moves are 0, lines 1, curves 2 and 3, ends 4. */
function isInside(path: ArrayLike<number>, matrix: Matrix, x: number, y: number): boolean {
  let inside = false;
  let [fromX, fromY] = [0, 0];
  let [startX, startY] = [0, 0];
  const to = (px: number, py: number): void => {
    if (fromY > y !== py > y && x < fromX + ((y - fromY) / (py - fromY)) * (px - fromX)) inside = !inside;
    [fromX, fromY] = [px, py];
  };
  const point = (at: number): readonly [number, number] => apply(matrix, path[at] as number, path[at + 1] as number);
  for (let at = 0; at < path.length; ) {
    const kind = path[at];
    if (kind === 0) {
      to(startX, startY);
      [fromX, fromY] = [startX, startY] = point(at + 1);
      at += 3;
    } else if (kind === 1) {
      to(...point(at + 1));
      at += 3;
    } else if (kind === 2 || kind === 3) {
      const points = [[fromX, fromY] as const, point(at + 1), point(at + 3), ...(kind === 2 ? [point(at + 5)] : [])];
      for (let step = 1; step <= STEPS; step++) to(...onCurve(points, step / STEPS));
      at += kind === 2 ? 7 : 5;
    } else {
      to(startX, startY);
      at += 1;
    }
  }
  to(startX, startY);
  return inside;
}

/** De Casteljau. */
function onCurve(points: readonly (readonly [number, number])[], share: number): readonly [number, number] {
  let level = points;
  while (level.length > 1)
    level = level.slice(1).map(([x, y], at) => {
      const [fromX, fromY] = level[at] as readonly [number, number];
      return [fromX + (x - fromX) * share, fromY + (y - fromY) * share] as const;
    });
  return level[0] as readonly [number, number];
}
