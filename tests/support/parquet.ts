import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** A Parquet file of what a SELECT gives. */
export async function parquetOf(select: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-test-'));
  const instance = await DuckDBInstance.create(':memory:');
  try {
    const connection = await instance.connect();
    await connection.run(`COPY (${select}) TO '${join(folder, 'x.parquet')}' (FORMAT parquet)`);
    connection.closeSync();
    return await readFile(join(folder, 'x.parquet'));
  } finally {
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}
