import { apply, around, type Box, IDENTITY, type Matrix, product } from '../read-back/matrix.ts';

/** A letter as pdf.js lists it. */
export interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly isInFont: boolean;
  readonly originalCharCode?: number;
}

/** What a page needs to know of a font while it is read. */
export interface PenFont {
  /** Characters are glyphs by number, of which 0 is the sign for a missing one. */
  readonly composite: boolean;
  /** Points of a size of 1 that a unit of width is. */
  readonly unit: number;
}

/** A stretch of letters without a jump. */
export interface Stretch {
  readonly text: string;
  readonly words: readonly number[];
  readonly box: Box;
  readonly baseline: number;
  readonly size: number;
  readonly upright: boolean;
  readonly missing: number;
}

/** Shares of the size: how far letters reach, and gaps that part words and runs. */
const DESCENT = 0.2;
const CAPITAL = 0.7;
const WORD_GAP = 0.12;
const RUN_GAP = 1;
const SAME_LINE = 0.05;

/**
 * Follows text as PDF 32000-1 §9.4 says, and makes a stretch of what is drawn on one line without a wide gap. A new line, a jump, and
 * whatever else ends a stretch is told by `take`.
 */
export class TextPen {
  charSpacing = 0;
  wordSpacing = 0;
  scale = 1;
  leading = 0;
  rise = 0;
  size = 0;
  font: PenFont = { composite: false, unit: 0.001 };
  #matrix: Matrix = IDENTITY;
  #lineX = 0;
  #lineY = 0;
  #x = 0;
  /** Of the stretch that is being drawn. */
  #text = '';
  #spans: number[] = [];
  #y = 0;
  #end = 0;
  #missing = 0;
  #full: Matrix = IDENTITY;
  /** The last product, and what it was made of. */
  #product: Matrix = IDENTITY;
  #page: Matrix = IDENTITY;
  #written: Matrix = IDENTITY;

  begin(): void {
    this.setMatrix(IDENTITY);
  }

  setMatrix(matrix: Matrix): void {
    this.#matrix = matrix;
    this.#lineX = this.#lineY = this.#x = 0;
  }

  move(x: number, y: number): void {
    this.#lineX += x;
    this.#lineY += y;
    this.#x = this.#lineX;
  }

  nextLine(): void {
    this.move(0, -this.leading);
  }

  /** Draws letters. @param done called with each stretch that a jump has ended */
  show(glyphs: readonly (Glyph | number)[], page: Matrix, done: (stretch: Stretch) => void): void {
    const matrix = this.#onPage(page);
    const y = this.#lineY + this.rise;
    if (this.#text !== '' && (!this.#isSameLine(matrix, y) || this.#jumps())) {
      const stretch = this.take();
      if (stretch) done(stretch);
    }
    if (this.#text === '') {
      this.#full = matrix;
      this.#y = y;
      this.#end = this.#x;
    }
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') this.#x -= (glyph / 1000) * this.size * this.scale;
      else if (this.#text !== '' && this.#jumps()) {
        const stretch = this.take();
        if (stretch) done(stretch);
        this.#full = matrix;
        this.#y = y;
        this.#end = this.#x;
        this.#draw(glyph);
      } else this.#draw(glyph);
    }
  }

  /** Ends the stretch and gives it, if anything was drawn. */
  take(): Stretch | undefined {
    const text = this.#text;
    const spans = this.#spans;
    const missing = this.#missing;
    this.#text = '';
    this.#spans = [];
    this.#missing = 0;
    const [from] = spans;
    if (from === undefined) return undefined;
    const { size } = this;
    const matrix = this.#full;
    const box = around(matrix, [from, this.#y - DESCENT * size, spans.at(-1) as number, this.#y + CAPITAL * size]);
    const upright = Math.abs(matrix[1]) < 1e-3 && Math.abs(matrix[2]) < 1e-3 && matrix[0] > 0;
    return {
      text,
      words: upright ? spans.map((x) => apply(matrix, x, this.#y)[0]) : [],
      box,
      baseline: apply(matrix, from, this.#y)[1],
      size: Math.hypot(matrix[2], matrix[3]) * size,
      upright,
      missing,
    };
  }

  /** Chromium draws letter by letter: the product is the same for most of them. */
  #onPage(page: Matrix): Matrix {
    if (page !== this.#page || this.#matrix !== this.#written) {
      this.#product = product(page, this.#matrix);
      this.#page = page;
      this.#written = this.#matrix;
    }
    return this.#product;
  }

  #isSameLine(matrix: Matrix, y: number): boolean {
    const full = this.#full;
    return (matrix === full || matrix.every((part, at) => part === full[at])) && Math.abs(y - this.#y) <= SAME_LINE * this.size;
  }

  #jumps(): boolean {
    const gap = this.#x - this.#end;
    return Math.abs(gap) > RUN_GAP * this.size;
  }

  #draw(glyph: Glyph): void {
    const { size, scale } = this;
    const width = glyph.width * this.font.unit * size * scale;
    const gap = this.#x - this.#end > WORD_GAP * size * scale;
    if (glyph.unicode.trim() === '') {
      if (this.#text !== '' && !this.#text.endsWith(' ')) this.#text += ' ';
    } else {
      const startsWord = this.#text === '' || gap || this.#text.endsWith(' ');
      if (gap && this.#text !== '' && !this.#text.endsWith(' ')) this.#text += ' ';
      this.#text += glyph.unicode;
      if (startsWord) this.#spans.push(this.#x, this.#x + width);
      else this.#spans[this.#spans.length - 1] = this.#x + width;
    }
    if (isMissing(glyph, this.font)) this.#missing++;
    this.#x += width + (this.charSpacing + (glyph.isSpace ? this.wordSpacing : 0)) * scale;
    this.#end = this.#x;
  }
}

/** Glyph 0 of a composite font; of another font, a character that it does not encode. */
function isMissing({ originalCharCode, isInFont, unicode }: Glyph, { composite }: PenFont): boolean {
  return composite ? originalCharCode === 0 : !isInFont && /[^\s\p{C}]/u.test(unicode);
}
