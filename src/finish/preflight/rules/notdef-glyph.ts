import { quoted } from '../../paper.ts';
import { seenRuns } from '../body.ts';
import type { PreflightRule } from '../rule.ts';

/** Boxes in place of letters: the font has no glyph, and PDF/A does not allow it. */
export const notdefGlyph: PreflightRule = {
  id: 'notdef-glyph',
  severity: 'error',
  about: 'The finished file shows an empty box where its font has no letter.',
  *check({ pages, fonts }) {
    for (const page of pages)
      for (const run of seenRuns(page)) {
        if (run.missing === 0) continue;
        const name = fonts.get(run.font)?.name ?? '';
        yield {
          message: `${name === '' ? 'The font' : name} lacks ${run.missing === 1 ? 'a letter' : `${run.missing} letters`} of "${quoted(run.text.trim())}".`,
          mend: 'Write it in words, or add a font that has it to the brand.',
          page: page.number,
          x: run.box[0],
          y: run.box[1],
        };
      }
  },
};
