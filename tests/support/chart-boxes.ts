/** A text of a drawn chart, as it stands in the picture; CSS px. */
export interface LabelBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type TextWidth = (size: number, weight: number, text: string) => number;

type Matrix = readonly [number, number, number, number, number, number];

const ONE: Matrix = [1, 0, 0, 1, 0, 0];
/** Height of capitals and depth of descenders, as shares of the size. */
const ABOVE = 0.72;
const BELOW = 0.18;

/** Boxes of all texts of an SVG by Vega, one a line, turned ones and the picture's scale included. */
export function labelBoxes(svg: string, width: TextWidth): readonly LabelBox[] {
  const boxes: LabelBox[] = [];
  const places: Matrix[] = [viewOf(svg)];
  let text = { attributes: '', place: ONE, y: 0 };
  for (const [tag, name = '', attributes = '', after = ''] of svg.matchAll(/<(\/?[a-zA-Z]+)((?: [^<>]*?)?)\/?>([^<]*)/g)) {
    const above = places.at(-1) ?? ONE;
    const closed = tag.slice(0, tag.length - after.length).endsWith('/>');
    if (name === 'g' && !closed) places.push(times(above, transformOf(attributes)));
    else if (name === '/g') places.pop();
    else if (name === 'text') text = { attributes, place: times(above, transformOf(attributes)), y: 0 };
    else if (name === 'tspan') text.y += Number(attribute(attributes, 'dy') ?? 0);
    else continue;
    if ((name === 'text' || name === 'tspan') && after !== '')
      boxes.push(boxOf(after, text.attributes, text.place, text.y, width));
  }
  return boxes;
}

function boxOf(raw: string, attributes: string, place: Matrix, y: number, width: TextWidth): LabelBox {
  const text = raw.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const size = Number.parseFloat(attribute(attributes, 'font-size') ?? '0');
  const wide = width(size, Number(attribute(attributes, 'font-weight') ?? 400), text);
  const anchor = attribute(attributes, 'text-anchor');
  const left = anchor === 'end' ? -wide : anchor === 'middle' ? -wide / 2 : 0;
  const corners = [left, left + wide].flatMap((x) => [y - size * ABOVE, y + size * BELOW].map((at) => moved(place, x, at)));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, at]) => at);
  return { text, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** Pairs of texts that lie on each other by more than a hair. */
export function overlaps(boxes: readonly LabelBox[], hair = 0.5): readonly (readonly [string, string])[] {
  const sorted = [...boxes].sort((a, b) => a.top - b.top);
  const found: [string, string][] = [];
  for (let at = 0; at < sorted.length; at++) {
    const a = sorted[at] as LabelBox;
    for (let next = at + 1; next < sorted.length; next++) {
      const b = sorted[next] as LabelBox;
      if (b.top >= a.bottom - hair) break;
      if (a.left < b.right - hair && b.left < a.right - hair) found.push([a.text, b.text]);
    }
  }
  return found;
}

/** Texts that stand beyond the edge of a picture. */
export function outside(boxes: readonly LabelBox[], width: number, height: number, hair = 1): readonly LabelBox[] {
  return boxes.filter((box) => box.left < -hair || box.top < -hair || box.right > width + hair || box.bottom > height + hair);
}

function attribute(attributes: string, key: string): string | undefined {
  return new RegExp(`(?:^| )${key}="([^"]*)"`).exec(attributes)?.[1];
}

function transformOf(attributes: string): Matrix {
  let matrix = ONE;
  for (const [, kind, values = ''] of (attribute(attributes, 'transform') ?? '').matchAll(/(translate|rotate)\(([^)]*)\)/g)) {
    const [a = 0, b = 0] = values.split(/[ ,]+/).map(Number);
    const turn = (a * Math.PI) / 180;
    matrix = times(
      matrix,
      kind === 'translate' ? [1, 0, 0, 1, a, b] : [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), 0, 0],
    );
  }
  return matrix;
}

function viewOf(svg: string): Matrix {
  const [left = 0, top = 0, wide = 1] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
  const scale = Number(/ width="([^"]*)"/.exec(svg)?.[1]) / wide;
  return [scale, 0, 0, scale, -left * scale, -top * scale];
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
