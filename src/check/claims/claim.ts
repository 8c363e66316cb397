import type { Place } from '../../shared/place.ts';
import type { NoteBlock, Span } from '../note/note.ts';

/** Numbers between which a printed number lies: 13.8 says 13.75 to 13.85. Both ends count. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export type Qualifier = 'over' | 'under' | 'about' | 'up-to' | 'at-least';

/** When a number holds. */
export interface Period {
  readonly kind: 'year' | 'half' | 'quarter' | 'month' | 'day' | 'window';
  /** As printed. */
  readonly text: string;
  readonly year: number | undefined;
  /** Quarter, half or month within the year. */
  readonly part: number | undefined;
  /** Fiscal, as the note says. */
  readonly fiscal: boolean;
  /** For comparing: `2026`, `2026-Q3`, `2026-H1`, `2026-03`, `2026-03-31`, `52w`, `ytd`. */
  readonly key: string;
}

export type Owner = 'reported' | 'company' | 'consensus' | 'house';

/** A number of a note and what it says. */
export interface Claim {
  /** Index among all claims of the note, in the order of reading. */
  readonly id: number;
  /** As printed, unit and currency included: "$38.719 Billion". */
  readonly text: string;
  /** In whole units: 38.719 billion is 38,719,000,000; per cent and points as printed; the middle of a range. */
  readonly value: number;
  /** What the printed digits allow, before `qualifier`; of a range from its low end to its high end. */
  readonly interval: Interval;
  /** Ends of a range, each as its digits allow. */
  readonly range: { readonly from: Interval; readonly to: Interval } | undefined;
  /** Half a unit of the last printed digit, in whole units. */
  readonly half: number;
  /** `%`, `pp`, `bp`, `x`, an ISO 4217 code, or empty. */
  readonly unit: string;
  /** Printed power of ten: 9 for billion. */
  readonly scale: number;
  readonly qualifier: Qualifier | undefined;
  /** A plus or minus is printed. */
  readonly signed: boolean;
  /** What is measured, one of `METRICS`; undefined when the words name nothing that is known. */
  readonly metric: string | undefined;
  /** Of a growth rate or a change: the metric that changes. */
  readonly of: string | undefined;
  /** Of a change: where it starts, where it ends, or by how much. */
  readonly motion: 'from' | 'to' | 'by' | undefined;
  /** Of a change: 1 when its words say up, -1 when they say down. */
  readonly direction: -1 | 0 | 1;
  /** The words that name it, as written. */
  readonly label: string;
  /** Whose or of what part: "cloud", "international retail business"; empty for the issuer itself. */
  readonly subject: string;
  readonly period: Period | undefined;
  /** An estimate, forecast, target or guidance by its words or its column. */
  readonly estimate: boolean;
  readonly owner: Owner | undefined;
  /** Sources cited for it: after it in its sentence, else at the end of its paragraph. */
  readonly citations: readonly string[];
  /** Stands in quotation marks, or is told as what somebody said. */
  readonly quoted: boolean;
  readonly role: 'title' | 'prose' | 'item' | 'cell' | 'fact';
  readonly span: Span;
  readonly start: number;
  readonly end: number;
  /** Offset of its sentence in the span. */
  readonly sentence: number;
  /** Undefined for the title and for facts. */
  readonly block: NoteBlock | undefined;
  /** Row and column of a cell. */
  readonly cell: { readonly row: number; readonly column: number } | undefined;
  /** Id of the fact of a report that it prints or is. */
  readonly fact: string | undefined;
  place(): Place;
}
