import type { Brand } from '../../brand/brand.ts';

/** How a table stands in its place: as it is, in small type, in the smallest, or in small type with words broken anywhere. */
export type TableFit = 'fits' | 'tight' | 'small' | 'squeeze';

export const TABLE_CLASS: Readonly<Record<TableFit, string>> = {
  fits: '',
  tight: ' class="tight"',
  small: ' class="tight small"',
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

/** Type size, line and padding of a cell both sides together, CSS px; as in base.css. */
export const TYPE = {
  fits: { em: 11, line: 14.67, padding: 10.7, air: 5.6 },
  tight: { em: 9.33, line: 12, padding: 6.7, air: 3.8 },
  small: { em: 8.67, line: 11, padding: 5.4, air: 3.2 },
} as const;

/** Widths of a face as shares of those counted here. */
export interface FaceWidths {
  readonly digit: number;
  readonly letter: number;
}

const NARROW: FaceWidths = { digit: 0.5, letter: 1 };
/** Faces that come along, measured; any other is taken for a wide one. */
const FACES: Readonly<Record<string, FaceWidths>> = {
  'Source Sans 3': { digit: 0.515, letter: 1 },
  Archivo: { digit: 0.6, letter: 1.08 },
  'IBM Plex Sans': { digit: 0.6, letter: 1.08 },
};
const WIDE: FaceWidths = { digit: 0.65, letter: 1.15 };

/** Widths of the face that a brand sets its tables in. */
export function faceWidths({ fonts }: Brand): FaceWidths {
  const family = /"([^"]+)"/.exec(fonts.data)?.[1] ?? fonts.data;
  return FACES[family] ?? WIDE;
}

/** Whether a cell's words are broken anywhere rather than at spaces. */
export function breaks(text: string, whole: boolean): boolean {
  return text.length >= 25 && (LONG_WORD.test(text) || (whole && text.length > LONG_FIGURE));
}

/**
 * Estimates whether the unbreakable pieces of all columns have room side by side. A table wider than the page would make
 * Chromium print the whole document smaller.
 * @param available CSS px
 */
export function tableFit(columns: readonly ColumnTexts[], available: number, face: FaceWidths = NARROW): TableFit {
  const ems = columns.map(({ texts, whole }) =>
    texts.reduce((most, text, i) => Math.max(most, widestPiece(text, whole && i > 0, face)), 0),
  );
  const total = ems.reduce((sum, em) => sum + em, 0);
  const width = ({ em, padding }: (typeof TYPE)['fits' | 'tight']): number => total * em + columns.length * padding;
  if (width(TYPE.tight) > available) return 'squeeze';
  return columns.length > MANY_COLUMNS || width(TYPE.fits) > available ? 'tight' : 'fits';
}

/** Signs after which a line may break; a hyphen, spaces, Han, kana, hangul and full-width forms. */
function isBreak(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x2d ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xad ||
    code === 0x200b ||
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    code >= 0xff00
  );
}

/** Ems of one sign by classes, on the wide side. */
function emOf(code: number, face: FaceWidths): number {
  if (code >= 0x30 && code <= 0x39) return face.digit;
  if (code < 0x80) return (ASCII[code] as number) * face.letter;
  if (code > 0x2e7f) return 1;
  if (code === 0xa0) return 0.26;
  return (code === 0x2212 || code === 0xd7 ? 0.52 : 0.56) * face.letter;
}

const ASCII: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/[%@mwMW]/.test(sign)) return 0.86;
  if (/[A-Z]/.test(sign)) return 0.62;
  if (/[.,:;'|ilIj!]/.test(sign)) return 0.26;
  if (/[\s]/.test(sign)) return 0.22;
  return /[()[\]ftr/-]/.test(sign) ? 0.36 : 0.5;
});

/** Ems of a text on one line. */
export function lineWidth(text: string, face: FaceWidths): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // The second half of a sign beyond the basic plane.
    if (code < 0xdc00 || code > 0xdfff) width += emOf(code, face);
  }
  return width;
}

/** Ems of the longest run that a line break does not part. */
export function widestPiece(text: string, whole: boolean, face: FaceWidths = NARROW): number {
  if (breaks(text, whole)) return 2;
  let widest = 0;
  let piece = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    piece += emOf(code, face);
    if (piece > widest) widest = piece;
    if (!whole && isBreak(code)) piece = 0;
  }
  return widest;
}

/** Lines that a text takes in a column, on the safe side. */
export function linesIn(text: string, ems: number, face: FaceWidths): number {
  if (lineWidth(text, face) <= ems) return 1;
  let lines = 1;
  let used = 0;
  let word = 0;
  const place = (): void => {
    if (used > 0 && used + word > ems) {
      lines++;
      used = 0;
    }
    used += word;
    for (; used > ems; used -= ems) lines++;
    word = 0;
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    word += emOf(code, face);
    if (isBreak(code)) place();
  }
  place();
  return lines;
}
