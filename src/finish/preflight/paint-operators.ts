import type { Matrix } from '../read-back/matrix.ts';
import type { OperatorCodes, Operators } from '../read-back/page-runs.ts';
import { PaintReader, type Sheet } from './paint-reader.ts';
import type { Colour, PaintedPage } from './painted-page.ts';
import type { Glyph, PenFont } from './text-pen.ts';

/**
 * What a page paints, in its order, with places and colours. Text, matrices, clips and colours are followed as PDF 32000-1 §8.4, §8.6, §9.4 and
 * §14.6 say; of a clip that is no box the box around it is taken. Points from the top left.
 */
export function paintedPage(
  { fnArray, argsArray }: Operators,
  codes: OperatorCodes,
  sheet: Sheet,
  fontOf: (name: string) => PenFont,
): PaintedPage {
  const reader = new PaintReader(sheet, codes, fontOf);
  const act = actionsFor(codes);
  for (let at = 0; at < fnArray.length; at++) act[fnArray[at] as number]?.(reader, (argsArray[at] ?? []) as readonly unknown[]);
  const { runs, fills, lines, images } = reader;
  return { number: sheet.number, width: sheet.width, height: sheet.height, runs, fills, lines, images };
}

type Action = (reader: PaintReader, args: readonly unknown[]) => void;

let known: { readonly codes: OperatorCodes; readonly actions: readonly (Action | undefined)[] } | undefined;

function actionsFor(codes: OperatorCodes): readonly (Action | undefined)[] {
  if (known?.codes === codes) return known.actions;
  const actions: (Action | undefined)[] = [];
  for (const [name, action] of Object.entries(ACTIONS)) actions[codes[name] as number] = action;
  known = { codes, actions };
  return actions;
}

const ACTIONS: Readonly<Record<string, Action>> = {
  save: (reader) => reader.save(),
  restore: (reader) => reader.restore(),
  transform: (reader, args) => reader.transform(args as unknown as Matrix),
  clip: (reader) => reader.willClip(),
  eoClip: (reader) => reader.willClip(),
  constructPath: (reader, [how, data, bounds]) =>
    reader.path(how as number, (data as readonly ArrayLike<number>[])?.[0] ?? undefined, bounds as ArrayLike<number> | null),
  shadingFill: (reader) => reader.fillShown(),
  setFillRGBColor: (reader, [colour]) => reader.setFill(colourOf(colour)),
  setStrokeRGBColor: (reader, [colour]) => reader.setStroke(colourOf(colour)),
  setFillColorN: (reader) => reader.setFill(undefined),
  setStrokeColorN: (reader) => reader.setStroke(undefined),
  setFillTransparent: (reader) => reader.setFill(undefined),
  setStrokeTransparent: (reader) => reader.setStroke(undefined),
  setGState: (reader, [changes]) => reader.setGraphics(changes as readonly (readonly [string, unknown])[]),
  beginGroup: (reader) => reader.beginGroup(),
  endGroup: (reader) => reader.restore(),
  paintFormXObjectBegin: (reader, [matrix, box]) => {
    reader.save();
    if (matrix) reader.transform(matrix as Matrix);
    if (box) reader.clipTo(box as ArrayLike<number>);
  },
  paintFormXObjectEnd: (reader) => reader.restore(),
  paintImageXObject: (reader, [, width, height]) => reader.image(width as number, height as number),
  paintInlineImageXObject: (reader, [image]) => reader.image((image as Pixels).width, (image as Pixels).height),
  paintImageXObjectRepeat: (reader) => reader.image(0, 0),
  paintImageMaskXObject: (reader) => reader.image(0, 0),
  beginMarkedContent: (reader) => reader.beginMarked(undefined),
  beginMarkedContentProps: (reader, [tag, id]) =>
    reader.beginMarked(tag !== 'OC' && tag !== 'Artifact' && typeof id === 'number' ? id : undefined),
  endMarkedContent: (reader) => reader.endMarked(),
  beginText: (reader) => reader.pen.begin(),
  endText: (reader) => reader.endStretch(),
  setFont: (reader, [name, size]) => reader.setFont(name as string, size as number),
  setTextRenderingMode: (reader, [mode]) => reader.setMode(mode as number),
  setCharSpacing: (reader, [spacing]) => void (reader.pen.charSpacing = spacing as number),
  setWordSpacing: (reader, [spacing]) => void (reader.pen.wordSpacing = spacing as number),
  setHScale: (reader, [scale]) => void (reader.pen.scale = (scale as number) / 100),
  setLeading: (reader, [leading]) => void (reader.pen.leading = leading as number),
  setTextRise: (reader, [rise]) => void (reader.pen.rise = rise as number),
  setTextMatrix: (reader, [matrix]) => reader.pen.setMatrix(matrix as Matrix),
  moveText: (reader, [x, y]) => reader.pen.move(x as number, y as number),
  setLeadingMoveText: (reader, [x, y]) => {
    reader.pen.leading = -(y as number);
    reader.pen.move(x as number, y as number);
  },
  nextLine: (reader) => reader.pen.nextLine(),
  showText: (reader, [glyphs]) => reader.show(glyphs as readonly (Glyph | number)[]),
};

interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** `#rrggbb` of pdf.js. */
function colourOf(written: unknown): Colour | undefined {
  if (typeof written !== 'string' || !/^#[\da-f]{6}$/i.test(written)) return undefined;
  const bits = Number.parseInt(written.slice(1), 16);
  return [bits >> 16, (bits >> 8) & 255, bits & 255];
}
