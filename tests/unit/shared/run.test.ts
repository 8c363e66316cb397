import { describe, expect, it } from 'vitest';
import { createRun, timed } from '../../../src/shared/run.ts';

describe('timed', () => {
  it('adds up the time of a stage by the clock of the run', async () => {
    let now = 0;
    const run = createRun({ clock: { now: () => 0, elapsed: () => now } });
    const work = (ms: number) => () => {
      now += ms;
      return ms;
    };
    expect(await timed(run, 'parse', work(5))).toBe(5);
    await timed(run, 'parse', work(7));
    await expect(
      timed(run, 'check', () => {
        now += 2;
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(run.timings).toEqual({ parse: 12, check: 2 });
  });

  it('does not start when the run is interrupted', async () => {
    const stop = new AbortController();
    const run = createRun({ signal: stop.signal });
    stop.abort();
    let started = false;
    const start = () => {
      started = true;
    };
    await expect(timed(run, 'parse', start)).rejects.toMatchObject({ name: 'AbortError' });
    expect(started).toBe(false);
  });
});
