import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBResult } from '@duckdb/node-api';
import type { DatasetColumn } from '../dataset.ts';
import { requireUnchanged } from '../file/paths.ts';
import type { OriginRows } from '../origin.ts';
import { OriginError } from '../origin.ts';
import type { Row } from '../row.ts';
import { type Binding, prepare } from './bind.ts';
import { type Engine, quoteName } from './engine.ts';
import { sqlError } from './errors.ts';
import type { FileRelation } from './files.ts';
import type { Query } from './guard.ts';
import { readResult } from './rows.ts';
import { checkNames, createTable, tableBytes } from './table.ts';

/** A dataset as a query sees it: rows that were read, or files that DuckDB reads. */
export type Relation =
  | { readonly name: string; readonly key: string; readonly schema: readonly DatasetColumn[]; readonly rows: readonly Row[] }
  | { readonly name: string; readonly key: string; readonly schema: readonly DatasetColumn[]; readonly files: FileRelation };

/**
 * Runs one query over its datasets, each a view under its name. Other datasets of the database cannot be named.
 * @throws OriginError `sql`, `sql-memory`, `sql-refused`, `unknown-column`, `too-many-rows`, `nested`, `duplicate-column`
 */
export async function runQuery(
  engine: Engine,
  query: Query,
  relations: readonly Relation[],
  bindings: readonly Binding[],
  maxRows: number,
  signal: AbortSignal,
): Promise<Pick<OriginRows, 'columns' | 'rows' | 'types'>> {
  const key = JSON.stringify(relations.map((relation) => [relation.name, relation.key]));
  const files = relations.flatMap((relation) => ('files' in relation ? relation.files.files : []));
  try {
    await Promise.all(relations.map((relation) => ('rows' in relation ? tableOf(engine, relation, signal) : undefined)));
    const read = await engine.run(
      key,
      signal,
      async (connection) => {
        for (const relation of relations) await createView(connection, engine, relation);
      },
      async (connection) => {
        return streamed(connection, await prepare(connection, query.sql, bindings), (result) => readResult(result, { maxRows }));
      },
    );
    await requireUnchanged(files);
    return read;
  } catch (error) {
    signal.throwIfAborted();
    await requireUnchanged(files);
    throw sqlError(error, { columns: relations.flatMap(({ schema }) => schema.map(({ name }) => name)), files });
  }
}

/**
 * Reads what a statement gives and lets go of it. A result that is left before its end keeps its memory and its files until the next
 * sweep of the garbage collector, unless it is asked once more after it was told to stop.
 */
async function streamed<T>(
  connection: DuckDBConnection,
  prepared: DuckDBPreparedStatement,
  read: (result: DuckDBResult) => Promise<T>,
): Promise<T> {
  try {
    const result = await prepared.stream();
    try {
      return await read(result);
    } finally {
      connection.interrupt();
      await result.fetchChunk().catch(() => null);
    }
  } finally {
    prepared.destroySync();
  }
}

async function createView(connection: DuckDBConnection, engine: Engine, relation: Relation): Promise<void> {
  if ('files' in relation) checkNames(relation.schema, relation.name);
  const select =
    'files' in relation
      ? relation.files.typed
      : `SELECT * FROM memory.main.${quoteName((await engine.tables.get(relation.key)) ?? '')}`;
  await connection.run(`CREATE TEMP VIEW ${quoteName(relation.name)} AS ${select}`);
}

/** Rows become a table once; every report that has the same rows sees it. */
async function tableOf(engine: Engine, relation: Extract<Relation, { rows: unknown }>, signal: AbortSignal): Promise<void> {
  let table = engine.tables.get(relation.key);
  if (!table) {
    const name = `rows of ${relation.key}`;
    engine.bytes += tableBytes(relation);
    table = engine
      .run(
        'tables',
        // The table may serve others, who go on when this run is stopped.
        AbortSignal.any([]),
        async () => {},
        (connection) => createTable(connection, name, relation),
      )
      .then(() => name);
    engine.tables.set(relation.key, table);
    table.catch(() => engine.tables.delete(relation.key));
  }
  await table;
  signal.throwIfAborted();
}

/**
 * Rows of files that DuckDB reads, as they stand there; `where` narrows them before they are counted.
 * @throws OriginError `too-many-rows`, `nested`
 */
export async function readRelation(
  engine: Engine,
  relation: FileRelation,
  options: {
    readonly where: readonly { readonly sql: string; readonly value: Binding['value'] }[];
    readonly maxRows: number;
    readonly limit: number | undefined;
  },
  signal: AbortSignal,
): Promise<Pick<OriginRows, 'columns' | 'rows' | 'types' | 'isText'>> {
  const conditions = options.where.map(({ sql }) => sql).join(' AND ');
  const columns = relation.schema.map(({ name }) => name);
  try {
    const read = await engine.run(
      'files',
      signal,
      async () => {},
      async (connection) => {
        const prepared = await prepare(
          connection,
          `SELECT * FROM (${relation.raw})${conditions === '' ? '' : ` WHERE ${conditions}`}`,
          options.where.map(({ value }, i) => ({ name: `w${i}`, value, isDay: false })),
        );
        return streamed(connection, prepared, (result) =>
          readResult(result, { names: columns, maxRows: options.maxRows, limit: options.limit }),
        );
      },
    );
    await requireUnchanged(relation.files);
    const found = Object.fromEntries(relation.schema.map(({ name, type }) => [name, type]));
    return { ...read, types: relation.isText ? found : read.types, isText: relation.isText };
  } catch (error) {
    signal.throwIfAborted();
    await requireUnchanged(relation.files);
    const told = sqlError(error, { columns, files: relation.files });
    throw told instanceof OriginError && told.key === 'sql'
      ? new OriginError(told.code, told.message, { key: 'file', cause: error, ...(told.mend ? { mend: told.mend } : {}) })
      : told;
  }
}
