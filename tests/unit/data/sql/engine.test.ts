import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Engine, quoteName, quoteText } from '../../../../src/data/sql/engine.ts';
import { engineOf, never, on, valuesOf } from '../../../support/engine.ts';
import { folderOf } from '../../../support/report.ts';

/** What a statement is refused with when no guard stands before it. */
async function refusal(engine: Engine, sql: string): Promise<string> {
  return valuesOf(engine, sql).then(
    (rows) => `gave ${JSON.stringify(rows)}`,
    (error: Error) => error.message.split(/[\n:]/, 1)[0] as string,
  );
}

const ALLOWED = 'a\n1\n';

/** A folder with a file that may be read, and others. */
async function scene() {
  const folder = await folderOf({ 'in.csv': ALLOWED, 'out.csv': 'a\n2\n', "it's.csv": 'a\n3\n' });
  await mkdir(join(folder, 'sub'));
  await symlink('/etc/passwd', join(folder, 'link.csv'));
  return { folder, at: (name: string) => join(folder, name) };
}

describe('a database', () => {
  it('reads the files that it was opened for', async () => {
    const { at } = await scene();
    const engine = await engineOf([at('in.csv'), at("it's.csv")]);
    expect(await valuesOf(engine, `SELECT * FROM read_csv(${quoteText(at('in.csv'))})`)).toEqual([['1']]);
    expect(await valuesOf(engine, `SELECT * FROM read_csv(${quoteText(at("it's.csv"))})`)).toEqual([['3']]);
    expect(await valuesOf(engine, `SELECT * FROM read_csv(${quoteText(at('sub/../in.csv'))})`)).toEqual([['1']]);
  });

  it.each([
    ['another file', (at: (name: string) => string) => `SELECT * FROM read_csv('${at('out.csv')}')`],
    ['another beside one that it may', (at) => `SELECT * FROM read_csv(['${at('in.csv')}', '${at('out.csv')}'])`],
    ['another by way of one that it may', (at) => `SELECT * FROM read_csv('${at('in.csv/../out.csv')}')`],
    ['a pattern', (at) => `SELECT * FROM read_csv('${at('*.csv')}')`],
    ['a pattern that means one that it may', (at) => `SELECT * FROM read_csv('${at('in.cs?')}')`],
    ['a link', (at) => `SELECT * FROM read_csv('${at('link.csv')}')`],
    ['a file URL', (at) => `SELECT * FROM read_csv('file://${at('out.csv')}')`],
    ['a file as a table', (at) => `SELECT * FROM '${at('out.csv')}'`],
    ['a name in quotes', (at) => `SELECT * FROM "${at('out.csv')}"`],
    ['text of the machine', () => "SELECT * FROM read_text('/etc/passwd')"],
    ['bytes of the machine', () => "SELECT * FROM read_blob('/etc/passwd')"],
    ['JSON of the machine', () => "SELECT * FROM read_json('/etc/passwd')"],
    ['the shape of a file', () => "SELECT * FROM sniff_csv('/etc/passwd')"],
    ['a folder', () => "SELECT * FROM glob('/etc/*')"],
    ['a URL', () => "SELECT * FROM 'https://example.com/x.csv'"],
    ['a bucket', () => "SELECT * FROM read_parquet('s3://x/y.parquet')"],
    ['another database', (at) => `ATTACH '${at('x.db')}'`],
    ['another database as a function', (at) => `SELECT * FROM read_duckdb('${at('x.db')}', table_name := 't')`],
    ['an exported database', (at) => `IMPORT DATABASE '${at('sub')}'`],
    ['a file into a table', (at) => `CREATE TABLE t AS FROM '${at('out.csv')}'`],
  ] as [string, (at: (name: string) => string) => string][])('reads no %s', async (_, sql) => {
    const { at } = await scene();
    expect(await refusal(await engineOf([at('in.csv')]), sql(at))).toBe('Permission Error');
  });

  it('writes nothing', async () => {
    const { folder, at } = await scene();
    const engine = await engineOf([at('in.csv')]);
    const before = (await readdir(folder)).sort();
    for (const sql of [
      `COPY (SELECT 1) TO '${at('new.csv')}'`,
      `COPY (SELECT 1) TO '${at('new.parquet')}' (FORMAT parquet)`,
      `COPY (SELECT 1 AS a, 2 AS b) TO '${at('parts')}' (FORMAT csv, PARTITION_BY (a))`,
      `COPY (SELECT 1) TO '${at('out.csv')}'`,
      `COPY (SELECT 1) TO '${at('in.csv')}'`,
      "COPY (SELECT 1) TO '/dev/stdout'",
      `EXPORT DATABASE '${at('all')}'`,
      "CREATE PERSISTENT SECRET s (TYPE s3, KEY_ID 'x', SECRET 'y')",
    ])
      expect(await refusal(engine, sql)).toBe('Permission Error');
    expect((await readdir(folder)).sort()).toEqual(before);
    expect(await readFile(at('in.csv'), 'utf8')).toBe(ALLOWED);
  });

  it('loads no extension', async () => {
    const engine = await engineOf();
    for (const sql of [
      'INSTALL httpfs',
      'LOAD httpfs',
      "LOAD '/tmp/x.duckdb_extension'",
      "FORCE INSTALL httpfs FROM 'http://127.0.0.1:1'",
    ])
      expect(await refusal(engine, sql)).toBe('Permission Error');
    expect(await refusal(engine, 'SELECT ST_Point(1, 2)')).toBe('Catalog Error');
  });

  it.each([
    'SET threads = 4',
    "SET memory_limit = '10GB'",
    'SET enable_external_access = true',
    "SET allowed_paths = ['/etc/passwd']",
    "SET allowed_directories = ['/']",
    'SET lock_configuration = false',
    "SET TimeZone = 'Asia/Shanghai'",
    "SET temp_directory = '/tmp/x'",
    "SET secret_directory = '/tmp/x'",
    "SET log_query_path = '/tmp/x'",
    "SET profile_output = '/tmp/x'",
    "SET default_order = 'DESC'",
    'RESET threads',
    'PRAGMA threads = 4',
  ])('keeps its settings: %s', async (sql) => expect(await refusal(await engineOf(), sql)).toBe('Invalid Input Error'));

  it('knows nothing of the environment', async () => {
    const engine = await engineOf();
    expect(await refusal(engine, "SELECT getenv('HOME')")).toBe('Catalog Error');
    expect(await valuesOf(engine, 'SELECT name FROM duckdb_variables()')).toEqual([]);
    expect(await valuesOf(engine, "SELECT TIMESTAMPTZ '2026-01-01 12:00:00'::VARCHAR")).toEqual([['2026-01-01 12:00:00+00']]);
  });

  it('runs a query on one thread, so that its sums and groups come the same each time', async () => {
    expect(await valuesOf(await engineOf(), "SELECT current_setting('threads')")).toEqual([['1']]);
    const seen = new Set<string>();
    for (let i = 0; i < 3; i++) {
      const rows = await valuesOf(
        await engineOf(),
        'SELECT i % 7 AS g, sum(hash(i) / 1e19) AS s, any_value(i) AS a, list(i)[1] AS l FROM range(400000) t(i) GROUP BY g',
      );
      seen.add(JSON.stringify(rows));
    }
    expect(seen.size).toBe(1);
  });

  it('that cannot be opened says so', async () => {
    await expect(Engine.open([], { memory: 'much' })).rejects.toThrow();
  });
});

describe('work on a database', () => {
  const ENDLESS = 'SELECT count(*) FROM range(1000000000000) a(i) WHERE i % 7 = 3';

  it('is told to stop when its signal ends', async () => {
    const engine = await engineOf();
    const run = new AbortController();
    let began = (): void => {};
    const beginning = new Promise<void>((resolve) => (began = resolve));
    let ended: unknown;
    const work = engine.run(
      'x',
      run.signal,
      async () => {},
      async (connection) => {
        const running = connection.runAndReadAll(ENDLESS);
        began();
        return running.catch((error: Error) => {
          ended = error;
          throw error;
        });
      },
    );
    await beginning;
    run.abort();
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => String(ended), { timeout: 20_000 }).toMatch(/INTERRUPT/);
    // The database serves on.
    expect(await valuesOf(engine, 'SELECT 1 AS a')).toEqual([[1]]);
  });

  it('is told to stop even between two statements', async () => {
    const engine = await engineOf();
    const run = new AbortController();
    let ended = '';
    const work = engine.run(
      'x',
      run.signal,
      async () => {},
      async (connection) => {
        await connection.runAndReadAll('SELECT 1');
        run.abort();
        await connection.runAndReadAll(ENDLESS).catch((error: Error) => {
          ended = error.message;
        });
      },
    );
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => ended, { timeout: 20_000 }).toMatch(/INTERRUPT/);
  });

  it('is not begun when its signal has ended', async () => {
    const engine = await engineOf();
    let isBegun = false;
    const work = on(
      engine,
      async () => {
        isBegun = true;
      },
      AbortSignal.abort(),
    );
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    expect(isBegun).toBe(false);
  });

  it('ends with an error when it needs more memory and disk than it may have', async () => {
    const engine = await engineOf([], { memory: '20MB', spill: '1MB' });
    await expect(valuesOf(engine, 'SELECT count(DISTINCT md5(i::VARCHAR)) FROM range(1000000) t(i)')).rejects.toThrow(
      /max_temp_directory_size/,
    );
    await expect(valuesOf(engine, 'SELECT list(i) FROM range(50000000) t(i)')).rejects.toThrow(/Out of Memory/);
    expect(await valuesOf(engine, 'SELECT 1 AS a')).toEqual([[1]]);
  });

  it('writes what does not fit into its memory to a private folder, gone with the database', async () => {
    const engine = await Engine.open([], { memory: '20MB' });
    const [[folder]] = (await valuesOf(engine, "SELECT current_setting('temp_directory')")) as [[string]];
    let wasThere = false;
    await on(engine, async (connection) => {
      const result = await connection.stream('SELECT i FROM range(3000000) t(i) ORDER BY hash(i)');
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
        wasThere ||= existsSync(folder);
    });
    expect(wasThere).toBe(true);
    engine.retire();
    expect(existsSync(folder)).toBe(false);
  });

  it('under one key has its connection made ready once', async () => {
    const engine = await engineOf();
    let prepared = 0;
    const ask = () =>
      engine.run(
        'views',
        never,
        async (connection) => {
          prepared++;
          await connection.run('CREATE TEMP VIEW v AS SELECT 7 AS a');
        },
        async (connection) => (await connection.runAndReadAll('FROM v')).value(0, 0),
      );
    expect([await ask(), await ask()]).toEqual([7, 7]);
    expect(prepared).toBe(1);
    // What is seen under one key is not seen under another.
    expect(await refusal(engine, 'FROM v')).toBe('Catalog Error');
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([7, 7, 7]);
    expect(prepared).toBe(3);
  });

  it('that could not be made ready leaves no connection behind', async () => {
    const engine = await engineOf();
    const ready = { now: false };
    const ask = () =>
      engine.run(
        'x',
        never,
        async () => {
          if (!ready.now) throw new Error('not yet');
        },
        async (connection) => (await connection.runAndReadAll('SELECT 1')).value(0, 0),
      );
    await expect(ask()).rejects.toThrow('not yet');
    ready.now = true;
    expect(await ask()).toBe(1);
  });
});

describe('a database that is retired', () => {
  it('closes with the last work on it', async () => {
    const engine = await Engine.open([]);
    const gate = Promise.withResolvers<void>();
    const work = on(engine, async (connection) => {
      await gate.promise;
      return (await connection.runAndReadAll('SELECT 1')).value(0, 0);
    });
    engine.retire();
    expect(engine.isRetired).toBe(true);
    gate.resolve();
    expect(await work).toBe(1);
    await expect(valuesOf(engine, 'SELECT 1')).rejects.toThrow();
  });

  it('stays open while it is held', async () => {
    const engine = await Engine.open([]);
    engine.hold();
    engine.retire();
    expect(await valuesOf(engine, 'SELECT 1 AS a')).toEqual([[1]]);
    engine.letGo();
    await expect(valuesOf(engine, 'SELECT 1')).rejects.toThrow();
  });

  it('may be retired twice', async () => {
    const engine = await Engine.open([]);
    engine.retire();
    expect(() => engine.retire()).not.toThrow();
  });
});

it('names and texts are written so that they stay one', async () => {
  const engine = await engineOf();
  for (const text of ["it's", '"', "'; DROP TABLE x; --", '', 'a\nb', '\\', '港'])
    expect(await valuesOf(engine, `SELECT ${quoteText(text)} AS ${quoteName(text === '' ? 'x' : text)}`)).toEqual([[text]]);
});
