import { execFile } from 'node:child_process';
import { mkdtemp, open, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../src/data/load/document.ts';
import { loadDatasets } from '../../src/data/load.ts';
import { DataRoom } from '../../src/data/room.ts';
import { datasetSchema } from '../../src/report/schema/dataset.ts';
import { BUILT_IN, findWorkspace } from '../../src/workspace/workspace.ts';
import { originErrorOf } from '../support/engine.ts';
import { errorOf, folderOf, markdown, roomOf, specOf } from '../support/report.ts';

const LINES = 600_000;
const MEGABYTE = 1024 * 1024;
const QUERY =
  'SELECT port, count(*) AS n, sum(teu) AS teu, avg(price) AS price, max(day) AS last FROM d WHERE open GROUP BY port ORDER BY port';

/** Some 40 MB: a row an hour for forty ports, each value by a formula. */
async function writeLarge(path: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.write('id,day,port,teu,price,open,remark\n');
    for (let at = 0; at < LINES; at += 20_000) {
      let text = '';
      for (let i = at; i < at + 20_000; i++) {
        const day = new Date(Date.UTC(2000, 0, 1 + (i % 9_000))).toISOString().slice(0, 10);
        text += `${i},${day},port ${i % 40},${((i * 7919) % 100_003) / 100},${((i * 104_729) % 1_000_003) / 10_000},${i % 3 === 0},"remark, number ${i % 1_000}"\n`;
      }
      await file.write(text);
    }
  } finally {
    await file.close();
  }
}

describe('a CSV file of 40 MB', () => {
  let root = '';
  let room: DataRoom;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'tearsheet-test-'));
    await writeFile(join(root, 'tearsheet.yaml'), '');
    await writeLarge(join(root, 'd.csv'));
    room = new DataRoom(await findWorkspace(root));
  });
  afterAll(async () => {
    await room[Symbol.asyncDispose]();
    await rm(root, { recursive: true, force: true });
  });

  /** Loads a dataset and a query over it in a process of its own, twice, each time anew. */
  async function loadApart(): Promise<{
    readonly hashes: string[];
    readonly rows: Record<string, unknown>[];
    readonly held: number;
    readonly megabytes: number;
  }> {
    const script = `
      const at = (path) => import(${JSON.stringify(join(BUILT_IN, 'src'))} + path);
      const [{ DataRoom }, { loadDatasets }, { parse }, { sourceFromBytes }, { createRun }, { findWorkspace }] = await Promise.all(
        ['/data/room.ts', '/data/load.ts', '/report/parse.ts', '/report/source.ts', '/shared/run.ts', '/workspace/workspace.ts'].map(at));
      const { ROOT, REPORT } = process.env;
      const spec = parse(sourceFromBytes(Buffer.from(REPORT), ROOT + '/report.md', 'report.md'), createRun());
      const hashes = [];
      let sets;
      for (let i = 0; i < 2; i++) {
        await using room = new DataRoom(await findWorkspace(ROOT));
        sets = await loadDatasets(spec, { parameters: {}, room, signal: new AbortController().signal });
        hashes.push(sets.get('q').hash);
      }
      const { rows } = sets.get('q');
      console.log(JSON.stringify({ hashes, rows, held: sets.get('d').rows.length, megabytes: process.resourceUsage().maxRSS / 1024 }));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, ROOT: root, REPORT: markdown(`datasets:\n  d: { file: d.csv }\n  q: { sql: "${QUERY}" }`) },
      timeout: 50_000,
    });
    return JSON.parse(stdout);
  }

  it('is aggregated by SQL in bounded memory, the same each time', async () => {
    expect((await stat(join(root, 'd.csv'))).size).toBeGreaterThan(36 * MEGABYTE);
    const { hashes, rows, held, megabytes } = await loadApart();
    expect(rows).toHaveLength(40);
    expect(rows[0]).toMatchObject({ port: 'port 0', n: LINES / 40 / 3, last: expect.stringMatching(/^20\d\d-/) });
    expect(rows.reduce((sum, { n }) => sum + Number(n), 0)).toBe(LINES / 3);
    // Sums of decimals are the same to the last digit, so that the report is.
    expect(hashes[0]).toBe(hashes[1]);
    // Its rows are never held.
    expect(held).toBe(0);
    expect(megabytes).toBeLessThan(600);
  });

  const loading = (lines: string, signal = new AbortController().signal) =>
    loadDatasets(specOf(markdown(`datasets:\n${lines}`), 'report.md', root), { parameters: {}, room, signal });

  it('is left at the deadline of the dataset, or with the run', async () => {
    const error = await errorOf(() => loading('  d: { file: d.csv, timeout: 0.05 }'));
    expect(error).toMatchObject({ code: 'data.timeout', kind: 'unavailable', message: expect.stringContaining('0.05 seconds') });
    const run = new AbortController();
    const interrupted = loading(`  d: { file: d.csv }\n  q: { sql: "${QUERY}" }`, run.signal);
    run.abort();
    await expect(interrupted).rejects.toMatchObject({ name: 'AbortError' });
    expect((await readdir(root)).sort()).toEqual(['d.csv', 'tearsheet.yaml']);
  });

  it('is held no further than its conditions let through', async () => {
    const sets = await loading('  d: { file: d.csv, where: { id: 599999 }, maxRows: 10 }');
    expect(sets.get('d')?.rows.map((row) => ({ ...row }))).toEqual([
      expect.objectContaining({ id: 599_999, port: 'port 39', remark: 'remark, number 999' }),
    ]);
  });

  it('is refused as rows where it has too many', async () => {
    const error = await errorOf(() =>
      loading('  d: { file: d.csv, limit: 300000 }\nexhibits:\n  e: { title: A, data: d, chart: { mark: bar } }'),
    );
    expect(error).toMatchObject({ code: 'data.too-many-rows', problems: [{ mend: expect.stringContaining('Aggregate') }] });
  });
});

describe('what would be read whole', () => {
  /** A file of so many bytes that takes none of the disk. */
  async function hollow(name: string, bytes: number) {
    const root = await folderOf({ 'tearsheet.yaml': '', [name]: '[' });
    await truncate(join(root, name), bytes);
    return root;
  }

  it.each(['json', 'ndjson'])('is refused before it is read when it is too large: %s', async (format) => {
    const root = await hollow(`d.${format}`, 3_000 * MEGABYTE);
    const spec = specOf(markdown(`datasets:\n  d: { file: d.${format} }`), 'report.md', root);
    const room = await roomOf(root);
    const error = await errorOf(() => loadDatasets(spec, { parameters: {}, room, signal: new AbortController().signal }));
    expect(error).toMatchObject({
      code: 'data.too-large',
      kind: 'report',
      problems: [{ mend: expect.stringContaining('Parquet'), place: { line: 5 } }],
    });
    expect(error.message).toContain(`d.${format} has 3146 MB; of ${format} at most 134 MB are read.`);
  });

  it('is counted over all files of a dataset', async () => {
    const root = await hollow('a.json', 80 * MEGABYTE);
    await writeFile(join(root, 'b.json'), '[');
    await truncate(join(root, 'b.json'), 80 * MEGABYTE);
    const spec = specOf(markdown('datasets:\n  d: { file: "*.json" }'), 'report.md', root);
    const room = await roomOf(root);
    const error = await errorOf(() => loadDatasets(spec, { parameters: {}, room, signal: new AbortController().signal }));
    expect(error.message).toContain('Its 2 files have 168 MB');
  });

  it('is refused when a server sent it', async () => {
    const root = await hollow('body', 200 * MEGABYTE);
    const room = await roomOf(root);
    const data = datasetSchema.parse({ url: 'https://a.example/x' });
    const asked = { name: 'd', data, kind: 'http', files: [], signal: new AbortController().signal } as const;
    const path = join(root, 'body');
    const file = { name: 'https://a.example/x', path, size: (await stat(path)).size, stamp: '' };
    const error = await originErrorOf(() =>
      readDocument({ file, format: 'json', isGuess: true, isInPieces: false }, asked, { room } as never),
    );
    expect(error).toMatchObject({ code: 'too-large', message: expect.stringContaining('https://a.example/x has 210 MB') });
  });
});
