import type { ReportSpec } from '../report/spec.ts';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import type { Dataset } from './dataset.ts';
import { datasetsNamed } from './demand.ts';
import type { DataFile } from './file/paths.ts';
import { circleFrom, type Entry, entriesOf } from './load/entries.ts';
import { fileRows, largeFiles, locate } from './load/files.ts';
import type { Loaded, Loading } from './load/loading.ts';
import { kindOf } from './load/origin-kind.ts';
import { httpRows, postgresRows } from './load/outside.ts';
import { NeedsAnother, problemsOf, worstKind } from './load/problems.ts';
import { inlineRows } from './load/rows.ts';
import { circular, readSql, sqlRows } from './load/sql.ts';
import { OriginError } from './origin.ts';
import type { Parameters } from './parameters.ts';
import type { DataRoom, DataSnapshot } from './room.ts';
import type { Engine } from './sql/engine.ts';
import type { Query } from './sql/guard.ts';

export interface LoadOptions {
  readonly parameters: Parameters;
  readonly room: DataRoom;
  /** Ends with the run. */
  readonly signal: AbortSignal;
  /** What the reports of one batch read once. */
  readonly snapshot?: DataSnapshot | undefined;
}

/**
 * Loads every dataset that a report declares, and the answers of its facts' SQL (`fact:<id>`), all at once: each waits only for those
 * that its query names.
 * @throws TearsheetError `data.*` with all problems at once, each with its place; of kind `unavailable` when a server is all that is wrong
 */
export async function loadDatasets(spec: ReportSpec, options: LoadOptions): Promise<Map<string, Dataset>> {
  const all = entriesOf(spec);
  const frozen = options.snapshot?.frozen ?? new Map<string, Dataset>();
  const entries = all.filter(({ name }) => !frozen.has(name));
  const loaded = entries.length === 0 ? new Map<string, Dataset>() : await loadEntries(spec, entries, options);
  return new Map(all.flatMap(({ name }) => [[name, (frozen.get(name) ?? loaded.get(name)) as Dataset] as const]));
}

async function loadEntries(spec: ReportSpec, entries: readonly Entry[], options: LoadOptions): Promise<Map<string, Dataset>> {
  const { signal } = options;
  const { loading, files, close } = await prepare(spec, entries, options);
  await using _closing = { [Symbol.asyncDispose]: close };
  const loads = new Map<string, Promise<Loaded>>();
  for (const entry of entries)
    if (entry.data.sql === undefined) loads.set(entry.name, told(loadOne(entry, files.get(entry), loading, signal)));
  const queries = await readQueries(spec, entries, loading, signal);
  const query = (entry: Entry): Promise<Loaded> => {
    const promise =
      loads.get(entry.name) ?? told(loadQuery(entry, queries.get(entry.name) as Query | Error, needed, loading, signal));
    loads.set(entry.name, promise);
    return promise;
  };
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const needed = (name: string): Promise<Loaded> => query(byName.get(name) as Entry);

  const results = await Promise.allSettled(entries.map(query));
  signal.throwIfAborted();
  const failed = results.flatMap((result, i) =>
    result.status === 'rejected' ? [{ entry: entries[i] as Entry, error: result.reason as unknown }] : [],
  );
  if (failed.length > 0) throw failure(failed, spec);
  return new Map(
    results.map((result, i) => [(entries[i] as Entry).name, (result as PromiseFulfilledResult<Loaded>).value.dataset]),
  );
}

/** A promise whose failure is asked for later. */
function told<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

type Found = readonly DataFile[] | Error;

/** Finds out which files there are before any is read: one database may read those of this report, and no other. */
async function prepare(
  spec: ReportSpec,
  entries: readonly Entry[],
  { parameters, room, snapshot, signal }: LoadOptions,
): Promise<{ readonly loading: Loading; readonly files: ReadonlyMap<Entry, Found>; close(): Promise<void> }> {
  const found = await Promise.all(
    entries.map(async (entry) => {
      const files = await locate(entry.data, spec.source.directory, room.workspace.root, snapshot, signal).catch(
        (error: Error) => error,
      );
      return [entry, files] as const;
    }),
  );
  const large = found.flatMap(([{ data }, files]) => (files instanceof Error ? [] : largeFiles(data, files, room)));
  const engines = new Map<'query' | 'look', Promise<Engine>>();
  const held = (use: 'query' | 'look'): Promise<Engine> => {
    const engine = engines.get(use) ?? room.engine(large, use);
    engines.set(use, engine);
    return engine;
  };
  const loading: Loading = {
    spec,
    parameters,
    room,
    snapshot,
    zone: spec.data.zone ?? room.workspace.settings.zone,
    named: datasetsNamed(spec),
    engine: () => held('query'),
    looking: () => held('look'),
  };
  const close = async (): Promise<void> => {
    for (const [use, opening] of engines) {
      const engine = await opening.catch(() => undefined);
      // What was found out is kept; what it took is not.
      if (use === 'look') engine?.retire();
      engine?.letGo();
    }
  };
  return { loading, files: new Map(found), close };
}

const READERS = { inline: inlineRows, file: fileRows, postgres: postgresRows, http: httpRows } as const;

async function loadOne(entry: Entry, files: Found | undefined, loading: Loading, signal: AbortSignal): Promise<Loaded> {
  const { name, data } = entry;
  const kind = kindOf(data);
  if (kind === 'sql') throw new TypeError('A query is loaded with what it reads.');
  if (files instanceof Error) throw files;
  if (kind === 'inline') return inlineRows({ name, data, kind, files: [], signal }, loading);
  return within(data.timeout, signal, async (own) =>
    READERS[kind]({ name, data, kind, files: files ?? [], signal: own }, loading),
  );
}

/** What each query reads, or why it is none; a query that needs itself is none. */
async function readQueries(
  { data }: ReportSpec,
  entries: readonly Entry[],
  loading: Loading,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Query | Error>> {
  const declared = Object.keys(data.datasets);
  const read = new Map(
    await Promise.all(
      entries
        .filter((entry) => entry.data.sql !== undefined)
        .map(
          async ({ name, data: { sql = '' } }) =>
            [name, await readSql(sql, declared, loading, signal).catch((error: Error) => error)] as const,
        ),
    ),
  );
  const reads = (name: string): readonly string[] => {
    const query = read.get(name);
    return query === undefined || query instanceof Error ? [] : query.datasets;
  };
  return new Map(
    [...read].map(([name, query]) => {
      const circle = circleFrom(name, reads);
      return [name, circle ? circular(circle) : query];
    }),
  );
}

async function loadQuery(
  { name, data }: Entry,
  query: Query | Error,
  needed: (name: string) => Promise<Loaded>,
  loading: Loading,
  signal: AbortSignal,
): Promise<Loaded> {
  const kind = kindOf(data);
  if (query instanceof Error) throw query;
  const inputs = await Promise.allSettled(query.datasets.map(needed));
  signal.throwIfAborted();
  const loaded = inputs.flatMap((input) => (input.status === 'fulfilled' ? [input.value] : []));
  if (loaded.length < inputs.length) throw new NeedsAnother();
  return within(data.timeout, signal, (own) => sqlRows({ name, data, kind, files: [], signal: own }, query, loaded, loading));
}

/** Work under a time limit of its own, in seconds. */
async function within<T>(seconds: number, signal: AbortSignal, work: (own: AbortSignal) => Promise<T>): Promise<T> {
  const own = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]);
  try {
    return await work(own);
  } catch (error) {
    if (signal.aborted || !own.aborted || error instanceof OriginError) throw error;
    throw new OriginError('timeout', `It took longer than ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`, {
      mend: 'Read or join less, or raise timeout.',
      kind: 'unavailable',
      cause: error,
    });
  }
}

/** One error for all that went wrong; what nobody foresaw goes on as it is. */
function failure(failed: readonly { readonly entry: Entry; readonly error: unknown }[], spec: ReportSpec): unknown {
  const problems: Problem[] = [];
  for (const { entry, error } of failed) {
    const known = problemsOf(error, entry, spec);
    if (!known) return error;
    problems.push(...known);
  }
  const errors = failed.map(({ error }) => error).filter((error) => !(error instanceof NeedsAnother));
  return new TearsheetError(worstKind(errors), problems, { cause: errors[0] });
}
