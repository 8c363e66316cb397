import type { DuckDBResult } from '@duckdb/node-api';
import type { ColumnType } from '../dataset.ts';
import { isMidnight, readWritten } from '../dates.ts';
import { OriginError, type OriginRows } from '../origin.ts';
import { chunkColumns, columnTypeOf, isNested } from './cells.ts';

/**
 * Reads a result to its end. Times without a zone that are all midnight are days: most tools write days so.
 * @throws OriginError `too-many-rows`, `nested`, `duplicate-column`
 */
export async function readResult(
  result: DuckDBResult,
  options: { readonly names?: readonly string[]; readonly maxRows: number; readonly limit?: number | undefined },
): Promise<Pick<OriginRows, 'columns' | 'rows'> & { readonly types: Readonly<Record<string, ColumnType>> }> {
  const columns = options.names ?? result.columnNames();
  const types = result.columnTypes();
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined)
    throw new OriginError('duplicate-column', `The query gives two columns named "${twice}".`, {
      mend: 'Name one with AS.',
      key: 'sql',
    });
  const nested = types.findIndex((type) => isNested(type.toString()));
  if (nested >= 0)
    throw new OriginError(
      'nested',
      `The column "${columns[nested]}" holds ${types[nested]?.toString()}, which does not fit into a cell.`,
      {
        mend: 'Take single values out of it in SQL: unnest(…), struct.field, array_to_string(…).',
      },
    );
  const rows: Record<string, unknown>[] = [];
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const values = chunkColumns(chunk, types);
    for (let r = 0; r < chunk.rowCount; r++) {
      const row: Record<string, unknown> = Object.create(null);
      for (let c = 0; c < columns.length; c++) row[columns[c] as string] = values[c]?.[r];
      rows.push(row);
      if (options.limit !== undefined && rows.length >= options.limit) break;
    }
    if (options.limit !== undefined && rows.length >= options.limit) break;
    if (rows.length > options.maxRows) throw tooManyRows(options.maxRows);
  }
  const known = Object.fromEntries(
    columns.map((column, i) => {
      const type = columnTypeOf(types[i]?.toString() ?? '');
      const isDays = type === 'datetime' && types[i]?.toString() !== 'TIMESTAMP WITH TIME ZONE' && allMidnight(rows, column);
      return [column, isDays ? 'date' : type] as const;
    }),
  );
  return { columns, rows, types: known };
}

function allMidnight(rows: readonly Readonly<Record<string, unknown>>[], column: string): boolean {
  return rows.every((row) => {
    const value = row[column];
    const written = typeof value === 'string' ? readWritten(value) : undefined;
    return value === null || (written !== undefined && isMidnight(written));
  });
}

export function tooManyRows(most: number): OriginError {
  return new OriginError('too-many-rows', `There are more than ${most} rows.`, {
    mend: 'Aggregate them with a dataset of SQL, keep fewer with where or limit, or raise maxRows.',
  });
}
