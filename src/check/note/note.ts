import type { Report } from '../../resolve/report.ts';
import type { Place } from '../../shared/place.ts';

/** A citation in a text: `[1]`. */
export interface CitedAt {
  readonly source: string;
  /** Offset in the text, which is without the mark. */
  readonly at: number;
}

/** A printed fact of a report in a text. */
export interface FactAt {
  readonly fact: string;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a note as a reader sees it: no markup, no citation marks. */
export interface Span {
  readonly text: string;
  readonly citations: readonly CitedAt[];
  /** Where a report prints its facts; none in a draft. */
  readonly facts: readonly FactAt[];
  /** Where a report prints out of its data: facts, cells, words made from numbers. */
  readonly printed?: readonly { readonly start: number; readonly end: number }[];
  /** Place of a part of the text in the file. */
  place(start?: number, end?: number): Place;
}

interface BlockOf<Kind extends string> {
  readonly kind: Kind;
  /** Index of the block in the note. */
  readonly index: number;
  /** Index of the heading it stands under, -1 before the first. */
  readonly section: number;
}

export interface HeadingBlock extends BlockOf<'heading'> {
  readonly level: number;
  readonly span: Span;
}

/** `field`: a text of the front matter, such as a headline or a risk; `path` says which. */
export interface TextBlock extends BlockOf<'paragraph' | 'quote' | 'caption' | 'field'> {
  readonly span: Span;
  readonly path?: string;
}

export interface ItemBlock extends BlockOf<'item'> {
  readonly span: Span;
  /** Index of the first item of its list: items of one list have the same. */
  readonly list: number;
  readonly ordered: boolean;
  readonly depth: number;
}

export interface TableBlock extends BlockOf<'table'> {
  readonly head: readonly Span[];
  readonly rows: readonly (readonly Span[])[];
  /** Id of the exhibit in a report. */
  readonly exhibit?: string;
  /** Numbers of cells as the data has them, by row and column; undefined where a cell is text, or in a draft. */
  readonly values?: readonly (readonly (number | undefined)[])[];
  readonly units?: readonly (string | undefined)[];
}

/** A picture of a report: its data stands in `report.exhibits`. */
export interface FigureBlock extends BlockOf<'figure'> {
  readonly exhibit: string;
}

export type NoteBlock = HeadingBlock | TextBlock | ItemBlock | TableBlock | FigureBlock;

/** A source of the register. */
export interface NoteSource {
  readonly id: string;
  readonly publisher: string;
  readonly title: string;
  /** ISO day. */
  readonly date: string | undefined;
  readonly url: string | undefined;
  /** ISO day on which it was read. */
  readonly retrieved: string | undefined;
  readonly place: Place;
}

export type NoteLanguage = 'en' | 'de' | 'zh';

/** What is checked: a report, a loose draft or the text of a publication, read the same way. */
export interface Note {
  readonly file: string;
  /** The whole text, for code frames. */
  readonly text: string;
  readonly origin: 'report' | 'draft';
  readonly language: NoteLanguage;
  readonly title: Span | undefined;
  /** ISO day on which the note speaks: its date, else that of its newest source; undefined when nothing says. */
  readonly asOf: string | undefined;
  /** The title is not among them. */
  readonly blocks: readonly NoteBlock[];
  readonly sources: readonly NoteSource[];
  readonly sourceIds: ReadonlySet<string>;
  /** The closed report, for what only it can say. */
  readonly report: Report | undefined;
}

/** All spans of a note in the order of reading, with the block that holds them; tables cell by cell, rows after the head. */
export function* spansOf(note: Note): Generator<{ readonly span: Span; readonly block: NoteBlock | undefined }> {
  if (note.title) yield { span: note.title, block: undefined };
  for (const block of note.blocks) {
    if (block.kind === 'figure') continue;
    if (block.kind !== 'table') yield { span: block.span, block };
    else for (const row of [block.head, ...block.rows]) for (const span of row) yield { span, block };
  }
}

/** Text of the heading that a block stands under. */
export function headingOf(note: Note, block: NoteBlock): string {
  const heading = note.blocks[block.section];
  return heading?.kind === 'heading' ? heading.span.text : '';
}
