import { describe, expect, it } from 'vitest';
import { median, trendEnds, trendOf } from '../../../../../src/chart/catalogue/parts/trend.ts';

describe('median', () => {
  it('is the middle, or the mean of the two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
    expect(median([])).toBe(0);
  });
});

describe('trendOf', () => {
  it('is the line of least squares', () => {
    const trend = trendOf([
      { x: 1, y: 2 },
      { x: 2, y: 3 },
      { x: 3, y: 5 },
    ]);
    expect(trend?.slope).toBeCloseTo(1.5);
    expect(trend?.start).toBeCloseTo(1 / 3);
    expect(trend?.fit).toBeCloseTo(0.964, 3);
  });

  it('is none of two points or of one x', () => {
    expect(
      trendOf([
        { x: 1, y: 2 },
        { x: 2, y: 3 },
      ]),
    ).toBeUndefined();
    expect(trendOf([1, 2, 3].map((y) => ({ x: 4, y })))).toBeUndefined();
  });
});

describe('trendEnds', () => {
  const plot = [
    { low: 0, high: 10 },
    { low: 0, high: 10 },
  ] as const;

  it('stops at the edges of the plot', () => {
    expect(trendEnds({ slope: 2, start: 0, fit: 1 }, ...plot)).toEqual([
      { x: 0, y: 0 },
      { x: 5, y: 10 },
    ]);
    expect(trendEnds({ slope: -1, start: 15, fit: 1 }, ...plot)).toEqual([
      { x: 5, y: 10 },
      { x: 10, y: 5 },
    ]);
    expect(trendEnds({ slope: 0, start: 4, fit: 0 }, ...plot)).toEqual([
      { x: 0, y: 4 },
      { x: 10, y: 4 },
    ]);
  });

  it('is nothing outside of it', () => {
    expect(trendEnds({ slope: 1, start: 20, fit: 1 }, ...plot)).toEqual([]);
  });
});
