/** A line of a drawn chart, in the coordinates of its plot; CSS px. */
export interface DrawnLine {
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly stroke: string;
  readonly width: number;
  readonly dash: string | undefined;
}

/** All lines of an SVG by Vega, in the order of painting. */
export function linesOf(svg: string): readonly DrawnLine[] {
  return [...svg.matchAll(/<path d="(M[-\d.,LM]*)"([^>]*)>/g)].flatMap(([, d = '', attributes = '']) => {
    const of = (key: string) => new RegExp(` ${key}="([^"]*)"`).exec(attributes)?.[1];
    const stroke = of('stroke');
    if (stroke === undefined || (of('fill') ?? 'none') !== 'none') return [];
    const points = [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    return [{ points, stroke, width: Number(of('stroke-width') ?? 1), dash: of('stroke-dasharray') }];
  });
}
