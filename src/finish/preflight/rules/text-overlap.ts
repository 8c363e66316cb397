import { quoted } from '../../paper.ts';
import { seenRuns } from '../body.ts';
import { holds } from '../boxes.ts';
import type { PaintedRun } from '../painted-page.ts';
import type { PreflightRule } from '../rule.ts';
import type { SurveyedPage } from '../survey.ts';

/** Shares of the size: small letters, which most words are made of, and how far they may reach into each other. */
const SMALL_LETTER = 0.5;
const SPARE_ACROSS = 0.25;
const SPARE_UPRIGHT = 0.18;
/** A mark over the page: so faint, or so much larger than what it lies on. */
const FAINT = 0.35;
const MARK_TIMES = 4;

/** Words set over other words: both are hard to read, or not to be read at all. */
export const textOverlap: PreflightRule = {
  id: 'text-overlap',
  severity: 'warning',
  about: 'Words of the finished file stand over other words.',
  *check({ pages }) {
    for (const page of pages)
      for (const { above, below, x, y } of overlapsOn(page))
        yield {
          message: `"${quoted(above.text.trim())}" stands over "${quoted(below.text.trim())}".`,
          mend: 'Give both room of their own: a shorter label, another place for it, or a wider box.',
          page: page.number,
          x,
          y,
        };
  },
};

interface Overlap {
  readonly below: PaintedRun;
  readonly above: PaintedRun;
  readonly x: number;
  readonly y: number;
}

/** Pairs of runs that touch, each run once. */
function* overlapsOn(page: SurveyedPage): Generator<Overlap> {
  const runs = seenRuns(page)
    .filter(({ upright, mode, opacity, text }) => upright && mode === 'fill' && opacity > FAINT && /[\p{L}\p{N}]/u.test(text))
    .sort((a, b) => a.baseline - b.baseline);
  const told = new Set<PaintedRun>();
  const highest = Math.max(0, ...runs.map(({ size }) => size));
  for (const [at, one] of runs.entries())
    for (let next = at + 1; next < runs.length; next++) {
      const other = runs[next] as PaintedRun;
      if (other.baseline - one.baseline > highest) break;
      const [below, above] = one.order < other.order ? [one, other] : [other, one];
      if (told.has(above)) continue;
      const point = touchPoint(below, above);
      if (point === undefined || isDrawnTwice(below, above) || isMark(below, above) || isCovered(page, below, above, point))
        continue;
      told.add(above);
      yield { below, above, x: point[0], y: point[1] };
    }
}

/** Where letters of two runs meet. */
function touchPoint(one: PaintedRun, other: PaintedRun): readonly [number, number] | undefined {
  const size = Math.min(one.size, other.size);
  const top = Math.max(one.baseline - SMALL_LETTER * one.size, other.baseline - SMALL_LETTER * other.size);
  const bottom = Math.min(one.baseline, other.baseline);
  if (bottom - top < SPARE_UPRIGHT * size) return undefined;
  if (one.box[2] < other.box[0] || other.box[2] < one.box[0]) return undefined;
  for (let i = 0; i < one.words.length; i += 2)
    for (let k = 0; k < other.words.length; k += 2) {
      const left = Math.max(one.words[i] as number, other.words[k] as number);
      const right = Math.min(one.words[i + 1] as number, other.words[k + 1] as number);
      if (right - left > SPARE_ACROSS * size) return [left, top];
    }
  return undefined;
}

/** A shadow, or letters made bold by drawing them again. */
function isDrawnTwice(one: PaintedRun, other: PaintedRun): boolean {
  return (
    one.text.trim() === other.text.trim() &&
    Math.abs(one.baseline - other.baseline) < 0.15 * one.size &&
    Math.abs(one.box[0] - other.box[0]) < 0.15 * one.size
  );
}

function isMark(one: PaintedRun, other: PaintedRun): boolean {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  return large.size > MARK_TIMES * small.size && large.opacity < 1;
}

/** The lower one lies under something: it is not seen there. */
function isCovered(
  { fills, images }: SurveyedPage,
  below: PaintedRun,
  above: PaintedRun,
  [x, y]: readonly [number, number],
): boolean {
  const lies = ({ order, box }: { readonly order: number; readonly box: PaintedRun['box'] }): boolean =>
    order > below.order && order < above.order && holds(box, x + 0.1, y + 0.1);
  return fills.some((fill) => fill.opacity > 0.9 && lies(fill)) || images.some(lies);
}
