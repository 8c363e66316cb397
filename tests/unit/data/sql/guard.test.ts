import { afterAll, describe, expect, it } from 'vitest';
import { prepare } from '../../../../src/data/sql/bind.ts';
import { Engine } from '../../../../src/data/sql/engine.ts';
import { guard as guardOn, on, originErrorOf, valuesOf } from '../../../support/engine.ts';

const engine = await Engine.open([]);
afterAll(() => engine.retire());

const guard = (sql: string, declared: readonly string[] = ['d', 'fund-flows']) => guardOn(engine, sql, declared);
const refusal = (sql: string, declared?: readonly string[]) => originErrorOf(() => guard(sql, declared));

describe('a query may', () => {
  it.each([
    ['select', 'SELECT a, b FROM d WHERE a > 1 ORDER BY ALL LIMIT 3'],
    ['begin with FROM', 'FROM d SELECT a'],
    ['be a table', 'TABLE d'],
    ['end with a semicolon and a comment', 'SELECT a FROM d; -- the end'],
    ['name a dataset in other case', 'SELECT * FROM D'],
    ['name a dataset in quotes', 'SELECT a FROM "fund-flows" JOIN d USING (a)'],
    ['name steps', 'WITH x AS (SELECT * FROM d), y AS (SELECT * FROM x) SELECT * FROM y'],
    ['name a step like a dataset', 'WITH d AS (SELECT 1 AS a) SELECT a FROM d'],
    ['repeat', 'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n FROM t'],
    ['join in every way', 'SELECT * FROM d LEFT JOIN d e USING (a) ASOF JOIN d f ON d.a >= f.a, LATERAL (SELECT d.a + 1)'],
    [
      'use windows',
      'SELECT lag(a) OVER w FROM d WINDOW w AS (PARTITION BY b ORDER BY a ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)',
    ],
    ['keep rows by windows', 'SELECT a FROM d QUALIFY row_number() OVER (ORDER BY a) = 1'],
    ['pivot in FROM', "FROM (PIVOT d ON b IN ('x', 'y') USING sum(a))"],
    ['pivot behind FROM', "SELECT * FROM d PIVOT (sum(a) FOR b IN ('x'))"],
    ['unpivot', 'FROM d UNPIVOT (v FOR n IN (a))'],
    ['make rows', 'SELECT * FROM range(100000) a, generate_series(1, 3) b, unnest([1, 2]) c'],
    ['make rows of rows', 'SELECT * FROM d, range(d.a) t(n)'],
    ['take JSON apart', 'SELECT key, value FROM json_each(\'{"a": 1}\')'],
    ['make a series of months', "SELECT unnest(generate_series(DATE '2026-01-01', $until, INTERVAL 1 MONTH)) AS month"],
    ['make a series of few numbers', 'SELECT list_transform(range(1, 13), m -> m * 2), range(0, 1000000, 1000)'],
    ['use lists and lambdas', "SELECT list_sort([1, 2]), [x + 1 FOR x IN [1, 2] IF x > 1], {'a': 1}, MAP {'a': 1}"],
    ['choose columns', "SELECT COLUMNS(c -> c LIKE 'a%'), * EXCLUDE (a) REPLACE (upper(b) AS b) FROM d"],
    ['pad and format', "SELECT lpad(b, 5, ' '), repeat('-', 10), printf('%05.2f', 1.5), format('{:>10} {{}}', b) FROM d"],
    ['count between two days', "SELECT age(DATE '2026-01-31', DATE '2025-01-31'), strftime(DATE '2026-01-31', '%Y')"],
    ['take a sample that is the same each time', 'SELECT * FROM d TABLESAMPLE bernoulli(10%) REPEATABLE (1)'],
    ['name a column like a function', 'SELECT now, random, d.current_date, "user" FROM d'],
    ['name a lambda like a function', 'SELECT list_transform([1], now -> now + 1)'],
    ['hold words that are none', 'SELECT \'COPY now() read_csv\', "b" AS "SET" FROM d /* DROP */'],
  ])('%s', async (_, sql) => {
    await expect(guard(sql)).resolves.toMatchObject({ sql });
  });

  it('name datasets and parameters, each told once', async () => {
    const query = await guard('SELECT * FROM D d1, "FUND-FLOWS", d d2 WHERE a IN ($from, $to, $from)');
    expect(query).toMatchObject({ datasets: ['d', 'fund-flows'], parameters: ['from', 'to'] });
    // A step that is named like a dataset hides it.
    expect((await guard('WITH d AS (SELECT 1) FROM d')).datasets).toEqual([]);
    expect((await guard('SELECT * FROM (WITH d AS (SELECT 1) FROM d), "fund-flows"')).datasets).toEqual(['fund-flows']);
  });
});

describe('a query is refused', () => {
  it.each([
    ['COPY', "COPY d TO '/tmp/x.csv'"],
    ['COPY of a query', "COPY (SELECT 1) TO '/tmp/x.csv'"],
    ['INSTALL', 'INSTALL httpfs'],
    ['LOAD', 'LOAD httpfs'],
    ['ATTACH', "ATTACH '/tmp/x.db'"],
    ['DETACH', 'DETACH memory'],
    ['USE', 'USE memory'],
    ['SET', 'SET threads = 1'],
    ['SET VARIABLE', 'SET VARIABLE x = 1'],
    ['RESET', 'RESET threads'],
    ['PRAGMA', 'PRAGMA database_list'],
    ['CALL', 'CALL pragma_version()'],
    ['EXPORT', "EXPORT DATABASE '/tmp/x'"],
    ['IMPORT', "IMPORT DATABASE '/tmp/x'"],
    ['CREATE TABLE', 'CREATE TABLE t AS SELECT 1'],
    ['CREATE VIEW', 'CREATE OR REPLACE VIEW d AS SELECT 1'],
    ['CREATE MACRO', 'CREATE MACRO f() AS 1'],
    ['CREATE SECRET', 'CREATE SECRET (TYPE s3)'],
    ['INSERT', 'INSERT INTO d VALUES (1)'],
    ['UPDATE', 'UPDATE d SET a = 1'],
    ['DELETE', 'DELETE FROM d'],
    ['MERGE', 'MERGE INTO d USING d e ON d.a = e.a WHEN MATCHED THEN DELETE'],
    ['DROP', 'DROP VIEW d'],
    ['ALTER', 'ALTER TABLE d ADD COLUMN x INT'],
    ['COMMENT', "COMMENT ON VIEW d IS 'x'"],
    ['BEGIN', 'BEGIN'],
    ['CHECKPOINT', 'CHECKPOINT'],
    ['VACUUM', 'VACUUM'],
    ['PREPARE', 'PREPARE p AS SELECT 1'],
    ['EXECUTE', 'EXECUTE p'],
    ['EXPLAIN', 'EXPLAIN ANALYZE SELECT 1'],
    ['PIVOT over values that are not listed', 'PIVOT d ON b USING sum(a)'],
    ['the same in FROM', "FROM (PIVOT d ON b IN (SELECT 'x') USING sum(a))"],
  ])('that is %s', async (_, sql) => {
    expect(await refusal(sql)).toMatchObject({
      code: 'sql-refused',
      message: 'The query is no SELECT.',
      kind: 'report',
      key: 'sql',
      mend: expect.stringContaining('SELECT'),
    });
  });

  it.each([
    ['of several statements', 'SELECT 1; SELECT 2', /2 statements/],
    ['of a statement behind a comment', "SELECT 1; /* */ COPY d TO 'x'", /no SELECT|2 statements/],
    ['that is empty', ' ; ', /empty/],
    ['that is a comment', '-- SELECT 1', /empty/],
    ['that describes', 'DESCRIBE d', /shows or describes/],
    ['that summarizes', 'SUMMARIZE d', /shows or describes/],
    ['that shows tables', 'FROM (SHOW ALL TABLES)', /shows or describes/],
  ])('%s', async (_, sql, message) => {
    const error = await refusal(sql);
    expect(error.code).toBe('sql-refused');
    expect(error.message).toMatch(message);
  });

  const outside = [
    'read_csv',
    'read_csv_auto',
    'read_parquet',
    'parquet_scan',
    'read_json',
    'read_ndjson_objects',
    'read_text',
    'read_blob',
    'glob',
  ];
  it.each([
    ...outside.map((name) => [name, `SELECT * FROM ${name}('/etc/passwd')`, name]),
    ['a function in capitals', "SELECT * FROM ReAd_TeXt('/etc/passwd')", 'read_text'],
    ['a function in quotes', 'SELECT * FROM "read_text"(\'/etc/passwd\')', 'read_text'],
    ['a function of a schema', "SELECT * FROM main.read_text('/etc/passwd')", 'read_text'],
    ['a function behind a comment', "SELECT * FROM read_text/* */('/etc/passwd')", 'read_text'],
    ['a function in wide letters', "SELECT * FROM ｒead_text('/etc/passwd')", 'ｒead_text'],
    ['sniff_csv', "SELECT * FROM sniff_csv('/etc/passwd')", 'sniff_csv'],
    ['parquet_metadata', "SELECT * FROM parquet_metadata('x.parquet')", 'parquet_metadata'],
    ['duckdb_settings', 'SELECT * FROM duckdb_settings()', 'duckdb_settings'],
    ['duckdb_secrets', 'SELECT * FROM duckdb_secrets()', 'duckdb_secrets'],
    ['duckdb_views', 'SELECT sql FROM duckdb_views()', 'duckdb_views'],
    ['a pragma', "SELECT * FROM pragma_table_info('d')", 'pragma_table_info'],
    ['query', "SELECT * FROM query('SELECT 1')", 'query'],
    ['query_table', "SELECT * FROM query_table('d')", 'query_table'],
    ['a query out of JSON', "SELECT * FROM json_execute_serialized_sql('{}')", 'json_execute_serialized_sql'],
    ['checkpoint', 'SELECT * FROM force_checkpoint()', 'force_checkpoint'],
    ['logging', "SELECT * FROM enable_logging(storage := 'file', storage_path := '/tmp/x')", 'enable_logging'],
    ['rows without end', "SELECT * FROM repeat('x', 1000000000)", 'repeat'],
    ['a pointer', 'SELECT * FROM arrow_scan(1, 2, 3)', 'arrow_scan'],
    ['seq_scan', "SELECT * FROM seq_scan('d')", 'seq_scan'],
    ['one in LIMIT', "SELECT a FROM d LIMIT (SELECT count(*) FROM glob('*'))", 'glob'],
    ['one in OFFSET', "SELECT a FROM d OFFSET (SELECT count(*) FROM glob('*'))", 'glob'],
    ['one in WHERE', "SELECT a FROM d WHERE a IN (SELECT size FROM read_blob('/etc/passwd'))", 'read_blob'],
    ['one in HAVING', "SELECT count(*) FROM d HAVING EXISTS (FROM glob('*'))", 'glob'],
    ['one in FILTER', "SELECT sum(a) FILTER (WHERE a IN (FROM glob('*'))) FROM d", 'glob'],
    ['one in ORDER BY', "SELECT a FROM d ORDER BY (FROM glob('*'))", 'glob'],
    ['one in GROUP BY', "SELECT 1 FROM d GROUP BY (FROM glob('*'))", 'glob'],
    ['one in VALUES', "VALUES ((SELECT content FROM read_text('/etc/passwd')))", 'read_text'],
    ['one in a lambda', "SELECT list_transform([1], x -> (SELECT content FROM read_text('/etc/passwd')))", 'read_text'],
    ['one in an array', "SELECT ARRAY(SELECT content FROM read_text('/etc/passwd'))", 'read_text'],
    ['one in a join', "SELECT * FROM d JOIN read_text('/etc/passwd') ON true", 'read_text'],
    ['one in LATERAL', "SELECT * FROM d, LATERAL (FROM read_text('/etc/passwd'))", 'read_text'],
    ['one in WITH', "WITH x AS MATERIALIZED (FROM read_text('/etc/passwd')) SELECT 1", 'read_text'],
    ['one in the argument of one that may', "SELECT * FROM range((SELECT size FROM read_blob('/etc/passwd')))", 'read_blob'],
    ['one in UNION', "SELECT 'x' UNION ALL (SELECT content FROM read_text('/etc/passwd'))", 'read_text'],
    ['one in PIVOT', "FROM (PIVOT (FROM read_text('/etc/passwd')) ON filename IN ('x') USING count(*))", 'read_text'],
  ])('for calling %s', async (_, sql, name) => {
    const error = await refusal(sql);
    expect(error).toMatchObject({ code: 'sql-refused', mend: expect.any(String) });
    expect(error.message).toBe(`The query calls ${name}(…), which reaches outside.`);
  });

  it.each([
    ['a file in text', "SELECT * FROM 'prices.csv'"],
    ['a file in quotes', 'SELECT * FROM "prices.csv"'],
    ['a path', 'SELECT * FROM "/etc/passwd"'],
    ['a path in dollars', 'SELECT * FROM $$/etc/passwd$$'],
    ['a URL', "SELECT * FROM 'https://example.com/x.csv'"],
    ['a bucket', "SELECT * FROM 's3://x/y.parquet'"],
    ['a file as if it were a table of a schema', 'SELECT * FROM prices.csv'],
    ['a dataset of a schema', 'SELECT * FROM main.d'],
    ['a dataset of a database', 'SELECT * FROM memory.main.d'],
    ['a table of the system', 'SELECT * FROM information_schema.tables'],
    ['another, by its schema', 'SELECT * FROM pg_catalog.pg_tables'],
    ['a file beside a step of its name', 'WITH a AS (FROM "x.csv"), b AS (SELECT 1) FROM a'],
  ])('for reading %s', async (_, sql) => {
    expect(await refusal(sql)).toMatchObject({
      code: 'sql-refused',
      message: expect.stringContaining('is no dataset of the report'),
      line: 1,
    });
  });

  it.each(['duckdb_settings', 'duckdb_views', 'sqlite_master', 'pg_tables', 'rows of x', 'nothing'])(
    'for reading "%s", which is not declared',
    async (name) => {
      const error = await refusal(`SELECT *\nFROM "${name}"`);
      expect(error).toMatchObject({ code: 'sql-unknown-table', line: 2, mend: 'Datasets: d, fund-flows.' });
      expect((await refusal('FROM fund_flows')).message).toContain('Did you mean "fund-flows"?');
    },
  );

  it.each([
    'duckdb_settings',
    'sqlite_master',
    'pg_tables',
    'pragma_database_list',
    'information_schema',
    'rows of x',
    'x.csv',
    '/etc/passwd',
  ])('for hiding "%s" behind a step', async (name) => {
    // In the body of the first step the name may still mean what it hides.
    const error = await refusal(`WITH a AS (SELECT * FROM "${name}"), "${name}" AS (SELECT 1) SELECT * FROM a`);
    expect(error).toMatchObject({
      code: 'sql-refused',
      message: expect.stringContaining(`"${name}"`),
      mend: 'Choose another name.',
    });
  });

  it('for naming a dataset that another is named like', async () => {
    const error = await refusal('FROM prices', ['Prices', 'prices']);
    expect(error.message).toBe('SQL cannot tell the datasets "Prices" and "prices" apart.');
    await expect(guard('FROM other', ['Prices', 'prices', 'other'])).resolves.toMatchObject({ datasets: ['other'] });
  });

  it.each([
    ...[
      'now()',
      'today()',
      'random()',
      'uuid()',
      'uuidv7()',
      'gen_random_uuid()',
      'setseed(0.5)',
      'get_current_timestamp()',
      'txid_current()',
    ],
    ...['current_date', 'current_timestamp', 'current_time', 'localtime', 'localtimestamp', 'CURRENT_DATE', '"current_date"'],
    ...[
      'NOW ( )',
      '"now"()',
      'main.now()',
      'pg_catalog.now()',
      'system.main.now()',
      "now() AT TIME ZONE 'UTC'",
      'TRY(now())',
      '(now())',
    ],
    ...[
      "age(DATE '2026-01-01')",
      'ago(INTERVAL 1 DAY)',
      'list_transform([1], x -> random())',
      '[x FOR x IN [1] IF random() > 0.5]',
    ],
    ...[
      'CASE WHEN true THEN now() END',
      "{'a': now()}",
      "MAP {'a': random()}",
      'sum(a ORDER BY random())',
      'first_value(a) OVER (ORDER BY random())',
    ],
    ...[
      'count(*) FILTER (WHERE random() > 0.5)',
      'arg_max(a, now())',
      'COLUMNS(c -> random() > 0.5)',
      'EXISTS (SELECT random())',
      '* REPLACE (random() AS a)',
    ],
  ])('for asking clock or chance by %s', async (expression) => {
    const error = await refusal(`SELECT ${expression} FROM d`);
    expect(error).toMatchObject({ code: 'sql-refused', mend: expect.stringContaining('parameter') });
    expect(error.message).toContain('something else each time');
  });

  it.each([
    'SELECT a FROM d ORDER BY random()',
    'SELECT a FROM d LIMIT random()',
    'SELECT a FROM d WHERE a < random()',
    'SELECT 1 FROM d GROUP BY random()',
    'SELECT DISTINCT ON (random()) a FROM d',
    'SELECT a FROM d QUALIFY row_number() OVER (ORDER BY random()) = 1',
    'SELECT * FROM d JOIN d e ON random() > 0.5',
    'SELECT sum(a) OVER w FROM d WINDOW w AS (ORDER BY random())',
    'VALUES (random())',
    'SELECT 1 UNION ALL SELECT random()',
    'SELECT * FROM unnest([random()])',
    "FROM (PIVOT d ON b IN ('x') USING sum(random()))",
    'WITH x AS (SELECT random()) SELECT 1',
  ])('for chance in %s', async (sql) => expect((await refusal(sql)).message).toContain('random()'));

  it.each([
    'SELECT * FROM d TABLESAMPLE 10%',
    'SELECT * FROM d TABLESAMPLE reservoir(10)',
    'SELECT * FROM d USING SAMPLE 10%',
    'SELECT * FROM d USING SAMPLE 10 ROWS',
    'SELECT * FROM (SELECT * FROM d) t TABLESAMPLE 10%',
    'SELECT * FROM d JOIN d e USING (a) USING SAMPLE 10%',
    'SELECT * FROM (VALUES (1)) t TABLESAMPLE 10%',
    'SELECT * FROM range(10) TABLESAMPLE 10%',
    'SELECT 1 WHERE EXISTS (FROM d USING SAMPLE 1)',
  ])('for a sample by chance: %s', async (sql) => {
    const error = await refusal(sql);
    expect(error).toMatchObject({ code: 'sql-refused', message: expect.stringContaining('sample by chance') });
    // What it advises is SQL.
    const advised = error.mend?.match(/TABLESAMPLE .*(?=\.$)/)?.[0];
    await expect(guard(`SELECT * FROM d ${advised}`)).resolves.toBeDefined();
  });

  it.each([
    ...[
      "current_setting('temp_directory')",
      "getenv('HOME')",
      "getvariable('x')",
      'version()',
      'current_query()',
      'sleep_ms(10)',
      'pg_sleep(10)',
    ],
    ...[
      "error('x')",
      "write_log('x')",
      "nextval('s')",
      'stats(a)',
      'vector_type(a)',
      'current_database()',
      'current_schemas(true)',
      'current_user',
    ],
    ...['pg_get_viewdef(1)', 'pg_conf_load_time()', 'pg_postmaster_start_time()', "get_block_size('memory')"],
    // Its plan would hold what the query gives, computed beforehand.
    "json_serialize_plan('SELECT current_setting(''temp_directory'')', optimize := true)",
  ])('for asking the machine by %s', async (expression) => {
    expect(await refusal(`SELECT ${expression} FROM d`)).toMatchObject({
      code: 'sql-refused',
      message: expect.stringContaining('no business of a report'),
    });
  });

  it.each([
    ...[
      "repeat('x', 1000000000)",
      "repeat('x', a)",
      "repeat('x', 10 * 100000)",
      'repeat([1], 1000000000)',
      "lpad(b, 1000000000, 'y')",
      "rpad(b, a, 'y')",
    ],
    ...[
      'list_resize([1], 1000000000)',
      'array_resize([1], a)',
      "bitstring('0', 1000000000)",
      'range(1000000000)',
      'range(a)',
      'range(1, 1000000, 1)',
    ],
    ...[
      'generate_series(1, 10000000000)',
      "generate_series(DATE '2026-01-01', DATE '2027-01-01', INTERVAL 1 SECOND)",
      'list_transform(range(100000000), x -> x)',
    ],
    ...[
      "generate_series(DATE '2026-01-01', DATE '262000-01-01', INTERVAL 1 DAY)",
      "generate_series(DATE '2026-01-01', DATE '2027-01-01', INTERVAL 0 DAY)",
    ],
    ...[
      "printf('%1000000000d', 1)",
      "printf('%*d', 1000000000, 1)",
      "format('{:>1000000000}', 'x')",
      "format('{:{}}', 'x', 1000000000)",
      'format(b, 1)',
    ],
  ])('for making %s, of any length in one step', async (expression) => {
    const error = await refusal(`SELECT ${expression} FROM d`);
    expect(error).toMatchObject({
      code: 'sql-refused',
      message: expect.stringMatching(/(length|width) that may be any/),
      mend: expect.any(String),
    });
  });

  it('for one made within what may be in FROM', async () => {
    expect((await refusal('SELECT * FROM unnest(range(100000000))')).message).toContain('range(…) in an expression');
  });

  it.each(['SELECT $1', 'SELECT ?'])('for a parameter without a name: %s', async (sql) => {
    expect((await refusal(sql)).message).toContain('parameter without a name');
  });

  it.each<[string, string, RegExp, number | undefined]>([
    ['a word that is none', 'SELECT a\nFORM d', /^Syntax error at or near "d"\.$/, 2],
    ['a word after letters of more bytes', "SELECT 'Zürich — 港'\nFORM d", /near "d"/, 2],
    ['a text without end', "SELECT 'x", /Unterminated quoted string/, 1],
    ['parameters with names and without', 'SELECT $1 + $n', /Mixing named and positional/, undefined],
    ['FOR UPDATE', 'SELECT a FROM d FOR UPDATE', /not supported\.$/, undefined],
    ['a null character', "SELECT 1\n\0; COPY d TO 'x'", /null character/, 2],
    ['much depth', `SELECT 1${' + 1'.repeat(4_000)}`, /^The query is nested too deep\.$/, undefined],
    ['much depth in SELECT', `SELECT ${'(SELECT '.repeat(1_500)}1${')'.repeat(1_500)}`, /nested too deep/, undefined],
  ])('for %s', async (_, sql, message, line) => {
    const error = await refusal(sql);
    expect(error).toMatchObject({ code: 'sql-syntax', kind: 'report', key: 'sql', ...(line === undefined ? {} : { line }) });
    expect(error.message).toMatch(message);
    expect(error.message).not.toMatch(/[.!]\.$/);
  });
});

describe('what DuckDB says of its own functions', () => {
  /** Names that the guard must know, should a newer DuckDB bring more of them. */
  const refusedCalls = async (names: readonly string[]) => {
    const left: string[] = [];
    for (const name of names)
      for (const call of [`${name}(a)`, `${name}()`])
        await guard(`SELECT ${call} FROM d`).then(
          () => left.push(call),
          () => {},
        );
    return left;
  };

  it('every one that is not the same each time is refused', async () => {
    const volatile = await valuesOf(
      engine,
      "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type IN ('scalar', 'aggregate') AND (stability <> 'CONSISTENT' OR has_side_effects)",
    );
    expect(volatile.length).toBeGreaterThan(20);
    expect(await refusedCalls(volatile.map(([name]) => String(name)))).toEqual([]);
  });

  it('every macro that stands for something refused is refused', async () => {
    const macros = await valuesOf(
      engine,
      "SELECT DISTINCT function_name, macro_definition FROM duckdb_functions() WHERE function_type = 'macro' AND macro_definition IS NOT NULL",
    );
    expect(macros.length).toBeGreaterThan(50);
    const hidden: string[] = [];
    for (const [name, definition] of macros) {
      const inner = await guard(`SELECT ${definition}`).catch((error: Error) => error);
      // A series over an argument is judged where it stands; json_group_object only ends with an error of its own.
      if (inner instanceof Error && !/generate_series|error\(…\)/.test(inner.message)) hidden.push(String(name));
    }
    expect(hidden).toContain('ago');
    expect(await refusedCalls(hidden)).toEqual([]);
  });

  it('no function that makes rows may be called but those that only make rows', async () => {
    const makers = await valuesOf(
      engine,
      "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type IN ('table', 'table_macro', 'pragma')",
    );
    const allowed: string[] = [];
    for (const [name] of makers)
      await guard(`SELECT * FROM "${name}"()`).then(
        () => allowed.push(String(name)),
        () => {},
      );
    expect(allowed.sort()).toEqual(['generate_series', 'json_each', 'json_tree', 'range', 'unnest']);
  });
});

describe('a statement that got past the guard', () => {
  it.each(['SET threads = 1', 'CREATE TABLE t AS SELECT 1', 'INSTALL httpfs', 'CALL pragma_version()', 'EXPLAIN SELECT 1'])(
    'is not prepared: %s',
    async (sql) => {
      expect(await originErrorOf(() => on(engine, (connection) => prepare(connection, sql, [])))).toMatchObject({
        code: 'sql-refused',
      });
    },
  );

  it('is not prepared beside another', async () => {
    const error = await originErrorOf(() => on(engine, (connection) => prepare(connection, 'SELECT 1; SELECT 2', [])));
    expect(error.message).toBe('The query is no single statement.');
  });
});

describe('a division that gives nothing when its divisor is zero', () => {
  it.each([
    ['1 // 0', /divides by zero with \/\/,/],
    ['a // b', /by what may be zero with \/\//],
    ['a % b', /with %/],
    ['mod(a, b::INT)', /with mod\(…\)/],
    ['a // nullif(b, 1)', /with \/\//],
  ])('is refused: %s', async (expression, message) => {
    const error = await refusal(`SELECT ${expression} AS q FROM d`);
    expect(error).toMatchObject({ code: 'sql-refused', mend: expect.stringContaining('nullif(x, 0)') });
    expect(error.message).toMatch(message);
  });

  it.each(['a // 4', 'a % -3', 'mod(a, 2.5)', 'a // nullif(b, 0)', 'a // CAST(4 AS INT)', 'a / b'])(
    'may be: %s',
    async (expression) => {
      expect((await guard(`SELECT ${expression} AS q FROM d`)).datasets).toEqual(['d']);
    },
  );
});

it.each(['FROM fund-flows', 'SELECT * FROM d JOIN fund-flows USING (a)', 'SELECT * FROM order'])(
  'says that the name of a dataset stands in quotes: %s',
  async (sql) => {
    expect(await refusal(sql, ['d', 'fund-flows', 'order'])).toMatchObject({
      code: 'sql-syntax',
      mend: expect.stringMatching(/stands in quotes: "(fund-flows|order)"/),
    });
  },
);
