import { apply, around, type Box, IDENTITY, type Matrix, product } from './matrix.ts';
import { type PrintedRun, UNDRAWN } from './printed-page.ts';

/** The operators of a page as pdf.js lists them. */
export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export type OperatorCodes = Readonly<Record<string, number>>;

interface Glyph {
  readonly unicode: string;
  /** Thousandths of the size. */
  readonly width: number;
}

interface GraphicsState {
  readonly matrix: Matrix;
  readonly shown: Box;
}

/** A letter is judged by what lies between its baseline and the height of a capital, in shares of the size. */
const FOOT = -0.02;
const HEAD = 0.65;
/** Shares of a letter that may lie outside: side bearings, slanted strokes, rounding. */
const WIDTH_SPARE = 0.25;
const HEIGHT_SPARE = 0.15;
/** So wide a gap between letters, in shares of the size, stands for a space. */
const GAP = 0.12;
/** A box so small, in points, hides words on purpose. */
const OUT_OF_SIGHT = 2;

/**
 * The words of a page with their places. What is drawn outside of what is shown is left out, also when the tip of an accent is in sight:
 * the first line of a page begins on the one before. Text, matrices and clips are followed as PDF 32000-1 §8.4 and §9.4 say; of a clip that is no
 * rectangle the box around it is taken.
 */
export function pageRuns({ fnArray, argsArray }: Operators, codes: OperatorCodes, sheet: Box): PrintedRun[] {
  const reader = new PageReader(sheet);
  const act = actions(codes);
  for (let at = 0; at < fnArray.length; at++)
    act.get(fnArray[at] as number)?.(reader, (argsArray[at] ?? []) as readonly unknown[]);
  return reader.runs;
}

type Action = (reader: PageReader, args: readonly unknown[]) => void;

function actions(codes: OperatorCodes): ReadonlyMap<number, Action> {
  return new Map(Object.entries(ACTIONS).map(([name, action]) => [codes[name] as number, action]));
}

const ACTIONS: Readonly<Record<string, Action>> = {
  save: (reader) => reader.save(),
  restore: (reader) => reader.restore(),
  transform: (reader, args) => reader.transform(args as unknown as Matrix),
  clip: (reader) => reader.willClip(),
  eoClip: (reader) => reader.willClip(),
  constructPath: (reader, [, , bounds]) => reader.path(bounds as Box | null),
  paintFormXObjectBegin: (reader, [matrix, box]) => {
    reader.save();
    if (matrix) reader.transform(matrix as Matrix);
    if (box) reader.clipTo(box as Box);
  },
  paintFormXObjectEnd: (reader) => reader.restore(),
  beginText: (reader) => reader.beginText(),
  endText: (reader) => reader.endText(),
  setFont: (reader, [, size]) => reader.setSize(size as number),
  setTextMatrix: (reader, [matrix]) => reader.setTextMatrix(matrix as Matrix),
  moveText: (reader, [x, y]) => reader.moveText(x as number, y as number),
  showText: (reader, [glyphs]) => reader.show(glyphs as readonly (Glyph | number)[]),
};

class PageReader {
  readonly runs: PrintedRun[] = [];
  readonly #sheet: Box;
  readonly #stack: GraphicsState[] = [];
  #state: GraphicsState;
  #clips = false;
  #size = 0;
  #textMatrix: Matrix = IDENTITY;
  #lineX = 0;
  #lineY = 0;
  #x = 0;
  /** Where the last letter ends. */
  #end = 0;
  #text = '';
  #start: readonly [number, number] | undefined;
  #cut = false;
  #seen = false;

  constructor(sheet: Box) {
    this.#sheet = sheet;
    this.#state = { matrix: IDENTITY, shown: sheet };
  }

  save(): void {
    this.#stack.push(this.#state);
  }

  restore(): void {
    this.#state = this.#stack.pop() ?? this.#state;
  }

  transform(matrix: Matrix): void {
    this.#state = { ...this.#state, matrix: product(this.#state.matrix, matrix) };
  }

  /** The next path bounds what is shown. */
  willClip(): void {
    this.#clips = true;
  }

  path(bounds: Box | null): void {
    if (this.#clips && bounds) this.clipTo(bounds);
    this.#clips = false;
  }

  clipTo(box: Box): void {
    const [left, bottom, right, top] = around(this.#state.matrix, box);
    const { shown } = this.#state;
    this.#state = {
      ...this.#state,
      shown: [Math.max(shown[0], left), Math.max(shown[1], bottom), Math.min(shown[2], right), Math.min(shown[3], top)],
    };
  }

  beginText(): void {
    this.setTextMatrix(IDENTITY);
    this.#text = '';
    this.#start = undefined;
    this.#cut = false;
    this.#seen = false;
  }

  setSize(size: number): void {
    this.#size = size;
  }

  setTextMatrix(matrix: Matrix): void {
    this.#textMatrix = matrix;
    this.#lineX = this.#lineY = this.#x = this.#end = 0;
  }

  moveText(x: number, y: number): void {
    this.#lineX += x;
    this.#lineY += y;
    this.#x = this.#lineX;
  }

  show(glyphs: readonly (Glyph | number)[]): void {
    const matrix = product(this.#state.matrix, this.#textMatrix);
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        this.#x -= (glyph * this.#size) / 1000;
        continue;
      }
      const width = Math.min(glyph.width / 1000, 2) * this.#size;
      if (this.#x - this.#end > GAP * this.#size && this.#text !== '') this.#text += UNDRAWN;
      this.#text += glyph.unicode;
      if (glyph.unicode.trim() !== '') {
        this.#start ??= apply(matrix, this.#x, this.#lineY);
        if (width > 0) this.#judge(matrix, width);
      }
      this.#x += width;
      this.#end = this.#x;
    }
  }

  #judge(matrix: Matrix, width: number): void {
    const { shown } = this.#state;
    // Of words set aslant, the middle of each letter is judged.
    if (Math.min(Math.abs(matrix[0]) + Math.abs(matrix[3]), Math.abs(matrix[1]) + Math.abs(matrix[2])) > 1e-3) {
      const [x, y] = apply(matrix, this.#x + width / 2, this.#lineY + (HEAD / 2) * this.#size);
      const isShown = x >= shown[0] && x <= shown[2] && y >= shown[1] && y <= shown[3];
      this.#seen ||= isShown;
      this.#cut ||= !isShown;
      return;
    }
    const upright = Math.abs(matrix[0]) > Math.abs(matrix[1]);
    const box = around(matrix, [this.#x, this.#lineY + FOOT * this.#size, this.#x + width, this.#lineY + HEAD * this.#size]);
    const [spareX, spareY] = upright ? [WIDTH_SPARE, HEIGHT_SPARE] : [HEIGHT_SPARE, WIDTH_SPARE];
    const [hiddenX, hiddenY] = [hidden(box[0], box[2], shown[0], shown[2]), hidden(box[1], box[3], shown[1], shown[3])];
    this.#seen ||= hiddenX < 1 && hiddenY < 1;
    this.#cut ||= hiddenX > spareX || hiddenY > spareY;
  }

  endText(): void {
    const { shown } = this.#state;
    const isSmall = Math.min(shown[2] - shown[0], shown[3] - shown[1]) <= OUT_OF_SIGHT;
    const text = this.#seen && !isSmall ? this.#text : '';
    if (text === '') return;
    const [x, y] = this.#start ?? [this.#sheet[0], this.#sheet[3]];
    this.runs.push({ text, x: x - this.#sheet[0], y: this.#sheet[3] - y, cut: this.#cut });
  }
}

/** Share of a stretch that lies outside another. */
function hidden(from: number, to: number, low: number, high: number): number {
  return 1 - Math.max(0, Math.min(to, high) - Math.max(from, low)) / (to - from);
}
