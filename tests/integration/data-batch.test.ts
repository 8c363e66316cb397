import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/data/dataset.ts';
import { loadDatasets } from '../../src/data/load.ts';
import type { Parameters } from '../../src/data/parameters.ts';
import { type DataRoom, DataSnapshot } from '../../src/data/room.ts';
import { startHttp } from '../support/http-server.ts';
import { stillSurroundings } from '../support/http-surroundings.ts';
import { parquetOf } from '../support/parquet.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { errorOf, folderOf, markdown, roomOf, specOf } from '../support/report.ts';

const plain = (dataset: Dataset | undefined) => dataset?.rows.map((row) => ({ ...row }));

/** A workspace whose reports are loaded one after another, as of one batch or each by itself. */
async function batchOf(files: Readonly<Record<string, string | Uint8Array>>, options: { readonly largeFile?: number } = {}) {
  const root = await folderOf({ 'tearsheet.yaml': '', ...files });
  const http = stillSurroundings({ cacheRoot: join(root, 'cache') });
  const room: DataRoom = await roomOf(root, { http, ...options });
  const load = async (
    lines: string,
    snapshot?: DataSnapshot,
    parameters: Parameters = {},
    signal = new AbortController().signal,
  ) => loadDatasets(specOf(markdown(`datasets:\n${lines}`), 'report.md', root), { parameters, room, signal, snapshot });
  return { root, load, write: (name: string, text: string) => writeFile(join(root, name), text) };
}

describe('the reports of a batch', () => {
  const LINES = '  d: { file: d.csv }\n  q: { sql: SELECT sum(n) AS s FROM d }';

  it('see the rows of a file as the first of them did', async () => {
    const { load, write } = await batchOf({ 'd.csv': 'n\n1\n2\n' });
    const snapshot = new DataSnapshot();
    const first = await load(LINES, snapshot);
    await write('d.csv', 'n\n10\n20\n30\n');
    const second = await load(LINES, snapshot);
    expect([plain(second.get('d')), plain(second.get('q'))]).toEqual([[{ n: 1 }, { n: 2 }], [{ s: 3 }]]);
    expect(second.get('d')?.hash).toBe(first.get('d')?.hash);
    // Another batch sees what is there now.
    const later = await load(LINES, new DataSnapshot());
    expect(plain(later.get('q'))).toEqual([{ s: 60 }]);
    expect(later.get('d')?.hash).not.toBe(first.get('d')?.hash);
  });

  it('see them although the file is gone', async () => {
    const { load, root } = await batchOf({ 'd.csv': 'n\n1\n2\n' });
    const snapshot = new DataSnapshot();
    await load(LINES, snapshot);
    await rm(join(root, 'd.csv'));
    expect(plain((await load(LINES, snapshot)).get('q'))).toEqual([{ s: 3 }]);
    expect((await errorOf(() => load(LINES))).code).toBe('data.missing-file');
  });

  it('see the same files of a pattern', async () => {
    const lines = "  d: { file: 'part-*.csv' }";
    const { load, write } = await batchOf({ 'part-1.csv': 'n\n1\n' });
    const snapshot = new DataSnapshot();
    await load(lines, snapshot);
    await write('part-2.csv', 'n\n2\n');
    expect(plain((await load(lines, snapshot)).get('d'))).toEqual([{ n: 1 }]);
    expect(plain((await load(lines)).get('d'))).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('see the same answers over a large file, and are told when it changed before another question', async () => {
    const { load, write } = await batchOf({ 'd.csv': 'n\n1\n2\n' }, { largeFile: 1 });
    const snapshot = new DataSnapshot();
    await load(LINES, snapshot);
    await write('d.csv', 'n\n10\n20\n30\n');
    const second = await load(LINES, snapshot);
    expect([second.get('d')?.rowCount, plain(second.get('q'))]).toEqual([2, [{ s: 3 }]]);
    for (const lines of ['  d: { file: d.csv }\n  q: { sql: SELECT max(n) AS m FROM d }', '  d: { file: d.csv, sort: -n }']) {
      const error = await errorOf(() => load(lines, snapshot));
      expect(error).toMatchObject({
        code: 'data.file-changed',
        kind: 'unavailable',
        problems: [{ mend: 'Run again when it is written.' }],
      });
      expect(error.message).toContain('d.csv changed while it was read.');
    }
    expect(plain((await load('  d: { file: d.csv }\n  q: { sql: SELECT max(n) AS m FROM d }')).get('q'))).toEqual([{ m: 30 }]);
  });

  it('differ by their parameters, over rows that were read once', async () => {
    const { load, write } = await batchOf({ 'd.csv': 'fund,n\nK,1\nP,2\nK,3\n' });
    const lines =
      '  d: { file: d.csv, where: { fund: { param: fund } } }\n  q: { sql: SELECT sum(n) AS s FROM d WHERE fund = $fund }';
    const snapshot = new DataSnapshot();
    const first = await load(lines, snapshot, { fund: 'K' });
    await write('d.csv', 'fund,n\nK,100\nP,200\n');
    const second = await load(lines, snapshot, { fund: 'P' });
    expect([plain(first.get('q')), plain(second.get('q'))]).toEqual([[{ s: 4 }], [{ s: 2 }]]);
    expect(second.get('d')?.hash).toBe(first.get('d')?.hash);
  });
});

describe('a server', () => {
  /** Rows that are others each time. */
  const counting = (format: 'csv' | 'json') =>
    startHttp((_, response, count) =>
      response
        .writeHead(200, { 'content-type': format === 'csv' ? 'text/csv' : 'application/json' })
        .end(
          format === 'csv'
            ? `fund,n\nK,${count}\nP,${count + 10}\n`
            : JSON.stringify({ k: [{ n: count }], p: [{ n: count + 10 }] }),
        ),
    );
  const settings = (host: string) => ({ 'tearsheet.yaml': `http: { hosts: ["http://${host}"], allowPrivate: true }` });

  it('is asked once by a batch', async () => {
    await using server = await counting('csv');
    const { load } = await batchOf(settings(server.host));
    const lines = `  d: { url: "http://${server.host}/x" }`;
    await using snapshot = new DataSnapshot();
    const all = await Promise.all([load(lines, snapshot), load(lines, snapshot), load(lines, snapshot)]);
    all.push(await load(lines, snapshot));
    expect(new Set(all.map((sets) => JSON.stringify(sets.get('d')))).size).toBe(1);
    expect(server.asked).toHaveLength(1);
    await load(lines);
    expect(server.asked).toHaveLength(2);
  });

  it.each([
    ['small', undefined],
    ['large', 1],
  ])('is asked once for a %s document of which each report keeps another part', async (_, largeFile) => {
    await using server = await counting('csv');
    const { load } = await batchOf(settings(server.host), largeFile === undefined ? {} : { largeFile });
    const lines = `  d: { url: "http://${server.host}/x", where: { fund: { param: fund } }, limit: 1 }`;
    await using snapshot = new DataSnapshot();
    const parts = [];
    for (const fund of ['K', 'P', 'K']) parts.push(plain((await load(lines, snapshot, { fund })).get('d')));
    expect(parts).toEqual([[{ fund: 'K', n: 0 }], [{ fund: 'P', n: 10 }], [{ fund: 'K', n: 0 }]]);
    expect(server.asked).toHaveLength(1);
  });

  it('is asked once for Parquet', async () => {
    const parquet = await parquetOf("SELECT 'K' AS fund, 1 AS n UNION ALL SELECT 'P', 2");
    await using server = await startHttp((_, response) => response.end(parquet));
    const { load } = await batchOf(settings(server.host));
    const lines = `  d: { url: "http://${server.host}/x", format: parquet, where: { fund: { param: fund } } }`;
    await using snapshot = new DataSnapshot();
    expect(plain((await load(lines, snapshot, { fund: 'K' })).get('d'))).toEqual([{ fund: 'K', n: 1 }]);
    expect(plain((await load(lines, snapshot, { fund: 'P' })).get('d'))).toEqual([{ fund: 'P', n: 2 }]);
    expect(server.asked).toHaveLength(1);
  });

  it('is asked once for two parts of a document, which are told apart', async () => {
    await using server = await counting('json');
    const { load } = await batchOf(settings(server.host));
    const lines = ['k', 'p'].map((at) => `  ${at}: { url: "http://${server.host}/x", at: ${at} }`).join('\n');
    await using snapshot = new DataSnapshot();
    const sets = await load(`${lines}\n  q: { sql: "SELECT k.n AS k, p.n AS p FROM k, p" }`, snapshot);
    expect(plain(sets.get('q'))).toEqual([{ k: 0, p: 10 }]);
    expect(server.asked).toHaveLength(1);
  });

  it('that fails is asked again by the next report', async () => {
    await using server = await startHttp((_, response, count) => response.writeHead(count === 0 ? 404 : 200).end('[{"n": 1}]'));
    const { load } = await batchOf(settings(server.host));
    const lines = `  d: { url: "http://${server.host}/x" }`;
    await using snapshot = new DataSnapshot();
    expect((await errorOf(() => load(lines, snapshot))).code).toBe('data.http-status');
    expect(plain((await load(lines, snapshot)).get('d'))).toEqual([{ n: 1 }]);
  });

  it('is asked again when the report that asked was interrupted, and the others go on', async () => {
    const asked = Promise.withResolvers<void>();
    await using server = await startHttp((_, response, count) => {
      if (count === 0) asked.resolve();
      else response.end('[{"n": 1}]');
    });
    const { load } = await batchOf(settings(server.host));
    const lines = `  d: { url: "http://${server.host}/x" }`;
    await using snapshot = new DataSnapshot();
    const run = new AbortController();
    const [first, second] = [load(lines, snapshot, {}, run.signal), load(lines, snapshot)];
    await asked.promise;
    run.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(plain((await second).get('d'))).toEqual([{ n: 1 }]);
  });
});

const started = await startPostgres();
describe.skipIf(typeof started === 'string')('a PostgreSQL server', () => {
  const server = started as PostgresServer;
  afterAll(() => server[Symbol.asyncDispose]());

  it('is asked once by a batch, for each value of its parameters', async () => {
    const { load } = await batchOf({ 'tearsheet.yaml': `connections: { main: { url: "${server.url}" } }` });
    const lines = '  d: { postgres: main, query: "SELECT clock_timestamp()::text AS t, $n::int AS n" }';
    const ask = async (n: number, snapshot?: DataSnapshot) =>
      plain((await load(lines, snapshot, { n, other: Math.abs(n) })).get('d'));
    const snapshot = new DataSnapshot();
    const [first, again, other] = [await ask(1, snapshot), await ask(1, snapshot), await ask(2, snapshot)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(await ask(1)).not.toEqual(first);
  });

  it('gives rows that are told apart by how they are read', async () => {
    const { load } = await batchOf({ 'tearsheet.yaml': `connections: { main: { url: "${server.url}" } }` });
    const query = "query: \"SELECT * FROM (VALUES ('x'), ('-999')) v(a)\"";
    const sets = await load(
      `  a: { postgres: main, ${query} }\n  b: { postgres: main, ${query}, missing: ["-999"] }\n  q: { sql: "SELECT (SELECT count(a) FROM a) AS a, (SELECT count(a) FROM b) AS b" }`,
    );
    expect(plain(sets.get('q'))).toEqual([{ a: 2, b: 1 }]);
  });
});
