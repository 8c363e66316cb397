import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/data/dataset.ts';
import { loadDatasets } from '../../../src/data/load.ts';
import type { Parameters } from '../../../src/data/parameters.ts';
import type { DataRoomOptions } from '../../../src/data/room.ts';
import { BUILT_IN } from '../../../src/workspace/workspace.ts';
import { parquetOf } from '../../support/parquet.ts';
import { errorOf, folderOf, markdown, roomOf, specOf, underlined } from '../../support/report.ts';

const CSV = 'port,day,teu,open\nnorth,2026-01-03,10,true\nsouth,2026-01-01,9,FALSE\nnorth,2026-01-02,,true\n';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** All datasets of the lines under `datasets:`. */
async function loadAll(
  lines: string,
  parameters: Parameters = {},
  files: Files = { 'd.csv': CSV },
  room?: DataRoomOptions,
): Promise<Map<string, Dataset>> {
  const root = await folderOf(files);
  const spec = specOf(markdown(lines.includes('datasets:') ? lines : `datasets:\n${lines}`), 'report.md', root);
  return loadDatasets(spec, { parameters, room: await roomOf(root, room), signal: new AbortController().signal });
}

async function load(lines: string, parameters?: Parameters, files?: Files, room?: DataRoomOptions): Promise<Dataset> {
  return (await loadAll(`  d: { ${lines} }`, parameters, files, room)).get('d') as Dataset;
}
const plain = (dataset: Dataset | undefined) => dataset?.rows.map((row) => ({ ...row }));
const column = async (name: string, lines: string, parameters?: Parameters) =>
  (await load(lines, parameters)).rows.map((row) => row[name]);

describe('a dataset', () => {
  it('is read from a file, its types found', async () => {
    const dataset = await load('file: d.csv, source: [a, b], asOf: 2026-01-03');
    expect(dataset).toMatchObject({
      name: 'd',
      kind: 'file',
      columns: ['port', 'day', 'teu', 'open'],
      rowCount: 3,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      origin: 'd.csv',
      sources: ['a', 'b'],
      asOf: '2026-01-03',
    });
    expect(dataset.schema.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'port string',
      'day date',
      'teu number',
      'open boolean',
    ]);
    expect(plain(dataset)).toEqual([
      { port: 'north', day: '2026-01-03', teu: 10, open: true },
      { port: 'south', day: '2026-01-01', teu: 9, open: false },
      { port: 'north', day: '2026-01-02', teu: null, open: true },
    ]);
  });

  it('has the types, units and titles that the report declares', async () => {
    const { schema, rows } = await load(
      'file: d.csv, columns: { teu: { type: integer, unit: TEU, scale: k, title: Boxes }, day: string }',
    );
    expect(schema[2]).toEqual({ name: 'teu', type: 'integer', unit: 'TEU', scale: 'k', nullable: true, title: 'Boxes' });
    expect(rows[0]?.day).toBe('2026-01-03');
  });

  it('is filtered by values and parameters', async () => {
    expect(await column('day', 'file: d.csv, where: { port: north }')).toEqual(['2026-01-03', '2026-01-02']);
    expect(await column('port', 'file: d.csv, where: { teu: 9 }')).toEqual(['south']);
    expect(await column('port', 'file: d.csv, where: { port: { param: which } }', { which: 'south' })).toEqual(['south']);
    expect(await column('port', 'file: d.csv, where: { port: east }')).toEqual([]);
  });

  it('is sorted by columns, and cut', async () => {
    expect(await column('day', 'file: d.csv, sort: day')).toEqual(['2026-01-01', '2026-01-02', '2026-01-03']);
    expect(await column('day', 'file: d.csv, sort: -day, limit: 2')).toEqual(['2026-01-03', '2026-01-02']);
    expect(await column('day', 'file: d.csv, sort: [port, day]')).toEqual(['2026-01-02', '2026-01-03', '2026-01-01']);
    expect(await column('teu', 'file: d.csv, sort: teu')).toEqual([null, 9, 10]);
    expect(await column('teu', 'file: d.csv, sort: teu, columns: { teu: string }')).toEqual([null, '10', '9']);
  });

  it('may stand in the report, with gaps', async () => {
    const { columns, rows, kind } = await load('rows: [{ a: 1 }, { b: x }, { a: { fact: p } }]');
    expect(kind).toBe('inline');
    expect(columns).toEqual(['a', 'b']);
    expect(rows.map((row) => [row.a, row.b])).toEqual([
      [1, null],
      [null, 'x'],
      [{ fact: 'p' }, null],
    ]);
  });

  it('has no zero where the file is blank', async () => {
    const { rows } = await load('file: d.csv, columns: { n: number }', {}, { 'd.csv': 'n,m\n"  ",1\n,2\n-0,3\n' });
    expect(rows.map((row) => row.n)).toEqual([null, null, 0]);
    expect(Object.is(rows[2]?.n, 0)).toBe(true);
  });

  it('names that objects have are columns like any', async () => {
    const { rows } = await load('rows: [{ constructor: 1 }], columns: { constructor: number }');
    expect(rows[0]?.constructor).toBe(1);
  });

  it.each([
    ['TSV', 'file: d.tsv', { 'd.tsv': 'a\tb\n1\tx\n' }],
    ['semicolons and decimal commas', 'file: d.csv, decimal: ","', { 'd.csv': 'a;b\n1,0;x\n' }],
    ['a byte order mark', 'file: d.csv', { 'd.csv': '\uFEFFa,b\n1,x\n' }],
    ['Latin-1', 'file: d.csv, encoding: latin-1', { 'd.csv': Buffer.from('a,b\n1,x\n', 'latin1') }],
    ['JSON', 'file: d.json', { 'd.json': '[{"a":1,"b":"x"}]' }],
    ['JSON in depth', 'file: d.json, at: data.0.items', { 'd.json': '{"data":[{"items":[{"a":1,"b":"x"}]}]}' }],
    ['NDJSON', 'file: d.ndjson', { 'd.ndjson': '{"a":1,"b":"x"}\n\n' }],
    ['a list of files', 'file: [e.csv, f.csv], limit: 1', { 'e.csv': 'a,b\n1,x\n', 'f.csv': 'b,a\ny,2\n' }],
    ['a pattern', "file: 'part-*.csv', limit: 1", { 'part-1.csv': 'a,b\n1,x\n', 'part-2.csv': 'a,b\n2,y\n' }],
  ])('is read from %s', async (_, lines, files) => {
    expect(plain(await load(lines, {}, files))).toEqual([{ a: 1, b: 'x' }]);
  });

  it('is read from Parquet, as much as the conditions let through', async () => {
    const file = await parquetOf(
      "SELECT i AS n, i / 4 AS quarter, DATE '2026-01-01' + i::INT AS day, i % 2 = 0 AS even, 'p' || i % 3 AS port FROM range(1000) t(i)",
    );
    const { rows, schema, kind } = await load(
      'file: d.parquet, where: { port: p1, n: 4 }, maxRows: 10',
      {},
      { 'd.parquet': file },
    );
    expect(kind).toBe('file');
    expect(schema.map(({ type }) => type)).toEqual(['integer', 'number', 'date', 'boolean', 'string']);
    expect(rows.map((row) => ({ ...row }))).toEqual([{ n: 4, quarter: 1, day: '2026-01-05', even: true, port: 'p1' }]);
  });
});

describe('SQL', () => {
  it('reads other datasets, whatever their order, and parameters', async () => {
    const sets = await loadAll(
      `  top: { sql: "SELECT port, teu FROM sums WHERE teu > $least ORDER BY teu DESC" }
  sums: { sql: "SELECT port, sum(teu) AS teu FROM d GROUP BY ALL" }
  d: { file: d.csv }`,
      { least: 9 },
    );
    expect(plain(sets.get('top'))).toEqual([{ port: 'north', teu: 10 }]);
    expect(sets.get('top')).toMatchObject({
      kind: 'sql',
      rowCount: 1,
      origin: 'SELECT port, teu FROM sums WHERE teu > $least ORDER BY teu DESC\n$least = 9',
    });
  });

  it('joins files with rows of the report, Parquet with CSV', async () => {
    const parquet = await parquetOf("SELECT 'north' AS port, 5 AS cranes UNION ALL SELECT 'south', 2");
    const sets = await loadAll(
      `  d: { file: d.csv, where: { open: true } }
  cranes: { file: c.parquet }
  names: { rows: [{ port: north, name: Nordhafen }] }
  j: { sql: "SELECT name, cranes, count(*) AS days FROM d JOIN cranes USING (port) JOIN names USING (port) GROUP BY ALL" }`,
      {},
      { 'd.csv': CSV, 'c.parquet': parquet },
    );
    expect(plain(sets.get('j'))).toEqual([{ name: 'Nordhafen', cranes: 5, days: 2 }]);
    // Only SQL reads the Parquet file: its rows are counted, never held.
    expect(sets.get('cranes')).toMatchObject({ rows: [], rowCount: 2, columns: ['port', 'cranes'] });
  });

  it('gives facts their numbers', async () => {
    const sets = await loadAll(
      'datasets:\n  d: { file: d.csv }\nfacts:\n  most: { sql: SELECT max(teu) FROM d, unit: TEU, source: [] }',
    );
    expect(plain(sets.get('fact:most'))).toEqual([{ 'max(teu)': 10 }]);
  });

  it('tells datasets apart that read the same rows in another way', async () => {
    const sets = await loadAll(
      `  a: { rows: [{ n: "-999", d: 03/04/2026 }], columns: { n: number, d: { type: date, format: "%d/%m/%Y" } } }
  b: { rows: [{ n: "-999", d: 03/04/2026 }], columns: { n: number, d: { type: date, format: "%m/%d/%Y" } }, missing: ["-999"] }
  q: { sql: "SELECT a.n AS an, b.n AS bn, a.d AS ad, b.d AS bd FROM a, b" }`,
    );
    expect(plain(sets.get('q'))).toEqual([{ an: -999, bn: null, ad: '2026-04-03', bd: '2026-03-04' }]);
  });

  it('binds what a parameter holds and never splices it', async () => {
    const sets = await loadAll('  d: { file: d.csv }\n  q: { sql: SELECT count(*) AS n FROM d WHERE port = $which }', {
      which: "north' OR '1'='1",
    });
    expect(plain(sets.get('q'))).toEqual([{ n: 0 }]);
  });
});

describe('a large file', () => {
  const large = { largeFile: 10 };

  it('gives the same rows, types and selection as a small one', async () => {
    for (const lines of [
      'file: d.csv',
      'file: d.csv, where: { port: north }',
      'file: d.csv, where: { teu: 9 }',
      'file: d.csv, sort: -day, limit: 2',
      'file: d.csv, columns: { teu: string, open: string }',
    ]) {
      const used = (text: string) => `  d: { ${text} }\nexhibits:\n  e: { title: A, data: d, chart: { mark: bar } }`;
      const [small, big] = [await loadAll(used(lines)), await loadAll(used(lines), {}, undefined, large)];
      expect(plain(big.get('d'))).toEqual(plain(small.get('d')));
      expect(big.get('d')?.schema).toEqual(small.get('d')?.schema);
      expect(big.get('d')?.hash).toBe(small.get('d')?.hash);
    }
  });

  it('is held only when something other than SQL asks for it', async () => {
    const sets = await loadAll('  d: { file: d.csv }\n  q: { sql: SELECT count(*) AS n FROM d }', {}, undefined, large);
    expect(sets.get('d')).toMatchObject({ rows: [], rowCount: 3 });
    expect(plain(sets.get('q'))).toEqual([{ n: 3 }]);
  });

  it('is refused where a small one is', async () => {
    for (const [lines, files] of [
      ['file: d.csv', { 'd.csv': `${CSV}east,2026-01-01\n` }],
      ['file: d.csv, columns: { port: number }', undefined],
      ['file: d.csv, columns: { teu: { type: number, nullable: false } }', undefined],
    ] as const) {
      const [small, big] = [await errorOf(() => load(lines, {}, files)), await errorOf(() => load(lines, {}, files, large))];
      expect(big.code).toBe(small.code);
      expect(big.problems[0]?.message).toBe(small.problems[0]?.message);
      expect(big.problems[0]?.place).toEqual(small.problems[0]?.place);
    }
  });
});

describe('a dataset is refused', () => {
  it.each([
    ['without rows or file', 'limit: 1', 'data.no-origin', /exactly one/],
    ['with both', 'file: d.csv, rows: [{ a: 1 }]', 'data.no-origin', /rows and file/],
    ['of a server without a query', 'postgres: main', 'data.no-origin', /no query/],
    ['with a key of another origin', 'rows: [{ a: 1 }], delimiter: ";"', 'data.idle-key', /"delimiter" means nothing/],
    ['whose file is missing', 'file: e.csv', 'data.missing-file', /e\.csv.* Did you mean "d\.csv"\?/],
    ['outside by ..', 'file: ../d.csv', 'data.outside-workspace', /outside/],
    ['outside by its path', 'file: /etc/hostname', 'data.outside-workspace', /outside/],
    ['outside by a pattern', 'file: ../*.csv', 'data.outside-workspace', /outside/],
    ['of a folder', 'file: .', 'data.not-a-file', /folder/],
    ['of a name that says nothing', 'file: d.xlsx', 'data.missing-file', /d\.xlsx/],
    [
      'with a typed column that is not there',
      'file: d.csv, columns: { tue: number }',
      'data.unknown-column',
      /Did you mean "teu"\?/,
    ],
    ['with a condition on none', 'file: d.csv, where: { prot: x }', 'data.unknown-column', /Did you mean "port"\?/],
    ['sorted by none', 'file: d.csv, sort: -dya', 'data.unknown-column', /"dya".* Did you mean "day"\?/],
    [
      'with a word for a number',
      'file: d.csv, columns: { port: number }',
      'data.wrong-type',
      /row 1 .* "north" .* a number.* 2 rows more/,
    ],
    ['with a number for a truth', 'file: d.csv, columns: { teu: boolean }', 'data.wrong-type', /row 1 .* "10" .* true or false/],
    ['with a word for a date', 'file: d.csv, columns: { port: date }', 'data.wrong-type', /row 1 .* "north" .* a date/],
    [
      'with a gap where none may be',
      'file: d.csv, columns: { teu: { type: number, nullable: false } }',
      'data.missing-value',
      /row 3 has no value/,
    ],
    [
      'with a day that does not exist',
      'rows: [{ day: 2026-01-31 }, { day: 2026-02-31 }], columns: { day: date }',
      'data.wrong-type',
      /row 2 .* "2026-02-31" .* a date/,
    ],
    ['with an unknown parameter', 'file: d.csv, where: { port: { param: which } }', 'data.unknown-parameter', /"which"/],
    ['with more rows than it may have', 'file: d.csv, maxRows: 2', 'data.too-many-rows', /more than 2 rows/],
    [
      'with a value of several lines, told on one',
      'rows: [{ a: 1 }, { a: "x\\n\\u0007y" }], columns: { a: number }',
      'data.wrong-type',
      /row 2 has "x y" in/,
    ],
    ['with infinity', 'rows: [{ a: inf }], columns: { a: number }', 'data.infinite', /"inf" .* finite/],
    ['by a query that is none', 'sql: SELEC 1', 'data.sql-syntax', /Syntax error/],
    ['by a query that writes', 'sql: CREATE TABLE x AS SELECT 1', 'data.sql-refused', /no SELECT/],
    ['by two queries', 'sql: SELECT 1; SELECT 2', 'data.sql-refused', /2 statements/],
    ['by a query that reads the machine', "sql: SELECT * FROM '/etc/passwd'", 'data.sql-refused', /\/etc\/passwd/],
    ['by a query that reads a file', "sql: SELECT * FROM read_text('/etc/passwd')", 'data.sql-refused', /read_text/],
    ['by a query that sets', 'sql: SET threads = 1', 'data.sql-refused', /no SELECT/],
    ['by a query that attaches', "sql: ATTACH 'x.db'", 'data.sql-refused', /no SELECT/],
    ['by a query that asks for the clock', 'sql: SELECT now() AS n', 'data.sql-refused', /now\(\)/],
    ['by a query that sleeps', 'sql: SELECT sleep_ms(100000) AS n', 'data.sql-refused', /sleep_ms/],
    ['by a query over itself', 'sql: SELECT * FROM d', 'data.circular', /itself/],
    ['by a query over none', 'sql: SELECT * FROM nothing', 'data.sql-unknown-table', /"nothing"/],
    ['by a query with an unknown parameter', 'sql: SELECT $which AS w', 'data.unknown-parameter', /\$which/],
    ['by a division by zero', 'sql: SELECT 1 / 0 AS n, columns: { n: number }', 'data.infinite', /finite/],
    [
      'by a query that never ends',
      'sql: SELECT count(*) AS n FROM range(10000000000) a(i) WHERE i % 7 = 3, timeout: 0.2',
      'data.timeout',
      /0\.2 seconds/,
    ],
  ])('%s', async (_, lines, code, message) => {
    const error = await errorOf(() => load(lines));
    expect(error).toMatchObject({ code, kind: code === 'data.timeout' ? 'unavailable' : 'report' });
    expect(error.message).toMatch(message);
    expect(error.problems[0]).toMatchObject({ place: { file: 'report.md', line: 5 }, frame: expect.stringContaining('> 5 |') });
    expect(error.message).not.toMatch(/tmp|undefined|\[object/);
  });

  it('with the line of the query that is wrong', async () => {
    const error = await errorOf(() =>
      loadAll('  d: { file: d.csv }\n  q:\n    sql: |\n      SELECT port,\n        tue\n      FROM d\n'),
    );
    expect(error.problems[0]).toMatchObject({
      code: 'data.unknown-column',
      message: expect.stringContaining('Did you mean "teu"?'),
      place: { line: 9 },
    });
    expect(underlined(error.problems[0] as never)).toBe('tue');
  });

  it('all at once, and those that need them keep silent', async () => {
    const error = await errorOf(() =>
      loadAll(
        '  a: { file: no.csv }\n  b: { rows: [{ x: w }], columns: { x: number } }\n  c: { sql: SELECT * FROM a }\n  d: { sql: SELECT * FROM e }\n  e: { sql: SELECT * FROM d }',
      ),
    );
    expect(error.problems.map(({ code, place }) => `${place?.line} ${code}`)).toEqual([
      '5 data.missing-file',
      '6 data.wrong-type',
      '8 data.circular',
      '9 data.circular',
    ]);
  });

  it('outside by a link', async () => {
    const folder = await folderOf({ 'out/secret.csv': CSV, 'w/tearsheet.yaml': '' });
    await symlink(join(folder, 'out/secret.csv'), join(folder, 'w/d.csv'));
    const root = join(folder, 'w');
    const spec = specOf(markdown('datasets:\n  d: { file: d.csv }'), 'report.md', root);
    const room = await roomOf(root);
    const error = await errorOf(() => loadDatasets(spec, { parameters: {}, room, signal: new AbortController().signal }));
    expect(error.code).toBe('data.outside-workspace');
  });

  it.each([
    ['in Latin-1', Buffer.from('stadt\nZürich\n', 'latin1'), 'data.not-utf8', 'Save it as UTF-8, or say encoding: latin-1.'],
    ['that is a web page', '<!doctype html><html>', 'data.html', expect.stringContaining('login')],
    ['with ragged rows', 'a,b\n1\n', 'data.ragged', expect.stringContaining('comma')],
    ['with a column twice', 'a,a\n1,2\n', 'data.duplicate-column', 'Rename one.'],
    ['that is empty', '', 'data.empty-file', undefined],
  ])('%s', async (_, content, code, mend) => {
    const error = await errorOf(() => load('file: d.csv', {}, { 'd.csv': content }));
    expect(error).toMatchObject({ code, problems: [mend === undefined ? {} : { mend }] });
  });

  it('with an object in a cell', async () => {
    const error = await errorOf(() => load('file: d.json', {}, { 'd.json': '[{"a":1},{"a":{"b":[1]}}]' }));
    expect(error).toMatchObject({ code: 'data.nested', problems: [{ mend: expect.stringContaining('at') }] });
    expect(error.message).toContain('row 2 has "{"b":[1]}" in column "a"; a single value is expected.');
  });

  it('that is no Parquet', async () => {
    for (const content of ['PAR1', 'x'.repeat(500), (await parquetOf('SELECT 1 AS a')).subarray(0, 100)])
      expect((await errorOf(() => load('file: d.parquet', {}, { 'd.parquet': content }))).code).toBe('data.not-parquet');
  });
});

it('loads nothing for a report without datasets', async () => {
  const spec = specOf(markdown(), 'report.md', BUILT_IN);
  expect((await loadDatasets(spec, { parameters: {}, room: await roomOf(BUILT_IN), signal: AbortSignal.abort() })).size).toBe(0);
});
