import type { CatalogueText } from '../types.ts';

/** A price as it is quoted: whole ones without places, others with those of their unit. */
export function quote(text: CatalogueText, value: number, unit: string, decimals?: number): string {
  return text.unit(value, unit, decimals ?? (Number.isInteger(value) ? 0 : undefined));
}
