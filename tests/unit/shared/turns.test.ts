import { describe, expect, it } from 'vitest';
import { atOnce, inTurns } from '../../../src/shared/turns.ts';

/** Steps that each keep the thread for some milliseconds. */
function* busy(steps: number, milliseconds: number): Generator<void, number> {
  for (let step = 0; step < steps; step++) {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
    yield;
  }
  return steps;
}

describe('work in steps', () => {
  it('lets others have the thread between two steps', async () => {
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 1);
    expect(await inTurns(busy(6, 10))).toBe(6);
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(0);
    ticks = 0;
    expect(atOnce(busy(2, 10))).toBe(2);
    expect(ticks).toBe(0);
  });

  it('passes on what a step throws', async () => {
    const failing = function* (): Generator<void, never> {
      yield;
      throw new Error('broken');
    };
    await expect(inTurns(failing())).rejects.toThrow('broken');
    expect(() => atOnce(failing())).toThrow('broken');
  });
});
