/** The first of the largest and the last of the smallest, by what is measured; a measure that is NaN does not count. */
export function extremesBy<T>(list: Iterable<T>, measure: (each: T) => number): { readonly most?: T; readonly least?: T } {
  let most: T | undefined;
  let least: T | undefined;
  let [high, low] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const each of list) {
    const size = measure(each);
    if (size > high || (most === undefined && size === high)) [most, high] = [each, size];
    if (size <= low) [least, low] = [each, size];
  }
  return most === undefined || least === undefined ? {} : { most, least };
}
