import { sha256 } from '../../shared/hash.ts';
import { OriginError } from '../origin.ts';
import { dayParameters } from '../parameters.ts';
import { bindingsOf } from '../sql/bind.ts';
import type { Engine } from '../sql/engine.ts';
import { type Query, readQuery } from '../sql/guard.ts';
import { runQuery } from '../sql/query.ts';
import type { Asked, Loaded, Loading } from './loading.ts';
import { readingOf, selected, typed } from './rows.ts';

/**
 * What a query names, told by DuckDB's own parser.
 * @throws OriginError `sql-syntax`, `sql-refused`, `sql-unknown-table`
 */
export function readSql(
  sql: string,
  declared: readonly string[],
  { room, engine }: Loading,
  signal: AbortSignal,
): Promise<Query> {
  return room.queries.get(JSON.stringify([sql, declared]), signal, async () => {
    const open: Engine = await engine();
    return open.run(
      'queries',
      signal,
      async () => {},
      (connection) => readQuery(connection, sql, declared),
    );
  });
}

/**
 * Rows of a SELECT over other datasets. The same query over the same rows with the same values is run once.
 * @throws OriginError `sql…`, `unknown-parameter`, `unknown-column`, `too-many-rows`, `nested`, `duplicate-column`; ValueMistakes
 */
export async function sqlRows(asked: Asked, query: Query, inputs: readonly Loaded[], loading: Loading): Promise<Loaded> {
  const { data, signal } = asked;
  const { spec, parameters, room } = loading;
  const days = dayParameters(spec);
  const bindings = bindingsOf(query, parameters, (name) => days.has(name));
  const relations = inputs.map(({ relation }) => relation);
  const reading = readingOf(asked, loading);
  const key = sha256(
    JSON.stringify([query.sql, relations.map((relation) => [relation.name, relation.key]), bindings, data.maxRows, reading.key]),
  );
  const read = await room.rows.get(key, signal, () =>
    room.inTurn(signal, async () => {
      const raw = await runQuery(await loading.engine(), query, relations, bindings, data.maxRows, signal);
      const hash = sha256(JSON.stringify([raw.columns, raw.rows.map((row) => raw.columns.map((column) => plain(row[column])))]));
      return typed({ ...raw, hash, origin: originOf(query.sql, bindings) }, asked, reading);
    }),
  );
  return selected(read, key, asked, loading);
}

function plain(value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function originOf(sql: string, bindings: ReturnType<typeof bindingsOf>): string {
  return [sql.trim(), ...bindings.map(({ name, value }) => `$${name} = ${JSON.stringify(value)}`)].join('\n');
}

/** The error of a dataset that needs itself, by way of others. */
export function circular(way: readonly string[]): OriginError {
  return new OriginError(
    'circular',
    way.length === 2 ? 'Its query reads the dataset itself.' : `Its query needs the dataset itself: ${way.join(' → ')}.`,
    {
      key: 'sql',
      mend: 'Take one of them out.',
    },
  );
}
