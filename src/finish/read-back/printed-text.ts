import { comparable } from './comparable.ts';
import type { PrintedPage, PrintedRun } from './printed-page.ts';

const START = 1;
const CLAIMED = 2;

/** All words of a print in the order of drawing, run by run; what a block of the document has claimed is no other's. */
export class PrintedText {
  readonly #parts: string[] = [];
  readonly #starts: number[] = [];
  readonly #runs: PrintedRun[] = [];
  readonly #pages: number[] = [];
  readonly #pageStarts: number[] = [];
  readonly #claimed: boolean[] = [];
  #length = 0;
  #text = '';
  #flags = new Uint8Array(0);

  add({ number, runs }: PrintedPage): void {
    this.#pageStarts.push(this.#length);
    for (const run of runs) {
      const words = comparable(run.text);
      if (words === '') continue;
      this.#parts.push(words);
      this.#starts.push(this.#length);
      this.#runs.push(run);
      this.#pages.push(number);
      this.#claimed.push(false);
      this.#length += words.length;
    }
  }

  /** No page comes after this. */
  close(): this {
    this.#text = this.#parts.join('');
    this.#parts.length = 0;
    this.#flags = new Uint8Array(this.#length + 1);
    for (const start of this.#starts) this.#flags[start] = START;
    this.#flags[this.#length] = START;
    return this;
  }

  get length(): number {
    return this.#length;
  }

  get runs(): number {
    return this.#runs.length;
  }

  run(index: number): PrintedRun {
    return this.#runs[index] as PrintedRun;
  }

  /** Number of the page of a run. */
  page(index: number): number {
    return this.#pages[index] as number;
  }

  words(index: number): string {
    return this.#text.slice(this.#starts[index], this.#starts[index + 1] ?? this.#length);
  }

  isClaimed(index: number): boolean {
    return this.#claimed[index] as boolean;
  }

  claim(index: number): void {
    this.#claimed[index] = true;
    this.#flags[this.#starts[index] as number] = START | CLAIMED;
  }

  /** Index of the run that holds an offset. */
  runAt(offset: number): number {
    return indexIn(this.#starts, offset);
  }

  offsetOf(index: number): number {
    return this.#starts[index] ?? this.#length;
  }

  /** Whether unclaimed runs from an offset on are these words, to the end of a run. */
  standsAt(offset: number, words: string): boolean {
    return this.#isWhole(offset, words.length) && this.#text.startsWith(words, offset);
  }

  #isWhole(offset: number, length: number): boolean {
    return this.#flags[offset] === START && ((this.#flags[offset + length] as number) & START) !== 0;
  }

  /** First place of words that are whole runs nobody has claimed, from an offset to the end of a page so many pages on, or -1. */
  find(words: string, from: number, pages: number): number {
    const page = indexIn(this.#pageStarts, from);
    const to = this.#pageStarts[page + pages] ?? this.#length;
    const stretch = this.#text.slice(from, to);
    let tries = 0;
    for (let at = stretch.indexOf(words); at !== -1 && tries < MAX_TRIES; at = stretch.indexOf(words, at + 1), tries++)
      if (this.#isWhole(from + at, words.length)) return from + at;
    return -1;
  }

  /** Where the page of an offset begins. */
  pageStart(offset: number): number {
    return this.#pageStarts[indexIn(this.#pageStarts, offset)] ?? 0;
  }
}

/** Places that are tried for words so short that they stand everywhere. */
const MAX_TRIES = 2000;

/** Index of the last of rising numbers that is not above a value. */
function indexIn(rising: readonly number[], value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
