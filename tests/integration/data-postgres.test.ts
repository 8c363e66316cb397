import { execFile } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { inspect, promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OriginError, type OriginRequest, type OriginRows } from '../../src/data/origin.ts';
import { type PostgresLimits, readPostgres } from '../../src/data/postgres/postgres.ts';
import { datasetSchema } from '../../src/report/schema/dataset.ts';
import { settingsSchema } from '../../src/workspace/settings.ts';
import { BUILT_IN, type Workspace } from '../../src/workspace/workspace.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { startRaw } from '../support/raw-server.ts';
import { folderOf } from '../support/report.ts';

const started = await startPostgres();
const absent = typeof started === 'string' ? started : undefined;
const server = started as PostgresServer;
if (absent) console.warn(`PostgreSQL tests are skipped: ${absent}`);

interface Asking {
  readonly url?: string;
  readonly connection?: object;
  readonly root?: string;
  readonly parameters?: OriginRequest['parameters'];
  readonly timeout?: number;
  readonly maxRows?: number;
  readonly zone?: string;
  readonly signal?: AbortSignal;
  readonly limits?: PostgresLimits;
}

function requestOf(query: string, asking: Asking = {}): OriginRequest {
  const { url = server.url, parameters = {}, timeout = 20, maxRows, zone = 'UTC' } = asking;
  const data = datasetSchema.parse({ postgres: 'main', query, timeout, ...(maxRows ? { maxRows } : {}) });
  const settings = settingsSchema.parse({ zone, connections: { main: { url, ...asking.connection } } });
  const workspace: Workspace = { root: asking.root ?? '/workspace', settings, templates: [], styles: [], locales: [] };
  const signal = asking.signal ?? AbortSignal.timeout(timeout * 1000);
  return { name: 'prices', data, parameters, directory: '/workspace', workspace, signal };
}

const read = (query: string, asking?: Asking): Promise<OriginRows> => readPostgres(requestOf(query, asking), asking?.limits);

const rowsOf = async (query: string, asking?: Asking) => (await read(query, asking)).rows.map((row) => ({ ...row }));

async function refusal(query: string, asking?: Asking): Promise<OriginError> {
  const error = await read(query, asking).then(
    () => new Error('Nothing was refused.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof OriginError)) throw error;
  return error;
}

/** Queries of ours that the server is still busy with. */
const running = async () =>
  (
    await server.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where application_name = 'tearsheet' and state <> 'idle'",
    )
  )[0]?.n;

describe.skipIf(absent !== undefined)('a PostgreSQL dataset', () => {
  beforeAll(async () => {
    await server.query(`
      drop schema if exists tearsheet_test cascade;
      create schema tearsheet_test;
      set search_path = tearsheet_test;
      create table nav (fund text, day date, value numeric(14, 4));
      insert into nav values ('Kestrel', '2026-01-30', 101.25), ('Kestrel', '2026-02-27', 103.5), ('Plover', '2026-01-30', 99);
      create type mood as enum ('calm', 'wild');
      create function note_visit() returns int language plpgsql volatile as
        $$ begin insert into tearsheet_test.nav values ('x', now(), 1); return 1; end $$;
      create sequence visits;
    `);
  });
  afterAll(async () => {
    await server.query('drop schema tearsheet_test cascade');
    await server[Symbol.asyncDispose]();
  });

  it('has rows with names, types, a hash and an origin', async () => {
    const query = 'select fund, day, value from tearsheet_test.nav where fund = $fund and day >= $from order by day;';
    const parameters = { fund: 'Kestrel', from: '2026-01-01', unused: 1 };
    const first = await read(query, { parameters });
    expect(first.columns).toEqual(['fund', 'day', 'value']);
    expect({ ...first.types }).toEqual({ fund: 'string', day: 'date', value: 'number' });
    expect(first.rows.map((row) => ({ ...row }))).toEqual([
      { fund: 'Kestrel', day: '2026-01-30', value: '101.2500' },
      { fund: 'Kestrel', day: '2026-02-27', value: '103.5000' },
    ]);
    expect(first.origin).toBe(`main: ${query}\n$fund = "Kestrel"\n$from = "2026-01-01"`);
    expect((await read(query, { parameters })).hash).toBe(first.hash);
    expect((await read(query, { parameters: { ...parameters, from: '2026-02-01' } })).hash).not.toBe(first.hash);
  });

  it('binds values, whatever they hold', async () => {
    const fund = "'; drop table tearsheet_test.nav; -- $fund $1 \\";
    expect(
      await rowsOf('select $fund::text as fund, $n::numeric * 2 as n, $b::bool as b', { parameters: { fund, n: 1.5, b: true } }),
    ).toEqual([{ fund, n: '3.0', b: true }]);
  });

  it('types every kind of value, by no setting of the machine', async () => {
    const query = `select true as b, 1::int2 as i, 9007199254740993 as big, 0.1::float8 as f, 'NaN'::float8 as nan, 12.30 as n,
      null::int as missing, 'x'::char(4) as c, 'calm'::tearsheet_test.mood as mood, interval '1 day 2 hours' as i8601,
      date '2026-02-28' as d, timestamp '2026-02-28 23:30' as t, timestamptz '2026-02-28 23:30+00' as tz`;
    const { rows, types } = await read(query, { zone: 'Asia/Shanghai' });
    expect({ ...rows[0] }).toEqual({
      b: true,
      i: 1,
      big: '9007199254740993',
      f: 0.1,
      nan: Number.NaN,
      n: '12.30',
      missing: null,
      c: 'x',
      mood: 'calm',
      i8601: 'P1DT2H',
      d: '2026-02-28',
      t: '2026-02-28T23:30:00',
      tz: '2026-03-01T07:30:00+08:00',
    });
    expect(types).toMatchObject({
      b: 'boolean',
      big: 'integer',
      f: 'number',
      d: 'date',
      t: 'datetime',
      tz: 'datetime',
      mood: 'string',
    });
  });

  it('means "today" in the zone of the workspace', async () => {
    const day = async (zone: string) =>
      (await rowsOf('select current_date as d, current_setting($n) as z', { zone, parameters: { n: 'TimeZone' } }))[0];
    const [east, west] = [await day('Pacific/Kiritimati'), await day('Pacific/Pago_Pago')];
    expect(east).toMatchObject({ z: 'Pacific/Kiritimati' });
    // They are 25 hours apart, so their days always differ.
    expect(String(east?.d) > String(west?.d)).toBe(true);
  });

  it('may have no rows, and still has columns', async () => {
    expect(await read('select 1 as a, now() as t where false')).toMatchObject({
      columns: ['a', 't'],
      rows: [],
      types: { a: 'integer' },
    });
  });

  it('sees one state of the database', async () => {
    const rows = await rowsOf(
      "select current_setting('transaction_isolation') as i, current_setting('transaction_read_only') as r",
    );
    expect(rows).toEqual([{ i: 'repeatable read', r: 'on' }]);
  });

  it('has all rows over many batches, and one more than allowed at most', async () => {
    const limits = { connectMs: 5_000, maxBytes: 2 ** 30, batch: 7 };
    const { rows } = await read('select n from generate_series(1, 50) n', { limits });
    expect(rows.map((row) => row.n)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect((await read('select n from generate_series(1, 50) n', { limits, maxRows: 50 })).rows).toHaveLength(50);
    // A table without end is left after 51 rows.
    const endless = 'with recursive t(n) as (select 1 union all select n + 1 from t) select n from t';
    expect((await read(endless, { limits, maxRows: 50 })).rows).toHaveLength(51);
  });

  it('never holds an answer that is too large', async () => {
    const limits = { connectMs: 5_000, maxBytes: 1_000_000, batch: 1_000 };
    const error = await refusal("select repeat('x', 10000) as t from generate_series(1, 100000)", { limits });
    expect(error).toMatchObject({ code: 'postgres-too-large', kind: 'report', key: 'query' });
    await expect.poll(running).toBe(0);
  });

  it('takes turns when there are many', async () => {
    const many = Array.from({ length: 24 }, (_, i) => rowsOf('select $n::int as n', { parameters: { n: i } }));
    expect((await Promise.all(many)).flat()).toEqual(Array.from({ length: 24 }, (_, n) => ({ n })));
  });

  describe('is refused', () => {
    it.each<[string, string, string, string, RegExp]>([
      [
        'a word that is none',
        'select 1\nfrom nav\nwehre true',
        'postgres-query',
        'report',
        /near "true" \(line 3, column 7 of the query\)/,
      ],
      ['a function that is none', 'select\n  sume(1) as s', 'postgres-query', 'report', /sume.*line 2, column 3/],
      [
        'an unknown column',
        'select vlaue from tearsheet_test.nav',
        'postgres-query',
        'report',
        /"vlaue" does not exist.*column 8/,
      ],
      ['a division by zero', 'select 1 / 0 as a', 'postgres-query', 'report', /division by zero/],
      [
        'a value of another type',
        "select 'x'::int as a",
        'postgres-query',
        'report',
        /invalid input syntax for type integer: "x"/,
      ],
      [
        'an insert in a WITH',
        'with a as (insert into tearsheet_test.nav values (null) returning 1) select * from a',
        'postgres-read-only',
        'report',
        /writes/,
      ],
      [
        'a function that writes',
        'select tearsheet_test.note_visit() as a',
        'postgres-read-only',
        'report',
        /cannot execute INSERT/,
      ],
      ['a sequence', "select nextval('tearsheet_test.visits') as a", 'postgres-read-only', 'report', /nextval/],
      ['rows locked', 'select fund from tearsheet_test.nav for update', 'postgres-read-only', 'report', /FOR UPDATE/],
      ['SELECT INTO', 'select 1 as a into tearsheet_test.copy', 'postgres-query', 'report', /INTO/],
      [
        'leaving read-only',
        "select set_config('transaction_read_only', 'off', false) as a",
        'postgres-refused',
        'report',
        /set_config/,
      ],
      ['a file of the server', "select pg_read_file('/etc/hostname') as a", 'postgres-refused', 'report', /pg_read_file/],
      ['several statements', 'select 1; select 2', 'postgres-many-statements', 'report', /several/],
      ['COPY TO PROGRAM', "copy (select 1) to program 'id'", 'postgres-not-a-select', 'report', /COPY/],
      ['SET', 'set transaction read write', 'postgres-not-a-select', 'report', /SET/],
      ['an array', "select '{1,2}'::int[] as a", 'postgres-type', 'report', /"a" is int4\[\]/],
      ['JSON', "select '{}'::jsonb as doc", 'postgres-type', 'report', /"doc" is jsonb/],
      ['a composite', 'select nav as whole from tearsheet_test.nav', 'postgres-type', 'report', /"whole" is nav/],
      ['infinity', "select date 'infinity' as d", 'postgres-value', 'report', /"d" holds infinity/],
      ['two columns of a name', 'select 1 as a, 2 as a', 'duplicate-column', 'report', /two columns named "a"/],
      ['a column without a name', 'select 1', 'postgres-unnamed-column', 'report', /no name/],
      ['no column', 'select', 'postgres-no-columns', 'report', /no column/],
      [
        'a table that is not there',
        'select * from tearsheet_test.nva',
        'postgres-unknown-table',
        'report',
        /Did you mean "tearsheet_test.nav"\?/,
      ],
      ['a parameter in the wrong place', 'select * from $n', 'postgres-query', 'report', /near "\$n" \(line 1, column 15/],
    ])('for %s', async (_, query, code, kind, message) => {
      const error = await refusal(query, { parameters: { n: 1 } });
      expect(error.message).toMatch(message);
      expect(error).toMatchObject({ code, kind });
    });

    it('and nothing was written by any of them', async () => {
      expect(await server.query('select count(*)::int as n from tearsheet_test.nav')).toEqual([{ n: 3 }]);
      expect(await server.query("select to_regclass('tearsheet_test.copy') as t")).toEqual([{ t: null }]);
    });

    it('with what the server advises', async () => {
      expect(await refusal('select valeu from tearsheet_test.nav')).toMatchObject({
        mend: expect.stringContaining('"nav.value"'),
      });
    });

    it('when a value does not fit, under the name of its parameter', async () => {
      const error = await refusal('select $n::int + $day::int as a', { parameters: { n: 1, day: 'x' } });
      expect(error.message).toBe('The query on "main" fails: invalid input syntax for type integer: "x" (parameter $day).');
    });

    it('without a right, a password, a user or a database', async () => {
      await server.query(`drop role if exists tearsheet_guest; create role tearsheet_guest login password 'guest-secret'`);
      const as = (change: (url: URL) => void): string => {
        const url = new URL(server.url);
        change(url);
        return url.href;
      };
      const guest = as((url) => {
        url.username = 'tearsheet_guest';
        url.password = 'guest-secret';
      });
      expect(await refusal('select * from tearsheet_test.nav', { url: guest })).toMatchObject({
        code: 'postgres-permission',
        kind: 'usage',
      });
      const wrong = await refusal('select 1 as a', {
        url: as((url) => {
          url.password = 'wrong-secret';
        }),
      });
      expect(wrong).toMatchObject({ code: 'postgres-login', kind: 'usage' });
      expect(inspect(wrong, { depth: 9 })).not.toContain('wrong-secret');
      expect(
        await refusal('select 1 as a', {
          url: as((url) => {
            url.password = '';
          }),
        }),
      ).toMatchObject({ code: 'postgres-login' });
      expect(
        await refusal('select 1 as a', {
          url: as((url) => {
            url.pathname = '/nowhere';
          }),
        }),
      ).toMatchObject({ code: 'postgres-database', kind: 'usage' });
      expect(
        await refusal('select 1 as a', {
          url: as((url) => {
            url.search = '?sslmode=require';
          }),
        }),
      ).toMatchObject({ code: 'postgres-tls', kind: 'usage' });
      await server.query('drop role tearsheet_guest');
    });

    it('for waiting on a lock, sooner than for being slow', async () => {
      const { default: pg } = await import('pg');
      const other = new pg.Client({ connectionString: server.url });
      await other.connect();
      await other.query('begin; lock table tearsheet_test.nav in access exclusive mode');
      const error = await refusal('select * from tearsheet_test.nav', { timeout: 0.6 });
      await other.end();
      expect(error).toMatchObject({ code: 'postgres-locked', kind: 'unavailable' });
    });
  });

  describe('is stopped', () => {
    it('at its deadline, and the server works no longer', async () => {
      const error = await refusal('select pg_sleep(60)::text as a', { signal: AbortSignal.timeout(300) });
      expect(error).toMatchObject({ code: 'postgres-timeout', kind: 'unavailable', key: 'timeout' });
      // Not by the limit of the server, which is twenty seconds away.
      await expect.poll(running).toBe(0);
    });

    it('by a limit of the server too', async () => {
      const never = new AbortController().signal;
      // The client's signal never comes here.
      expect(await refusal('select pg_sleep(60)::text as a', { timeout: 1, signal: never })).toMatchObject({
        code: 'postgres-timeout',
      });
      await expect.poll(running).toBe(0);
    });

    it('when the run is interrupted, between rows as well', async () => {
      const run = new AbortController();
      const slow = read('select n, pg_sleep(0.01)::text as s from generate_series(1, 100000) n', {
        signal: run.signal,
        limits: { connectMs: 5_000, maxBytes: 2 ** 30, batch: 1 },
      });
      await expect.poll(running).toBe(1);
      run.abort();
      await expect(slow).rejects.toMatchObject({ name: 'AbortError' });
      await expect.poll(running).toBe(0);
    });

    it('before it begins', async () => {
      await expect(read('select 1 as a', { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    });
  });

  describe.skipIf(started === absent || !(started as PostgresServer).certificate)('by TLS', () => {
    const secure = async (asking: Asking = {}): Promise<Asking> => {
      const root = await folderOf({ 'ca.pem': server.certificate ?? '' });
      return { root, url: server.url, connection: { ssl: 'verify', ca: 'ca.pem' }, ...asking };
    };

    it('is read from a server whose authority the settings name', async () => {
      const query = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()';
      expect(await rowsOf(query, await secure())).toEqual([{ ssl: true }]);
      expect(await rowsOf(query, await secure({ connection: { ssl: 'on' } }))).toEqual([{ ssl: true }]);
      expect(await rowsOf(query, await secure({ connection: { ssl: 'off' } }))).toEqual([{ ssl: false }]);
    });

    it('is refused from one that is not trusted, or shows the certificate of another', async () => {
      expect(await refusal('select 1 as a', await secure({ connection: { ssl: 'verify' } }))).toMatchObject({
        code: 'postgres-tls',
        kind: 'usage',
      });
      const url = server.url.replace('127.0.0.1', '127.0.0.2');
      const other = await refusal('select 1 as a', await secure({ url }));
      expect(['postgres-tls', 'postgres-connect']).toContain(other.code);
    });

    it('is stopped at its deadline', async () => {
      const error = await refusal('select pg_sleep(60)::text as a', await secure({ signal: AbortSignal.timeout(300) }));
      expect(error.code).toBe('postgres-timeout');
      await expect.poll(running).toBe(0);
    });
  });

  it('leaves nothing behind that keeps a process alive', async () => {
    const script = `
      const { readPostgres } = await import(${JSON.stringify(join(BUILT_IN, 'src/data/postgres/postgres.ts'))});
      const settings = { zone: 'UTC', connections: { main: { url: process.env.URL } } };
      const ask = (query) => readPostgres({ name: 'd', data: { postgres: 'main', query, timeout: 5, maxRows: 9 }, parameters: {},
        directory: '/', workspace: { root: '/', settings }, signal: new AbortController().signal });
      console.log((await ask('select 7 as a')).rows[0].a);
      await ask('select').catch((error) => console.log(error.code));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, URL: server.url, PGOPTIONS: '-c nonsense=1', PGPASSWORD: 'wrong' },
      timeout: 20_000,
    });
    expect(stdout).toBe('7\npostgres-no-columns\n');
  });
});

/** Messages of a server: a letter, a length, a body. */
function message(letter: string, ...parts: (string | number)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'string') return Buffer.from(`${part}\0`);
      const four = Buffer.alloc(4);
      four.writeInt32BE(part);
      return four;
    }),
  );
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}
const READY = Buffer.from('5a0000000549', 'hex');
const WELCOME = Buffer.concat([message('R', 0), message('K', 1, 1), READY]);

describe('a server that is no PostgreSQL, or a bad one', () => {
  const onData = (answers: (Buffer | ((socket: Socket) => void))[]) => (socket: Socket) => {
    let next = 0;
    socket.on('data', () => {
      const answer = answers[next++];
      if (typeof answer === 'function') answer(socket);
      else if (answer) socket.write(answer);
    });
  };

  async function refused(speak: (socket: Socket) => void, asking: Asking = {}, search = ''): Promise<OriginError> {
    await using raw = await startRaw(speak);
    const url = `postgres://ada:hunter2@127.0.0.1:${raw.port}/funds${search}`;
    const error = await refusal('select 1 as a', { timeout: 10, ...asking, url });
    expect(inspect(error, { depth: 9 })).not.toContain('hunter2');
    expect(error.message).not.toContain(String(raw.port));
    await raw.deserted();
    return error;
  }
  const hurried = { limits: { connectMs: 100, maxBytes: 1_000_000, batch: 10 } };

  it('that nobody runs', async () => {
    const raw = await startRaw(() => {});
    const { port } = raw;
    await raw[Symbol.asyncDispose]();
    const error = await refusal('select 1 as a', { url: `postgres://ada@127.0.0.1:${port}/funds` });
    expect(error).toMatchObject({
      code: 'postgres-connect',
      kind: 'unavailable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('whose name is not known', async () => {
    const error = await refusal('select 1 as a', { url: 'postgres://ada@no-such-host.invalid/funds' });
    expect(error).toMatchObject({ code: 'postgres-connect', kind: 'unavailable', message: expect.stringContaining('not found') });
  });

  it.each<[string, (socket: Socket) => void, string]>([
    ['hangs at the handshake', () => {}, 'postgres-connect'],
    ['hangs after the password was asked for', onData([message('R', 3)]), 'postgres-connect'],
    ['closes at once', (socket) => socket.end(), 'postgres-connection-lost'],
    ['resets', onData([(socket) => socket.resetAndDestroy()]), 'postgres-connection-lost'],
    ['sends an unknown login', onData([message('R', 99)]), 'postgres-protocol'],
    ['sends an unknown message', onData([Buffer.from('!\0\0\0\x04')]), 'postgres-protocol'],
    ['sends a broken message', onData([Buffer.from('T\0\0\0\x06\xff\xff', 'latin1')]), 'postgres-protocol'],
    ['sends rows nobody asked for', onData([Buffer.from('D\0\0\0\x06\0\0', 'latin1')]), 'postgres-protocol'],
    ['speaks HTTP', onData([(socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')]), 'postgres-connection-lost'],
    ['resets in the midst of an answer', onData([WELCOME, (socket) => socket.resetAndDestroy()]), 'postgres-connection-lost'],
    ['sends garbage in the midst of an answer', onData([WELCOME, message('R', 99)]), 'postgres-protocol'],
    [
      'shuts down',
      onData([message('E', 'SFATAL', 'C57P03', 'Mthe database system is starting up', '')]),
      'postgres-connection-lost',
    ],
    ['is full', onData([message('E', 'SFATAL', 'C53300', 'Msorry, too many clients already', '')]), 'postgres-busy'],
  ])('%s', async (_, speak, code) => {
    expect(await refused(speak, hurried)).toMatchObject({ code, kind: 'unavailable', key: 'postgres' });
  });

  it('that floods is cut off', async () => {
    const flood = (socket: Socket): void => {
      const more = (): void => {
        while (socket.writable && socket.write(Buffer.alloc(65_536, 0x4e)));
      };
      socket.on('drain', more);
      more();
    };
    expect(await refused(onData([flood]), { limits: { ...hurried.limits, connectMs: 10_000 } })).toMatchObject({
      code: 'postgres-too-large',
    });
  });

  it.each<[string, (Buffer | ((socket: Socket) => void))[], string]>([
    ['before the login', [], 'postgres-connect'],
    ['in the midst of an answer', [WELCOME], 'postgres-timeout'],
  ])('that hangs %s ends with the deadline of the dataset', async (_, answers, code) => {
    const error = await refused(onData(answers), {
      timeout: 0.3,
      limits: { connectMs: 60_000, maxBytes: 1_000, batch: 10 },
      signal: AbortSignal.timeout(200),
    });
    expect(error).toMatchObject({ code, kind: 'unavailable' });
  });

  it('that offers no TLS, or breaks it', async () => {
    expect(await refused(onData([Buffer.from('N')]), {}, '?sslmode=require')).toMatchObject({
      code: 'postgres-tls',
      kind: 'usage',
    });
    expect(await refused(onData([Buffer.from('S'), Buffer.from('no TLS at all')]), {}, '?sslmode=require')).toMatchObject({
      code: 'postgres-tls',
    });
    expect(await refused(onData([Buffer.from('Eoops')]), {}, '?sslmode=require')).toMatchObject({ kind: 'unavailable' });
  });

  it('whose message repeats the secret, or holds control characters, is told without', async () => {
    const words = 'Mhunter2 \x1b[31m is\nwrong $1';
    const error = await refused(onData([WELCOME, Buffer.concat([message('E', 'SERROR', 'C42601', words, ''), READY])]));
    expect(error.message).toBe('The query on "main" fails: …  is wrong $1.');
  });
});
