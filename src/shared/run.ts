import { randomUUID } from 'node:crypto';
import type { Finding } from './finding.ts';

/** Where the stages are; also the keys of the timings that a run reports. */
export type StageName = 'parse' | 'resolve' | 'check' | 'draw' | 'compose' | 'print' | 'finish' | 'read' | 'publish';

/** Time comes from here and nowhere else, so that tests and schedules can hold it. */
export interface Clock {
  /** Wall clock, milliseconds since 1970. */
  now(): number;
  /** Monotonic milliseconds, for measuring. */
  elapsed(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
};

export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

export const silentLog: Log = { debug() {}, info() {}, warn() {} };

/** What travels beside a report down the road: identity, patience, time, and what was noticed on the way. */
export interface Run {
  readonly id: string;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly log: Log;
  /** Findings of all stages, in the order they were noticed. */
  readonly diagnostics: Finding[];
  /** Milliseconds spent by stage. */
  readonly timings: Partial<Record<StageName, number>>;
}

export interface RunOptions {
  readonly id?: string;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly log?: Log;
}

export function createRun(options: RunOptions = {}): Run {
  return {
    id: options.id ?? randomUUID(),
    signal: options.signal ?? new AbortController().signal,
    clock: options.clock ?? systemClock,
    log: options.log ?? silentLog,
    diagnostics: [],
    timings: {},
  };
}

/** Runs one stage under the run's signal and adds the time it took to the run's timings. */
export async function timed<T>(run: Run, stage: StageName, work: () => T | Promise<T>): Promise<T> {
  run.signal.throwIfAborted();
  const start = run.clock.elapsed();
  try {
    return await work();
  } finally {
    run.timings[stage] = (run.timings[stage] ?? 0) + run.clock.elapsed() - start;
  }
}
