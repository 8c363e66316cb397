import { lookup } from 'node:dns/promises';
import { setTimeout } from 'node:timers/promises';
import { type Clock, systemClock } from '../../shared/run.ts';
import { cacheRoots } from '../../workspace/cache-roots.ts';
import type { Environment } from '../../workspace/environment.ts';
import type { Address } from './addresses.ts';

/** Everything outside that a fetch depends on; tests hold it still. */
export interface HttpSurroundings {
  readonly clock: Clock;
  /** From 0 to below 1. */
  random(): number;
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** All addresses of a host name. */
  lookup(hostname: string): Promise<readonly Address[]>;
  /** Folders for the cache, the first that can be written is used. */
  readonly cacheRoots: readonly string[];
  readonly environment: Environment;
}

export const systemSurroundings = (): HttpSurroundings => ({
  clock: systemClock,
  random: Math.random,
  wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
  lookup: (hostname) => lookup(hostname, { all: true, order: 'verbatim' }) as Promise<Address[]>,
  cacheRoots: cacheRoots(),
  environment: process.env,
});
