import { describe, expect, it } from 'vitest';
import { apart } from '../../../../../src/chart/catalogue/parts/crowd.ts';

const heavier = (one: { weight: number }, other: { weight: number }) => one.weight > other.weight;
const cloud = Array.from({ length: 50_000 }, (_, at) => ({
  x: (at * 7) % 300,
  y: (at * 13) % 200,
  weight: (at * 31) % 1009,
  at,
}));

describe('apart', () => {
  it('leaves a few as they are', () => {
    const few = cloud.slice(0, 2000);
    expect(apart(few, (point) => point, heavier)).toBe(few);
  });

  it('keeps of each cell the one that ranks first, in the order given', () => {
    const kept = apart(cloud, (point) => point, heavier);
    expect(kept.length).toBeLessThanOrEqual(50 * 34 + 4);
    const heaviest = Math.max(...cloud.filter(({ x, y }) => x < 6 && y < 6).map(({ weight }) => weight));
    expect(kept.find(({ x, y }) => x < 6 && y < 6)?.weight).toBe(heaviest);
    expect(kept.map(({ at }) => at)).toEqual(kept.map(({ at }) => at).toSorted((a, b) => a - b));
  });

  it('keeps the outermost on all sides', () => {
    const far = { x: 300.4, y: 205, weight: -1, at: -1 };
    const kept = apart([...cloud, { ...far, weight: 5 }, far], (point) => point, heavier);
    expect(Math.max(...kept.map(({ x }) => x))).toBe(300.4);
    expect(Math.max(...kept.map(({ y }) => y))).toBe(205);
    expect([Math.min(...kept.map(({ x }) => x)), Math.min(...kept.map(({ y }) => y))]).toEqual([0, 0]);
  });
});
