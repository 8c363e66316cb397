import type { Place } from '../../shared/place.ts';

/** Lines behind a block that are looked through for its words. */
const MOST_LINES = 400;

/** Finds the places of the words of a draft's blocks: blocks know their line, their words were cleaned. */
export class DraftPlaces {
  readonly #file: string;
  readonly #lines: readonly string[];

  constructor(file: string, text: string) {
    this.#file = file;
    this.#lines = text.split(/\r\n|\n|\r/);
  }

  /**
   * Place of a part of a text that begins at some line.
   * @param after the text stands behind these words of its line, as a cell behind those before it
   */
  of(text: string, line: number, after: string, start: number, end: number): Place {
    const offsets = this.#align(text, line, after);
    const from = offsets(start);
    const to = offsets(Math.max(start, end - 1));
    return {
      file: this.#file,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: end > start ? to.column + 1 : to.column,
    };
  }

  /** Walks text and file side by side: what the text lacks is passed over, white space is all alike. */
  #align(text: string, first: number, after: string): (offset: number) => { line: number; column: number } {
    let line = first;
    let raw = this.#lines[line - 1] ?? '';
    let at = after === '' ? this.#begin(raw, text) : raw.length;
    if (after !== '') {
      const before = skip(raw, after, 0);
      at = before === -1 ? 0 : before;
    }
    const places: { line: number; column: number }[] = [];
    for (let i = 0; i < text.length; i++) {
      const wanted = text[i] as string;
      if (/\s/.test(wanted)) {
        places.push({ line, column: Math.min(at, raw.length) + 1 });
        continue;
      }
      let [l, r, a] = [line, raw, at];
      let found = r.indexOf(wanted, a);
      while (found === -1 && l - first < MOST_LINES && l < this.#lines.length) {
        l += 1;
        r = this.#lines[l - 1] ?? '';
        a = 0;
        found = r.indexOf(wanted, a);
      }
      if (found !== -1 && (l > line || found - at < 240)) [line, raw, at] = [l, r, found + 1];
      places.push({ line, column: Math.max(1, at) });
    }
    return (offset) => places[Math.min(offset, places.length - 1)] ?? { line: first, column: 1 };
  }

  /** Behind the mark of a list or heading. */
  #begin(raw: string, text: string): number {
    const head = text.trimStart().slice(0, 6);
    const found = head === '' ? -1 : raw.indexOf(head);
    return found === -1 ? (/^\s*(?:[-*+•#>]+|\d{1,3}[.)])?\s*/.exec(raw)?.[0].length ?? 0) : found;
  }
}

/** Where `words` end in a line, character by character from `from`; -1 when they are not all there. */
function skip(raw: string, words: string, from: number): number {
  let at = from;
  for (const char of words) {
    if (/\s/.test(char)) continue;
    const found = raw.indexOf(char, at);
    if (found === -1) return -1;
    at = found + 1;
  }
  return at;
}
