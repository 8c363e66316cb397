/** Stands for a gap in a run: a space that was not drawn because nothing of it is shown, or letters set apart. */
export const UNDRAWN = '\u2009';

/** Words that were drawn in one go: one style, one line. */
export interface PrintedRun {
  readonly text: string;
  /** Where the first letter stands; points from the left and from the top of the sheet. */
  readonly x: number;
  readonly y: number;
  /** A letter of it is cut by the edge of the sheet or of the box it stands in. */
  readonly cut: boolean;
}

export interface PrintedPage {
  /** From 1. */
  readonly number: number;
  /** In the order of drawing. */
  readonly runs: readonly PrintedRun[];
}
