import { afterAll, describe, expect, it } from 'vitest';
import { typeRows } from '../../../../src/data/columns.ts';
import { Engine } from '../../../../src/data/sql/engine.ts';
import { readResult } from '../../../../src/data/sql/rows.ts';
import { valueRules } from '../../../../src/data/values.ts';
import { on, originErrorOf } from '../../../support/engine.ts';

const engine = await Engine.open([]);
afterAll(() => engine.retire());

const read = (sql: string, options: { maxRows?: number; limit?: number; names?: readonly string[] } = {}) =>
  on(engine, async (connection) => readResult(await connection.stream(sql), { maxRows: 1000, ...options }));

/** Type and cells of the only column, as a dataset in New York has them. */
async function columnOf(sql: string) {
  const raw = await read(sql);
  const { schema, rows, mistakes } = typeRows(
    { ...raw, hash: '', origin: '' },
    new Map(),
    valueRules({ decimal: '.', zone: 'America/New_York' }),
  );
  const name = raw.columns[0] as string;
  return {
    type: schema[0]?.type,
    cells: rows.map((row) => row[name]),
    mistakes: mistakes.map(({ code, value }) => `${code} ${value}`),
  };
}

describe('a value of DuckDB becomes a cell', () => {
  it.each<[string, string, unknown]>([
    ['true', 'boolean', true],
    ['1::TINYINT', 'integer', 1],
    ['(-32768)::SMALLINT', 'integer', -32_768],
    ['2147483647', 'integer', 2_147_483_647],
    ['9007199254740991::BIGINT', 'integer', 9_007_199_254_740_991],
    ['-9007199254740991::BIGINT', 'integer', -9_007_199_254_740_991],
    ['255::UTINYINT', 'integer', 255],
    ['65535::USMALLINT', 'integer', 65_535],
    ['4294967295::UINTEGER', 'integer', 4_294_967_295],
    ['7::UBIGINT', 'integer', 7],
    ['7::HUGEINT', 'integer', 7],
    ['7::UHUGEINT', 'integer', 7],
    ['7::BIGNUM', 'integer', 7],
    ['sum(i) FROM range(5) t(i)', 'integer', 10],
    ['12.30::DECIMAL(9, 2)', 'number', 12.3],
    ['-0.05', 'number', -0.05],
    ['123456789.123456789::DECIMAL(38, 9)', 'number', 123_456_789.123_456_79],
    ['0.1::FLOAT', 'number', 0.1],
    ['3.4028235e38::FLOAT', 'number', 3.4028235e38],
    ['16777217::FLOAT', 'number', 16_777_216],
    ['0.1::DOUBLE', 'number', 0.1],
    ['1e300::DOUBLE', 'number', 1e300],
    ["'NaN'::DOUBLE", 'number', null],
    ["'NaN'::FLOAT", 'number', null],
    ['NULL::INTEGER', 'integer', null],
    ['NULL', 'integer', null],
    ["DATE '2026-01-31'", 'date', '2026-01-31'],
    ["DATE '0001-01-01'", 'date', '0001-01-01'],
    ["TIMESTAMP '2026-01-31 09:30:00'", 'datetime', '2026-01-31T09:30:00-05:00'],
    ["TIMESTAMP '2026-01-31 09:30:00.123450'", 'datetime', '2026-01-31T09:30:00.12345-05:00'],
    ["TIMESTAMP_S '2026-07-31 09:30:00'", 'datetime', '2026-07-31T09:30:00-04:00'],
    ["TIMESTAMP_MS '2026-01-31 09:30:00.5'", 'datetime', '2026-01-31T09:30:00.5-05:00'],
    ["TIMESTAMP_NS '2026-01-31 09:30:00.123456789'", 'datetime', '2026-01-31T09:30:00.123456789-05:00'],
    ["TIMESTAMP '2026-01-31 00:00:00'", 'date', '2026-01-31'],
    ["TIMESTAMPTZ '2026-01-31 14:30:00+00'", 'datetime', '2026-01-31T09:30:00-05:00'],
    ["TIMESTAMPTZ '2026-01-31 00:00:00+00'", 'datetime', '2026-01-30T19:00:00-05:00'],
    ["TIMESTAMPTZ '1969-12-31 23:59:59.9+00'", 'datetime', '1969-12-31T18:59:59.9-05:00'],
    ["TIME '09:30:00'", 'string', '09:30:00'],
    ["INTERVAL '1 month 2 days'", 'string', '1 month 2 days'],
    ["'8f14e45f-ceea-467f-a7d5-6c0b1e1e1e1e'::UUID", 'string', '8f14e45f-ceea-467f-a7d5-6c0b1e1e1e1e'],
    ["'calm'::ENUM('calm', 'wild')", 'string', 'calm'],
    ["'a[1]'::ENUM('a[1]')", 'string', 'a[1]'],
    ["'007'", 'string', '007'],
    ["'NA'", 'string', 'NA'],
    ["''", 'string', null],
    ["'  x '", 'string', 'x'],
    ['\'{"a": 1}\'::JSON', 'string', '{"a": 1}'],
    ['count(*) FROM range(3)', 'integer', 3],
  ])('%s as %s', async (expression, type, cell) => {
    const column = await columnOf(
      `SELECT ${expression.includes(' FROM ') ? expression.replace(' FROM', ' AS v FROM') : `${expression} AS v`}`,
    );
    expect(column).toEqual({ type, cells: [cell], mistakes: [] });
  });

  it('zero without a sign', async () => {
    for (const zero of ['-0.0::DOUBLE', '-0.0::FLOAT', '-0.0::DECIMAL(3, 1)']) {
      const { cells } = await columnOf(`SELECT ${zero} AS v`);
      expect(Object.is(cells[0], 0)).toBe(true);
    }
  });

  it('a time without zone as a day only when all of its column are midnight', async () => {
    expect(await columnOf("VALUES (TIMESTAMP '2026-01-31'), (NULL), (TIMESTAMP '2026-02-28')")).toMatchObject({
      type: 'date',
      cells: ['2026-01-31', null, '2026-02-28'],
    });
    expect(await columnOf("VALUES (TIMESTAMP '2026-01-31'), (TIMESTAMP '2026-02-28 00:00:00.000001')")).toMatchObject({
      type: 'datetime',
      cells: ['2026-01-31T00:00:00-05:00', '2026-02-28T00:00:00.000001-05:00'],
    });
  });

  it.each([
    ['9007199254740993::BIGINT', 'inexact 9007199254740993'],
    ['170141183460469231731687303715884105727::HUGEINT', 'inexact 170141183460469231731687303715884105727'],
    ['9007199254740993::DECIMAL(38, 0)', 'inexact 9007199254740993'],
    ['1 / 0', 'infinite Infinity'],
    ["'-inf'::FLOAT", 'infinite -Infinity'],
    ["DATE 'infinity'", 'wrong-type infinity'],
    ["TIMESTAMP 'infinity'", 'wrong-type infinity'],
    ["TIMESTAMPTZ '-infinity'", 'wrong-type -infinity'],
    ["DATE '20260-01-31'", 'wrong-type 20260-01-31'],
    ["DATE '0044-03-15 (BC)'", 'wrong-type 0044-03-15 (BC)'],
    ["TIMESTAMPTZ '290000-01-01 00:00:00+00'", 'wrong-type infinity'],
  ])('no: %s', async (expression, mistake) => {
    const { mistakes } = await columnOf(`SELECT ${expression} AS v`);
    expect(mistakes).toEqual([expect.stringContaining(mistake)]);
  });

  it.each([
    ['[1, 2]', 'INTEGER[]'],
    ['[1, 2]::INTEGER[2]', 'INTEGER[2]'],
    ["{'a': 1}", 'STRUCT'],
    ["MAP {'a': 1}", 'MAP'],
    ['union_value(a := 1)', 'UNION'],
    ["'x'::BLOB", 'BLOB'],
    ["'101'::BIT", 'BIT'],
  ])('no: %s, which is more than one value', async (expression, type) => {
    const error = await originErrorOf(() => read(`SELECT 1 AS a, ${expression} AS v`));
    expect(error).toMatchObject({ code: 'nested', mend: expect.stringContaining('unnest') });
    expect(error.message).toContain(`The column "v" holds ${type}`);
  });
});

describe('a result', () => {
  it('has the names of its columns in order', async () => {
    expect((await read('SELECT 1 AS z, 2 AS a, 3 AS "a b"')).columns).toEqual(['z', 'a', 'a b']);
    expect((await read('SELECT 1, 2', { names: ['x', 'y'] })).rows.map((row) => ({ ...row }))).toEqual([{ x: 1, y: 2 }]);
  });

  it('may be empty, and still has types', async () => {
    expect(await read("SELECT 1 AS n, DATE '2026-01-01' AS d WHERE false")).toMatchObject({
      rows: [],
      types: { n: 'integer', d: 'date' },
    });
  });

  it('is read over many pieces, in order', async () => {
    const { rows } = await read('SELECT i FROM range(5000) t(i)', { maxRows: 5_000 });
    expect(rows.map(({ i }) => i)).toEqual(Array.from({ length: 5_000 }, (_, i) => i));
  });

  it('is left where it has as many rows as asked for', async () => {
    expect((await read('SELECT i FROM range(1000000000000) t(i)', { limit: 3 })).rows).toHaveLength(3);
  });

  it('is refused with more rows than it may have', async () => {
    expect((await read('SELECT i FROM range(10) t(i)', { maxRows: 10 })).rows).toHaveLength(10);
    const error = await originErrorOf(() => read('SELECT i FROM range(1000000000000) t(i)', { maxRows: 10 }));
    expect(error).toMatchObject({ code: 'too-many-rows', message: 'There are more than 10 rows.' });
  });

  it('is refused with two columns of a name', async () => {
    const error = await originErrorOf(() => read('SELECT 1 AS a, 2 AS a'));
    expect(error).toMatchObject({ code: 'duplicate-column', mend: 'Name one with AS.' });
  });

  it('holds columns that are named like what objects have', async () => {
    const { rows } = await read('SELECT 1 AS "__proto__", 2 AS "constructor"');
    expect(Object.entries(rows[0] ?? {})).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ]);
  });
});
