import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

export interface EngineOptions {
  /** What DuckDB may hold before it writes to its private folder: "256MB". */
  readonly memory?: string | undefined;
  /** What it may write there. */
  readonly spill?: string | undefined;
  /** One when absent: several add up numbers and meet groups in another order each time, and the same report would print something else. */
  readonly threads?: number | undefined;
}

const MOST_IDLE = 8;

/** The native module is 70 MB: it is loaded when something asks for SQL, Parquet or a large file, never before. */
export function loadDuckDb(): Promise<typeof import('@duckdb/node-api')> {
  return import('@duckdb/node-api');
}

/**
 * A database in memory that can reach these files and nothing else: no other path, no URL, no extension, and no setting can be changed.
 * That they are only read is up to who runs a statement: `guard.ts` lets SELECT through, and `prepare` asks DuckDB itself what it is.
 * What does not fit into its memory goes to a folder of its own, which DuckDB makes when it needs it and takes away when it is closed.
 */
export class Engine {
  readonly #instance: DuckDBInstance;
  /** Tables that hold rows, by the key of their content. */
  readonly tables = new Map<string, Promise<string>>();
  /** Connections with their views, by the keys of what the views show. */
  readonly #idle = new Map<string, DuckDBConnection[]>();
  #users = 0;
  #isRetired = false;
  #isClosed = false;
  /** What the tables hold, as DuckDB lays them out. */
  bytes = 0;

  private constructor(instance: DuckDBInstance) {
    this.#instance = instance;
  }

  static async open(paths: readonly string[], options: EngineOptions = {}): Promise<Engine> {
    const { DuckDBInstance } = await loadDuckDb();
    const instance = await DuckDBInstance.create(':memory:', {
      threads: String(options.threads ?? 1),
      memory_limit: options.memory ?? '256MB',
      temp_directory: join(tmpdir(), `tearsheet-sql-${randomUUID()}`),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
    });
    try {
      const connection = await instance.connect();
      const allowed = paths.map(quoteText).join(', ');
      for (const setting of [
        // Given at the beginning it is shown and not heeded.
        `max_temp_directory_size = ${quoteText(options.spill ?? '4GB')}`,
        `allowed_paths = [${allowed}]`,
        'enable_external_access = false',
        "TimeZone = 'UTC'",
        'lock_configuration = true',
      ])
        await connection.run(`SET ${setting}`);
      connection.closeSync();
    } catch (error) {
      instance.closeSync();
      throw error;
    }
    return new Engine(instance);
  }

  get isRetired(): boolean {
    return this.#isRetired;
  }

  /**
   * Runs work on a connection that `prepare` has made ready under this key, now or before. When the signal ends it, what runs is told to stop and
   * nobody waits for it; the connection is given back when it has stopped.
   */
  async run<T>(
    key: string,
    signal: AbortSignal,
    prepare: (connection: DuckDBConnection) => Promise<void>,
    work: (connection: DuckDBConnection) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    this.#users++;
    let connection: DuckDBConnection | undefined;
    const job = (async () => {
      try {
        connection = this.#idle.get(key)?.pop();
        if (!connection) {
          connection = await this.#instance.connect();
          try {
            await prepare(connection);
          } catch (error) {
            connection.closeSync();
            throw error;
          }
        }
        try {
          signal.throwIfAborted();
          return await work(connection);
        } finally {
          this.#giveBack(key, connection);
        }
      } finally {
        this.#users--;
        this.#closeWhenIdle();
      }
    })();
    const { promise: stopped, reject } = Promise.withResolvers<never>();
    const stop = (): void => {
      connection?.interrupt();
      // What comes between two statements is not heard by the second.
      const again = setInterval(() => connection?.interrupt(), 50).unref();
      job.catch(() => {}).finally(() => clearInterval(again));
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await Promise.race([job, stopped]);
    } finally {
      signal.removeEventListener('abort', stop);
      job.catch(() => {});
    }
  }

  /** Connections that were not asked for lately are closed. */
  #giveBack(key: string, connection: DuckDBConnection): void {
    const waiting = this.#idle.get(key) ?? [];
    this.#idle.delete(key);
    this.#idle.set(key, [...waiting, connection]);
    for (const [oldest, connections] of this.#idle) {
      if (this.#idle.size <= MOST_IDLE) break;
      for (const old of connections) old.closeSync();
      this.#idle.delete(oldest);
    }
  }

  /** Keeps the database open until it is let go, whatever comes between. */
  hold(): void {
    this.#users++;
  }

  letGo(): void {
    this.#users--;
    this.#closeWhenIdle();
  }

  /** No new work comes; the database closes with the last of the old. */
  retire(): void {
    this.#isRetired = true;
    this.#closeWhenIdle();
  }

  #closeWhenIdle(): void {
    if (!this.#isRetired || this.#users > 0 || this.#isClosed) return;
    this.#isClosed = true;
    for (const connection of [...this.#idle.values()].flat()) connection.closeSync();
    this.#idle.clear();
    this.#instance.closeSync();
  }
}

/** A name as SQL writes it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
