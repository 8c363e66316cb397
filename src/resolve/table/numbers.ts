import { type Fact, factText } from '../../data/fact.ts';
import type { Locale } from '../../locale/locale.ts';
import { formatDigits, formatNumber, SCALE_FACTORS, type Scale } from '../../locale/numbers.ts';
import type { ColumnPlan } from './columns.ts';

/** How the numbers of one row are written where they differ from their columns. */
export interface RowFormat {
  readonly unit: string | undefined;
  readonly in: Scale | undefined;
  readonly decimals: number | undefined;
  readonly sign: boolean | undefined;
}

/** Units that stand at each number of a row; any other stands behind the row's name. */
const AT_NUMBERS: ReadonlySet<string> = new Set(['%', 'pp', 'bp', 'x']);

export function standsAtNumbers(unit: string | undefined): unit is string {
  return unit !== undefined && AT_NUMBERS.has(unit);
}

/** True when a row is written in its own way, so that it does not decide the decimals of its columns. */
export function isOwnFormat({ unit, in: scale, decimals }: RowFormat): boolean {
  return unit !== undefined || scale !== undefined || decimals !== undefined;
}

/** Fraction digits that a number needs, `most` at most. */
export function decimalsOf(value: number, most: number): number {
  const cents = Math.round(Math.abs(value) * 10 ** most);
  let needed = most;
  for (let rest = cents; needed > 0 && rest % 10 === 0; rest /= 10) needed--;
  return needed;
}

/** The same for a set: what the neediest asks for. */
export function commonDecimals(values: Iterable<number>, most: number): number {
  let needed = 0;
  for (const value of values) {
    if (needed === most) break;
    needed = Math.max(needed, decimalsOf(value, most));
  }
  return needed;
}

/** Prints the numbers of one column; made once a column, used for every cell. */
export class NumberPrinter {
  readonly #plan: ColumnPlan;
  readonly #decimals: number | undefined;
  readonly #locale: Locale;

  /** @param values the column's numbers as the data counts them, of rows without a format of their own */
  constructor(plan: ColumnPlan, values: Iterable<number>, locale: Locale) {
    const { data, scale } = plan;
    this.#plan = plan;
    this.#locale = locale;
    const factor = SCALE_FACTORS[scale] / SCALE_FACTORS[data.in ?? scale];
    this.#decimals =
      data.decimals ??
      (data.units === 'cells' && data.unit !== undefined
        ? undefined
        : commonDecimals(factor === 1 ? values : scaled(values, factor), data.in === undefined ? 2 : 1));
  }

  /** @param value as the data counts it */
  text(value: number, row: RowFormat): string {
    const { data, scale } = this.#plan;
    const unscaled = scale === 'none' ? value : value * SCALE_FACTORS[scale];
    const counted = row.in ?? data.in ?? scale;
    const decimals = row.decimals ?? (row.unit === undefined ? this.#decimals : undefined);
    const sign = row.sign ?? data.sign;
    if (standsAtNumbers(row.unit)) return formatNumber(value, { unit: row.unit, decimals, sign, tabular: true }, this.#locale);
    if (row.unit === undefined && data.units === 'cells' && data.unit !== undefined)
      return formatNumber(unscaled, { unit: data.unit, scale: counted, decimals, sign, tabular: true }, this.#locale);
    // The scale stands in the head: it only divides.
    return formatDigits(
      unscaled / SCALE_FACTORS[counted],
      { unit: '', decimals: decimals ?? decimalsOf(unscaled / SCALE_FACTORS[counted], 2), sign, tabular: true },
      this.#locale,
    );
  }

  /** @param value the fact's value or one of its ends, unscaled */
  fact(value: number, fact: Fact, whole: boolean, row: RowFormat, scale: Scale | undefined): string {
    const counted = scale ?? row.in ?? this.#plan.data.in;
    if (counted !== undefined && !fact.isRange) {
      const decimals = row.decimals ?? this.#plan.data.decimals ?? fact.decimals ?? 1;
      return formatDigits(
        value / SCALE_FACTORS[counted],
        { unit: '', decimals, sign: row.sign ?? this.#plan.data.sign, tabular: true },
        this.#locale,
      );
    }
    return whole ? fact.tableText : factText({ ...fact, low: value, high: value, isRange: false }, this.#locale, true);
  }
}

function* scaled(values: Iterable<number>, factor: number): Iterable<number> {
  for (const value of values) yield value * factor;
}
