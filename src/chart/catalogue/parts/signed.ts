import type { CatalogueText } from '../types.ts';

/** A change with its sign, as `+4.2%`; one that rounds to zero has none. */
export function signed(text: CatalogueText, value: number, unit: string, decimals = 1): string {
  return `${Number(value.toFixed(decimals)) > 0 ? '+' : ''}${text.unit(value, unit, decimals)}`;
}
