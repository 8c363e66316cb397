import type { Claim } from '../claims/claim.ts';

/** A text without full stops is one sentence; no more of its claims are held against each other. */
const MOST = 100;

/** The claims of each sentence, in the order of reading; those of prose, unless `belongs` says otherwise. */
export function bySentence(
  claims: readonly Claim[],
  belongs: (claim: Claim) => boolean = ({ role }) => role !== 'cell',
): readonly (readonly Claim[])[] {
  const groups: Claim[][] = [];
  for (const claim of claims) {
    if (!belongs(claim)) continue;
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (
      group !== undefined &&
      first !== undefined &&
      group.length < MOST &&
      first.span === claim.span &&
      first.sentence === claim.sentence
    )
      group.push(claim);
    else groups.push([claim]);
  }
  return groups;
}

/** The words of the sentence that claims stand in, up to its last claim and a little further. */
export function wordsOf(sentence: readonly Claim[]): string {
  const [first] = sentence;
  const last = sentence.at(-1);
  return first === undefined || last === undefined ? '' : first.span.text.slice(first.sentence, last.end + 60);
}

/** The words between two claims, or before one. */
export function between(a: Claim | undefined, b: Claim): string {
  return b.span.text.slice(a === undefined ? Math.max(b.sentence, b.start - 60) : a.end, b.start);
}
