/** How a table stands in its place: as it is, in small type, or in small type with words broken anywhere. */
export type TableFit = 'fits' | 'tight' | 'squeeze';

export const TABLE_CLASS: Readonly<Record<TableFit, string>> = {
  fits: '',
  tight: ' class="tight"',
  squeeze: ' class="tight squeeze"',
};

/** The words of one column, head first. */
export interface ColumnTexts {
  readonly texts: readonly string[];
  /** Set without line breaks. */
  readonly whole: boolean;
}

/** A word longer than this, or a figure, breaks wherever its cell ends. */
const LONG_WORD = /[^\s-]{25}/;
const LONG_FIGURE = 32;

/** More columns than this are set in small type even when there is room. */
export const MANY_COLUMNS = 9;

/** Type size and the padding of a cell, CSS px; as in base.css. */
const NORMAL = { em: 11, padding: 10.7 };
const TIGHT = { em: 9.33, padding: 6.7 };

/** Whether a cell's words are broken anywhere rather than at spaces. */
export function breaks(text: string, whole: boolean): boolean {
  return LONG_WORD.test(text) || (whole && text.length > LONG_FIGURE);
}

/**
 * Estimates whether the unbreakable pieces of all columns have room side by side. A table wider than the page would make
 * Chromium print the whole document smaller.
 * @param available CSS px
 */
export function tableFit(columns: readonly ColumnTexts[], available: number): TableFit {
  const ems = columns.map(({ texts, whole }) =>
    texts.reduce((most, text, i) => Math.max(most, widestPiece(text, whole && i > 0)), 0),
  );
  const total = ems.reduce((sum, em) => sum + em, 0);
  const width = ({ em, padding }: typeof NORMAL): number => total * em + columns.length * padding;
  if (width(TIGHT) > available) return 'squeeze';
  return columns.length > MANY_COLUMNS || width(NORMAL) > available ? 'tight' : 'fits';
}

const BREAKABLE = /[\s\u00ad\u200b\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef-]/;

/** Ems of the longest run that a line break does not part. */
function widestPiece(text: string, whole: boolean): number {
  if (breaks(text, whole)) return 2;
  let widest = 0;
  let piece = 0;
  for (const sign of text) {
    piece += /[\p{Lu}mw@%]/u.test(sign) ? 0.7 : /[.,:;'|il\s]/.test(sign) ? 0.26 : sign > '\u2e7f' ? 1 : 0.5;
    widest = Math.max(widest, piece);
    if (!whole && BREAKABLE.test(sign)) piece = 0;
  }
  return widest;
}
