/** One item of a list. */
export interface Item {
  readonly text: string;
  readonly depth: number;
  /** The draft's number; absent for a bullet. */
  readonly number?: string;
  readonly line: number;
}

/** A table as the draft has it; every row is as long as the head. */
export interface DraftTable {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly line: number;
  /** Line of each row. */
  readonly rowLines: readonly number[];
}

export interface DraftList {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly Item[];
  readonly line: number;
}

export interface DraftHeading {
  readonly kind: 'heading';
  readonly level: number;
  readonly text: string;
  readonly line: number;
  /** The import set it; its text is a word of ours. */
  readonly added?: boolean;
}

export interface DraftParagraph {
  readonly kind: 'paragraph' | 'quote';
  readonly text: string;
  readonly line: number;
}

/** Text between fences, printed as it stands. */
export interface DraftCode {
  readonly kind: 'code';
  readonly lines: readonly string[];
  readonly line: number;
}

/** Something the renderer makes from the front matter: an exhibit, scenario cards, the ratings chart. */
export interface DraftDirective {
  readonly kind: 'directive';
  readonly name: 'scenarios' | 'ratings';
  readonly line: number;
}

/** The parts a draft is read into. */
export type Block = DraftTable | DraftList | DraftHeading | DraftParagraph | DraftCode | DraftDirective;
