import type { DuckDBConnection } from '@duckdb/node-api';
import { columnOf, type DeclaredColumn, type Mistake } from '../columns.ts';
import type { ColumnType } from '../dataset.ts';
import type { DataFile } from '../file/paths.ts';
import { OriginError } from '../origin.ts';
import { EXPECTED } from '../values.ts';
import { columnTypeOf } from './cells.ts';
import { quoteName, quoteText } from './engine.ts';
import { type FileRelation, keyOf } from './files.ts';

/**
 * Reads what Parquet files say of themselves, and counts their rows.
 * @throws OriginError `type-clash`, `not-parquet`
 */
export async function describeParquet(
  connection: DuckDBConnection,
  files: readonly DataFile[],
  declared: ReadonlyMap<string, DeclaredColumn>,
): Promise<FileRelation> {
  const table = `read_parquet([${files.map(({ path }) => quoteText(path)).join(', ')}], union_by_name = ${files.length > 1})`;
  const select = `SELECT * FROM ${table}`;
  try {
    const described = await connection.runAndReadAll(`DESCRIBE ${select}`);
    const columns = described.getRows().map((row) => ({ name: String(row[0]), type: String(row[1]) }));
    const schema = columns.map(({ name, type }) => columnOf(name, declared.get(name), columnTypeOf(type)));
    const never = schema.filter(({ nullable }) => !nullable);
    const counted = await connection.runAndReadAll(
      `SELECT count(*)${never.map(({ name }) => `, count(*) - count(${quoteName(name)})`).join('')} FROM ${table}`,
    );
    const [rowCount, ...missing] = (counted.getRows()[0] ?? []).map(Number);
    const mistakes = columns.flatMap(({ name, type }): Mistake[] => {
      const wanted = declared.get(name)?.type;
      if (wanted === undefined || fits(columnTypeOf(type), wanted)) return [];
      return [
        {
          code: 'type-clash',
          column: name,
          row: 0,
          value: type,
          expected: EXPECTED[wanted],
          mend: 'Convert it with a dataset of SQL.',
          more: 0,
        },
      ];
    });
    for (const [i, { name }] of never.entries())
      if ((missing[i] ?? 0) > 0)
        mistakes.push({
          code: 'missing-value',
          column: name,
          row: 0,
          value: null,
          expected: 'a value',
          mend: undefined,
          more: (missing[i] as number) - 1,
        });
    return {
      key: keyOf(files, ['parquet']),
      files,
      schema,
      rowCount: rowCount ?? 0,
      raw: select,
      typed: `SELECT ${columns.map(typedOf).join(', ')} FROM ${table}`,
      isText: false,
      mistakes,
    };
  } catch (error) {
    throw parquetError(error, files);
  }
}

/** NaN is a missing value here; to DuckDB it is a number that spoils every sum. */
function typedOf({ name, type }: { readonly name: string; readonly type: string }): string {
  const column = quoteName(name);
  return type === 'DOUBLE' || type === 'FLOAT' ? `CASE WHEN isnan(${column}) THEN NULL ELSE ${column} END AS ${column}` : column;
}

/** Whether the values of a Parquet column can be what the report declares; the reader judges each value. */
function fits(found: ColumnType, wanted: ColumnType): boolean {
  if (wanted === 'string' || found === 'string' || found === wanted) return true;
  const number = (type: ColumnType): boolean => type === 'number' || type === 'integer';
  const time = (type: ColumnType): boolean => type === 'date' || type === 'datetime';
  return (number(found) && number(wanted)) || (time(found) && time(wanted));
}

function parquetError(error: unknown, files: readonly DataFile[]): unknown {
  if (!(error instanceof Error)) return error;
  const name = files.find(({ path }) => error.message.includes(path))?.name ?? files[0]?.name ?? 'The file';
  if (/magic bytes|footer|not a parquet|too small to be a Parquet|No magic|metadata|thrift/i.test(error.message))
    return new OriginError('not-parquet', `${name} is no Parquet file, or was cut off.`, {
      mend: 'Write it again.',
      key: 'file',
      cause: error,
    });
  if (/schema mismatch|cannot be cast|type/i.test(error.message))
    return new OriginError('type-clash', 'The files have columns of the same name with different types.', {
      mend: 'Write them with one schema.',
      key: 'file',
      cause: error,
    });
  return error;
}
