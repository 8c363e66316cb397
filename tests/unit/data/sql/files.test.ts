import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDatasets } from '../../../../src/data/load.ts';
import { parquetOf } from '../../../support/parquet.ts';
import { errorOf, folderOf, markdown, roomOf, specOf } from '../../../support/report.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Rows of a dataset as DuckDB reads them, or (`isSmall`) as we do. */
async function load(lines: string, files: Files, isSmall = false) {
  const root = await folderOf({ 'tearsheet.yaml': '', ...files });
  const spec = specOf(
    markdown(`datasets:\n  d: { ${lines} }\nexhibits:\n  e: { title: A, data: d, chart: { mark: bar } }`),
    'report.md',
    root,
  );
  const room = await roomOf(root, { largeFile: isSmall ? Number.POSITIVE_INFINITY : 1 });
  const dataset = (await loadDatasets(spec, { parameters: {}, room, signal: new AbortController().signal })).get('d');
  return { ...dataset, rows: dataset?.rows.map((row) => ({ ...row })), types: dataset?.schema.map(({ type }) => type) };
}
const refusal = (lines: string, files: Files, isSmall = false) => errorOf(() => load(lines, files, isSmall));

const csv = (content: string | Uint8Array): Files => ({ 'd.csv': content });
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe('a large CSV file', () => {
  it.each<[string, string, Files]>([
    ['plain', 'file: d.csv', csv('a,b\n1,x\n2,y\n')],
    ['with Windows line ends and none at the end', 'file: d.csv', csv('a,b\r\n1,x\r\n2,y')],
    ['with quotation marks, delimiters and line ends in fields', 'file: d.csv', csv('a,b\n"1","x, ""y""\nz"\n2,y\n')],
    ['with line ends in fields that are others than those of records', 'file: d.csv', csv('a,b\r\n1,"x\ny"\r\n2,"x\r\ny"\r\n')],
    ['with a byte order mark', 'file: d.csv', csv('\ufeffa,b\n1,x\n')],
    ['with a byte order mark before a name in quotation marks', 'file: d.csv', csv('\ufeff"Revenue, net",b\n1,x\n2,y\n')],
    ['with names over several lines', 'file: d.csv', csv('a,"Revenue\n(mn)"\r\n1,x\r\n2,y\r\n')],
    ['with both', 'file: d.csv', csv('\ufeff"Revenue\n(mn, net)",b\r\n1,x\r\n2,y\r\n')],
    ['with a column without a name', 'file: d.csv', csv(',b\n1,x\n2,y\n')],
    ['with blank lines', 'file: d.csv', csv('a,b\n\n1,x\n\n\n2,y\n')],
    ['with blank lines in one column', 'file: d.csv', csv('a\n1\n\n2\n\n')],
    ['with an empty field in one column', 'file: d.csv', csv('a\n1\n""\n2\n')],
    ['with white space around values', 'file: d.csv', csv('a,b\n 1 ,\u00a0x \n2,\u3000y\n')],
    ['with semicolons and decimal commas', 'file: d.csv, decimal: ","', csv('a;b\n1,5;x\n-2;y\n')],
    ['with tabs', 'file: d.tsv', { 'd.tsv': 'a\tb\n1\tx,y\n' }],
    ['with a delimiter that is said', 'file: d.csv, delimiter: "|"', csv('a|b\n1|x;y\n')],
    ['in Latin-1', 'file: d.csv, encoding: latin-1', csv(Buffer.from('a,b\n1,Z\xfcrich\n', 'latin1'))],
    ['in UTF-16', 'file: d.csv, encoding: utf-16', csv(utf16('\ufeffa,b\n1,Zürich 港\n'))],
    ['with words for what is missing', 'file: d.csv, missing: ["-999", k. a.]', csv('a,b\n-999,x\n2,K. A.\n')],
    ['with infinity in a column of text', 'file: d.csv', csv('a,b\n1,inf\n2,x\n')],
    [
      'with days and moments',
      'file: d.csv, zone: Europe/Berlin',
      csv('a,b\n2026-10-25T02:30,2026-01-31\n2026-10-25T02:30+02:00,2026/02/28\n'),
    ],
    [
      'with days by their format',
      'file: d.csv, columns: { a: { type: date, format: "%d.%m.%Y" } }',
      csv('a,b\n31.01.2026,x\n1.2.2026,y\n'),
    ],
    ['with codes that look like numbers', 'file: d.csv', csv('a,b\n007,1\n1E5,2\n')],
    ['with numbers that look like text at first', 'file: d.csv, columns: { a: string }', csv('a,b\n1.50,1\n2,2\n')],
    ['with a number past 2^53', 'file: d.csv', csv('a,b\n9007199254740993,x\n1,y\n')],
    ['with nothing in a column', 'file: d.csv', csv('a,b\n1,\n2,NA\n')],
    ['with a head alone', 'file: d.csv', csv('a,b\n')],
    ['in parts, with their columns in any order', 'file: [e.csv, f.csv]', { 'e.csv': 'a,b\n1,x\n', 'f.csv': 'b,c\ny,true\n' }],
    ['in parts of several shapes', 'file: [e.csv, f.csv]', { 'e.csv': 'a;b\r\n1;x\r\n', 'f.csv': '\ufeff"b",a\n"y",2' }],
  ])('%s has the rows that a small one has', async (_, lines, files) => {
    const [large, small] = [await load(lines, files), await load(lines, files, true)];
    expect(large).toEqual(small);
    expect(large.rowCount).toBe(large.rows?.length);
  });

  it('has the types that it has beyond its beginning', async () => {
    const lines = Array.from({ length: 40_000 }, (_, i) => `${i},2026-01-31,x`);
    const text = (last: string) => `a,b,c\n${lines.join('\n')}\n${last}\n`;
    const options = 'file: d.csv, maxRows: 50000, limit: 1';
    expect((await load(options, csv(text('1,2026-02-28,y')))).types).toEqual(['number', 'date', 'string']);
    expect((await load(options, csv(text('1.5,2026-02-28T09:30,y')))).types).toEqual(['number', 'datetime', 'string']);
    expect((await load(options, csv(text('007,soon,y')))).types).toEqual(['string', 'string', 'string']);
  });

  it('may have a long field where its beginning ends', async () => {
    // The first 256 KB end within quotation marks, behind a line end.
    const long = `"${'x\n'.repeat(150_000)}"`;
    expect(
      (await load('file: d.csv, columns: { a: number }', csv(`a,b\n1,y\n2,${long}\n3,z\n`))).rows?.map(({ a }) => a),
    ).toEqual([1, 2, 3]);
  });

  it.each<[string, string, Files, string, RegExp]>([
    ['with ragged rows', 'file: d.csv', csv('a,b\n1,x\n2\n'), 'ragged', /Line 3 of d\.csv/],
    ['with a quotation mark amid a field', 'file: d.csv', csv('a,b\n1,x"y\n'), 'syntax', /line 2/],
    ['with a quotation mark that is never closed', 'file: d.csv', csv('a,b\n1,"x\n'), 'syntax', /d\.csv is not valid CSV/],
    ['with two columns of a name', 'file: d.csv', csv('a,a\n1,2\n'), 'duplicate-column', /"a"/],
    ['with another delimiter than is said', 'file: d.csv, delimiter: ","', csv('a;b\n1;2\n'), 'wrong-delimiter', /semicolon/],
    ['that is a page', 'file: d.csv', csv('<!doctype html><html>'), 'html', /web page/],
    ['in Latin-1 that is not said', 'file: d.csv', csv(Buffer.from('a,b\n1,Z\xfcrich\n', 'latin1')), 'not-utf8', /not UTF-8/],
    [
      'with a value that does not fit',
      'file: d.csv, columns: { b: number }',
      csv('a,b\n1,2\n2, x\n3,y\n'),
      'wrong-type',
      /row 2 has "x" in column "b"; a number is expected\. So does one row more/,
    ],
    [
      'with a gap where none may be',
      'file: d.csv, columns: { b: { type: string, nullable: false } }',
      csv('a,b\n1,x\n2,\n'),
      'missing-value',
      /row 2 has no value/,
    ],
    ['with infinity', 'file: d.csv', csv('a,b\n1,1\n2,inf\n'), 'infinite', /row 2 has "inf"/],
    [
      'with a number past 2^53 that is declared',
      'file: d.csv, columns: { a: number }',
      csv('a,b\n9007199254740993,x\n'),
      'inexact',
      /2\^53/,
    ],
    [
      'with a day that may be two',
      'file: d.csv, columns: { a: date }',
      csv('a,b\n03/04/2026,x\n'),
      'ambiguous-date',
      /03\/04\/2026/,
    ],
    [
      'with a format that is none',
      'file: d.csv, columns: { a: { type: date, format: "%Q" } }',
      csv('a,b\n1,x\n'),
      'unknown-format',
      /"%Q"/,
    ],
    ['with a column that is not there', 'file: d.csv, columns: { c: number }', csv('a,b\n1,x\n'), 'unknown-column', /"c"/],
    ['with more rows than it may have', 'file: d.csv, maxRows: 1', csv('a,b\n1,x\n2,y\n'), 'too-many-rows', /more than 1 rows/],
  ])('%s is refused as a small one is', async (_, lines, files, code, message) => {
    const [large, small] = [await refusal(lines, files), await refusal(lines, files, true)];
    expect([large.code, small.code]).toEqual([`data.${code}`, `data.${code}`]);
    expect(large.message).toMatch(message);
    expect(large.problems[0]?.place).toEqual(small.problems[0]?.place);
    if (code !== 'syntax' && code !== 'ragged') expect(large.message).toBe(small.message);
    expect(large.message).not.toMatch(/tearsheet-test|\bc0\b|\bk0\b|undefined/);
  });

  it.each([
    ['in Latin-1 with letters of Windows alone', 'latin-1', Buffer.from([...Buffer.from('a,b\n1,'), 0x80, 0x0a])],
    ['in UTF-16 with the high byte first', 'utf-16', utf16('\ufeffa,b\n1,x\n').swap16()],
  ])('%s is refused, where a small one is read', async (_, encoding, content) => {
    const lines = `file: d.csv, encoding: ${encoding}`;
    expect((await load(lines, csv(content), true)).rowCount).toBe(1);
    const error = await refusal(lines, csv(content));
    expect(error).toMatchObject({ code: 'data.unread-encoding', problems: [{ mend: 'Save it as UTF-8.' }] });
  });

  it('that cannot be read by SQL for its names is told so', async () => {
    const root = await folderOf({ 'tearsheet.yaml': '', 'd.csv': 'Price,price\n1,2\n' });
    const room = await roomOf(root, { largeFile: 1 });
    const spec = specOf(markdown('datasets:\n  d: { file: d.csv }\n  q: { sql: SELECT 1 AS a FROM d }'), 'report.md', root);
    const error = await errorOf(() => loadDatasets(spec, { parameters: {}, room, signal: new AbortController().signal }));
    expect(error).toMatchObject({ code: 'data.duplicate-column', message: expect.stringContaining('"Price" and "price"') });
  });
});

describe('a Parquet file', () => {
  it('has the types that it says, each value as a cell', async () => {
    const file = await parquetOf(
      "SELECT 1::TINYINT AS i, 0.1::FLOAT AS f, 1.50::DECIMAL(9, 2) AS d, DATE '2026-01-31' AS day, TIMESTAMPTZ '2026-01-31 09:30:00+00' AS t, TIMESTAMP '2026-01-31' AS m, true AS b, 'NA' AS s, NULL::INTEGER AS n",
    );
    const { rows, types } = await load('file: d.parquet, zone: Asia/Shanghai', { 'd.parquet': file });
    expect(types).toEqual(['integer', 'number', 'number', 'date', 'datetime', 'date', 'boolean', 'string', 'integer']);
    expect(rows).toEqual([
      { i: 1, f: 0.1, d: 1.5, day: '2026-01-31', t: '2026-01-31T17:30:00+08:00', m: '2026-01-31', b: true, s: 'NA', n: null },
    ]);
  });

  it.each([
    ['a text', 'where: { s: x }', [1, 2]],
    ['a text that the report calls a day', 'columns: { d: date }, where: { d: 2026-01-31 }', [1]],
    ['a text that the report calls a number', 'columns: { n: number }, where: { n: 7 }', [1, 3]],
    ['a number', 'where: { i: 2 }', [2]],
    ['a number with decimals', 'where: { p: 1.1 }', [1]],
    ['a day', 'where: { day: 2026-01-02 }', [2]],
    ['a truth', 'where: { b: true }', [1, 3]],
    ['nothing', 'where: { s: null-and-void }', []],
  ])('is filtered by %s', async (_, keys, expected) => {
    const file = await parquetOf(
      "SELECT * FROM (VALUES (1, 'x', '2026-01-31', '7', 1.1, DATE '2026-01-01', true), (2, ' x\u00a0', NULL, '8', 2.2, DATE '2026-01-02', false), (3, 'xy', '2026-02-28', '7.0', NULL, NULL, true)) t(i, s, d, n, p, day, b)",
    );
    expect((await load(`file: d.parquet, ${keys}`, { 'd.parquet': file })).rows?.map(({ i }) => i)).toEqual(expected);
  });

  it('has no sums that NaN has spoiled', async () => {
    const file = await parquetOf(
      "SELECT * FROM (VALUES (1.5::DOUBLE, 1::FLOAT), ('NaN'::DOUBLE, 'NaN'::FLOAT), (2.5::DOUBLE, 2::FLOAT)) t(a, b)",
    );
    const root = await folderOf({ 'tearsheet.yaml': '', 'd.parquet': file });
    const query = 'SELECT sum(a) AS a, max(b) AS b, count(a) AS n, count(*) AS rows FROM d';
    const spec = specOf(markdown(`datasets:\n  d: { file: d.parquet }\n  q: { sql: "${query}" }`), 'report.md', root);
    const sets = await loadDatasets(spec, { parameters: {}, room: await roomOf(root), signal: new AbortController().signal });
    expect({ ...sets.get('q')?.rows[0] }).toEqual({ a: 4, b: 2, n: 2, rows: 3 });
  });

  it('may be of several files, with their columns in any order', async () => {
    const files = {
      'a.parquet': await parquetOf("SELECT 1 AS n, 'x' AS s"),
      'b.parquet': await parquetOf("SELECT 'y' AS s, 2 AS n, true AS b"),
    };
    expect((await load("file: '*.parquet'", files)).rows).toEqual([
      { n: 1, s: 'x', b: null },
      { n: 2, s: 'y', b: true },
    ]);
  });

  it.each<[string, string, string, string, RegExp]>([
    [
      'of another type than declared',
      "SELECT 'x' AS a, 1 AS b",
      'columns: { b: boolean }',
      'type-clash',
      /"b" is INTEGER; true or false/,
    ],
    [
      'with a gap where none may be',
      'SELECT 1 AS a UNION ALL SELECT NULL',
      'columns: { a: { type: integer, nullable: false } }',
      'missing-value',
      /"a" has 1 rows without a value/,
    ],
    ['with lists', 'SELECT [1, 2] AS a', '', 'nested', /"a" holds INTEGER\[\]/],
    ['with infinity', "SELECT 'inf'::DOUBLE AS a", '', 'infinite', /finite/],
    ['with a number past 2^53', 'SELECT 9007199254740993 AS a', '', 'inexact', /2\^53/],
    ['with text that is no number', "SELECT 'x' AS a", 'columns: { a: number }', 'wrong-type', /row 1 has "x"/],
  ])('is refused %s', async (_, select, keys, code, message) => {
    const error = await refusal(`file: d.parquet${keys === '' ? '' : `, ${keys}`}`, { 'd.parquet': await parquetOf(select) });
    expect(error.code).toBe(`data.${code}`);
    expect(error.message).toMatch(message);
  });

  it('is refused with columns of several types in several files', async () => {
    const files = {
      'a.parquet': await parquetOf("SELECT DATE '2026-01-31' AS n"),
      'b.parquet': await parquetOf('SELECT 1 AS n'),
    };
    const error = await refusal("file: '*.parquet'", files);
    expect(error.code).toBe('data.type-clash');
    expect(error.message).not.toContain('tearsheet-test');
  });

  it('is refused that is none', async () => {
    for (const content of ['PAR1', 'x'.repeat(100), 'PAR1xxxxxxxxPAR1'])
      expect((await refusal('file: d.parquet', { 'd.parquet': content })).code).toBe('data.not-parquet');
  });
});

it('JSON and NDJSON are read here whatever their size', async () => {
  const root = await folderOf({ 'tearsheet.yaml': '' });
  await writeFile(join(root, 'd.json'), '[{"a":1}]');
  const room = await roomOf(root, { largeFile: 1 });
  const spec = specOf(markdown('datasets:\n  d: { file: d.json }'), 'report.md', root);
  expect((await loadDatasets(spec, { parameters: {}, room, signal: new AbortController().signal })).get('d')?.rows).toHaveLength(
    1,
  );
});

it.each([
  ['among its first rows', 'v\n1\n2\nabc\n4\n', 3],
  ['far behind them', `v\n${'1\n'.repeat(2000)}abc\n2\n`, 2001],
])('tells what keeps a column of numbers text: %s', async (_, text, row) => {
  const [large, small] = [await load('file: d.csv', csv(text)), await load('file: d.csv', csv(text), true)];
  expect(large.schema?.[0]?.keptText).toMatchObject({ like: 'number', row, value: 'abc' });
  expect(large.schema).toEqual(small.schema);
});
