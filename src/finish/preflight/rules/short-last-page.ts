import { Body, isSlide } from '../body.ts';
import { joinedAll } from '../boxes.ts';
import type { PreflightRule } from '../rule.ts';

/** Share of the body's height. */
const LEAST = 1 / 5;

/** A page for a few lines. */
export const shortLastPage: PreflightRule = {
  id: 'short-last-page',
  severity: 'info',
  about: 'The last page of the finished file is under a fifth full.',
  *check(file) {
    const last = file.pages.at(-1);
    if (last === undefined || file.pages.length < 2 || isSlide(last)) return;
    const body = new Body(file);
    const frame = body.frameOf(last);
    const used = joinedAll(body.boxesOn(last));
    if (frame === undefined || used === undefined) return;
    const share = (used[3] - frame[1]) / (frame[3] - frame[1]);
    if (share >= LEAST) return;
    yield {
      message: `The last page is ${Math.round(100 * share)}% full.`,
      mend: 'Shorten the text by a few lines, or give the page more to say.',
      page: last.number,
      x: used[0],
      y: used[1],
    };
  },
};
