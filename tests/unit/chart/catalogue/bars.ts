/** A filled rectangle of a drawn chart, in the coordinates of its plot; CSS px. */
export interface Bar {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
}

/** All bars of an SVG by Vega in the order of painting. */
export function barsOf(svg: string): readonly Bar[] {
  const paths = svg.matchAll(/<path d="M(-?[\d.]+),(-?[\d.]+)h(-?[\d.]+)v(-?[\d.]+)h-?[\d.]+Z" fill="(#[0-9a-f]{6})"/g);
  return [...paths].map(([, x, y, wide, high, fill = '']) => {
    const [left, top, width, height] = [x, y, wide, high].map(Number) as [number, number, number, number];
    return { left, top, width, height, fill };
  });
}
