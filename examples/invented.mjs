// What the scripts beside the examples share: dice that always fall the same, and files of rows.
import { writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

/** Mulberry32: numbers from 0 to 1, the same on every machine. */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Numbers around 0 with a standard deviation of 1. */
export function normalOf(random) {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Rows with their heads as a CSV file. */
export function writeCsv(file, columns, rows) {
  const quoted = (cell) => (/[",]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell));
  writeFileSync(file, `${[columns, ...rows].map((row) => row.map(quoted).join(',')).join('\n')}\n`);
}

/** Rows as a Parquet file; `columns` and `order` are SQL. */
export async function writeParquet(file, columns, order, rows) {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const literal = (value) => `'${String(value).replaceAll("'", "''")}'`;
  await connection.run(`CREATE TABLE rows (${columns})`);
  for (let at = 0; at < rows.length; at += 2_000) {
    const values = rows.slice(at, at + 2_000).map((row) => `(${row.map(literal).join(', ')})`);
    await connection.run(`INSERT INTO rows VALUES ${values.join(', ')}`);
  }
  await connection.run(`COPY (FROM rows ORDER BY ${order}) TO ${literal(file.pathname)} (FORMAT parquet, COMPRESSION zstd)`);
  connection.closeSync();
}
