import { quoted } from '../../paper.ts';
import { seenRuns } from '../body.ts';
import type { PaintedRun } from '../painted-page.ts';
import type { PreflightRule } from '../rule.ts';
import type { SurveyedPage } from '../survey.ts';

/** Points, and what rounding may take of them. */
const LEAST = 6;
const ROUNDING = 0.05;

/** Type that is too small to be read on paper. Raised and lowered signs are small by nature. */
export const smallType: PreflightRule = {
  id: 'small-type',
  severity: 'warning',
  about: 'Type of the finished file is smaller than 6 points.',
  *check({ pages }) {
    for (const page of pages)
      for (const [size, runs] of sizesOn(page)) {
        const [first] = runs as [PaintedRun];
        const rest =
          runs.length === 1 ? '' : `, and ${runs.length - 1} more ${runs.length === 2 ? 'piece' : 'pieces'} of its size`;
        yield {
          message: `"${quoted(first.text.trim())}" is set in ${size} points${rest}.`,
          mend: 'Set it in 6 points or more; in a chart, make the picture larger or say less in it.',
          page: page.number,
          x: first.box[0],
          y: first.box[1],
        };
      }
  },
};

/** Small runs of a page by their size. */
function sizesOn(page: SurveyedPage): ReadonlyMap<string, readonly PaintedRun[]> {
  const runs = seenRuns(page);
  const small = runs.filter((run) => run.size < LEAST - ROUNDING && /[\p{L}\p{N}]/u.test(run.text) && !isRaised(run, runs));
  return Map.groupBy(small, ({ size }) => String(Number(size.toFixed(1))));
}

/** A sign of few letters on a line of larger type, off its baseline. */
function isRaised({ text, box, baseline, size }: PaintedRun, runs: readonly PaintedRun[]): boolean {
  if (text.trim().length > 6) return false;
  return runs.some(
    (other) =>
      other.size > size * 1.15 &&
      Math.abs(other.baseline - baseline) > 0.1 * size &&
      Math.abs(other.baseline - baseline) < 0.7 * other.size &&
      box[0] < other.box[2] + other.size &&
      box[2] > other.box[0] - other.size,
  );
}
