import type { Row } from '../../../data/row.ts';
import { numberOf, textOf } from './cells.ts';

/** One part of one column: from `low` to `high`, away from zero. */
export interface Piece {
  readonly at: number;
  readonly part: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Columns made of parts: what is positive stands on zero, what is negative hangs from it. */
export interface Stack {
  /** Names from the bottom up. */
  readonly parts: readonly string[];
  readonly pieces: readonly Piece[];
  /** Per column: the sum, and the ends of what stands and what hangs. */
  readonly totals: readonly { readonly net: number; readonly top: number; readonly foot: number; readonly known: boolean }[];
  /** How many small parts were put together under the last name; 0 when none. */
  readonly joined: number;
}

export interface StackOptions {
  readonly part: string;
  readonly value: string;
  readonly order: 'size' | 'given';
  /** Parts that are told apart; smaller ones are put together. */
  readonly most: number;
  readonly share: boolean;
  /** Name of what is put together. */
  readonly other: (count: number) => string;
}

/** Stacks rows: values of one part and column add up. @param at the column of a row; @param count of columns */
export function stackOf(rows: readonly Row[], at: (row: Row) => number, count: number, options: StackOptions): Stack {
  const sums = new Map<string, Map<number, number>>();
  for (const row of rows) {
    const value = numberOf(row, options.value);
    const name = textOf(row, options.part);
    const column = at(row);
    if (column < 0) continue;
    const line = sums.get(name) ?? new Map<number, number>();
    sums.set(name, line);
    if (value !== undefined) line.set(column, (line.get(column) ?? 0) + value);
  }
  const { parts, joined } = together([...sums], options);
  const nets = Array.from({ length: count }, (_, column) => parts.reduce((sum, [, line]) => sum + (line.get(column) ?? 0), 0));
  const pieces: Piece[] = [];
  const totals = nets.map((net, column) => {
    const scale = options.share ? (net > 0 ? 100 / net : Number.NaN) : 1;
    let [top, foot, known] = [0, 0, false];
    parts.forEach(([, line], part) => {
      const value = (line.get(column) ?? Number.NaN) * scale;
      if (!Number.isFinite(value)) return;
      known = true;
      const from = value < 0 ? foot : top;
      const to = from + value;
      if (value < 0) foot = to;
      else top = to;
      pieces.push({ at: column, part, value, low: Math.min(from, to), high: Math.max(from, to) });
    });
    return { net: known ? net * scale : 0, top, foot, known };
  });
  return { parts: parts.map(([name]) => name), pieces, totals, joined };
}

type Line = readonly [string, Map<number, number>];

/** Parts in their order, the smallest of too many put together at the end. */
function together(parts: readonly Line[], { order, most, other }: StackOptions): { parts: readonly Line[]; joined: number } {
  const sizes = new Map(parts.map(([name, line]) => [name, [...line.values()].reduce((sum, value) => sum + Math.abs(value), 0)]));
  const bySize = [...parts].sort(([a], [b]) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
  const kept = new Set(parts.length > most ? bySize.slice(0, most - 1) : parts);
  const rest = parts.filter((part) => !kept.has(part));
  const ordered = (order === 'size' ? bySize : parts).filter((part) => kept.has(part));
  if (rest.length === 0) return { parts: ordered, joined: 0 };
  const sum = new Map<number, number>();
  for (const [, line] of rest) for (const [column, value] of line) sum.set(column, (sum.get(column) ?? 0) + value);
  return { parts: [...ordered, [other(rest.length), sum]], joined: rest.length };
}
