import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ColumnType, DatasetColumn } from '../../../../src/data/dataset.ts';
import type { Row } from '../../../../src/data/row.ts';
import { Engine } from '../../../../src/data/sql/engine.ts';
import { type Relation, runQuery } from '../../../../src/data/sql/query.ts';
import { engineOf, never, originErrorOf, valuesOf } from '../../../support/engine.ts';

function relation(name: string, types: Readonly<Record<string, ColumnType>>, rows: readonly Row[], key = name): Relation {
  const schema: DatasetColumn[] = Object.entries(types).map(([column, type]) => ({
    name: column,
    type,
    unit: undefined,
    scale: undefined,
    nullable: true,
    title: undefined,
  }));
  return { name, key, schema, rows };
}

const ask = async (engine: Engine, sql: string, relations: readonly Relation[], maxRows = 100) =>
  (await runQuery(engine, { sql, datasets: [], parameters: [] }, relations, [], maxRows, never)).rows.map((row) => ({ ...row }));

const PORTS = relation('ports', { port: 'string', teu: 'number' }, [
  { port: 'north', teu: 5 },
  { port: 'south', teu: null },
]);

describe('a dataset in a query', () => {
  it('has the types of its columns', async () => {
    const row = { s: 'x', n: 0.5, i: 7, b: true, d: '2026-01-31', t: '2026-01-31T09:30:00.25+08:00' };
    const types = { s: 'string', n: 'number', i: 'integer', b: 'boolean', d: 'date', t: 'datetime' } as const;
    const typeOf = Object.keys(types).map((column) => `typeof(${column}) AS ${column}`);
    expect(await ask(await engineOf(), `SELECT ${typeOf} FROM r`, [relation('r', types, [row])])).toEqual([
      { s: 'VARCHAR', n: 'DOUBLE', i: 'BIGINT', b: 'BOOLEAN', d: 'DATE', t: 'TIMESTAMP WITH TIME ZONE' },
    ]);
    expect(await ask(await engineOf(), 'FROM r', [relation('r', types, [row])])).toEqual([
      { ...row, t: '2026-01-31T01:30:00.250000Z' },
    ]);
  });

  it('keeps what is missing, what is far and what is small', async () => {
    const rows = [
      { n: null, i: Number.MAX_SAFE_INTEGER, d: '0001-01-01', t: '9999-12-31T23:59:59Z' },
      { n: 5e-324, i: Number.MIN_SAFE_INTEGER, d: '9999-12-31', t: '0001-01-01T00:00:00Z' },
      { n: -1.7976931348623157e308, i: 0, d: null, t: null },
    ];
    const got = await ask(await engineOf(), 'FROM r', [
      relation('r', { n: 'number', i: 'integer', d: 'date', t: 'datetime' }, rows),
    ]);
    expect(got.map(({ t, ...row }) => ({ ...row, t: typeof t === 'string' ? t.replace('.000000', '') : t }))).toEqual(rows);
  });

  it('holds thousands of rows, in order', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => ({ n: i }));
    expect(await ask(await engineOf(), 'FROM r', [relation('r', { n: 'number' }, rows)], 5_000)).toEqual(rows);
  });

  it('may have no rows', async () => {
    expect(
      await ask(await engineOf(), 'SELECT count(*) AS n, sum(teu) AS s FROM ports', [relation('ports', { teu: 'number' }, [])]),
    ).toEqual([{ n: 0, s: null }]);
  });

  it('that nobody named cannot be seen', async () => {
    const engine = await engineOf();
    const other = relation('other', { a: 'number' }, [{ a: 1 }]);
    expect(await ask(engine, 'SELECT count(*) AS n FROM ports, other', [PORTS, other])).toEqual([{ n: 2 }]);
    expect((await originErrorOf(() => ask(engine, 'FROM other', [PORTS]))).code).toBe('sql');
  });

  it('is another for another report, under the same name', async () => {
    const engine = await engineOf();
    const named = (teu: number) => relation('ports', { teu: 'number' }, [{ teu }], `ports ${teu}`);
    const sums = await Promise.all([1, 2, 3].map((teu) => ask(engine, 'FROM ports', [named(teu)])));
    expect(sums).toEqual([[{ teu: 1 }], [{ teu: 2 }], [{ teu: 3 }]]);
  });

  it('becomes a table once, whoever asks', async () => {
    const engine = await engineOf();
    await Promise.all(Array.from({ length: 5 }, () => ask(engine, 'FROM ports', [PORTS])));
    await ask(engine, 'FROM p', [{ ...PORTS, name: 'p' }]);
    expect(await valuesOf(engine, 'SELECT count(*) FROM duckdb_tables()')).toEqual([['1']]);
    expect(engine.bytes).toBeGreaterThan(0);
  });

  it('may be named and have columns like words of SQL', async () => {
    const odd = relation('select', { from: 'number', 'a "b"': 'string', ' ': 'number' }, [{ from: 1, 'a "b"': 'x', ' ': 2 }]);
    expect(await ask(await engineOf(), 'SELECT "from", "a ""b""", " " FROM "select"', [odd])).toEqual([
      { from: 1, 'a "b"': 'x', ' ': 2 },
    ]);
  });

  it('may be named like a table of DuckDB, and is what the report says', async () => {
    for (const name of ['sqlite_master', 'pg_tables', 'duckdb_settings', 'information_schema', 'main'])
      expect(await ask(await engineOf(), `SELECT * FROM ${name}`, [relation(name, { a: 'number' }, [{ a: 7 }])])).toEqual([
        { a: 7 },
      ]);
  });

  it.each([
    [
      'columns that SQL takes for one',
      relation('r', { Price: 'number', price: 'number' }, []),
      'duplicate-column',
      /"Price" and "price" of "r"/,
    ],
    ['no columns', relation('r', {}, []), 'no-columns', /no columns/],
    ['facts in it', relation('r', { a: 'number' }, [{ a: 1 }, { a: { fact: 'x' } as never }]), 'fact-cell', /Row 2 of "r"/],
  ])('is refused with %s', async (_, bad, code, message) => {
    const engine = await engineOf();
    const error = await originErrorOf(() => ask(engine, 'FROM r', [bad]));
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
    // And again, when it is asked for once more.
    expect((await originErrorOf(() => ask(engine, 'FROM r', [bad]))).code).toBe(code);
  });
});

describe('a query', () => {
  it('that has too many rows leaves nothing behind', async () => {
    const engine = await Engine.open([], { memory: '20MB' });
    const [[folder]] = (await valuesOf(engine, "SELECT current_setting('temp_directory')")) as [[string]];
    const sql = 'SELECT hash(i) AS h, i FROM range(1500000) t(i) ORDER BY h';
    expect((await originErrorOf(() => ask(engine, sql, []))).code).toBe('too-many-rows');
    // What did not fit into the memory of the database went to a folder, which goes with it.
    expect(existsSync(folder)).toBe(true);
    expect(await ask(engine, 'SELECT 1 AS a', [])).toEqual([{ a: 1 }]);
    engine.retire();
    expect(existsSync(folder)).toBe(false);
  });

  it('is stopped with its run', async () => {
    const engine = await engineOf();
    const run = new AbortController();
    const query = { sql: 'SELECT count(*) AS n FROM range(1000000000000) t(i) WHERE i % 7 = 3', datasets: [], parameters: [] };
    const asking = runQuery(engine, query, [], [], 10, run.signal);
    run.abort();
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('that fails tells the columns of its datasets', async () => {
    const error = await originErrorOf(async () => ask(await engineOf(), 'SELECT tue FROM ports', [PORTS]));
    expect(error).toMatchObject({
      code: 'unknown-column',
      mend: 'Columns: port, teu.',
      message: expect.stringContaining('Did you mean "teu"?'),
    });
  });
});
