import { stripVTControlCharacters } from 'node:util';
import pg from 'pg';
import { OriginError } from '../origin.ts';
import { ProtocolError } from './session.ts';
import type { Statement } from './statement.ts';

/** What a failure is told with. */
export interface Asked {
  /** Name of the connection in the settings. */
  readonly connection: string;
  /** Seconds that the dataset has. */
  readonly timeout: number;
  readonly statement: Statement;
  /** Characters before the query in what the server was sent. */
  readonly prefix: number;
  /** Never shown, should a server repeat it. */
  readonly secret: string;
}

/** Node's codes for a certificate that is not trusted. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/;

/** Anything thrown by pg, the socket or the server as the error of the dataset. */
export function failureOf(thrown: unknown, asked: Asked): OriginError {
  if (thrown instanceof OriginError) return thrown;
  if (thrown instanceof pg.DatabaseError && thrown.code !== undefined) return serverFailure(thrown, thrown.code, asked);
  return connectionFailure(thrown, asked);
}

/** The dataset's time is over. */
export function timeoutOf({ connection, timeout }: Asked, cause?: unknown): OriginError {
  return new OriginError('postgres-timeout', `The query on "${connection}" was stopped: it had not ended after ${timeout} s.`, {
    kind: 'unavailable',
    key: 'timeout',
    mend: 'Aggregate or filter in the query, add an index, or give the dataset a longer timeout.',
    cause,
  });
}

/** The dataset's time was over before the server had let us in. */
export function silenceOf({ connection, timeout }: Asked, cause?: unknown): OriginError {
  return new OriginError('postgres-connect', `The server of connection "${connection}" did not let us in within ${timeout} s.`, {
    kind: 'unavailable',
    key: 'postgres',
    mend: 'Check that host and port in tearsheet.yaml are those of a PostgreSQL server, or try again.',
    cause,
  });
}

function connectionFailure(thrown: unknown, { connection }: Asked): OriginError {
  const server = `The PostgreSQL server of connection "${connection}"`;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const unavailable = (what: string, why: string, mend = 'Try again, or ask who runs it.'): OriginError =>
    new OriginError(what, `${server} ${why}.`, { kind: 'unavailable', key: 'postgres', mend, cause: thrown });
  const settings = (what: string, why: string, mend: string): OriginError =>
    new OriginError(what, `${server} ${why}.`, { kind: 'usage', key: 'postgres', mend, cause: thrown });

  if (error instanceof ProtocolError && error.why === 'too-large')
    return new OriginError('postgres-too-large', `The answer of "${connection}" is too large to be held.`, {
      key: 'query',
      mend: 'Aggregate in the query, or select fewer columns.',
      cause: thrown,
    });
  if (error instanceof ProtocolError || /invalid response|unexpected .* message/i.test(error.message))
    return unavailable('postgres-protocol', 'does not speak PostgreSQL', 'Check host and port in tearsheet.yaml.');
  if (/^SASL|password must be/i.test(error.message))
    return settings('postgres-login', 'refuses the login', 'Check user and password in tearsheet.yaml.');
  if (/does not support SSL/i.test(error.message))
    return settings('postgres-tls', 'offers no TLS', 'Turn it on there, or set ssl: off for a network that you trust.');
  if (CERTIFICATE.test(code))
    return settings(
      'postgres-tls',
      `shows a certificate that is not trusted (${code})`,
      'Name its authority: ca: file.pem. With ssl: on it goes unchecked.',
    );
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return unavailable('postgres-connect', 'is not found by its name', 'Check the host in tearsheet.yaml, and the network.');
  if (/timeout expired/.test(error.message) || code === 'ETIMEDOUT')
    return unavailable('postgres-connect', 'does not answer', 'Check host, port and firewall.');
  if (['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT', 'EACCES'].includes(code))
    return unavailable('postgres-connect', `cannot be reached (${code})`, 'Check host and port, and that it runs.');
  return unavailable('postgres-connection-lost', 'broke the connection off');
}

function serverFailure(error: pg.DatabaseError, state: string, asked: Asked): OriginError {
  const { connection, statement } = asked;
  const said = sanitized(error.message, asked);
  const at = error.position === undefined ? undefined : statement.place(Number(error.position) - asked.prefix);
  const bound = /parameter \$(\d+)/.exec(error.where ?? '')?.[1];
  const where = at
    ? ` (line ${at.line}, column ${at.column} of the query)`
    : bound !== undefined
      ? ` (parameter $${statement.names[Number(bound) - 1] ?? bound})`
      : '';
  // What the server wrote may repeat a secret, also where only a log would show it.
  const cause = new Error(`${state}: ${said}`);
  const about = (
    what: string,
    message: string,
    options: { mend?: string; kind?: OriginError['kind']; key?: string } = {},
  ): OriginError => new OriginError(`postgres-${what}`, message, { key: 'query', line: at?.line, ...options, cause });
  const settings = { kind: 'usage', key: 'postgres' } as const;
  const passing = { kind: 'unavailable', key: 'postgres', mend: 'Try again later.' } as const;

  switch (state) {
    case '28P01':
    case '28000':
      return about('login', `The PostgreSQL server of connection "${connection}" refuses the login.`, {
        ...settings,
        mend: 'Check user, password and pg_hba.conf.',
      });
    case '3D000':
      return about('database', `The server of connection "${connection}" has no database of that name.`, {
        ...settings,
        mend: 'Check the url in tearsheet.yaml.',
      });
    case '42501':
      return about('permission', `The connection "${connection}" may not read that: ${said}${where}.`, {
        ...settings,
        key: 'query',
        mend: 'Grant SELECT to its user.',
      });
    case '57014':
      return timeoutOf(asked, cause);
    case '55P03':
      return about('locked', `A table of the query is locked by another session of "${connection}".`, passing);
    case '25006':
      return about('read-only', `The query writes, and a dataset only reads: ${said}${where}.`, {
        mend: 'Keep to a SELECT of functions that do not write.',
      });
    case '42P01':
      return about('unknown-table', `The query names a table that is not there: ${said}${where}.`, {
        mend: 'Check the name, its schema and the search path.',
      });
    case '42P18':
    case '42P08':
      return about('parameter-type', `The type of a parameter cannot be told: ${said}${where}.`, {
        mend: 'Write it with a cast: $day::date.',
      });
    case '53300':
      return about('busy', `The server of connection "${connection}" takes no more connections.`, passing);
  }
  if (/data-modifying/.test(error.message))
    return about('read-only', `The query writes, and a dataset only reads${where}.`, { mend: 'Keep to a SELECT.' });
  if (/^(08|57P)/.test(state))
    return about('connection-lost', `The PostgreSQL server of connection "${connection}" is not ready: ${said}.`, passing);
  if (/^(40|53)/.test(state)) return about('conflict', `The query on "${connection}" was given up: ${said}.`, passing);
  const hint = error.hint === undefined ? undefined : sanitized(error.hint, asked);
  return about('query', `The query on "${connection}" fails: ${said}${where}.`, hint === undefined ? {} : { mend: hint });
}

/** What a server says, in one short line, with the report's names for parameters and without what nobody should read. */
function sanitized(message: string, { statement, secret }: Asked): string {
  let line = stripVTControlCharacters(message)
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim();
  if (secret !== '') line = line.replaceAll(secret, '…');
  line = line.replace(/\$(\d+)/g, (whole, number) => {
    const name = statement.names[Number(number) - 1];
    return name === undefined ? whole : `$${name}`;
  });
  return line.length > 300 ? `${line.slice(0, 300)}…` : line.replace(/\.$/, '');
}
