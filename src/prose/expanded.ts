import type { Fact } from '../data/fact.ts';
import type { Parameters } from '../data/parameters.ts';
import type { Locale } from '../locale/locale.ts';

/** A value that prose prints: it stands as one mark in the text until the page is composed. */
export type Printed =
  | { readonly kind: 'fact'; readonly id: string; readonly text: string; readonly offset: number }
  | { readonly kind: 'reference'; readonly exhibit: string; readonly offset: number }
  | { readonly kind: 'text'; readonly text: string; readonly offset: number };

/** Prose after its expressions are filled in. */
export interface Expanded {
  /** Markdown; printed values are marks. */
  readonly text: string;
  readonly printed: readonly Printed[];
  /** Offset in the source of an offset in `text`. */
  sourceOffset(offset: number): number;
}

/** What prose can name. */
export interface ProseScope {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly exhibits: ReadonlySet<string>;
  readonly parameters: Parameters;
  readonly locale: Locale;
}

/** Where a piece of expanded text comes from. */
export interface Segment {
  readonly at: number;
  readonly source: number;
}

export function sourceOffsetIn(segments: readonly Segment[], offset: number): number {
  let found: Segment = { at: 0, source: 0 };
  for (const segment of segments) {
    if (segment.at > offset) break;
    found = segment;
  }
  return found.source + (offset - found.at);
}
