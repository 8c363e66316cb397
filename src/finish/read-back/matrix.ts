/** `[a, b, c, d, e, f]` of PDF 32000-1 §8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number];
/** Left, bottom, right, top; where y points down: left, top, right, bottom. */
export type Box = readonly [number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The upright box around a box that was turned. Called for every letter. */
export function around([a, b, c, d, e, f]: Matrix, [left, bottom, right, top]: Box): Box {
  const [a1, a2, c1, c2] = [a * left, a * right, c * bottom, c * top];
  const [b1, b2, d1, d2] = [b * left, b * right, d * bottom, d * top];
  return [
    Math.min(a1, a2) + Math.min(c1, c2) + e,
    Math.min(b1, b2) + Math.min(d1, d2) + f,
    Math.max(a1, a2) + Math.max(c1, c2) + e,
    Math.max(b1, b2) + Math.max(d1, d2) + f,
  ];
}
