import type { Note, TextBlock } from '../note/note.ts';
import { isPagePart, residueIn } from './residue.ts';

const CLOSED = /[.!?:;,。！？：；，…\]]["”’)]?$/u;

/**
 * Indices of the blocks that head what follows them: headings, and the short lines that stand for one in a text copied
 * without its markup.
 */
export function headsOf(note: Note): readonly number[] {
  return note.blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.index];
    return block.kind === 'paragraph' && note.origin === 'draft' && isLikeHeading(note, block) ? [block.index] : [];
  });
}

function isLikeHeading(note: Note, { index, span: { text } }: TextBlock): boolean {
  const isShort = /\p{Script=Han}/u.test(text)
    ? text.length <= 16
    : text.length <= 60 && text.split(' ').length <= 8 && /^["“]?[\p{Lu}\d]/u.test(text);
  if (!isShort || CLOSED.test(text) || /\d[%xX]|[$€£¥|\\]|https?:/u.test(text) || !/\p{L}{2}/u.test(text)) return false;
  const next = note.blocks[index + 1];
  const leads =
    next?.kind === 'table' ||
    next?.kind === 'item' ||
    (next?.kind === 'paragraph' && !CLOSED.test(text) && next.span.text.length >= 80);
  return leads && !isPagePart(text) && residueIn(text) === undefined;
}
