import type { Fact } from '../data/fact.ts';
import { factText } from '../data/facts.ts';
import type { Cell, Row } from '../data/row.ts';
import type { Locale } from '../locale/locale.ts';
import { formatDigits, SCALE_FACTORS, type Scale } from '../locale/numbers.ts';
import type { Prose } from '../prose/prose.ts';
import type { ExhibitData } from '../report/schema/report.ts';
import { TearsheetError } from '../shared/errors.ts';
import { didYouMean } from '../shared/nearest.ts';
import type { Table, TableCell, TableColumn } from './report.ts';

/** Columns beyond this many cannot be read at an exhibit's width. */
export const MAX_COLUMNS: Readonly<Record<ExhibitData['width'], number>> = { side: 12, half: 20, main: 24, full: 40, wide: 40 };

interface FactCell {
  readonly fact: string;
  readonly in?: Scale | undefined;
  readonly part?: 'low' | 'high' | 'mid' | undefined;
}
type RawCell = Cell | FactCell | undefined;
export type RawRow = Readonly<Record<string, RawCell>>;

/** A column may be named like something that every object has. */
function cellOf(row: RawRow, key: string): RawCell {
  return Object.hasOwn(row, key) ? row[key] : undefined;
}

export function isFactCell(cell: unknown): cell is FactCell {
  return cell !== null && typeof cell === 'object' && 'fact' in cell;
}

function factOf(cell: FactCell, facts: ReadonlyMap<string, Fact>): Fact {
  const fact = facts.get(cell.fact);
  if (!fact)
    throw new TearsheetError('report', {
      code: 'fact.unknown',
      message: `There is no fact "${cell.fact}".${didYouMean(cell.fact, facts.keys())}`,
    });
  return fact;
}

/** Rows for a chart: a cell that names a fact becomes its number, in the scale asked for. */
export function chartRows(rows: readonly RawRow[], facts: ReadonlyMap<string, Fact>): Row[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, cell]) => {
        if (!isFactCell(cell)) return [key, cell ?? null];
        const fact = factOf(cell, facts);
        const value = cell.part === 'low' ? fact.low : cell.part === 'high' ? fact.high : fact.value;
        return [key, value / SCALE_FACTORS[cell.in ?? 'none']];
      }),
    ),
  );
}

/** What a table needs from its surroundings to become words. */
export interface TableScope {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly locale: Locale;
  readonly width: ExhibitData['width'];
  readonly prose: (text: string, row: number, column: string) => Prose;
}

/**
 * A table's columns and cells, closed: facts printed, numbers formatted in the column's decimals, texts read as prose.
 * @throws TearsheetError `exhibit.no-columns`, `exhibit.too-many-columns`, `exhibit.unknown-column`, `fact.unknown`
 */
export function readTable(data: NonNullable<ExhibitData['table']>, rows: readonly RawRow[], scope: TableScope): Table {
  const named = data.columns ?? [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (named.length === 0)
    throw new TearsheetError('report', {
      code: 'exhibit.no-columns',
      message: 'The table has no columns.',
      mend: 'Name them under columns.',
    });
  const most = MAX_COLUMNS[scope.width];
  if (named.length > most) {
    throw new TearsheetError('report', {
      code: 'exhibit.too-many-columns',
      message: `The table has ${named.length} columns; the width "${scope.width}" holds ${most} at most.`,
      mend: 'Choose columns, split the table, or turn it on its side.',
    });
  }
  const present = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = named.map((column): TableColumn => {
    const given = typeof column === 'string' ? { key: column, title: column, estimate: false } : column;
    if (rows.length > 0 && !present.has(given.key)) {
      throw new TearsheetError('report', {
        code: 'exhibit.unknown-column',
        message: `No row has the column "${given.key}".${didYouMean(given.key, present)}`,
        mend: `Columns of the rows: ${[...present].join(', ')}.`,
      });
    }
    const kind = ('kind' in given ? given.kind : undefined) ?? guessKind(rows.map((row) => cellOf(row, given.key)));
    return {
      key: given.key,
      title: given.title,
      kind,
      unit: 'unit' in given ? given.unit : undefined,
      estimate: given.estimate,
      group: 'group' in given ? given.group : undefined,
      align: ('align' in given ? given.align : undefined) ?? (kind === 'number' ? 'right' : 'left'),
    };
  });
  const decimals = new Map(
    named.map((column) => (typeof column === 'string' ? [column, undefined] : [column.key, column.decimals])),
  );
  const styles = new Map(data.styles.map(({ row, style }) => [row, style]));
  return {
    columns,
    rows: rows.map((row, index) => ({
      style: styles.get(index) ?? 'plain',
      cells: columns.map((column) =>
        readCell(cellOf(row, column.key), decimals.get(column.key), {
          ...scope,
          prose: (text) => scope.prose(text, index, column.key),
        }),
      ),
    })),
  };
}

const NUMERIC = /^[\s(+\u2212-]*[$€£¥]?\s*[\d.,\u00a0\u202f]+\s*(?:%|x|×|bn|mn|pp|bp|k)?\)?$|^(?:NM|NA|n\.a\.|[–—-])$/i;

/** A column is numeric when most of its filled cells are numbers or facts. */
function guessKind(cells: readonly RawCell[]): 'text' | 'number' {
  const filled = cells.filter((cell) => cell !== null && cell !== undefined && cell !== '');
  const numeric = filled.filter(
    (cell) => typeof cell === 'number' || isFactCell(cell) || (typeof cell === 'string' && NUMERIC.test(cell.trim())),
  );
  return filled.length > 0 && numeric.length / filled.length > 0.6 ? 'number' : 'text';
}

function readCell(
  cell: RawCell,
  decimals: number | undefined,
  { facts, locale, prose }: Omit<TableScope, 'prose'> & { readonly prose: (text: string) => Prose },
): TableCell {
  if (cell === null || cell === undefined || cell === '')
    return { text: '', prose: undefined, value: undefined, fact: undefined };
  if (isFactCell(cell)) {
    const fact = factOf(cell, facts);
    const end = cell.part === 'low' ? fact.low : cell.part === 'high' ? fact.high : undefined;
    const text = end === undefined ? fact.text : factText({ ...fact, low: end, high: end, isRange: false }, locale);
    return {
      text: fact.qualifier ? locale.numbers.qualifiers[fact.qualifier].replace('{n}', text) : text,
      prose: undefined,
      value: end ?? fact.value,
      fact: fact.id,
    };
  }
  if (typeof cell === 'number')
    return { text: formatDigits(cell, { unit: '', decimals }, locale), prose: undefined, value: cell, fact: undefined };
  if (typeof cell === 'boolean') return { text: cell ? '✓' : '–', prose: undefined, value: undefined, fact: undefined };
  return { text: cell, prose: prose(cell), value: undefined, fact: undefined };
}
