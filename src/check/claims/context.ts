import type { NoteBlock, Span } from '../note/note.ts';
import type { Mention } from './metrics.ts';
import type { PrintedNumber } from './numbers.ts';
import type { FoundPeriod } from './periods.ts';
import type { ReadingOf } from './read.ts';
import type { Sentence } from './sentences.ts';

/** What is known of a stretch of prose while its numbers are read, from the first to the last. */
export interface Context {
  readonly span: Span;
  readonly block: NoteBlock | undefined;
  readonly role: 'title' | 'prose' | 'item';
  readonly reading: ReadingOf;
  readonly numbers: readonly PrintedNumber[];
  readonly mentions: readonly Mention[];
  readonly periods: readonly FoundPeriod[];
  readonly sentences: readonly Sentence[];
  /** What each number so far was bound to. */
  readonly bound: { readonly number: PrintedNumber; readonly mention: Mention | undefined }[];
}
