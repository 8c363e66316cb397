/** Values over a position, in its order; a gap is NaN. */
export interface Course {
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** Fewer points than this for each pixel column cost less than thinning them. */
const WORTH = 4;

/**
 * Points of a line that can be seen at a width: of each pixel column the first, lowest, highest and last, and where it has gaps,
 * one of them. The line covers the same pixels; its extremes, ends and gaps stay.
 * @param columns pixel columns of the plot; give two for each CSS px to be exact in print
 * @returns indices into `times`, ascending; all of them when there are few
 */
export function thinned({ times, values }: Course, columns: number): readonly number[] {
  const count = times.length;
  if (count <= columns * WORTH) return Array.from({ length: count }, (_, at) => at);
  const begin = times[0] as number;
  const span = (times[count - 1] as number) - begin;
  const kept: number[] = [];
  let at = 0;
  while (at < count) {
    const column = span > 0 ? Math.floor((((times[at] as number) - begin) / span) * columns) : 0;
    const first = at;
    let [lowest, highest, gap] = [-1, -1, -1];
    while (at < count && (span > 0 ? Math.floor((((times[at] as number) - begin) / span) * columns) : 0) === column) {
      const value = values[at] as number;
      if (Number.isNaN(value)) gap = at;
      else {
        if (lowest === -1 || value < (values[lowest] as number)) lowest = at;
        if (highest === -1 || value > (values[highest] as number)) highest = at;
      }
      at += 1;
    }
    for (const index of [...new Set([first, lowest, highest, gap, at - 1])].sort((a, b) => a - b))
      if (index >= 0) kept.push(index);
  }
  return kept;
}
