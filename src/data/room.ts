import type { Workspace } from '../workspace/workspace.ts';
import { Cache } from './cache.ts';
import type { Dataset, DatasetColumn } from './dataset.ts';
import { type DataFile, hashFile, requireUnchanged } from './file/paths.ts';
import type { FetchedDocument } from './http/http.ts';
import type { HttpSurroundings } from './http/surroundings.ts';
import type { OriginRows } from './origin.ts';
import type { Row } from './row.ts';
import { Engine, type EngineOptions } from './sql/engine.ts';
import type { FileRelation } from './sql/files.ts';
import type { Query } from './sql/guard.ts';

const MOST_CELLS = 4_000_000;
const MOST_ENGINES = 4;
/** An engine that holds more is left to those who use it, and a new one is opened. */
const MOST_TABLE_BYTES = 96 * 1024 * 1024;
const MOST_QUERIES_AT_ONCE = 2;
/** What is found out about a file does not depend on the order in which its parts are read. */
const LOOKING_THREADS = 2;

export interface DataRoomOptions {
  readonly engine?: EngineOptions;
  /** Bytes of text from which DuckDB reads a file instead of us. */
  readonly largeFile?: number;
  /** What fetches depend on; of this machine when absent. */
  readonly http?: HttpSurroundings | undefined;
}

/** Rows with the rules for values applied, before `where`, `sort` and `limit`. */
export interface TypedRows {
  readonly schema: readonly DatasetColumn[];
  readonly rows: readonly Row[];
  readonly hash: string;
  readonly origin: string;
}

/** What was located or fetched once for all reports of a batch. Documents stay until it is disposed of, or the process ends. */
export class DataSnapshot implements AsyncDisposable {
  /** Datasets as they once were, by name: none of them is loaded. */
  readonly frozen: ReadonlyMap<string, Dataset>;
  readonly files = new Cache<readonly DataFile[]>(Infinity, () => 1);
  readonly rows = new Cache<TypedRows>(Infinity, () => 1);
  readonly answers = new Cache<OriginRows>(Infinity, () => 1);
  readonly #documents = new Cache<FetchedDocument>(Infinity, () => 1);
  readonly #open: FetchedDocument[] = [];

  constructor(frozen: ReadonlyMap<string, Dataset> = new Map()) {
    this.frozen = frozen;
  }

  document(key: string, signal: AbortSignal, fetch: () => Promise<FetchedDocument>): Promise<FetchedDocument> {
    return this.#documents.get(key, signal, async () => {
      const document = await fetch();
      this.#open.push(document);
      return document;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const document of this.#open.splice(0)) await document[Symbol.asyncDispose]();
  }
}

/**
 * What the reports of one workspace share: files that were read, as long as they do not change, and the databases that SQL runs in.
 * A database can read the files of one set of reports only, and a query sees the datasets of its own report only.
 */
export class DataRoom implements AsyncDisposable {
  readonly workspace: Workspace;
  readonly largeFile: number;
  readonly http: HttpSurroundings | undefined;
  readonly rows = new Cache<TypedRows>(MOST_CELLS, ({ schema, rows }) => (schema.length + 1) * (rows.length + 1));
  readonly relations = new Cache<FileRelation>(200, () => 1);
  readonly queries = new Cache<Query>(1000, () => 1);
  readonly #hashes = new Cache<string>(1000, () => 1);
  readonly #engines = new Map<string, Promise<Engine>>();
  readonly #options: EngineOptions;
  readonly #ids = new WeakMap<readonly Row[], string>();
  #lastId = 0;
  #running = 0;
  #waiting: (() => void)[] = [];

  constructor(workspace: Workspace, options: DataRoomOptions = {}) {
    this.workspace = workspace;
    this.largeFile = options.largeFile ?? 8 * 1024 * 1024;
    this.http = options.http;
    this.#options = options.engine ?? {};
  }

  /** SHA-256 of a file's bytes. @throws OriginError `file-changed` */
  hash(file: DataFile, signal: AbortSignal): Promise<string> {
    return this.#hashes.get(file.stamp, signal, async () => {
      const hash = await hashFile(file.path, signal);
      await requireUnchanged([file]);
      return hash;
    });
  }

  /** A name for these very rows. */
  idOf(rows: readonly Row[]): string {
    let id = this.#ids.get(rows);
    if (id === undefined) this.#ids.set(rows, (id = `rows-${++this.#lastId}`));
    return id;
  }

  /**
   * The database that can read these files and no other, held for whoever asks: `letGo` when it is no longer needed.
   * One is for queries, another for looking files through.
   */
  async engine(files: readonly DataFile[], use: 'query' | 'look' = 'query'): Promise<Engine> {
    const paths = [...new Set(files.map(({ path }) => path))].sort();
    const key = [use, ...paths].join('\n');
    const options = use === 'look' ? { threads: LOOKING_THREADS, ...this.#options } : this.#options;
    for (;;) {
      const opening = this.#engines.get(key) ?? Engine.open(paths, options);
      this.#engines.delete(key);
      this.#engines.set(key, opening);
      this.#closeOldest();
      let engine: Engine | undefined;
      try {
        engine = await opening;
      } finally {
        if (!engine && this.#engines.get(key) === opening) this.#engines.delete(key);
      }
      if (engine.bytes > MOST_TABLE_BYTES) engine.retire();
      if (!engine.isRetired) {
        engine.hold();
        return engine;
      }
      if (this.#engines.get(key) === opening) this.#engines.delete(key);
    }
  }

  #closeOldest(): void {
    for (const [oldest, opening] of this.#engines) {
      if (this.#engines.size <= MOST_ENGINES) return;
      this.#engines.delete(oldest);
      opening.then((engine) => engine.retire()).catch(() => {});
    }
  }

  /** Few queries run at once: each takes a thread, and holds one that files need too. Who is stopped leaves the line. */
  async inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    if (this.#running >= MOST_QUERIES_AT_ONCE) {
      const { promise: turn, resolve: go, reject } = Promise.withResolvers<void>();
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((each) => each !== go);
        reject(signal.reason);
      };
      this.#waiting.push(go);
      signal.addEventListener('abort', leave, { once: true });
      await turn.finally(() => signal.removeEventListener('abort', leave));
    } else this.#running++;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const engines = [...this.#engines.values()];
    this.#engines.clear();
    for (const engine of engines) await engine.then((open) => open.retire()).catch(() => {});
  }
}
