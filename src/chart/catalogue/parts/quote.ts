import type { CatalogueText } from '../types.ts';

/** From here on a price is told in trillions. */
const LONG = 1e9;
/** Below it a price has the places that leave two digits. */
const SMALL = 0.01;

/** A price as it is quoted: whole ones without places, others with those of their unit; very long ones in short. */
export function quote(text: CatalogueText, value: number, unit: string, decimals?: number): string {
  const size = Math.abs(value);
  if (size >= LONG)
    return /^[A-Z]{3}$/.test(unit) ? text.unit(value / 1e12, `${unit} tn`) : inUnit(text, unit, text.short(value));
  const small = size > 0 && size < SMALL ? Math.min(20, 1 - Math.floor(Math.log10(size))) : undefined;
  return text.unit(value, unit, decimals ?? small ?? (Number.isInteger(value) ? 0 : undefined));
}

/** Words that stand for a number, with its unit as the language writes it. */
export function inUnit(text: CatalogueText, unit: string, words: string): string {
  const negative = words.startsWith('\u2212');
  const dressed = text.unit(negative ? -1 : 1, unit, 0).replace('1', () => (negative ? words.slice(1) : words));
  return unit === '' ? words : dressed;
}
