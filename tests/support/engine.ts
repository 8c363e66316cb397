import type { DuckDBConnection } from '@duckdb/node-api';
import { onTestFinished } from 'vitest';
import { OriginError } from '../../src/data/origin.ts';
import { Engine, type EngineOptions } from '../../src/data/sql/engine.ts';
import { type Query, readQuery } from '../../src/data/sql/guard.ts';

export const never: AbortSignal = new AbortController().signal;

/** A database that can read these files, closed after the test. */
export async function engineOf(paths: readonly string[] = [], options?: EngineOptions): Promise<Engine> {
  const engine = await Engine.open(paths, options);
  onTestFinished(() => engine.retire());
  return engine;
}

/** Work on a connection of its own, with nothing between it and DuckDB. */
export function on<T>(
  engine: Engine,
  work: (connection: DuckDBConnection) => Promise<T>,
  signal: AbortSignal = never,
): Promise<T> {
  return engine.run('test', signal, async () => {}, work);
}

/** What a statement gives, unguarded. */
export function valuesOf(engine: Engine, sql: string): Promise<readonly (readonly unknown[])[]> {
  return on(engine, async (connection) => (await connection.runAndReadAll(sql)).getRowsJson());
}

export function guard(engine: Engine, sql: string, declared: readonly string[] = ['d']): Promise<Query> {
  return on(engine, (connection) => readQuery(connection, sql, declared));
}

/** The error that an origin ends with; anything else is a failure of the test. */
export async function originErrorOf(work: () => unknown): Promise<OriginError> {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof OriginError) return thrown;
    throw thrown;
  }
  throw new Error('Nothing was refused.');
}
