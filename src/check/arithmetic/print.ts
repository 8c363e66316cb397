import type { Claim, Interval } from '../claims/claim.ts';
import { middle } from './interval.ts';

/** A computed number as the claim beside it prints its own: same scale, same decimals, one more where they would hide the difference. */
export function like(value: number, claim: Pick<Claim, 'unit' | 'scale' | 'half' | 'value' | 'text' | 'cell'>): string {
  const given = claim.cell === undefined || claim.scale !== 0 ? 0 : givenScale(claim);
  const factor = 10 ** (claim.scale + given);
  const decimals = Math.max(0, Math.min(6, Math.round(-Math.log10((claim.half * 2) / factor))));
  const places = (value / factor).toFixed(decimals) === (claim.value / factor).toFixed(decimals) ? decimals + 1 : decimals;
  const digits = grouped((value / factor).toFixed(places));
  if (given !== 0) return digits;
  const words = { 3: 'k', 4: ' × 10⁴', 6: 'mn', 7: ' × 10⁷', 8: ' × 10⁸', 9: 'bn', 12: 'tn' } as Readonly<Record<number, string>>;
  const scale = words[claim.scale] ?? '';
  if (claim.unit === '%') return `${digits}%`;
  if (claim.unit === 'x') return `${digits}x`;
  if (claim.unit === 'pp' || claim.unit === 'bp') return `${digits}${claim.unit}`;
  return claim.unit === '' ? `${digits}${scale}` : `${claim.unit} ${digits}${scale}`;
}

/** The power of ten that a label gives to the bare number of a cell. */
function givenScale({ value, text }: Pick<Claim, 'value' | 'text'>): number {
  const digits = Number(text.replace(/\D/g, ''));
  const decimals = /[.,](\d{1,2}|\d{4,})\D*$/.exec(text)?.[1]?.length ?? 0;
  if (!(digits > 0) || value === 0) return 0;
  return Math.max(0, Math.round(Math.log10(Math.abs(value) / digits)) + decimals);
}

/** A number by itself with few digits. */
export function few(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e12) return `${grouped((value / 1e12).toFixed(2))}tn`;
  if (size >= 1e9) return `${grouped((value / 1e9).toFixed(2))}bn`;
  if (size >= 1e6) return `${grouped((value / 1e6).toFixed(2))}mn`;
  return grouped(size >= 1000 ? value.toFixed(1) : value.toFixed(2));
}

/** "12.3 to 12.5", or one number when both ends print alike. */
export function spread({ low, high }: Interval, unit = ''): string {
  const [a, b] = [few(low), few(high)];
  return a === b ? `${few(middle({ low, high }))}${unit}` : `${a} to ${b}${unit}`;
}

function grouped(digits: string): string {
  const [whole = '', rest] = digits.split('.');
  const marked = whole.replace(/\B(?=(?:\d{3})+(?!\d))/g, ',');
  return rest === undefined ? marked : `${marked}.${rest}`;
}
