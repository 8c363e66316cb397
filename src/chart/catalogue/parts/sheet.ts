import type { CatalogueDrawing } from '../types.ts';

/** A filled rectangle, CSS px from the top left of the picture. With a radius of half its size it is a dot. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly stroke?: string;
  readonly radius?: number;
}

/** Words at a point, CSS px; `y` is the middle of their lines. */
export interface Words {
  readonly x: number;
  readonly y: number;
  /** Lines are parted by `\n`. */
  readonly text: string;
  readonly align?: 'left' | 'right' | 'center';
  readonly color: string;
  readonly weight?: 400 | 600;
}

const at = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null });

/** One spec for whatever is laid out in px before it is drawn: compiled once for a size and a brand. */
const SPEC = {
  layer: [
    {
      mark: {
        type: 'rect',
        fill: { expr: 'datum.fill' },
        stroke: { expr: 'datum.stroke' },
        strokeWidth: { expr: 'datum.stroke ? 1 : 0' },
        cornerRadius: { expr: 'datum.radius' },
      },
      encoding: { x: at('x'), x2: { field: 'x2' }, y: at('y'), y2: { field: 'y2' } },
    },
    {
      data: { name: 'words' },
      mark: {
        type: 'text',
        baseline: 'middle',
        align: { expr: 'datum.align' },
        fontWeight: { expr: 'datum.weight' },
        fill: { expr: 'datum.color' },
      },
      encoding: { x: at('x'), y: at('y'), text: { field: 'text', type: 'nominal' } },
    },
  ],
} as const;

/** A picture whose boxes and words have their places already; boxes are painted in their order, words above them. */
export function sheet(
  boxes: readonly Box[],
  words: readonly Words[],
): Pick<CatalogueDrawing, 'spec' | 'rows' | 'data' | 'padding'> {
  return {
    spec: SPEC,
    padding: { top: 0, right: 0, bottom: 0, left: 0 },
    rows: boxes.map(({ x, y, width, height, fill, stroke = '', radius = 0 }) => ({
      x: px(x),
      x2: px(x + width),
      y: px(y),
      y2: px(y + height),
      fill,
      stroke,
      radius,
    })),
    data: {
      words: words
        .filter(({ text }) => text !== '')
        .map(({ x, y, text, align = 'left', color, weight = 600 }) => ({ x: px(x), y: px(y), text, align, color, weight })),
    },
  };
}

/** Hundredths are finer than any printer. */
const px = (value: number): number => Math.round(value * 100) / 100;
