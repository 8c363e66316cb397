import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { DatasetColumn } from '../dataset.ts';
import { readWritten } from '../dates.ts';
import { OriginError } from '../origin.ts';
import type { Cell, Row } from '../row.ts';
import { loadDuckDb, quoteName } from './engine.ts';

const CHUNK = 2048;

/**
 * Makes a table of rows: number → DOUBLE, integer → BIGINT, date → DATE, datetime → TIMESTAMPTZ, text → VARCHAR.
 * @throws OriginError `fact-cell`, `duplicate-column`
 */
export async function createTable(
  connection: DuckDBConnection,
  table: string,
  dataset: { readonly name: string; readonly schema: readonly DatasetColumn[]; readonly rows: readonly Row[] },
): Promise<void> {
  const { DuckDBDataChunk } = await loadDuckDb();
  const { name, schema, rows } = dataset;
  checkNames(schema, name);
  if (schema.length === 0)
    throw new OriginError('no-columns', `The dataset "${name}" has no columns, so that no query can read it.`);
  const columns = await Promise.all(schema.map((column) => columnWriter(column, rows, name)));
  await connection.run(
    `CREATE TABLE ${quoteName(table)} (${schema.map((column, i) => `${quoteName(column.name)} ${columns[i]?.type.toString()}`).join(', ')})`,
  );
  const appender = await connection.createAppender(table);
  const types = columns.map(({ type }) => type);
  for (let at = 0; at < rows.length; at += CHUNK) {
    const part = rows.slice(at, at + CHUNK);
    const chunk = DuckDBDataChunk.create(types, part.length);
    chunk.setColumns(schema.map((column, i) => part.map((row) => columns[i]?.write(row[column.name] ?? null) ?? null)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** About what DuckDB takes for a table: a vector a column while it is short, then whole blocks of 256 KB for values and their gaps. */
export function tableBytes({
  schema,
  rows,
}: {
  readonly schema: readonly DatasetColumn[];
  readonly rows: readonly Row[];
}): number {
  const column = rows.length <= CHUNK ? 34 * 1024 : Math.max(530 * 1024, rows.length * 24);
  return schema.length * column;
}

/** DuckDB takes `Price` and `price` for one name, and nothing for none. @throws OriginError `duplicate-column`, `unnamed-column` */
export function checkNames(schema: readonly DatasetColumn[], dataset: string): void {
  if (schema.some((column) => column.name === ''))
    throw new OriginError('unnamed-column', `A column of "${dataset}" has an empty name, by which no query can read it.`, {
      mend: 'Name it where it comes from.',
    });
  const lower = schema.map((column) => column.name.toLowerCase());
  const twice = lower.findIndex((column, i) => lower.indexOf(column) !== i);
  if (twice >= 0)
    throw new OriginError(
      'duplicate-column',
      `SQL cannot tell the columns "${schema[lower.indexOf(lower[twice] as string)]?.name}" and "${schema[twice]?.name}" of "${dataset}" apart.`,
      { mend: 'Rename one.' },
    );
}

interface ColumnWriter {
  readonly type: DuckDBType;
  readonly write: (cell: Cell) => DuckDBValue;
}

async function columnWriter(column: DatasetColumn, rows: readonly Row[], dataset: string): Promise<ColumnWriter> {
  const { BIGINT, BOOLEAN, DATE, DOUBLE, TIMESTAMPTZ, VARCHAR, DuckDBDateValue, DuckDBTimestampTZValue } = await loadDuckDb();
  const kinds = new Set<string>();
  for (const [i, row] of rows.entries()) {
    const cell = row[column.name];
    if (cell === null || cell === undefined) continue;
    if (typeof cell === 'object')
      throw new OriginError(
        'fact-cell',
        `Row ${i + 1} of "${dataset}" names a fact in column "${column.name}"; facts are computed after queries.`,
        {
          mend: 'Write the value, or leave the column out of the dataset that a query reads.',
        },
      );
    kinds.add(typeof cell);
  }
  const only = (kind: string): boolean => [...kinds].every((each) => each === kind);
  const text: ColumnWriter = { type: VARCHAR, write: (cell) => (cell === null ? null : String(cell)) };
  switch (column.type) {
    case 'number':
      return only('number') ? { type: DOUBLE, write: (cell) => cell } : text;
    case 'integer':
      return only('number') ? { type: BIGINT, write: (cell) => (cell === null ? null : BigInt(cell as number)) } : text;
    case 'boolean':
      return only('boolean') ? { type: BOOLEAN, write: (cell) => cell } : text;
    case 'date':
      return {
        type: DATE,
        write: (cell) => (cell === null ? null : new DuckDBDateValue(Date.parse(`${String(cell)}T00:00:00Z`) / 86_400_000)),
      };
    case 'datetime':
      return { type: TIMESTAMPTZ, write: (cell) => (cell === null ? null : new DuckDBTimestampTZValue(microsOf(String(cell)))) };
    default:
      return text;
  }
}

function microsOf(moment: string): bigint {
  const written = readWritten(moment);
  if (!written) throw new TypeError(`Not a moment: ${moment}`);
  return BigInt(written.wall - (written.offset ?? 0)) * 1000n + BigInt(written.fraction.slice(0, 6).padEnd(6, '0'));
}
