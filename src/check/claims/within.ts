/** How many of a list, in the order of their starts, begin before a place. */
export function countBefore(list: readonly { readonly start: number }[], at: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as { readonly start: number }).start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those of a list that lie between two places. */
export function within<T extends { readonly start: number; readonly end: number }>(
  list: readonly T[],
  from: number,
  to: number,
): readonly T[] {
  return list.slice(countBefore(list, from), countBefore(list, to)).filter(({ end }) => end <= to);
}
