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
  let text = { attributes: '', place: ONE, y: 0 };
  walk(svg, (name, attributes, place, after) => {
    if (name === 'text') text = { attributes, place, y: 0 };
    else if (name === 'tspan') text.y += Number(attribute(attributes, 'dy') ?? 0);
    else return;
    if (after !== '') boxes.push(boxOf(after, text.attributes, text.place, text.y, width));
  });
  return boxes;
}

/** Boxes of all painted shapes of an SVG by Vega, half their stroke included; `text` says what a box is of. */
export function shapeBoxes(svg: string): readonly LabelBox[] {
  const boxes: LabelBox[] = [];
  walk(svg, (name, attributes, place) => {
    const painted = ['fill', 'stroke'].some((paint) => !['none', undefined].includes(attribute(attributes, paint)));
    const points = name === 'path' ? pathPoints(attribute(attributes, 'd') ?? '') : name === 'line' ? linePoints(attributes) : [];
    if (points.length === 0 || (name === 'path' && !painted)) return;
    const stroked = !['none', undefined].includes(attribute(attributes, 'stroke'));
    const half = stroked ? Number(attribute(attributes, 'stroke-width') ?? 1) / 2 : 0;
    const at = points.map(([x, y]) => moved(place, x, y));
    const [xs, ys] = [at.map(([x]) => x), at.map(([, y]) => y)];
    const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b));
    const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b));
    boxes.push({ text: name, left: least(xs) - half, right: most(xs) + half, top: least(ys) - half, bottom: most(ys) + half });
  });
  return boxes;
}

/** Calls `visit` for each element with its place in the picture. */
function walk(svg: string, visit: (name: string, attributes: string, place: Matrix, after: string) => void): void {
  const places: Matrix[] = [viewOf(svg)];
  let text = ONE;
  for (const [tag, name = '', attributes = '', after = ''] of svg.matchAll(/<(\/?[a-zA-Z]+)((?: [^<>]*?)?)\/?>([^<]*)/g)) {
    const above = places.at(-1) ?? ONE;
    const closed = tag.slice(0, tag.length - after.length).endsWith('/>');
    if (name === '/g') places.pop();
    if (name.startsWith('/') || name === 'svg') continue;
    const place = name === 'tspan' ? text : times(above, transformOf(attributes));
    if (name === 'g' && !closed) places.push(place);
    if (name === 'text') text = place;
    visit(name, attributes, place, after);
  }
}

function linePoints(attributes: string): readonly (readonly [number, number])[] {
  const at = (key: string) => Number(attribute(attributes, key) ?? 0);
  return [
    [at('x1'), at('y1')],
    [at('x2'), at('y2')],
  ];
}

/** Ends of the pieces of a path in the commands that Vega writes; of a circle of two arcs its left and right, top and bottom. */
function pathPoints(d: string): readonly (readonly [number, number])[] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', values = ''] of d.matchAll(/([a-df-zA-Z])([^a-df-zA-Z]*)/g)) {
    const numbers = (values.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    if (command === 'Z') continue;
    if (command === 'h' || command === 'v') {
      if (command === 'h') x += numbers[0] ?? 0;
      else y += numbers[0] ?? 0;
      points.push([x, y]);
      continue;
    }
    if (!'MLCA'.includes(command)) throw new Error(`A path has the command ${command}.`);
    const step = command === 'A' ? 7 : 2;
    for (let at = 0; at + step <= numbers.length; at += step) {
      const end = [numbers[at + step - 2] ?? 0, numbers[at + step - 1] ?? 0] as [number, number];
      const radius = command === 'A' ? (numbers[at] ?? 0) : 0;
      // Half a circle bulges by its radius; a rounded corner stays within its ends.
      if (radius > 0 && Math.abs(Math.hypot(end[0] - x, end[1] - y) - 2 * radius) < 0.1) {
        const [middleX, middleY] = [(end[0] + x) / 2, (end[1] + y) / 2];
        points.push([middleX - radius, middleY - radius], [middleX + radius, middleY + radius]);
      }
      [x, y] = end;
      points.push(end);
    }
  }
  return points;
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
