import { createHash } from 'node:crypto';
import { didYouMean } from '../../shared/nearest.ts';
import type { ColumnType } from '../dataset.ts';
import { OriginError, type OriginRequest, type OriginRows } from '../origin.ts';
import { findServer, type Server } from './connection.ts';
import { type Asked, failureOf, silenceOf, timeoutOf } from './failure.ts';
import { type Answer, Session } from './session.ts';
import { readStatement } from './statement.ts';
import { takeTurn } from './turns.ts';
import { builtInType, madeType, readValue, type ValueReader } from './values.ts';

/** What one dataset may take. */
export interface PostgresLimits {
  /** Until the login is done. */
  readonly connectMs: number;
  /** Of the answer, as sent. */
  readonly maxBytes: number;
  /** Rows asked for at once. */
  readonly batch: number;
}

const LIMITS: PostgresLimits = { connectMs: 10_000, maxBytes: 512 * 1024 * 1024, batch: 2_000 };

const VISIBLE_TABLES = `
  SELECT CASE WHEN pg_catalog.pg_table_is_visible(c.oid) THEN c.relname ELSE n.nspname || '.' || c.relname END
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
     AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
   LIMIT 2000`;

const DECLARE = 'DECLARE dataset NO SCROLL CURSOR FOR ';

/**
 * The rows of one SELECT, in a read-only transaction that sees one state of the database. Parameters `$name` are bound by the server.
 * At most `maxRows` + 1 rows are fetched, so that the loader sees that there are more. When the signal ends, the server is told to stop.
 * @throws OriginError `postgres-…`, `missing-variable`, `unknown-parameter`, `duplicate-column`
 */
export async function readPostgres(request: OriginRequest, limits: PostgresLimits = LIMITS): Promise<OriginRows> {
  const { data, parameters, signal, workspace } = request;
  const { postgres: connection, query } = data;
  if (connection === undefined || query === undefined)
    throw new OriginError('no-origin', `The dataset "${request.name}" needs both postgres and query.`);
  signal.throwIfAborted();
  const server = await findServer(connection, workspace);
  const statement = readStatement(query, Object.keys(parameters));
  const values = statement.names.map((name) => String(parameters[name]));
  const asked: Asked = {
    connection,
    timeout: data.timeout,
    statement,
    prefix: DECLARE.length,
    secret: server.password,
  };
  let isIn = true;
  try {
    using _turn = await takeTurn(server, signal);
    isIn = false;
    return await within(server, data.timeout * 1000, limits, signal, async (session) => {
      isIn = true;
      await begin(session, data.timeout * 1000, workspace.settings.zone);
      await session.query(DECLARE + statement.text, values);
      const rows = await fetchRows(session, data.maxRows + 1, limits.batch);
      await session.query('ROLLBACK');
      return { ...rows, origin: originOf(connection, query, statement.names, values) };
    });
  } catch (thrown) {
    if (signal.aborted) {
      if (signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError')
        throw isIn ? timeoutOf(asked, thrown) : silenceOf(asked, thrown);
      throw signal.reason;
    }
    const failure = failureOf(thrown, asked);
    throw failure.code === 'postgres-unknown-table' ? await withNearTable(failure, server, limits, signal) : failure;
  }
}

/** Works on a session that is told to stop when the signal ends, and closed in any case. */
async function within<T>(
  server: Server,
  timeoutMs: number,
  limits: PostgresLimits,
  signal: AbortSignal,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  await using session = await Session.open(server, Math.min(limits.connectMs, timeoutMs), limits.maxBytes, signal);
  let stopping: Promise<void> | undefined;
  const stop = (): void => {
    stopping = session.cancel();
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await work(session);
  } finally {
    signal.removeEventListener('abort', stop);
    await stopping;
  }
}

/** What the result depends on is said here, so that neither the machine nor the server's defaults have a say. */
async function begin(session: Session, timeoutMs: number, zone: string): Promise<void> {
  await session.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  // The server's own limit stands a second behind ours: it is there should we be gone.
  const limit = Math.ceil(timeoutMs) + 1_000;
  const settings: Readonly<Record<string, string>> = {
    statement_timeout: `${limit}`,
    lock_timeout: `${Math.ceil(timeoutMs / 2)}`,
    idle_in_transaction_session_timeout: `${limit}`,
    TimeZone: zone,
    DateStyle: 'ISO, YMD',
    IntervalStyle: 'iso_8601',
    extra_float_digits: '1',
    client_encoding: 'UTF8',
    standard_conforming_strings: 'on',
    // A cursor is planned for its first rows unless told that all of them are wanted.
    cursor_tuple_fraction: '1',
  };
  const names = Object.keys(settings);
  await session.query(
    `SELECT ${names.map((name, i) => `set_config('${name}', $${i + 1}, true)`).join(', ')}`,
    Object.values(settings),
  );
}

async function fetchRows(session: Session, wanted: number, batch: number): Promise<Omit<OriginRows, 'origin'>> {
  const hash = createHash('sha256');
  const rows: Record<string, unknown>[] = [];
  let columns: readonly string[] = [];
  let readers: readonly ValueReader[] = [];
  for (;;) {
    const size = Math.min(batch, wanted - rows.length);
    const answer = await session.query(`FETCH FORWARD ${size} FROM dataset`);
    if (columns.length === 0) {
      columns = columnsOf(answer);
      readers = await readersOf(answer, session);
      hash.update(`${JSON.stringify(columns)}\n`);
    }
    for (const values of answer.rows) {
      hash.update(`${JSON.stringify(values)}\n`);
      // A column may be named like something that every object has.
      const row: Record<string, unknown> = Object.create(null);
      for (const [i, column] of columns.entries()) {
        const value = values[i] ?? null;
        row[column] = value === null ? null : readValue(readers[i] as ValueReader, value, column);
      }
      rows.push(row);
    }
    if (answer.rows.length < size || rows.length >= wanted) break;
  }
  const types: Record<string, ColumnType> = Object.create(null);
  for (const [i, column] of columns.entries()) {
    const type = readers[i]?.type;
    if (type !== undefined) types[column] = type;
  }
  return { columns, rows, types, hash: hash.digest('hex') };
}

function columnsOf({ fields }: Answer): readonly string[] {
  const names = fields.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  const wrong = (code: string, message: string, mend: string): OriginError =>
    new OriginError(code, message, { key: 'query', mend });
  if (names.length === 0) throw wrong('postgres-no-columns', 'The query selects no column.', 'Name columns after SELECT.');
  if (names.includes('?column?'))
    throw wrong('postgres-unnamed-column', 'A column of the query has no name.', 'Give it one: price * shares AS value.');
  if (twice !== undefined) throw wrong('duplicate-column', `The query has two columns named "${twice}".`, 'Rename one with AS.');
  return names;
}

async function readersOf({ fields }: Answer, session: Session): Promise<readonly ValueReader[]> {
  const made = [...new Set(fields.map(({ dataTypeID }) => dataTypeID))].filter((oid) => builtInType(oid) === undefined);
  const catalogue = new Map<number, ReturnType<typeof madeType>>();
  if (made.length > 0) {
    const { rows } = await session.query('SELECT oid, typname, typcategory FROM pg_catalog.pg_type WHERE oid = ANY ($1::oid[])', [
      `{${made.join(',')}}`,
    ]);
    for (const [oid, name, category] of rows) catalogue.set(Number(oid), madeType(name ?? '', category ?? ''));
  }
  return fields.map(({ name, dataTypeID }) => {
    const reader = builtInType(dataTypeID) ?? catalogue.get(dataTypeID) ?? madeType('unknown', 'X');
    if ('refused' in reader)
      throw new OriginError('postgres-type', `Column "${name}" is ${reader.refused}, which no dataset holds.`, {
        key: 'query',
        mend: reader.mend,
      });
    return reader;
  });
}

/** Connection, query and parameters, fit to be printed: the connection is a name, and the settings keep its secrets. */
function originOf(connection: string, query: string, names: readonly string[], values: readonly string[]): string {
  const given = names.map((name, i) => `$${name} = ${JSON.stringify(values[i])}`);
  return [`${connection}: ${query.trim()}`, ...given].join('\n');
}

/** The same failure with the name of a table that may have been meant, where the server still answers. */
async function withNearTable(
  failure: OriginError,
  server: Server,
  limits: PostgresLimits,
  signal: AbortSignal,
): Promise<OriginError> {
  const named = /"([^"]+)"/.exec(failure.message)?.[1];
  if (named === undefined) return failure;
  const tables = await within(server, limits.connectMs, limits, signal, (session) => session.query(VISIBLE_TABLES)).catch(
    () => undefined,
  );
  const meant = tables
    ? didYouMean(
        named,
        tables.rows.map(([table]) => table ?? ''),
      )
    : '';
  if (meant === '') return failure;
  const { code, message, mend = '', kind, key = 'query', line, cause } = failure;
  return new OriginError(code, `${message}${meant}`, { mend, kind, key, line, cause });
}
