import { citationsIn } from './citations.ts';
import { claimsIn, type PlacedClaim } from './claims.ts';
import type { ImportContext } from './context.ts';
import { escapeInline, escapeStart, verbatim } from './escape.ts';

const PROTECTED = /`[^`\n]{1,300}`|https?:\/\/[^\s<>"'）」】|\]]+/giu;

/** A stretch of the text and the Markdown that stands for it. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly markdown: string;
}

/**
 * One paragraph, item or heading of the draft as Markdown of a report: figures that have a name become facts, citations
 * take the form the renderer links, everything else keeps its words and means nothing more than text.
 */
export function proseMarkdown(text: string, context: ImportContext, prefix = ''): string {
  const fixed: Span[] = [...text.matchAll(PROTECTED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    markdown: verbatim(match[0]),
  }));
  const citations = citationsIn(text, context.sources);
  const masked = mask(text, [...fixed, ...citations]);
  const spans: Span[] = [
    ...fixed,
    ...citations.map(({ start, end, ids }) => ({ start, end, markdown: ids.map((id) => `[${id}]`).join('') })),
    ...claimsIn(masked, citations, context, prefix).flatMap((placed) => factSpan(placed, context)),
  ];
  return escapeStart(assemble(text, spans).trim());
}

function factSpan({ start, end, claim }: PlacedClaim, { facts }: ImportContext): readonly Span[] {
  const id = facts.claim(claim);
  if (id === undefined) return [];
  // The draft's own word for "more than" stands beside the number; the fact must not print another.
  const bare = facts.get(id)?.qualifier === undefined ? '' : ' bare=true';
  return [{ start, end, markdown: `{{fact "${id}"${bare}}}` }];
}

/** Blanks what holds no figures, so that places stay the same. */
function mask(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let out = '';
  let last = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < last) continue;
    out += text.slice(last, start) + ' '.repeat(end - start);
    last = end;
  }
  return out + text.slice(last);
}

function assemble(text: string, spans: readonly Span[]): string {
  let out = '';
  let last = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < last) continue;
    out = join(out, escapeInline(text.slice(last, span.start)));
    out = join(out, span.markdown);
    last = span.end;
  }
  return join(out, escapeInline(text.slice(last)));
}

/** A brace of the draft beside one of ours would make a third. */
function join(before: string, after: string): string {
  if (before.endsWith('}') && after.startsWith('}')) return `${before}&#125;${after.slice(1)}`;
  if (before.endsWith('{') && after.startsWith('{')) return `${before.slice(0, -1)}&#123;${after}`;
  return before + after;
}
