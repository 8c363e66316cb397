import type { DatasetColumn } from '../../data/dataset.ts';
import type { Locale } from '../../locale/locale.ts';
import { isCurrency, type Scale } from '../../locale/numbers.ts';
import { type ColumnData, columnSchema, type TableData } from '../../report/schema/table.ts';
import { TearsheetError } from '../../shared/errors.ts';
import { didYouMean } from '../../shared/nearest.ts';
import type { TableColumn } from '../report.ts';
import { cellOf, isBlank, isFactCell, type RawCell, type RawRow } from './raw.ts';

/** More columns than this are no table, however it is split. */
export const MAX_TABLE_COLUMNS = 200;

/** A column with all that says how its cells are read. */
export interface ColumnPlan {
  readonly column: TableColumn;
  readonly data: ColumnData;
  readonly scale: Scale;
  /** For a column of days or of moments, which are written as the language does; none where the report says what it holds. */
  readonly days: 'date' | 'datetime' | undefined;
}

/**
 * The columns of a table in their order: what the report says of them, then what the dataset's schema says, then what the cells show.
 * @param schema columns of the dataset; empty for rows that stand in the report
 * @throws TearsheetError `exhibit.no-columns`, `exhibit.too-many-columns`, `exhibit.unknown-column`
 */
export function planColumns(
  data: TableData,
  rows: readonly RawRow[],
  schema: readonly DatasetColumn[],
  locale: Locale,
): ColumnPlan[] {
  const present = new Set(schema.map(({ name }) => name));
  for (const row of rows) for (const key in row) present.add(key);
  const directions = new Set([data.styleColumn, data.unitColumn]);
  const named = data.columns ?? [...present].filter((key) => !directions.has(key));
  if (named.length === 0)
    throw new TearsheetError('report', {
      code: 'exhibit.no-columns',
      message: 'The table has no columns.',
      mend: 'Name them under columns.',
    });
  if (named.length > MAX_TABLE_COLUMNS)
    throw new TearsheetError('report', {
      code: 'exhibit.too-many-columns',
      message: `The table has ${named.length} columns; ${MAX_TABLE_COLUMNS} at most are printed.`,
      mend: 'Choose columns.',
    });
  const known = (key: string): void => {
    if (rows.length === 0 || present.has(key)) return;
    throw new TearsheetError('report', {
      code: 'exhibit.unknown-column',
      message: `No row has the column "${key}".${didYouMean(key, present)}`,
      mend: `Columns of the rows: ${[...present].join(', ')}.`,
    });
  };
  for (const key of [data.styleColumn, data.unitColumn, ...data.styles.flatMap(({ where }) => Object.keys(where ?? {}))])
    if (key !== undefined) known(key);
  return named.map((entry) => {
    const own = typeof entry === 'string' ? columnSchema.parse({ key: entry }) : entry;
    const found = schema.find(({ name }) => name === own.key);
    // A column of small lines may draw on another dataset alone.
    if (typeof own.sparkline !== 'object') known(own.key);
    const cells = (): RawCell[] => rows.map((row) => cellOf(row, own.key));
    const kind = own.sparkline === undefined ? (own.kind ?? kindOf(found) ?? guessKind(cells())) : 'sparkline';
    const scale = own.scale ?? found?.scale ?? 'none';
    return {
      data: { ...own, unit: own.unit ?? found?.unit },
      scale,
      days: own.kind === undefined ? daysOf(found, cells) : undefined,
      column: {
        key: own.key,
        title: own.title ?? found?.title ?? own.key,
        kind,
        unit: headUnit(own, own.unit ?? found?.unit, scale, locale),
        estimate: own.estimate,
        group: own.group,
        align: own.align ?? (kind === 'number' ? 'right' : 'left'),
      },
    };
  });
}

function kindOf(column: DatasetColumn | undefined): 'text' | 'number' | undefined {
  if (column === undefined) return undefined;
  return column.type === 'number' || column.type === 'integer' ? 'number' : undefined;
}

/** Moments that are all midnights are days: a query that truncates to months gives such. */
function daysOf(column: DatasetColumn | undefined, cells: () => readonly RawCell[]): ColumnPlan['days'] {
  if (column?.type !== 'date' && column?.type !== 'datetime') return undefined;
  return cells().every((cell) => isBlank(cell) || !MOMENT.test(String(cell))) ? 'date' : column.type;
}

/** What the head says of the unit: a currency or a count goes with its scale, "USD mn"; any other words stand as they are. */
function headUnit(own: ColumnData, unit: string | undefined, scale: Scale, locale: Locale): string | undefined {
  if (own.units === 'cells') return undefined;
  const counted = own.in ?? scale;
  if (counted === 'none' || (own.unit !== undefined && !isCurrency(own.unit))) return unit === 'x' ? '×' : unit;
  return [unit, locale.numbers.scales[counted]].filter(Boolean).join(' ');
}

const MOMENT = /T(?!00:00(?::00(?:\.0+)?)?(?:Z|[+-]|$))/;
const NUMERIC = /^[\s(+\u2212-]*[$€£¥]?\s*[\d.,\u00a0\u202f]+\s*(?:%|x|×|bn|mn|pp|bp|k)?\)?$|^(?:NM|NA|n\.a\.|[–—-])$/i;

/** A column is numeric when most of its filled cells are numbers or facts. */
function guessKind(cells: readonly RawCell[]): 'text' | 'number' {
  const filled = cells.filter((cell) => !isBlank(cell));
  const numeric = filled.filter(
    (cell) => typeof cell === 'number' || isFactCell(cell) || (typeof cell === 'string' && NUMERIC.test(cell.trim())),
  );
  return filled.length > 0 && numeric.length / filled.length > 0.6 ? 'number' : 'text';
}
