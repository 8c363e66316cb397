import type { Claim, Interval } from '../claims/claim.ts';
import { allowed } from './allowed.ts';
import { scaled } from './interval.ts';
import { bySentence } from './sentences.ts';

/** Numbers of one kind that a sentence lists, or a list item by item. */
export interface Enumeration {
  readonly parts: readonly Claim[];
  readonly unit: string;
  /** What each may stand for; a bare number counts in the unit of the one that has it. */
  readonly values: readonly Interval[];
  /** The claims of the sentence that are no part of it, in the order of reading. */
  readonly others: readonly Claim[];
}

/** Further apart numbers are of other things. */
const REACH = 80;

/** The claims of each sentence, what stands behind a semicolon counted to it. */
export function byFullSentence(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  const joined: Claim[][] = [];
  for (const sentence of bySentence(claims)) {
    const last = joined.at(-1)?.at(-1);
    const [first] = sentence;
    const goesOn =
      last !== undefined &&
      first !== undefined &&
      last.span === first.span &&
      (joined.at(-1)?.length ?? 0) < 60 &&
      /[;；]\s*$/u.test(first.span.text.slice(last.end, first.sentence));
    if (goesOn) joined.at(-1)?.push(...sentence);
    else joined.push([...sentence]);
  }
  return joined;
}

/** The enumerations of a sentence: within brackets and outside of them apart. */
export function enumerationsIn(sentence: readonly Claim[]): readonly Enumeration[] {
  const found: Enumeration[] = [];
  for (const inside of [false, true]) {
    const level = sentence.filter((claim) => isInBrackets(claim) === inside && isPart(claim));
    for (const unit of new Set(level.map((claim) => claim.unit))) {
      let run: Claim[] = [];
      const close = () => {
        if (run.length > 1) found.push(enumerationOf(run, sentence));
        run = [];
      };
      for (const claim of level) {
        if (claim.unit !== unit && !(isBare(claim) && unit !== '%')) continue;
        const last = run.at(-1);
        if (last !== undefined && wordsBetween(last, claim).length > REACH) close();
        run.push(claim);
      }
      close();
    }
  }
  return found;
}

/** An enumeration of claims, whose bare numbers are in the unit of the others. */
export function enumerationOf(parts: readonly Claim[], sentence: readonly Claim[]): Enumeration {
  const named = parts.find((claim) => !isBare(claim));
  const factor = 10 ** (named?.scale ?? 0);
  return {
    parts,
    unit: named?.unit ?? '',
    values: parts.map((claim) => (isBare(claim) && named !== undefined ? scaled(allowed(claim), factor) : allowed(claim))),
    others: sentence.filter((claim) => !parts.includes(claim)),
  };
}

export function isBare({ unit, scale }: Claim): boolean {
  return unit === '' && scale === 0;
}

function isPart({ range, motion, metric }: Claim): boolean {
  return range === undefined && motion !== 'from' && motion !== 'by' && metric !== 'growth' && metric !== 'change';
}

/** The words between two claims without what stands in brackets. */
export function wordsBetween(a: Claim, b: Claim): string {
  return b.span.text.slice(a.end, Math.max(a.end, b.start)).replace(/[(（][^()（）]{0,120}[)）]/gu, ' ');
}

export function isInBrackets({ span: { text }, start, sentence }: Claim): boolean {
  const before = text.slice(Math.max(sentence, start - 160), start);
  return (
    Math.max(before.lastIndexOf('('), before.lastIndexOf('（')) > Math.max(before.lastIndexOf(')'), before.lastIndexOf('）'))
  );
}
