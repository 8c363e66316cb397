import type { Fact } from '../../data/fact.ts';
import type { Cell } from '../../data/row.ts';
import type { Scale } from '../../locale/numbers.ts';
import { TearsheetError } from '../../shared/errors.ts';
import { didYouMean } from '../../shared/nearest.ts';

export interface FactCell {
  readonly fact: string;
  readonly in?: Scale | undefined;
  readonly part?: 'low' | 'high' | 'mid' | undefined;
}
export type RawCell = Cell | FactCell | undefined;
/** A row as it is written or loaded. */
export type RawRow = Readonly<Record<string, RawCell>>;

/** A column may be named like something that every object has. */
export function cellOf(row: RawRow, key: string): RawCell {
  return Object.hasOwn(row, key) ? row[key] : undefined;
}

export function isFactCell(cell: unknown): cell is FactCell {
  return cell !== null && typeof cell === 'object' && 'fact' in cell;
}

export function isBlank(cell: RawCell): cell is null | undefined | '' {
  return cell === null || cell === undefined || cell === '';
}

/** @throws TearsheetError `fact.unknown` */
export function factOf(cell: FactCell, facts: ReadonlyMap<string, Fact>): Fact {
  const fact = facts.get(cell.fact);
  if (!fact)
    throw new TearsheetError('report', {
      code: 'fact.unknown',
      message: `There is no fact "${cell.fact}".${didYouMean(cell.fact, facts.keys())}`,
    });
  return fact;
}

/** The end or the middle of a fact that a cell asks for, unscaled. */
export function factValue({ part }: FactCell, fact: Fact): number {
  return part === 'low' ? fact.low : part === 'high' ? fact.high : fact.value;
}
