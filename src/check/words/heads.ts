import type { HeadingBlock, Note, TextBlock } from '../note/note.ts';
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

/**
 * Whether the level of a heading can be relied on: in a report it can, in a draft where it is marked with signs or a line
 * under it. A bold line may be a label or a byline.
 */
export function isMarked(note: Note, lines: readonly string[], { span }: HeadingBlock): boolean {
  if (note.origin === 'report') return true;
  const { line } = span.place(0, 1);
  return /^\s*#/.test(lines[line - 1] ?? '') || /^\s*(?:={3,}|-{3,})\s*$/.test(lines[line] ?? '');
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
