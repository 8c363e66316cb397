import type { PaintedImage } from '../painted-page.ts';
import type { PreflightRule } from '../rule.ts';

/** Pixels to an inch that print needs, and what rounding may take of them. */
const LEAST = 150;
const ROUNDING = 1;
/** Points: an ornament. */
const TINY = 8;

/** Pictures whose pixels can be seen on paper. */
export const coarseImage: PreflightRule = {
  id: 'coarse-image',
  severity: 'warning',
  about: 'A picture of the finished file has fewer than 150 pixels to an inch.',
  *check({ pages }) {
    for (const page of pages)
      for (const image of page.images) {
        const density = densityOf(image);
        if (density === undefined || density >= LEAST - ROUNDING) continue;
        const { pixelWidth, pixelHeight, width, height, box } = image;
        yield {
          message: `A picture of ${pixelWidth} by ${pixelHeight} pixels is printed ${inMillimetres(width)} by ${inMillimetres(height)} mm large, with ${Math.round(density)} pixels to an inch.`,
          mend: 'Give a larger picture, a drawing (SVG), or less room.',
          page: page.number,
          x: box[0],
          y: box[1],
        };
      }
  },
};

/** Pixels to an inch, the way in which there are fewer. */
function densityOf({ pixelWidth, pixelHeight, width, height }: PaintedImage): number | undefined {
  if (pixelWidth <= 1 || pixelHeight <= 1 || Math.min(width, height) < TINY) return undefined;
  return 72 * Math.min(pixelWidth / width, pixelHeight / height);
}

function inMillimetres(points: number): number {
  return Math.round((points * 25.4) / 72);
}
