import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { DataRoom } from '../../src/data/room.ts';
import { parse } from '../../src/report/parse.ts';
import { resolveReport } from '../../src/resolve/resolve.ts';
import { createRun } from '../../src/shared/run.ts';
import { findWorkspace } from '../../src/workspace/workspace.ts';
import { median, tell, timeOf } from './statistics.ts';

const TURNS = 25;
const ROWS = 1_000_000;
const MOST_MEGABYTES = 600;
const QUERY = `SELECT issuer, count(*) AS days, avg(close) AS mean, max(close) AS high, min(close) AS low,
  sum(volume) AS volume, last(close ORDER BY day) AS last
FROM prices WHERE close > $least GROUP BY issuer ORDER BY volume DESC LIMIT 20`;

const REPORT = `---
kind: note
title: Twenty of many
parameters: { least: { type: number } }
datasets:
  prices: { file: prices.parquet }
  top:
    sql: |
${QUERY.replace(/^/gm, '      ')}
exhibits:
  top: { title: The twenty most traded, data: top, table: {} }
---
::exhibit{#top}
`;

/** Daily prices of 400 issuers, from a formula. */
export async function writePrices(folder: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (
    SELECT 'I' || lpad((i % 400)::VARCHAR, 3, '0') AS issuer, DATE '2016-01-01' + (i // 400)::INTEGER AS day,
      round(50 + 40 * sin(i / 977) + (i % 400) / 10, 2) AS close, 1000 + (i * 7919) % 100003 AS volume
    FROM range(${ROWS}) t(i)
  ) TO '${join(folder, 'prices.parquet')}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}

/** Resolves the report, and gives how many rows its table has. */
export async function tableOfTwenty(room: DataRoom, directory: string, least: number): Promise<number> {
  const run = createRun();
  const spec = parse({ name: 'report.md', directory, format: 'markdown', text: REPORT }, run);
  const report = await resolveReport(spec, room, run, { parameters: { least } });
  const content = report.exhibits[0]?.content;
  return content?.kind === 'table' ? content.table.rows.length : 0;
}

/** SQL over a Parquet file of a million rows to a table of twenty, against DuckDB alone; each turn asks something new. */
export async function benchSql(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-bench-'));
  try {
    await writePrices(folder);
    await using room = new DataRoom(await findWorkspace(folder));
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    const connection = await instance.connect();
    const alone = QUERY.replace('FROM prices', `FROM read_parquet('${join(folder, 'prices.parquet')}')`);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let turn = -5; turn < TURNS; turn++) {
      const least = 20 + turn / 10;
      const a = await timeOf(() => tableOfTwenty(room, folder, least));
      const b = await timeOf(async () => (await connection.runAndReadAll(alone, { least })).getRowObjectsJS());
      if (turn < 0) continue;
      ours.push(a);
      theirs.push(b);
    }
    connection.closeSync();
    instance.closeSync();
    const ratio = median(ours) / median(theirs);
    tell({
      name: 'SQL over 1,000,000 rows of Parquet to a table of 20',
      ratio,
      bar: 'at most 1.2',
      holds: ratio <= 1.2,
      detail: `${median(ours).toFixed(1)} ms against ${median(theirs).toFixed(1)} ms of DuckDB alone`,
    });
    const peak = Number(
      execFileSync(process.execPath, [fileURLToPath(new URL('sql-memory.ts', import.meta.url)), folder], { encoding: 'utf8' }),
    );
    process.stdout.write(
      `${peak <= MOST_MEGABYTES ? 'holds      ' : 'falls short'}  its process held ${peak} MB at most (bar: ${MOST_MEGABYTES} MB)\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
