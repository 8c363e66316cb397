import type { Note, NoteBlock, Span } from '../note/note.ts';
import { spansOf } from '../note/note.ts';
import type { Noticed } from '../rule.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** Where words can stand. */
export type Where = 'title' | 'cell' | Exclude<NoteBlock['kind'], 'table' | 'figure'>;

/** A sentence of a note and the text that holds it. */
export interface Seen extends Sentence {
  readonly span: Span;
  readonly block: NoteBlock | undefined;
}

/** A text with more than this many findings of one rule is told of often enough; each place of a long text costs its length. */
const MOST_OF_A_TEXT = 20;

/** Looks at each sentence of the parts of a note that are named, and gives what is noticed. */
export function* lookAt(note: Note, where: readonly Where[], look: (sentence: Seen) => Noticed | undefined): Generator<Noticed> {
  for (const { span, block } of spansOf(note)) {
    if (!where.includes(whereOf(block))) continue;
    let left = MOST_OF_A_TEXT;
    for (const sentence of sentencesOf(span.text)) {
      const noticed = look({ ...sentence, span, block });
      if (noticed === undefined) continue;
      yield noticed;
      left -= 1;
      if (left === 0) break;
    }
  }
}

function whereOf(block: NoteBlock | undefined): Where {
  if (block === undefined) return 'title';
  return block.kind === 'table' || block.kind === 'figure' ? 'cell' : block.kind;
}
