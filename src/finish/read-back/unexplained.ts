import { type ExplainedNumbers, numbersIn } from './numbers.ts';
import { UNDRAWN } from './printed-page.ts';
import type { PrintedText } from './printed-text.ts';

/** A number on paper that stands in no text of the document. */
export interface UnexplainedNumber {
  readonly number: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** Runs of one line; half a point of rounding. */
const SAME_LINE = 1;

/** The numbers of all runs that no block of the document has claimed: heads and feet, charts, drawings, repeated heads of tables. */
export function unexplainedNumbers(printed: PrintedText, explained: ExplainedNumbers): readonly UnexplainedNumber[] {
  const found: UnexplainedNumber[] = [];
  for (let at = 0; at < printed.runs; at++) {
    if (printed.isClaimed(at)) continue;
    const { text, x, y, cut } = printed.run(at);
    // Of a number that is cut, other digits are left.
    if (cut || !/\p{Nd}/u.test(text)) continue;
    for (const number of numbersIn(text.replaceAll(UNDRAWN, ''))) {
      if (explained.has(number) || isPartOfExplained(number, at, printed, explained)) continue;
      found.push({ number, page: printed.page(at), x, y });
    }
  }
  return found;
}

/** A number that is drawn in several runs, such as one whose decimals hang. */
function isPartOfExplained(number: string, at: number, printed: PrintedText, explained: ExplainedNumbers): boolean {
  const isNext = (one: number, other: number): boolean =>
    !printed.isClaimed(other) &&
    printed.page(one) === printed.page(other) &&
    Math.abs(printed.run(one).y - printed.run(other).y) < SAME_LINE;
  let from = at;
  let to = at;
  for (let i = 0; i < 4 && from > 0 && isNext(from, from - 1); i++) from--;
  for (let i = 0; i < 4 && to < printed.runs - 1 && isNext(to, to + 1); i++) to++;
  if (from === to) return false;
  const line = Array.from({ length: to - from + 1 }, (_, i) => printed.run(from + i).text).join('');
  return numbersIn(line).some((whole) => whole !== number && whole.includes(number) && explained.has(whole));
}
