import { escapeText } from './svg.ts';
import { hundredths, type SvgText } from './svg-text.ts';
import { Marks } from './vega.ts';

/** An item of Vega's scene as it is painted, as far as we write it ourselves. */
export interface PaintedItem {
  readonly [key: string]: unknown;
  readonly x?: number;
  readonly y?: number;
  readonly x2?: number;
  readonly y2?: number;
  readonly dx?: number;
  readonly dy?: number;
  readonly width?: number;
  readonly height?: number;
  readonly angle?: number;
  readonly align?: string;
  readonly baseline?: string;
  readonly fontSize?: number | null;
  readonly lineHeight?: number | null;
  readonly lineBreak?: string | null;
  /** False of a point of a line that is a gap. */
  readonly defined?: boolean;
  readonly text?: unknown;
  readonly opacity?: number | null;
  readonly fill?: unknown;
  readonly fillOpacity?: unknown;
  readonly stroke?: unknown;
  readonly strokeOpacity?: unknown;
  readonly strokeWidth?: unknown;
  readonly strokeCap?: unknown;
  readonly strokeJoin?: unknown;
  readonly strokeDash?: unknown;
  readonly strokeDashOffset?: unknown;
  readonly font?: unknown;
  readonly fontStyle?: unknown;
  readonly fontVariant?: unknown;
  readonly fontWeight?: unknown;
}

type Write = (item: PaintedItem, styles: Styles, out: SvgText) => string;

/** Writers of marks of which charts hold many, by the type of the mark. */
export const WRITERS: Readonly<Record<string, Write>> = { rect, rule, symbol, text: words };

const CORNERS = [
  'cornerRadius',
  'cornerRadiusTopLeft',
  'cornerRadiusTopRight',
  'cornerRadiusBottomRight',
  'cornerRadiusBottomLeft',
];
const ANCHORS: Readonly<Record<string, string>> = { left: 'start', center: 'middle', right: 'end' };

/** Dots, somewhat wider than the line, for points of a line that have no neighbour. */
export function lonePoints(items: readonly PaintedItem[], out: SvgText): readonly string[] {
  const isThere = (item: PaintedItem | undefined) => item !== undefined && item.defined !== false;
  return items.flatMap((item, at) => {
    if (!isThere(item) || isThere(items[at - 1]) || isThere(items[at + 1])) return [];
    const { stroke, strokeWidth, strokeOpacity, opacity } = item;
    if (!stroke || opacity === 0) return [];
    const paint = out.attributes('circle', { fill: stroke, 'fill-opacity': strokeOpacity, opacity });
    const [x, y, r] = [item.x || 0, item.y || 0, Number(strokeWidth ?? 1) * 1.25].map(hundredths);
    return [`<circle cx="${x}" cy="${y}" r="${r}"${paint}/>`];
  });
}

/** Whether a writer of ours says of an item all that Vega would. */
export function isPlain(item: PaintedItem, marktype: string): boolean {
  if (item.href || item.blend || typeof item.fill === 'object' || typeof item.stroke === 'object') return false;
  if (marktype === 'rect') return CORNERS.every((corner) => !item[corner]);
  if (marktype === 'symbol') return item.shape === undefined || item.shape === null || typeof item.shape === 'string';
  return marktype !== 'text' || !(Number(item.limit) > 0 || item.radius || typeof item.text === 'function');
}

/** Style attributes of the items of a mark, written once for all that are alike. */
export class Styles {
  readonly #out: SvgText;
  readonly #tag: string;
  readonly #paints = new Map<string, string>();
  readonly #fonts = new Map<string, string>();
  #last: PaintedItem | undefined;
  #lastPaint = '';

  constructor(out: SvgText, tag: string) {
    this.#out = out;
    this.#tag = tag;
  }

  paint(item: PaintedItem): string {
    if (this.#last !== undefined && isPaintedAlike(this.#last, item)) return this.#lastPaint;
    const { fill, fillOpacity, stroke, strokeOpacity, strokeWidth, strokeCap, strokeJoin, strokeDash, strokeDashOffset } = item;
    const key = `${fill}|${fillOpacity}|${stroke}|${strokeOpacity}|${strokeWidth}|${strokeCap}|${strokeJoin}|${strokeDash}|${strokeDashOffset}|${item.opacity}`;
    let paint = this.#paints.get(key);
    if (paint === undefined) {
      // What Vega calls them in SVG, in the order in which it writes them.
      paint = this.#out.attributes(this.#tag, {
        fill: fill === 'transparent' ? undefined : fill,
        'fill-opacity': fillOpacity,
        stroke: stroke === 'transparent' ? undefined : stroke,
        'stroke-opacity': strokeOpacity,
        'stroke-width': strokeWidth,
        'stroke-linecap': strokeCap,
        'stroke-linejoin': strokeJoin,
        'stroke-dasharray': strokeDash,
        'stroke-dashoffset': strokeDashOffset,
        opacity: item.opacity,
      });
      this.#paints.set(key, paint);
    }
    [this.#last, this.#lastPaint] = [item, paint];
    return paint;
  }

  font({ font, fontSize, fontStyle, fontVariant, fontWeight }: PaintedItem): string {
    const key = `${font}|${fontSize}|${fontStyle}|${fontVariant}|${fontWeight}`;
    let written = this.#fonts.get(key);
    if (written === undefined) {
      written = this.#out.attributes('text', {
        'font-family': font || 'sans-serif',
        'font-size': `${sizeOf(fontSize)}px`,
        'font-style': fontStyle,
        'font-variant': fontVariant,
        'font-weight': fontWeight,
      });
      this.#fonts.set(key, written);
    }
    return written;
  }
}

function isPaintedAlike(a: PaintedItem, b: PaintedItem): boolean {
  return (
    a.fill === b.fill &&
    a.fillOpacity === b.fillOpacity &&
    a.stroke === b.stroke &&
    a.strokeOpacity === b.strokeOpacity &&
    a.strokeWidth === b.strokeWidth &&
    a.strokeCap === b.strokeCap &&
    a.strokeJoin === b.strokeJoin &&
    a.strokeDash === b.strokeDash &&
    a.strokeDashOffset === b.strokeDashOffset &&
    a.opacity === b.opacity
  );
}

function rect(item: PaintedItem, styles: Styles): string {
  const paint = styles.paint(item);
  if (paint === '') return '';
  const [x, y, width, height] = [item.x || 0, item.y || 0, item.width || 0, item.height || 0];
  const wide = hundredths(width);
  return `<path d="M${hundredths(x)},${hundredths(y)}h${wide}v${hundredths(height)}h${hundredths(-width)}Z"${paint}/>`;
}

function rule(item: PaintedItem, styles: Styles): string {
  const [x, y] = [item.x || 0, item.y || 0];
  const across = item.x2 === undefined || item.x2 === null ? 0 : item.x2 - x;
  const down = item.y2 === undefined || item.y2 === null ? 0 : item.y2 - y;
  return `<line transform="${moved(x, y)}" x2="${hundredths(across)}" y2="${hundredths(down)}"${styles.paint(item)}/>`;
}

/** Outlines of symbols by shape and size: a chart has few of them, and many points. */
const outlines = new Map<string, string>();
const MOST_OUTLINES = 2000;

function symbol(item: PaintedItem, styles: Styles, out: SvgText): string {
  const key = `${item.shape} ${item.size}`;
  let outline = outlines.get(key);
  if (outline === undefined) {
    let drawn: unknown = '';
    Marks.symbol?.attr((name, value) => {
      if (name === 'd') drawn = value;
    }, item);
    outline = out.value(drawn ?? '');
    if (outlines.size >= MOST_OUTLINES) outlines.clear();
    outlines.set(key, outline);
  }
  return `<path transform="${placed(item.x || 0, item.y || 0, item.angle)}" d="${outline}"${styles.paint(item)}/>`;
}

function words(item: PaintedItem, styles: Styles): string {
  const inner = linesOf(item);
  if (inner === '') return '';
  const [x, y, dx, dy] = [item.x || 0, item.y || 0, item.dx || 0, (item.dy || 0) + drop(item)];
  const anchor = ANCHORS[item.align ?? ''] ?? 'start';
  const place = item.angle ? placed(x, y, item.angle) + (dx || dy ? ` ${moved(dx, dy)}` : '') : moved(x + dx, y + dy);
  return `<text text-anchor="${anchor}" transform="${place}"${styles.font(item)}${styles.paint(item)}>${inner}</text>`;
}

/** The lines of a text as SVG; nothing for no words. */
function linesOf({ text, lineBreak, fontSize, lineHeight }: PaintedItem): string {
  const parts = lineBreak && typeof text === 'string' ? text.split(lineBreak) : text;
  const lines = Array.isArray(parts) ? parts : [parts];
  const texts = lines.map((line) => (line === undefined || line === null ? '' : escapeText(String(line).trim())));
  if (texts.length < 2) return texts[0] ?? '';
  const down = hundredths(lineHeight ?? sizeOf(fontSize) + 2);
  return texts
    .map((line, at) =>
      line === ''
        ? `<tspan${at > 0 ? ` x="0" dy="${down}"` : ''}/>`
        : `<tspan${at > 0 ? ` x="0" dy="${down}"` : ''}>${line}</tspan>`,
    )
    .join('');
}

function sizeOf(fontSize: PaintedItem['fontSize']): number {
  return fontSize === undefined || fontSize === null ? 11 : Number(fontSize) || 0;
}

/** CSS px from where a text stands down to its base line, as Vega has it. */
function drop(item: PaintedItem): number {
  const size = sizeOf(item.fontSize);
  const line = item.lineHeight ?? size + 2;
  switch (item.baseline) {
    case 'top':
      return Math.round(0.79 * size);
    case 'middle':
      return Math.round(0.3 * size);
    case 'bottom':
      return Math.round(-0.21 * size);
    case 'line-top':
      return Math.round(0.29 * size + 0.5 * line);
    case 'line-bottom':
      return Math.round(0.29 * size - 0.5 * line);
    default:
      return 0;
  }
}

function moved(x: number, y: number): string {
  return `translate(${hundredths(x)},${hundredths(y)})`;
}

function placed(x: number, y: number, angle: number | undefined): string {
  return moved(x, y) + (angle ? ` rotate(${hundredths(angle)})` : '');
}
