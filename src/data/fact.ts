import type { Locale } from '../locale/locale.ts';
import { formatMissing, formatNumber, formatRange, type Missing, type Scale } from '../locale/numbers.ts';

/** Where a fact's number comes from. */
export type FactOrigin =
  | { readonly kind: 'value' }
  | { readonly kind: 'formula'; readonly formula: string /** Ids of facts. */; readonly inputs: readonly string[] }
  | { readonly kind: 'lookup'; readonly dataset: string; readonly column: string; readonly take: string }
  | { readonly kind: 'sql'; readonly sql: string; readonly dataset: string };

/** A named number, computed and printed: what every page, table and chart takes its numbers from. */
export interface Fact {
  readonly id: string;
  readonly label: string;
  /** Unscaled, in `unit`; the middle of a range. Percentages as printed: 13.8. NaN when NM or NA, 0 when nil. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly isRange: boolean;
  /** Why there is no number. */
  readonly missing: Missing | undefined;
  readonly unit: string;
  readonly scale: Scale;
  readonly decimals: number | undefined;
  readonly sign: boolean;
  readonly qualifier: 'over' | 'under' | 'about' | 'up-to' | 'at-least' | undefined;
  /** As printed in running text, without qualifier. */
  readonly text: string;
  /** As printed in tables and panels: negatives as the brand writes them there. */
  readonly tableText: string;
  readonly origin: FactOrigin;
  readonly formula: string | undefined;
  /** Ids of the facts of the period before and of a year ago. */
  readonly previous: string | undefined;
  readonly yearAgo: string | undefined;
  readonly period: string | undefined;
  readonly asOf: string | undefined;
  readonly basis: string | undefined;
  readonly owner: 'reported' | 'company' | 'consensus' | 'house' | undefined;
  /** Ids of sources; for a formula also those of the facts it is computed from. */
  readonly sources: readonly string[];
  readonly note: string | undefined;
}

type Printable = Pick<Fact, 'low' | 'high' | 'isRange' | 'unit' | 'scale' | 'decimals' | 'sign'> & {
  readonly missing?: Missing | undefined;
};

/** A number as it is printed by unit, scale and language; NM, NA or a dash where there is none. */
export function factText(fact: Printable, locale: Locale, tabular = false): string {
  if (fact.missing) return formatMissing(fact.missing, locale);
  const style = { unit: fact.unit, scale: fact.scale, decimals: fact.decimals, sign: fact.sign, tabular };
  return fact.isRange ? formatRange(fact.low, fact.high, style, locale) : formatNumber(fact.low, style, locale);
}

/** What a fact prints in a table or panel, its qualifier before it. */
export function tabularText(fact: Fact, locale: Locale): string {
  return fact.qualifier ? locale.numbers.qualifiers[fact.qualifier].replace('{n}', () => fact.tableText) : fact.tableText;
}
