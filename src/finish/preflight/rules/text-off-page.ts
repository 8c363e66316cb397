import { quoted } from '../../paper.ts';
import { seenRuns } from '../body.ts';
import type { PaintedRun } from '../painted-page.ts';
import type { PreflightRule } from '../rule.ts';
import type { SurveyedPage, SurveyedPdf } from '../survey.ts';

/** Points: what stands so far away was put there on purpose, for programs that read aloud. */
const FAR = 2_000;

/**
 * Words beyond the edge of the paper. Chromium lists lines of the page before and after, which are shown there; what lies beside the page it
 * leaves out altogether, which `lost-text` tells. What is partly outside is told by `clipped-text`.
 */
export const textOffPage: PreflightRule = {
  id: 'text-off-page',
  severity: 'error',
  about: 'Words of the finished file stand outside the page, where nobody sees them.',
  *check(file) {
    for (const page of file.pages)
      for (const run of page.runs) {
        if (run.seen || run.clipped || run.mode === 'invisible' || run.opacity === 0 || run.text.trim() === '') continue;
        const side = sideOf(run, page);
        if (side === undefined || (isAcross(side) ? false : standsNearby(run, page, file))) continue;
        yield {
          message: `"${quoted(run.text.trim())}" stands outside page ${page.number}, ${side}.`,
          mend: 'Look in brand.css, the template or the picture for what moves it: a negative margin, a position, a transform.',
          page: page.number,
          x: run.box[0],
          y: run.box[1],
        };
      }
  },
};

type Side = 'to its left' | 'to its right' | 'above it' | 'below it';

function sideOf({ box: [left, top, right, bottom] }: PaintedRun, { width, height }: SurveyedPage): Side | undefined {
  if (right < -FAR || left > width + FAR || bottom < -FAR || top > height + FAR) return undefined;
  if (right <= 0) return 'to its left';
  if (left >= width) return 'to its right';
  if (bottom <= 0) return 'above it';
  return top >= height ? 'below it' : undefined;
}

function isAcross(side: Side): boolean {
  return side === 'to its left' || side === 'to its right';
}

/** Whether the page before or after shows the same words. */
function standsNearby({ text, size }: PaintedRun, { number }: SurveyedPage, { pages }: SurveyedPdf): boolean {
  return [pages[number - 2], pages[number]].some(
    (page) => page !== undefined && seenRuns(page).some((other) => other.text === text && Math.abs(other.size - size) < 0.1),
  );
}
