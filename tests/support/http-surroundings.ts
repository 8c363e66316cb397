import type { Address } from '../../src/data/http/addresses.ts';
import type { HttpSurroundings } from '../../src/data/http/surroundings.ts';
import type { Clock } from '../../src/shared/run.ts';

/** Fetches that never sleep: time passes only by the pauses that were asked for. */
export interface StillSurroundings extends HttpSurroundings {
  /** Milliseconds of each pause between two tries. */
  readonly pauses: readonly number[];
  /** Names that were resolved, in order. */
  readonly resolved: readonly string[];
}

export interface StillOptions {
  readonly cacheRoot: string;
  /** Addresses of a name, by how often a name was resolved before. */
  readonly lookup?: (hostname: string, count: number) => readonly Address[] | Promise<readonly Address[]>;
  readonly environment?: Readonly<Record<string, string>>;
}

export const LOOPBACK: readonly Address[] = [{ address: '127.0.0.1', family: 4 }];

/** Noon of 1 June 2026, chance always in the middle, every name on loopback. */
export function stillSurroundings({ cacheRoot, lookup = () => LOOPBACK, environment = {} }: StillOptions): StillSurroundings {
  const pauses: number[] = [];
  const resolved: string[] = [];
  let passed = 0;
  const clock: Clock = { now: () => Date.UTC(2026, 5, 1, 12) + passed, elapsed: () => passed };
  return {
    pauses,
    resolved,
    clock,
    random: () => 0.5,
    wait: async (ms, signal) => {
      signal.throwIfAborted();
      pauses.push(ms);
      passed += ms;
    },
    lookup: async (hostname) => {
      resolved.push(hostname);
      return lookup(hostname, resolved.length - 1);
    },
    cacheRoots: [cacheRoot],
    environment,
  };
}
