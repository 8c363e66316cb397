import type { Claim } from '../claims/claim.ts';
import { sentencesIn } from '../claims/sentences.ts';
import type { Span } from '../note/note.ts';

/** What is read of a sentence before and behind a claim: text without full stops can be of any length. */
const BEFORE = 600;
const BEHIND = 400;

const ends = new WeakMap<Span, readonly { readonly end: number }[]>();

/** The words of a sentence around a claim. */
export interface Around {
  readonly text: string;
  /** Where the claim stands in `text`. */
  readonly from: number;
  readonly to: number;
}

/** The sentence in which a claim stands. */
export function around({ span, start, end, sentence }: Pick<Claim, 'span' | 'start' | 'end' | 'sentence'>): Around {
  const begin = Math.max(sentence, start - BEFORE);
  const stop = Math.min(endOfSentence(span, start), end + BEHIND);
  return { text: span.text.slice(begin, stop), from: start - begin, to: end - begin };
}

export function sentenceOf(claim: Pick<Claim, 'span' | 'start' | 'end' | 'sentence'>): string {
  return around(claim).text;
}

function endOfSentence(span: Span, start: number): number {
  let sentences = ends.get(span);
  if (!sentences) {
    sentences = sentencesIn(span.text);
    ends.set(span, sentences);
  }
  let [low, high] = [0, sentences.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle] as { end: number }).end > start) high = middle;
    else low = middle + 1;
  }
  return sentences[low]?.end ?? span.text.length;
}

/** Whether a report prints a claim out of its data: as a fact, a cell or words made from numbers. */
export function isPrinted({ fact, span, start, end }: Claim): boolean {
  return fact !== undefined || (span.printed?.some((stretch) => start < stretch.end && stretch.start < end) ?? false);
}
