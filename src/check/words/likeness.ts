/** A text by its words in order, small, without marks; of Chinese by its signs. */
export function tokensOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\d[\d.,'’]{0,20}\d|\d|\p{Script=Han}|[\p{L}\p{M}]{1,40}/gu) ?? [];
}

/** Words in a row that two texts must share before they are compared. */
const RUN = 5;
/** Of this many texts that share such a row, no more are compared with. */
const MOST_ALIKE = 4;
/** Share of the pairs of neighbouring words that are the same. */
const ALIKE = 0.72;

/** Texts in the order of reading, of which later ones may be nearly the same as earlier ones. */
export class Likeness<T> {
  readonly #runs = new Map<string, number[]>();
  readonly #seen: {
    readonly pairs: ReadonlyMap<string, number>;
    readonly count: number;
    readonly numbers: string;
    readonly what: T;
  }[] = [];

  /** The first text before this one that says the same in nearly the same words with the same numbers. */
  add(tokens: readonly string[], what: T): T | undefined {
    const runs = Array.from({ length: Math.max(0, tokens.length - RUN + 1) }, (_, at) => tokens.slice(at, at + RUN).join(' '));
    const near = new Set<number>();
    for (const run of runs) for (const at of this.#runs.get(run) ?? []) if (near.size < MOST_ALIKE) near.add(at);
    const pairs = new Map<string, number>();
    for (let at = 1; at < tokens.length; at++) {
      const pair = `${tokens[at - 1]} ${tokens[at]}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    const one = {
      pairs,
      count: tokens.length - 1,
      numbers: tokens
        .filter((token) => /^\d/.test(token))
        .sort()
        .join(' '),
      what,
    };
    const found = [...near].map((at) => this.#seen[at]).find((other) => other !== undefined && isAlike(one, other));
    for (const run of new Set(runs)) {
      const at = this.#runs.get(run);
      if (at === undefined) this.#runs.set(run, [this.#seen.length]);
      else if (at.length < MOST_ALIKE) at.push(this.#seen.length);
    }
    this.#seen.push(one);
    return found?.what;
  }
}

interface Counted {
  readonly pairs: ReadonlyMap<string, number>;
  readonly count: number;
  readonly numbers: string;
}

function isAlike(one: Counted, other: Counted): boolean {
  if (one.numbers !== other.numbers || Math.min(one.count, other.count) < 0.5 * Math.max(one.count, other.count)) return false;
  let common = 0;
  for (const [pair, count] of one.pairs) common += Math.min(count, other.pairs.get(pair) ?? 0);
  return (2 * common) / (one.count + other.count) >= ALIKE;
}
