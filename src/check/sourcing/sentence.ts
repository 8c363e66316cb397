import type { Claim } from '../claims/claim.ts';
import { sentencesIn } from '../claims/sentences.ts';
import type { Span } from '../note/note.ts';

const ends = new WeakMap<Span, readonly { readonly start: number; readonly end: number }[]>();

/** The sentence of its text in which a claim stands. */
export function sentenceOf({ span, start, sentence }: Pick<Claim, 'span' | 'start' | 'sentence'>): string {
  let sentences = ends.get(span);
  if (!sentences) {
    sentences = sentencesIn(span.text);
    ends.set(span, sentences);
  }
  const [first] = sentences;
  if (!first || sentences.length === 1) return span.text;
  let [low, high] = [0, sentences.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle] as { end: number }).end > start) high = middle;
    else low = middle + 1;
  }
  return span.text.slice(sentence, sentences[low]?.end);
}

/** Whether a report prints a claim out of its data: as a fact, a cell or words made from numbers. */
export function isPrinted({ fact, span, start, end }: Claim): boolean {
  return fact !== undefined || (span.printed?.some((stretch) => start < stretch.end && stretch.start < end) ?? false);
}
