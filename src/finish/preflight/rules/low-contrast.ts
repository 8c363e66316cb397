import { quoted } from '../../paper.ts';
import { seenRuns } from '../body.ts';
import { contrast, groundAt, groundUnder, mixed } from '../ground.ts';
import type { PaintedRun } from '../painted-page.ts';
import type { PreflightRule } from '../rule.ts';
import type { SurveyedPage, SurveyedPdf } from '../survey.ts';

/** WCAG 2.2, 1.4.3: least contrast, and from which size in points type is large; rounding of colours may take a little. */
const LEAST = 4.5;
const LEAST_LARGE = 3;
const LARGE = 18;
const LARGE_BOLD = 14;
const ROUNDING = 0.05;

/** Words that stand out too little from what is painted behind them. */
export const lowContrast: PreflightRule = {
  id: 'low-contrast',
  severity: 'warning',
  about: 'Words of the finished file stand out too little from what lies behind them: under 4.5:1, or 3:1 for large type.',
  *check(file) {
    for (const page of file.pages)
      for (const faint of faintOn(page, file)) {
        const { run, ratio, least } = faint[0] as Faint;
        const rest =
          faint.length === 1 ? '' : `, and ${faint.length - 1} more ${faint.length === 2 ? 'piece' : 'pieces'} like it`;
        yield {
          message: `"${quoted(run.text.trim())}" has a contrast of ${ratio.toFixed(1)}:1 with what lies behind it${rest}; it should be ${least}:1.`,
          mend: 'Make the words darker or the ground lighter.',
          page: page.number,
          x: run.box[0],
          y: run.box[1],
        };
      }
  },
};

interface Faint {
  readonly run: PaintedRun;
  readonly ratio: number;
  readonly least: number;
}

/** Faint words of a page, those of the same colours together. */
function faintOn(page: SurveyedPage, file: SurveyedPdf): Iterable<readonly Faint[]> {
  const faint: Faint[] = [];
  let before: PaintedRun | undefined;
  for (const run of seenRuns(page)) {
    // Letters with a rim are read against the rim.
    const rim = before?.mode === 'outline' && before.text === run.text ? before : undefined;
    before = run;
    if (run.mode !== 'fill' || run.colour === undefined || rim !== undefined || isMark(run, file)) continue;
    const ratio = ratioOf(run, page);
    const least = isLarge(run, file) ? LEAST_LARGE : LEAST;
    if (ratio !== undefined && ratio < least - ROUNDING) faint.push({ run, ratio, least });
  }
  return Map.groupBy(faint, ({ run, ratio, least }) => `${run.colour} ${run.opacity} ${ratio.toFixed(1)} ${least}`).values();
}

/** Words set aslant or upright beside the text, for everyone's eyes and no part of it: the mark of a draft, a watermark. */
function isMark({ upright, mark }: PaintedRun, { tagged }: SurveyedPdf): boolean {
  return tagged && !upright && mark === undefined;
}

/** Of the words in a run, the contrast that is least. */
function ratioOf(run: PaintedRun, page: SurveyedPage): number | undefined {
  const { box, words, upright, order, colour, opacity } = run;
  const middle = (box[1] + box[3]) / 2;
  const across = upright
    ? words.flatMap((from, at) => (at % 2 === 0 ? [(from + (words[at + 1] as number)) / 2] : []))
    : [(box[0] + box[2]) / 2];
  const under = groundUnder(page, box, order);
  let least: number | undefined;
  for (const x of across) {
    const ground = groundAt(under, x, middle, order);
    if (ground === undefined || colour === undefined) continue;
    const ratio = contrast(mixed(colour, ground, opacity), ground);
    least = Math.min(least ?? ratio, ratio);
  }
  return least;
}

function isLarge({ size, font }: PaintedRun, { fonts }: SurveyedPdf): boolean {
  return size >= LARGE - ROUNDING || (size >= LARGE_BOLD - ROUNDING && (fonts.get(font)?.bold ?? false));
}
