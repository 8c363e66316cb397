import type { Finding, Fix } from '../shared/finding.ts';
import type { Place } from '../shared/place.ts';

export interface MendedText {
  readonly text: string;
  /** Fixes that were made. */
  readonly made: readonly Finding[];
  /** Fixes of places that another changes already; the next run finds what is left of them. */
  readonly overlapping: readonly Finding[];
}

/**
 * A text with the fixes of its findings. Where two overlap, the first wins.
 * @param file display name; fixes of other files are left out
 */
export function applyFixes(text: string, findings: readonly Finding[], file: string): MendedText {
  const offsetOf = offsetsOf(text);
  const made: { readonly finding: Finding; readonly start: number; readonly end: number; readonly fix: Fix }[] = [];
  const overlapping: Finding[] = [];
  const wanted = findings.flatMap((finding) => {
    const { fix } = finding;
    if (!fix || fix.place.file !== file) return [];
    const { line, column, endLine = line, endColumn = column } = fix.place;
    const [start, end] = [offsetOf({ line, column }), offsetOf({ line: endLine, column: endColumn })];
    return start === undefined || end === undefined || end < start ? [] : [{ finding, fix, start, end }];
  });
  const taken = new Ranges();
  for (const each of wanted) {
    if (taken.add(each.start, each.end)) made.push(each);
    else overlapping.push(each.finding);
  }
  let at = 0;
  let out = '';
  for (const { start, end, fix } of [...made].sort((a, b) => a.start - b.start || a.end - b.end)) {
    out += text.slice(at, start) + fix.text;
    at = end;
  }
  return { text: out + text.slice(at), made: made.map(({ finding }) => finding), overlapping };
}

/** Offsets of lines and columns, which count from 1; undefined outside the text. */
function offsetsOf(text: string): (place: Pick<Place, 'line' | 'column'>) => number | undefined {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return ({ line, column }) => {
    const start = starts[line - 1];
    const offset = (start ?? 0) + column - 1;
    return start === undefined || offset > text.length ? undefined : offset;
  };
}

/** Ranges that do not touch the inside of each other, kept in order. */
class Ranges {
  readonly #ranges: { readonly start: number; readonly end: number }[] = [];

  /** False when it overlaps one that is there, or inserts at the same point. */
  add(start: number, end: number): boolean {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ranges[middle] as { start: number }).start < start) low = middle + 1;
      else high = middle;
    }
    const before = this.#ranges[low - 1];
    const after = this.#ranges[low];
    if (before && before.end > start) return false;
    if (after && (after.start < end || after.start === start)) return false;
    this.#ranges.splice(low, 0, { start, end });
    return true;
  }
}
