import { spansOf } from '../note/note.ts';
import type { Rule } from '../rule.ts';

const QUOTED = /[“„«「"]([^“”„"«»「」]{12,400})[”“»」"]/gu;
const QUANTITY = /\d|half|double|twice|third|quarter|triple|most|hälfte|doppelt|一半|翻倍|两倍|兩倍/iu;
/** Words of a quotation that must stand together elsewhere. */
const RUN = 3;

export const attributionDrift: Rule = {
  id: 'attribution-drift',
  group: 'consistency',
  severity: 'warning',
  about:
    'What somebody said is told as what somebody said: a quantity that is once quoted and elsewhere stated as a fact has lost its owner on the way.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nThe company says that it “helps merchants achieve higher volumes with operating costs half of Amazon’s”.[1]\n\n- Cost advantage: the platform offers operating costs half of Amazon’s\n\n[1] Port Daily - A year in review (2026-01-04)',
        why: 'Quoted first, then a fact.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nThe company says that it “helps merchants achieve higher volumes with operating costs half of Amazon’s”.[1]\n\n- Cost advantage: the platform is cheap\n\n[1] Port Daily - A year in review (2026-01-04)',
        why: 'Quoted only.',
      },
    ],
  },
  *check({ note }) {
    const runs = new Map<string, { readonly line: number; readonly quote: string }>();
    const spans = [...spansOf(note)].map(({ span }) => span);
    for (const span of spans) {
      for (const match of span.text.matchAll(QUOTED)) {
        const words = wordsOf(match[1] as string);
        const { line } = span.place(match.index, match.index + 1);
        for (let at = 0; at + RUN <= words.length; at++) {
          const run = words.slice(at, at + RUN);
          if (run.some(({ text }) => QUANTITY.test(text)))
            runs.set(run.map(({ text }) => text).join(' '), { line, quote: match[0] });
        }
      }
    }
    if (runs.size === 0) return;
    for (const span of spans) {
      const bare = span.text.replace(QUOTED, (found) => ' '.repeat(found.length));
      const words = wordsOf(bare);
      for (let at = 0; at + RUN <= words.length; at++) {
        const run = words.slice(at, at + RUN);
        const found = runs.get(run.map(({ text }) => text).join(' '));
        if (found === undefined) continue;
        const [first, last] = [run[0], run.at(-1)] as [Word, Word];
        yield {
          message: `"${bare.slice(first.at, last.at + last.text.length)}" is quoted in line ${found.line} and stated as a fact here.`,
          mend: 'Say whose words they are, or give a source of its own.',
          place: span.place(first.at, last.at + last.text.length),
        };
        break;
      }
    }
  },
};

interface Word {
  readonly text: string;
  readonly at: number;
}

function wordsOf(text: string): readonly Word[] {
  return [...text.toLowerCase().matchAll(/[\p{Script=Han}]{1}|[\p{Script=Latin}\d%.,]{1,40}/gu)].map((match) => ({
    text: match[0].replace(/[.,]$/, ''),
    at: match.index,
  }));
}
