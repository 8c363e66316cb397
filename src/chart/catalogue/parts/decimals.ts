/** Decimal places at which numbers of this magnitude can be told apart in print, 0 to 6: 1,240 · 184 · 84.2 · 8.42 · 0.84. */
export function decimalsOf(values: Iterable<number>): number {
  let most = 0;
  let whole = true;
  for (const value of values) {
    most = Math.max(most, Math.abs(value));
    whole &&= Number.isInteger(value);
  }
  if (whole || most === 0) return 0;
  const magnitude = Math.floor(Math.log10(most));
  return Math.min(6, Math.max(0, (magnitude < 0 ? 1 : 2) - magnitude));
}
