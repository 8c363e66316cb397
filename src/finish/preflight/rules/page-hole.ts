import type { Box } from '../../read-back/matrix.ts';
import { Body, isSlide } from '../body.ts';
import type { PreflightRule } from '../rule.ts';

/** Share of a page. */
const HOLE = 1 / 3;

/** A white stretch within the body: something was too high for what was left of the page. */
export const pageHole: PreflightRule = {
  id: 'page-hole',
  severity: 'warning',
  about: 'A page of the finished file has a white stretch in its body that is higher than a third of it.',
  *check(file) {
    const body = new Body(file);
    // The last page ends where the text does; a slide says no more than its point.
    for (const page of file.pages.slice(0, -1)) {
      const frame = body.frameOf(page);
      if (frame === undefined || isSlide(page)) continue;
      const hole = widestGap(body.boxesOn(page), frame);
      if (hole === undefined || hole.height <= HOLE * page.height) continue;
      yield {
        message: `${Math.round((100 * hole.height) / page.height)}% of the page are white in one stretch.`,
        mend: 'Move a picture or a table, make it lower, or let the text run on.',
        page: page.number,
        x: frame[0],
        y: hole.top,
      };
    }
  },
};

/** The highest stretch of a frame over which nothing stands. */
function widestGap(boxes: readonly Box[], frame: Box): { readonly top: number; readonly height: number } | undefined {
  if (boxes.length === 0) return undefined;
  let end = frame[1];
  let hole = { top: end, height: 0 };
  for (const [, top, , bottom] of [...boxes].sort((a, b) => a[1] - b[1])) {
    if (top - end > hole.height) hole = { top: end, height: top - end };
    end = Math.max(end, bottom);
  }
  return frame[3] - end > hole.height ? { top: end, height: frame[3] - end } : hole;
}
