import { few } from '../arithmetic/print.ts';
import { bySentence } from '../arithmetic/sentences.ts';
import { type Change, changesIn } from '../changes/changes.ts';
import { type FractionWord, fractionsIn } from '../changes/fractions.ts';
import { partsIn } from '../changes/parts.ts';
import type { Claim } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

/** How far a word may stand from the two numbers that it is said of, in characters. */
const REACH = 60;

export const multipleWords: Rule = {
  id: 'multiple-words',
  group: 'arithmetic',
  severity: 'error',
  about:
    'Doubled, halved, a third and three quarters are numbers too: they must agree with the two numbers, or with the percentage, beside them.',
  examples: {
    fires: [
      { text: '# Halden\n\nOnline orders doubled, from 4.2 million to 6.3 million.', why: 'They rose by half.' },
      { text: '# Halden\n\nNet debt halved from $840m to $610m.', why: 'It fell by 27%.' },
      {
        text: '# Halden\n\nOf the output, 13,500 of the 54,000 barrels a day are hedged, so a third of the barrels have a floor.',
        why: 'It is a quarter.',
      },
      { text: '# 海登\n\n储能收入11.4亿元，去年同期6.3亿元，规模同比翻番。', why: '只增长81%。' },
    ],
    silent: [
      {
        text: '# Halden\n\nOnline orders nearly doubled, from 4.2 million to 8.1 million, and net debt halved from $840m to $425m.',
        why: 'Both hold.',
      },
      {
        text: '# Halden\n\nAbout two thirds of sales (66%) come from Asia, and a quarter of staff work there.',
        why: 'The share in brackets is that of the sales.',
      },
    ],
  },
  *check({ claims }) {
    const bySpan = Map.groupBy(changesIn(claims), ({ from }) => from.span);
    const changes = new Map([...bySpan].map(([span, of]) => [span, Map.groupBy(of, ({ from }) => from.sentence)]));
    for (const sentence of bySentence(claims)) {
      const [first] = sentence;
      if (first === undefined) continue;
      const { text } = first.span;
      const last = sentence.at(-1) as Claim;
      const words = fractionsIn(
        text.slice(first.sentence, last.end + 80).split(/(?<=[.;!?]\s)(?=\p{Lu})|(?<=[。；！？])/u)[0] as string,
      );
      if (words.length === 0) continue;
      const told = changes.get(first.span)?.get(first.sentence) ?? [];
      for (const word of words) {
        const at = { ...word, start: word.start + first.sentence, end: word.end + first.sentence };
        const found = word.kind === 'share' ? share(at, sentence) : change(at, told, sentence);
        if (found) yield found;
      }
    }
  },
};

function change(word: FractionWord, changes: readonly Change[], sentence: readonly Claim[]): Noticed | undefined {
  const near = changes
    .filter(
      ({ from, to, kind }) => kind !== 'other' && from.value > 0 && to.value > 0 && distance(word, from, to, sentence) <= REACH,
    )
    .toSorted((a, b) => distance(word, a.from, a.to, sentence) - distance(word, b.from, b.to, sentence));
  const [nearest] = near;
  if (nearest === undefined) return undefined;
  const ratio = nearest.to.value / nearest.from.value;
  const size = word.kind === 'times' ? ratio : Math.abs(ratio - 1);
  if (size >= word.allows.low && size <= word.allows.high) return undefined;
  return {
    message: `"${word.text}" is said of ${nearest.from.text} and ${nearest.to.text}, which is ${word.kind === 'times' ? `${few(ratio)} times` : `a change of ${few(100 * size)}%`}.`,
    mend: 'Say what the numbers say, or correct them.',
    place: nearest.to.place(),
  };
}

/** Between a word and the nearer of two numbers; without end where another number stands between. */
function distance({ start, end }: FractionWord, from: Claim, to: Claim, sentence: readonly Claim[]): number {
  const [low, high] = [Math.min(from.start, to.start), Math.max(from.end, to.end)];
  if (start >= low && end <= high) return 0;
  const [a, b] = end <= low ? [end, low] : [high, start];
  const isCut = sentence.some((each) => each.start >= a && each.end <= b);
  return isCut ? Number.POSITIVE_INFINITY : b - a;
}

function share(word: FractionWord, sentence: readonly Claim[]): Noticed | undefined {
  const parts = partsIn(word, sentence);
  const [first] = parts;
  if (first === undefined || parts.some(({ value }) => value >= word.allows.low && value <= word.allows.high)) return undefined;
  return {
    message: `"${word.text}" is said of ${first.text}, which is ${few(100 * first.value)}%.`,
    mend: 'Say what the numbers say, or correct them.',
    place: first.claim.place(),
  };
}
