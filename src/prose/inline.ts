import type { Expanded, Printed } from './expanded.ts';

/** A stretch of a text node: words, a printed value, or a citation. */
export type InlinePart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'printed'; readonly printed: Printed }
  | { readonly kind: 'citation'; readonly source: string; readonly at: number };

const MARK = /\uE000(\d+)\uE001/g;

/** Words that hold no citations (code, an address, the description of a picture), the printed values in their places. */
export function filledIn(text: string, { printed }: Pick<Expanded, 'printed'>, print: (printed: Printed) => string): string {
  return text.replace(MARK, (_, index: string) => {
    const found = printed[Number(index)];
    return found ? print(found) : '';
  });
}

const PART = /\uE000(\d+)\uE001|\[([A-Za-z0-9][\w-]{0,79})\]/g;

/**
 * Splits the words of a text node. `[id]` is a citation when `id` is a source; a number in brackets is one in any case,
 * so that a citation of nothing is noticed.
 */
export function splitInline(text: string, expanded: Pick<Expanded, 'printed'>, sources: ReadonlySet<string>): InlinePart[] {
  const parts: InlinePart[] = [];
  let last = 0;
  const words = (until: number): void => {
    if (until > last) parts.push({ kind: 'words', text: text.slice(last, until) });
  };
  for (const match of text.matchAll(PART)) {
    const [whole, index, cited] = match;
    if (cited !== undefined && !sources.has(cited) && !/^\d{1,3}$/.test(cited)) continue;
    words(match.index);
    if (cited !== undefined) {
      parts.push({ kind: 'citation', source: cited, at: match.index });
    } else {
      const printed = expanded.printed[Number(index)];
      if (printed) parts.push({ kind: 'printed', printed });
    }
    last = match.index + whole.length;
  }
  words(text.length);
  return parts;
}
