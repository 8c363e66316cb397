import type { Dataset } from '../data/dataset.ts';
import type { Fact } from '../data/fact.ts';
import type { Parameters } from '../data/parameters.ts';
import type { Locale } from '../locale/locale.ts';

/** What a printed number comes from. */
export type Origin =
  | { readonly fact: string }
  | { readonly dataset: string; readonly column: string; readonly row: number }
  | { readonly parameter: string };

/** A value that prose prints: it stands as one mark in the text until the page is composed. */
export type Printed =
  | { readonly kind: 'fact'; readonly id: string; readonly text: string; readonly offset: number }
  /** Words made from numbers: "rose 3.2% to $4.1bn". */
  | { readonly kind: 'derived'; readonly from: readonly Origin[]; readonly text: string; readonly offset: number }
  | {
      readonly kind: 'cell';
      readonly dataset: string;
      readonly column: string;
      readonly row: number;
      readonly text: string;
      readonly offset: number;
    }
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
  /** Names of the parameters whose values are ISO days. */
  readonly days: ReadonlySet<string>;
  readonly datasets: ReadonlyMap<string, Dataset>;
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
