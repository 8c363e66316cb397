import { afterAll, describe, expect, it } from 'vitest';
import { OriginError } from '../../../../src/data/origin.ts';
import { Engine } from '../../../../src/data/sql/engine.ts';
import { sqlError } from '../../../../src/data/sql/errors.ts';
import { on } from '../../../support/engine.ts';

const PATH = '/home/ada/secret/prices.csv';
const engine = await Engine.open([PATH], { memory: '20MB', spill: '1MB' });
afterAll(() => engine.retire());

const FAILED = { columns: ['port', 'teu'], files: [{ path: PATH, name: 'data/prices.csv' }] };

/** What is told of a query that DuckDB fails on. */
async function told(sql: string): Promise<OriginError> {
  const error = await on(engine, async (connection) => {
    await connection.run("CREATE OR REPLACE TEMP VIEW d AS SELECT 'north' AS port, 5 AS teu");
    return connection.runAndReadAll(sql);
  }).then(
    () => new Error('Nothing failed.'),
    (thrown: unknown) => sqlError(thrown, FAILED),
  );
  if (!(error instanceof OriginError)) throw error;
  expect(error).toMatchObject({ key: 'sql', kind: 'report' });
  expect(`${error.message} ${error.mend ?? ''}`).not.toMatch(
    /ada|secret|tearsheet-sql|undefined|LINE \d|memory\.main|rows of|\[object|\n|SET |PRAGMA/,
  );
  expect(error.message).toMatch(/[^.:!]\.$|\?$/);
  return error;
}

describe('a query that fails is told', () => {
  it.each<[string, string, string, RegExp, number | undefined]>([
    ['an unknown column', 'SELECT port,\n  tue\nFROM d', 'unknown-column', /"tue", which is not there\. Did you mean "teu"\?/, 2],
    ['an unknown column of a table', 'SELECT d.tue FROM d', 'unknown-column', /"tue"/, 1],
    ['an unknown column behind EXCLUDE', 'SELECT * EXCLUDE (tue) FROM d', 'unknown-column', /"tue"/, undefined],
    ['an unknown column in ORDER BY', 'SELECT port FROM d ORDER BY tue', 'unknown-column', /"tue"/, 1],
    ['an unknown function', 'SELECT sume(teu) FROM d', 'sql', /sume/, 1],
    ['a column that is not grouped', 'SELECT port, sum(teu) FROM d', 'sql', /"port".*GROUP BY/, 1],
    ['a text for a number', 'SELECT CAST(port AS INTEGER) AS n FROM d', 'sql', /convert.*north/i, 1],
    ['a wrong date', "SELECT DATE '2026-02-31' AS d", 'sql', /date/i, undefined],
    ['types that do not go together', 'SELECT port + 1 FROM d', 'sql', /VARCHAR|convert|No function/i, 1],
    ['an overflow', 'SELECT 9223372036854775807 + 1 AS n', 'sql', /overflow|out of range/i, undefined],
    ['a subquery of several rows', 'SELECT (SELECT * FROM range(3)) AS n', 'sql', /more than one row/i, undefined],
    ['a file', `SELECT * FROM read_text('/etc/passwd')`, 'sql-refused', /outside its datasets/, 1],
    ['much memory', 'SELECT list(i) AS l FROM range(50000000) t(i)', 'sql-memory', /memory and disk/, undefined],
    [
      'much disk',
      'SELECT count(DISTINCT md5(i::VARCHAR)) AS n FROM range(1000000) t(i)',
      'sql-memory',
      /memory and disk/,
      undefined,
    ],
  ])('for %s', async (_, sql, code, message, line) => {
    const error = await told(sql);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    if (line !== undefined) expect(error.line).toBe(line);
  });

  it('with the columns that there are', async () => {
    expect((await told('SELECT x FROM d')).mend).toBe('Columns: port, teu.');
  });

  it('with the name of a file that the report knows, and never its path', () => {
    const error = sqlError(new Error(`Invalid Input Error: Error when sniffing file "${PATH}".\nLINE 1: SELECT 1`), FAILED);
    expect(error).toMatchObject({ message: 'The query fails: Error when sniffing file "data/prices.csv".' });
  });

  it('as it is when nobody foresaw it', () => {
    const unforeseen = new Error('something else');
    expect(sqlError(unforeseen, FAILED)).toBe(unforeseen);
    const known = new OriginError('nested', 'x');
    expect(sqlError(known, FAILED)).toBe(known);
    expect(sqlError('text', FAILED)).toBe('text');
  });
});
