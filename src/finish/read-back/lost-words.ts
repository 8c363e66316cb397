import { comparable, runsFromRight } from './comparable.ts';
import type { ExpectedBlock } from './expected.ts';
import type { PrintedText } from './printed-text.ts';

/** Words of the document that stand nowhere on paper, with the blocks behind them that are not there either. */
export interface LostWords {
  readonly text: string;
  /** What stands before them in their block, as far as it is printed. */
  readonly before: string;
  /** The whole block, to find it in the report. */
  readonly block: string;
  /** The page where what precedes them stands. */
  readonly page: number;
  /** The style sheet takes the block off the paper. */
  readonly hidden: boolean;
  /** Blocks that are lost behind this one. */
  more: number;
}

export interface Comparison {
  readonly lost: readonly LostWords[];
  /** Blocks that were not compared: they were sought for too long. */
  readonly skipped: number;
}

/** Characters that are searched in all for blocks that stand far from their neighbours. */
const PATIENCE = 400_000_000;
/** Marks of a sentence, which nobody misses. */
const MARKS = /^[.,:()/&<>=]*$/;
/** Places that are tried for a piece of a block. */
const MAX_CANDIDATES = 200;

interface Missing {
  readonly block: ExpectedBlock;
  readonly index: number;
  readonly page: number;
}

/**
 * Finds every block of a document in its print: whole where it was set, else anywhere, else in pieces, for a page ends within it or a part
 * is drawn apart. A piece is one or more runs, so that a line which is cut short is no piece. What is found is claimed.
 */
export function compare(blocks: readonly ExpectedBlock[], printed: PrintedText): Comparison {
  const far: Missing[] = [];
  let cursor = 0;
  for (const [index, block] of blocks.entries()) {
    if (runsFromRight(block.text)) continue;
    const at = near(block.words, cursor, printed);
    if (at === -1)
      far.push({ block, index, page: printed.runs === 0 ? 1 : printed.page(printed.runAt(Math.max(0, cursor - 1))) });
    else cursor = claim(block.words, at, printed);
  }
  let patience = PATIENCE;
  let skipped = 0;
  const parted: Missing[] = [];
  for (const missing of far) {
    if (patience < 0) {
      skipped++;
      continue;
    }
    const at = printed.find(missing.block.words, 0, Number.POSITIVE_INFINITY);
    patience -= at === -1 ? printed.length : at;
    if (at === -1) parted.push(missing);
    else claim(missing.block.words, at, printed);
  }
  return { lost: lostOf(parted, printed), skipped };
}

/** Where words stand that follow a place: there, in the rest of the page and the next two, or before it on its page; -1 if nowhere there. */
function near(words: string, cursor: number, printed: PrintedText): number {
  if (printed.standsAt(cursor, words)) return cursor;
  const at = printed.find(words, cursor, 3);
  return at === -1 ? printed.find(words, printed.pageStart(cursor), 1) : at;
}

/** Gives the offset behind the words. */
function claim(words: string, at: number, printed: PrintedText): number {
  const end = at + words.length;
  for (let run = printed.runAt(at); printed.offsetOf(run) < end; run++) printed.claim(run);
  return end;
}

function lostOf(missing: readonly Missing[], printed: PrintedText): readonly LostWords[] {
  const pieces = new Pieces(printed);
  const lost: LostWords[] = [];
  let last = -2;
  for (const { block, index, page } of missing) {
    const { length, page: reached } = pieces.take(block.words);
    if (MARKS.test(block.words.slice(length))) continue;
    const { before, text } = splitAt(block.text, length);
    const previous = lost.at(-1);
    if (previous && last === index - 1 && length === 0 && previous.hidden === block.hidden) previous.more++;
    else lost.push({ text, before, block: block.text, page: reached ?? page, hidden: block.hidden, more: 0 });
    last = index;
  }
  return lost;
}

/** The runs that no whole block has claimed, by their first two characters. */
class Pieces {
  readonly #printed: PrintedText;
  readonly #byStart = new Map<string, number[]>();

  constructor(printed: PrintedText) {
    this.#printed = printed;
    for (let run = 0; run < printed.runs; run++) {
      if (printed.isClaimed(run)) continue;
      const start = printed.words(run).slice(0, 2);
      const runs = this.#byStart.get(start);
      if (runs) runs.push(run);
      else this.#byStart.set(start, [run]);
    }
  }

  /** Claims the runs that words are made of, from their beginning as far as they go. */
  take(words: string): { readonly length: number; readonly page: number | undefined } {
    let length = 0;
    let page: number | undefined;
    while (length < words.length) {
      const piece = this.#longest(words, length);
      if (piece.length === 0) break;
      for (let run = piece.from; run < piece.to; run++) this.#printed.claim(run);
      length += piece.length;
      page = this.#printed.page(piece.to - 1);
    }
    return { length, page };
  }

  #longest(words: string, at: number): { readonly from: number; readonly to: number; readonly length: number } {
    let best = { from: 0, to: 0, length: 0 };
    for (const start of [words.slice(at, at + 2), words.slice(at, at + 1)]) {
      let tries = 0;
      for (const from of this.#byStart.get(start) ?? []) {
        if (this.#printed.isClaimed(from)) continue;
        if (++tries > MAX_CANDIDATES) break;
        const piece = this.#follow(words, at, from);
        if (piece.length > best.length) best = piece;
      }
      if (words.length - at === 1) break;
    }
    return best;
  }

  #follow(words: string, at: number, from: number): { readonly from: number; readonly to: number; readonly length: number } {
    let length = 0;
    let run = from;
    for (; run < this.#printed.runs && !this.#printed.isClaimed(run); run++) {
      const part = this.#printed.words(run);
      if (!words.startsWith(part, at + length)) break;
      length += part.length;
    }
    return { from, to: run, length };
  }
}

/** A text parted behind so many of the characters that are compared. */
function splitAt(text: string, length: number): { readonly before: string; readonly text: string } {
  if (length === 0) return { before: '', text };
  let passed = 0;
  for (const match of text.matchAll(/\S+/g)) {
    passed += comparable(match[0]).length;
    if (passed > length) return { before: text.slice(0, match.index).trimEnd(), text: text.slice(match.index) };
  }
  return { before: text, text: '' };
}
