import type { CitedAt } from './note.ts';

/** Words of a text without its markup, and where each of them stood. */
export interface Plain {
  readonly text: string;
  /** Offset in the source of each character, and of the end. */
  readonly offsets: readonly number[];
  readonly citations: readonly CitedAt[];
}

/** Emphasis, code, links, images, citations, escapes and comments of Markdown; each is bounded, so that time is linear. */
const MARKUP =
  /\[\^?([A-Za-z0-9][\w-]{0,79})\](?!\()|!?\[([^\]\n]{0,400})\]\([^()\s]{0,2000}(?:\s"[^"\n]{0,200}")?\)|\*{1,3}|~~|`{1,3}|(?<![\p{L}\d])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\p{L}\d])|\\(?=[!-/:-@[-`{-~])|<!--[^\n]{0,2000}?-->|<\/?[a-z][^<>\n]{0,200}>/giu;

/**
 * A text of Markdown as a reader sees it. `[1]` and `[id]` of a source are citations; other brackets stand.
 * @param sources ids in the register
 */
export function plainOf(source: string, sources: ReadonlySet<string>): Plain {
  let text = '';
  const offsets: number[] = [];
  const citations: CitedAt[] = [];
  const add = (from: number, to: number) => {
    for (let at = from; at < to; at++) {
      text += source[at];
      offsets.push(at);
    }
  };
  let last = 0;
  for (const match of source.matchAll(MARKUP)) {
    const [whole, cited, linked] = match;
    const { index } = match;
    if (cited !== undefined && !sources.has(cited) && !/^\d{1,3}$/.test(cited)) continue;
    if (/^\*/.test(whole) && /\s/.test(source[index - 1] ?? ' ') && /\s/.test(source[index + whole.length] ?? ' ')) continue;
    add(last, index);
    if (cited !== undefined) citations.push({ source: cited, at: text.length });
    else if (linked !== undefined) add(index + whole.indexOf('[') + 1, index + whole.indexOf('[') + 1 + linked.length);
    last = index + whole.length;
  }
  add(last, source.length);
  offsets.push(source.length);
  return { text, offsets, citations };
}
