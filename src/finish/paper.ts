const POINTS_A_MILLIMETRE = 72 / 25.4;

/** A place on paper in words: "page 3, 42 mm from the left and 180 mm from the top". @param x points from the left @param y points from the top */
export function pointOn(page: number, x: number, y: number): string {
  const millimetres = (points: number): number => Math.round(points / POINTS_A_MILLIMETRE);
  return `page ${page}, ${millimetres(x)} mm from the left and ${millimetres(y)} mm from the top`;
}

/** So much of a text that one knows it again: its beginning, or its end. */
export function quoted(text: string, end = false): string {
  if (text.length <= 70) return text;
  return end ? `…${text.slice(-68).trimStart()}` : `${text.slice(0, 68).trimEnd()}…`;
}
