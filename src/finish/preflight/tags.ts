import type { Box } from '../read-back/matrix.ts';
import { joined } from './boxes.ts';
import type { PaintedPage, PaintedRun } from './painted-page.ts';

/** An element of a page's structure as pdf.js gives it. */
export interface StructNode {
  readonly role?: string;
  readonly type?: string;
  /** Of content: `p12R_mc3`. */
  readonly id?: string;
  readonly children?: readonly StructNode[];
}

/** A tag on one page: an element that goes on over several has one on each. */
export interface Tag {
  readonly role: string;
  /** From 1. */
  readonly page: number;
  /** Its words in the order of the tags. */
  readonly text: string;
  /** Around all that it shows; undefined when it shows nothing. */
  readonly box: Box | undefined;
  readonly kids: readonly Tag[];
}

/** A paragraph, a heading, a picture, a list, a table: what a page is laid out of. */
const BLOCK = /^(?:H\d?|P|L|Table|Figure|Formula|Caption|BlockQuote|Quote|Note|FENote|Title|TOC|TOCI|Code|BibEntry)$/;

/** The tags of a page with what is painted under them; undefined for a page without tags. */
export function tagsOfPage(tree: StructNode | null, page: PaintedPage): Tag | undefined {
  if (tree === null) return undefined;
  return new PageTag(tree, page.number, contentsOf(page));
}

/** The blocks of a tag in the order of reading, none within another; loose words are a block of the role that they stand in. */
export function* blocksOf(tag: Tag): Generator<Tag> {
  if (BLOCK.test(tag.role)) {
    if (tag.box !== undefined) yield tag;
    return;
  }
  if (tag.kids.length === 0) {
    if (tag.text !== '' && tag.box !== undefined) yield tag;
    return;
  }
  for (const kid of tag.kids) yield* blocksOf(kid);
}

/** Every tag under one, itself among them, in the order of reading. */
export function* everyTag(tag: Tag): Generator<Tag> {
  yield tag;
  for (const kid of tag.kids) yield* everyTag(kid);
}

/** Level of a heading from 1, or undefined. */
export function levelOf({ role }: Tag): number | undefined {
  const level = /^H([1-6])$/.exec(role)?.[1];
  return level === undefined ? undefined : Number(level);
}

/** What stands under each number of marked content. */
interface Content {
  readonly runs: PaintedRun[];
  box: Box | undefined;
}

function contentsOf({ runs, fills, lines, images }: PaintedPage): ReadonlyMap<number, Content> {
  const found = new Map<number, Content>();
  const of = (mark: number): Content => {
    const known = found.get(mark);
    if (known) return known;
    const content: Content = { runs: [], box: undefined };
    found.set(mark, content);
    return content;
  };
  for (const run of runs) {
    if (run.mark === undefined || !run.seen) continue;
    const content = of(run.mark);
    content.runs.push(run);
    content.box = joined(content.box, run.box);
  }
  for (const list of [fills, lines, images])
    for (const { mark, box } of list) {
      if (mark === undefined) continue;
      const content = of(mark);
      content.box = joined(content.box, box);
    }
  return found;
}

/** Words of a tag in their order; a gap stands where a block within it begins or ends. */
type Piece = PaintedRun | 'gap';

class PageTag implements Tag {
  readonly role: string;
  readonly page: number;
  readonly kids: readonly PageTag[];
  readonly box: Box | undefined;
  readonly pieces: readonly Piece[];
  #text: string | undefined;

  constructor({ role = '', children = [] }: StructNode, page: number, contents: ReadonlyMap<number, Content>) {
    this.role = role;
    this.page = page;
    const kids: PageTag[] = [];
    const pieces: Piece[] = [];
    let box: Box | undefined;
    for (const child of children) {
      if (child.role !== undefined) {
        const kid = new PageTag(child, page, contents);
        kids.push(kid);
        if (kid.box) box = joined(box, kid.box);
        const apart: readonly Piece[] = BLOCK.test(kid.role) ? ['gap'] : [];
        for (const piece of [...apart, ...kid.pieces, ...apart]) pieces.push(piece);
        continue;
      }
      const content = contents.get(Number(/_mc(\d+)$/.exec(child.id ?? '')?.[1] ?? -1));
      if (content === undefined) continue;
      if (content.box) box = joined(box, content.box);
      for (const run of content.runs) pieces.push(run);
    }
    this.kids = kids;
    this.pieces = pieces;
    this.box = box;
  }

  /** Most tags are never asked. */
  get text(): string {
    return (this.#text ??= textOf(this.pieces));
  }
}

/** Gaps, in shares of the size, that stand for a blank which was not drawn. */
const BLANK = 0.12;

function textOf(pieces: readonly Piece[]): string {
  let text = '';
  let last: Piece = 'gap';
  for (const piece of pieces) {
    if (piece !== 'gap') {
      const endsHyphened = text.endsWith('\u2010');
      if (endsHyphened && isLater(last, piece)) text = text.slice(0, -1);
      else if (isApart(last, piece) && !/(?:^|\s)$/.test(text)) text += ' ';
      text += piece.text;
    }
    last = piece;
  }
  return text.trim();
}

function isApart(last: Piece, next: PaintedRun): boolean {
  return last === 'gap' || isLater(last, next) || next.box[0] - last.box[2] > BLANK * next.size;
}

/** On a line of its own; a raised sign is on the line of its words. */
function isLater(last: Piece, next: PaintedRun): boolean {
  return last !== 'gap' && Math.abs(last.baseline - next.baseline) > 0.7 * Math.max(last.size, next.size);
}
