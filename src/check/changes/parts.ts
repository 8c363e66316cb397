import type { Claim } from '../claims/claim.ts';
import type { FractionWord } from './fractions.ts';

/** A part of a whole as numbers tell it beside a word such as "a third". */
export interface Part {
  readonly value: number;
  readonly text: string;
  readonly claim: Claim;
}

const OF =
  /^\s?(?:[\p{L}/-]+\s){0,3}(?:of|out of|von|aus|in)\s(?:(?:the|its|our|all|total|a|total of|insgesamt|den|der)\s){0,3}$|^[\p{Script=Han}，,]{0,4}(?:占|佔)[\p{Script=Han}]{0,10}$/iu;
const OF_FIRST = /(?:^|\s)(?:of|von)\s(?:(?:the|its|our|den|insgesamt|rund)\s){0,2}$/iu;

/** The shares that the numbers around a word make: a percentage beside it, or one number of another. */
export function partsIn(word: FractionWord, sentence: readonly Claim[]): readonly Part[] {
  const found: Part[] = [];
  const text = sentence[0]?.span.text ?? '';
  const isFree = (from: number, to: number) => !sentence.some(({ start, end }) => start >= from && end <= to);
  for (const claim of sentence) {
    if (claim.unit !== '%' || claim.range !== undefined || claim.value <= 0 || claim.value > 100 || claim.signed) continue;
    const isTied =
      claim.start >= word.end
        ? claim.start - word.end <= 48 && isFree(word.end, claim.start) && isInBrackets(text, word, claim)
        : word.start - claim.end <= 26 && isFree(claim.end, word.start) && isApposed(text.slice(claim.end, word.start));
    if (isTied && claim.metric !== 'growth') found.push({ value: claim.value / 100, text: claim.text, claim });
  }
  for (const [at, one] of sentence.entries()) {
    const other = sentence[at + 1];
    if (!other || !isPair(one, other)) continue;
    const gap = text.slice(one.end, other.start);
    const ends = { start: one.start, end: other.end };
    if (
      !isBeside(word, ends, isFree) ||
      /[;；]/u.test(text.slice(Math.min(word.end, ends.end), Math.max(word.start, ends.start)))
    )
      continue;
    if (OF.test(gap) && partOf(one, other).value < 1) found.push(partOf(one, other));
    else if (
      /^[^\d,;()]{0,30}[(（]\s?$/u.test(gap) &&
      isClosing(text, other) &&
      word.end <= one.start &&
      other.value < one.value &&
      /(?:of|der|von|的)\s(?:the\s|its\s|our\s)?$/iu.test(text.slice(word.end, one.start))
    )
      found.push(partOf(other, one));
    else if (
      OF_FIRST.test(text.slice(Math.max(one.sentence, one.start - 16), one.start)) &&
      other.value < one.value &&
      gap.length < 40 &&
      !/[,;]/.test(gap)
    )
      found.push(partOf(other, one));
  }
  return found;
}

function partOf(part: Claim, whole: Claim): Part {
  const value = isBare(part, whole) ? part.value * 10 ** whole.scale : part.value;
  return { value: value / whole.value, text: `${part.text} of ${whole.text}`, claim: part };
}

/** Two amounts of one kind; the scale may be written once: "1.2 of 4.8 billion". */
function isPair(one: Claim, other: Claim): boolean {
  if (one.range || other.range || one.value <= 0 || other.value <= 0 || one.unit === '%' || other.unit === '%') return false;
  return (one.unit === other.unit && one.scale === other.scale) || isBare(one, other);
}

function isBare(one: Claim, other: Claim): boolean {
  return one.unit === '' && one.scale === 0 && other.scale > 0;
}

/** Right before or behind two numbers, with no other number between. */
function isBeside(
  { start, end }: FractionWord,
  pair: { readonly start: number; readonly end: number },
  isFree: (from: number, to: number) => boolean,
): boolean {
  if (end <= pair.start) return pair.start - end <= 40 && isFree(end, pair.start);
  return start >= pair.end && start - pair.end <= 70 && isFree(pair.end, start);
}

/** "Two thirds of sales (66%)", "不足三成，为27.8%". */
function isInBrackets(text: string, word: FractionWord, claim: Claim): boolean {
  const gap = text.slice(word.end, claim.start);
  return (
    (/^[^;；。(（]*[(（]\s?$/u.test(gap) && isClosing(text, claim)) ||
    /^(?:左右)?[，,]\s?(?:为|為|达|達|即|約|约|at|namely)\s?$/iu.test(gap)
  );
}

function isClosing(text: string, { end }: Claim): boolean {
  return /^\s?[)）]/u.test(text.slice(end, end + 2));
}

/** "66%, or two thirds", "Mit 66 % entfallen zwei Drittel", "66%，约三分之二". */
function isApposed(gap: string): boolean {
  return (
    /^\s?[,，(–-]?\s?(?:(?:or|i\.e\.|that is|which is|so|thus|hence|also|das sind|mithin|oder|即|也就是)[,\s]?\s?)?(?:(?:about|around|roughly|nearly|almost|some|just|more than|over|under|less than|close to|a little|rund|etwa|fast|knapp|gut|mehr als|über|约|約|近|超|逾|超过|不足|不到|接近|左右|的)\s?){0,2}(?:die\s)?$/iu.test(
      gap,
    ) ||
    /^\s(?:entfallen|entfällt|stellen|stellt|kommen|kommt)\s(?:(?:fast|rund|knapp|gut|etwa|mehr als)\s)?(?:die\s)?$/iu.test(gap)
  );
}
