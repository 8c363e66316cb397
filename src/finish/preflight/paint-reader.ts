import { around, type Box, type Matrix, product } from '../read-back/matrix.ts';
import type { OperatorCodes } from '../read-back/page-runs.ts';
import { area, common, isEmpty } from './boxes.ts';
import type { Colour, PaintedFill, PaintedImage, PaintedLine, PaintedRun } from './painted-page.ts';
import { type Glyph, type PenFont, type Stretch, TextPen } from './text-pen.ts';

/** A page before it is read. */
export interface Sheet {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** From the terms of the page to points from the top left. */
  readonly matrix: Matrix;
}

interface State {
  readonly matrix: Matrix;
  readonly shown: Box;
  readonly fill: Colour | undefined;
  readonly stroke: Colour | undefined;
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  /** Of the groups around it. */
  readonly groupOpacity: number;
  /** Another picture, or a way of mixing, says how it comes out. */
  readonly mixed: boolean;
  readonly mode: number;
  readonly font: string;
  readonly penFont: PenFont;
  readonly size: number;
}

const BLACK: Colour = [0, 0, 0];
/** Modes of text by number, PDF 32000-1 table 106; 7 only clips. */
const MODES = ['fill', 'outline', 'fill', 'invisible', 'fill', 'outline', 'fill', 'invisible'] as const;
/** A box so small, in points, hides words on purpose. */
const OUT_OF_SIGHT = 2;
/** Chromium clips the page to what is within its margins: a clip that leaves so much of it hides nothing on purpose. */
const MOST_OF_PAGE = 0.4;

/** Follows what a page paints, one operator after another. Points from the top left. */
export class PaintReader {
  readonly runs: PaintedRun[] = [];
  readonly fills: PaintedFill[] = [];
  readonly lines: PaintedLine[] = [];
  readonly images: PaintedImage[] = [];
  readonly pen = new TextPen();
  readonly #fillWays: ReadonlySet<number | undefined>;
  readonly #lineWays: ReadonlySet<number | undefined>;
  readonly #sheet: Box;
  readonly #fontOf: (name: string) => PenFont;
  readonly #stack: State[] = [];
  readonly #marks: (number | undefined)[] = [];
  #mark: number | undefined;
  #state: State;
  #clips = false;
  #order = 0;

  constructor({ width, height, matrix }: Sheet, codes: OperatorCodes, fontOf: (name: string) => PenFont) {
    const { fill, eoFill, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke, stroke, closeStroke } = codes;
    this.#fillWays = new Set([fill, eoFill, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke]);
    this.#lineWays = new Set([stroke, closeStroke]);
    this.#sheet = [0, 0, width, height];
    this.#fontOf = fontOf;
    this.#state = {
      matrix,
      shown: this.#sheet,
      fill: BLACK,
      stroke: BLACK,
      fillOpacity: 1,
      strokeOpacity: 1,
      groupOpacity: 1,
      mixed: false,
      mode: 0,
      font: '',
      penFont: this.pen.font,
      size: 0,
    };
  }

  save(): void {
    this.#stack.push(this.#state);
  }

  restore(): void {
    this.endStretch();
    this.#state = this.#stack.pop() ?? this.#state;
    this.pen.size = this.#state.size;
    this.pen.font = this.#state.penFont;
  }

  transform(matrix: Matrix): void {
    this.#state = { ...this.#state, matrix: product(this.#state.matrix, matrix) };
  }

  /** The next path bounds what is shown. */
  willClip(): void {
    this.#clips = true;
  }

  clipTo(box: ArrayLike<number>): void {
    this.#state = { ...this.#state, shown: common(this.#state.shown, around(this.#state.matrix, box as unknown as Box)) };
  }

  path(how: number, data: ArrayLike<number> | undefined, bounds: ArrayLike<number> | null): void {
    if (bounds) {
      if (this.#fillWays.has(how)) this.#fill(data, bounds as unknown as Box);
      else if (this.#lineWays.has(how)) this.#line(bounds as unknown as Box);
      if (this.#clips) this.clipTo(bounds);
    }
    this.#clips = false;
  }

  #fill(data: ArrayLike<number> | undefined, bounds: Box): void {
    const { matrix, shown, fill, fillOpacity, groupOpacity, mixed } = this.#state;
    const box = common(around(matrix, bounds), shown);
    if (isEmpty(box)) return;
    const path = data !== undefined && !isBox(data, matrix) ? data : undefined;
    this.fills.push({
      box,
      order: this.#order++,
      mark: this.#mark,
      colour: mixed ? undefined : fill,
      opacity: fillOpacity * groupOpacity,
      path,
      matrix,
    });
  }

  #line(bounds: Box): void {
    const { matrix, shown } = this.#state;
    const [left, top, right, bottom] = around(matrix, bounds);
    // A line has no height of its own.
    const box = common([left - 0.1, top - 0.1, right + 0.1, bottom + 0.1], shown);
    if (!isEmpty(box)) this.lines.push({ box, order: this.#order++, mark: this.#mark });
  }

  /** A gradient over all that is shown. */
  fillShown(): void {
    const { shown, matrix } = this.#state;
    if (isEmpty(shown)) return;
    this.fills.push({
      box: shown,
      order: this.#order++,
      mark: this.#mark,
      colour: undefined,
      opacity: 1,
      path: undefined,
      matrix,
    });
  }

  setFill(colour: Colour | undefined): void {
    this.endStretch();
    this.#state = { ...this.#state, fill: colour };
  }

  setStroke(colour: Colour | undefined): void {
    this.#state = { ...this.#state, stroke: colour };
  }

  setGraphics(changes: readonly (readonly [string, unknown])[]): void {
    this.endStretch();
    for (const [key, value] of changes) {
      if (key === 'ca') this.#state = { ...this.#state, fillOpacity: value as number };
      else if (key === 'CA') this.#state = { ...this.#state, strokeOpacity: value as number };
      else if (key === 'SMask') this.#state = { ...this.#state, mixed: value !== false };
      else if (key === 'BM' && value !== 'source-over' && value !== 'normal') this.#state = { ...this.#state, mixed: true };
      else if (key === 'Font') this.setFont((value as [string, number])[0], (value as [string, number])[1]);
    }
  }

  beginGroup(): void {
    this.save();
    const { fillOpacity, groupOpacity } = this.#state;
    this.#state = { ...this.#state, groupOpacity: groupOpacity * fillOpacity, fillOpacity: 1, strokeOpacity: 1 };
  }

  image(pixelWidth: number, pixelHeight: number): void {
    const { matrix, shown } = this.#state;
    const box = common(around(matrix, [0, 0, 1, 1]), shown);
    if (isEmpty(box)) return;
    const [a, b, c, d] = matrix;
    const [width, height] = [Math.hypot(a, b), Math.hypot(c, d)];
    this.images.push({ box, order: this.#order++, mark: this.#mark, pixelWidth, pixelHeight, width, height });
  }

  beginMarked(id: number | undefined): void {
    this.endStretch();
    this.#marks.push(this.#mark);
    this.#mark = id ?? this.#mark;
  }

  endMarked(): void {
    this.endStretch();
    this.#mark = this.#marks.pop();
  }

  setFont(name: string, size: number): void {
    this.endStretch();
    const penFont = this.#fontOf(name);
    this.#state = { ...this.#state, font: name, penFont, size };
    this.pen.size = size;
    this.pen.font = penFont;
  }

  setMode(mode: number): void {
    this.endStretch();
    this.#state = { ...this.#state, mode };
  }

  show(glyphs: readonly (Glyph | number)[]): void {
    this.pen.show(glyphs, this.#state.matrix, (stretch) => this.#run(stretch));
  }

  endStretch(): void {
    const stretch = this.pen.take();
    if (stretch) this.#run(stretch);
  }

  #run({ text, words, box, baseline, size, upright, missing }: Stretch): void {
    const { shown, fill, stroke, fillOpacity, strokeOpacity, groupOpacity, mixed, mode, font } = this.#state;
    const written = MODES[mode] ?? 'fill';
    const isSmall = Math.min(shown[2] - shown[0], shown[3] - shown[1]) <= OUT_OF_SIGHT;
    const isClipped = area(shown) < MOST_OF_PAGE * area(this.#sheet);
    this.runs.push({
      text,
      words,
      box,
      order: this.#order++,
      mark: this.#mark,
      upright,
      baseline,
      size,
      font,
      colour: mixed ? undefined : written === 'outline' ? stroke : fill,
      opacity: (written === 'outline' ? strokeOpacity : fillOpacity) * groupOpacity,
      mode: written,
      seen: written !== 'invisible' && !isSmall && !isEmpty(common(box, shown)) && groupOpacity * fillOpacity > 0,
      clipped: isClipped,
      missing,
    });
  }
}

/** One closed path of four straight sides along the axes: moves are 0, lines 1, ends 4, each but the last with a point. */
function isBox(data: ArrayLike<number>, matrix: Matrix): boolean {
  const turned = Math.min(Math.abs(matrix[0]) + Math.abs(matrix[3]), Math.abs(matrix[1]) + Math.abs(matrix[2])) > 1e-3;
  if (turned || data.length < 12 || data.length > 16) return false;
  for (let at = 3; at < 12; at += 3) {
    if (data[at] !== 1) return false;
    const [x, y] = [data[at + 1] as number, data[at + 2] as number];
    const [fromX, fromY] = [data[at - 2] as number, data[at - 1] as number];
    if (Math.abs(x - fromX) > 1e-3 && Math.abs(y - fromY) > 1e-3) return false;
  }
  return true;
}
