import type { Claim } from '../claims/claim.ts';
import { type Note, type NoteBlock, type NoteSource, type Span, spansOf } from '../note/note.ts';
import type { CheckContext } from '../rule.ts';

/** Where a source can be found, as the note says it: an address or, in a report, a page, a table, a file. */
export function locatorOf(note: Note, source: NoteSource): string | undefined {
  return note.report?.sources.find(({ id }) => String(id) === source.id)?.locator ?? source.url;
}

/** A stretch of text that cites a source. */
export interface Use {
  readonly span: Span;
  readonly block: NoteBlock | undefined;
}

/** By source, the texts that cite it, in the order of reading. */
export function usesOf(note: Note): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const { span, block } of spansOf(note)) {
    for (const source of new Set(span.citations.map((cited) => cited.source)))
      (uses.get(source) ?? uses.set(source, []).get(source))?.push({ span, block });
  }
  return uses;
}

/** By source, the claims that rest on it: by a citation, or as a fact of a report that names it. */
export function claimsOn({ note, claims }: CheckContext): ReadonlyMap<string, readonly Claim[]> {
  const on = new Map<string, Claim[]>();
  for (const claim of claims) {
    const sources = new Set([...claim.citations, ...sourcesOfFact(note, claim)]);
    for (const source of sources) (on.get(source) ?? on.set(source, []).get(source))?.push(claim);
  }
  return on;
}

/** Sources of the fact that a claim prints. */
export function sourcesOfFact({ report }: Note, { fact }: Claim): readonly string[] {
  return fact === undefined ? [] : (report?.facts.get(fact)?.sources ?? []);
}

/** `source "2" (TradingKey)`, as messages name one. */
export function named({ id, publisher }: NoteSource): string {
  return `source "${id}" (${publisher})`;
}
