import type { Row } from '../../../data/row.ts';
import type { ValuationWords } from '../../words/valuation.ts';
import type { CatalogueInput } from '../types.ts';
import { numberOf, textOf } from './cells.ts';

interface SotpOptions {
  readonly part: string;
  readonly value: string;
  readonly perShare: string;
  readonly netDebt?: number | undefined;
  readonly minorities?: number | undefined;
  /** In per cent. */
  readonly discount?: number | undefined;
  readonly shares?: number | undefined;
}

type Input = Pick<CatalogueInput<SotpOptions>, 'options' | 'rows' | 'text'>;

/** A row: from where to where its bar goes, and what it adds. */
export interface Step {
  readonly kind: 'part' | 'minus' | 'subtotal' | 'total';
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Undefined for a part without a value. */
  readonly value: number | undefined;
  readonly perShare: number | undefined;
}

/** Rows beyond the parts: a subtotal when something is taken off, what is taken off, the total. */
export function extraRows({ netDebt, minorities, discount }: SotpOptions): number {
  const off = [netDebt, minorities, discount].filter((value) => value !== undefined).length;
  return off === 0 ? 1 : off + 2;
}

/** The rows of the chart: parts, what is taken off them, what remains. Values per share where the number of shares is known. */
export function stepsOf({ options, rows, text }: Input, words: ValuationWords): readonly Step[] {
  const { netDebt, minorities, discount } = options;
  const shares = sharesOf(rows, options);
  const each = (value: number) => (shares === undefined ? undefined : value / shares);
  let sum = 0;
  const parts = rows.map((row): Step => {
    const value = numberOf(row, options.value);
    const from = sum;
    sum += value ?? 0;
    const perShare = numberOf(row, options.perShare) ?? (value === undefined ? undefined : each(value));
    return { kind: (value ?? 0) < 0 ? 'minus' : 'part', name: textOf(row, options.part), from, to: sum, value, perShare };
  });
  const total = (kind: Step['kind'], name: string): Step => ({
    kind,
    name,
    from: 0,
    to: sum,
    value: sum,
    perShare: each(sum),
  });
  const off = (name: string, value: number): Step => {
    const from = sum;
    sum -= value;
    return { kind: value < 0 ? 'part' : 'minus', name, from, to: sum, value: -value, perShare: each(-value) };
  };
  if (netDebt === undefined && minorities === undefined && discount === undefined) return [...parts, total('total', words.total)];
  const steps = [...parts, total('subtotal', words.partsTotal)];
  if (netDebt !== undefined) steps.push(off(netDebt < 0 ? words.netCash : words.netDebt, netDebt));
  if (minorities !== undefined) steps.push(off(words.minorities, minorities));
  if (discount !== undefined)
    steps.push(off(words.discount(text.unit(discount, '%', Number.isInteger(discount) ? 0 : 1)), (sum * discount) / 100));
  return [...steps, total('total', words.equity)];
}

/** The number of shares as given, else as values and values per share of the same parts imply it. */
export function sharesOf(rows: readonly Row[], { shares, value, perShare }: SotpOptions): number | undefined {
  if (shares !== undefined) return shares;
  let [sum, each] = [0, 0];
  for (const row of rows) {
    const [whole, part] = [numberOf(row, value), numberOf(row, perShare)];
    if (whole === undefined || part === undefined) continue;
    sum += whole;
    each += part;
  }
  const implied = sum / each;
  return Number.isFinite(implied) && implied > 0 ? implied : undefined;
}
