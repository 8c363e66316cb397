import { describe, expect, it } from 'vitest';
import { deepest, drawdowns, earlier, rollingReturns } from '../../../../../src/chart/catalogue/parts/falls.ts';

const day = (text: string) => Date.parse(text);
const series = (values: readonly number[]) => ({ name: '', times: values.map((_, at) => Date.UTC(2024, at + 1, 0)), values });

describe('drawdowns', () => {
  it('measures each level against the highest so far', () => {
    expect(drawdowns(series([100, 120, 90, 120, 150])).values.map((value) => Math.round(value * 10) / 10)).toEqual([
      0, 0, -25, 0, 0,
    ]);
  });

  it('leaves gaps and levels that are none', () => {
    expect(drawdowns(series([Number.NaN, 100, Number.NaN, -5, 50])).values).toEqual([Number.NaN, 0, Number.NaN, Number.NaN, -50]);
  });
});

describe('deepest', () => {
  it('finds depth, peak and recovery', () => {
    expect(deepest(drawdowns(series([100, 120, 60, 90, 130, 120])))).toEqual({ depth: -50, at: 2, peak: 1, recovered: 4 });
  });

  it('takes the later, deeper fall, which is not made good', () => {
    expect(deepest(drawdowns(series([100, 90, 110, 55])))).toEqual({ depth: -50, at: 3, peak: 2, recovered: -1 });
  });

  it('is none for no points', () => expect(deepest(series([Number.NaN]))).toBeUndefined());
});

describe('earlier', () => {
  it('goes from the end of a month to the end of a month', () => {
    expect(earlier(day('2024-06-30'), { count: 1, unit: 'month' })).toBe(day('2024-05-31'));
    expect(earlier(day('2024-02-29'), { count: 1, unit: 'year' })).toBe(day('2023-02-28'));
  });

  it('keeps the day elsewhere', () => {
    expect(earlier(day('2024-06-15'), { count: 12, unit: 'month' })).toBe(day('2023-06-15'));
    expect(earlier(day('2024-06-15'), { count: 10, unit: 'day' })).toBe(day('2024-06-05'));
  });
});

describe('rollingReturns', () => {
  it('begins with the first whole span', () => {
    const { times, values } = rollingReturns(series([100, 110, 121, 110]), { count: 2, unit: 'month' });
    expect(times).toEqual([day('2024-03-31'), day('2024-04-30')]);
    expect(values.map((value) => Math.round(value))).toEqual([21, 0]);
  });

  it('gives a year’s return of a longer span', () => {
    const values = Array.from({ length: 25 }, (_, at) => 100 * 1.21 ** (at / 24));
    expect(
      rollingReturns(series(values), { count: 2, unit: 'year' }).values.map((value) => Math.round(value * 100) / 100),
    ).toEqual([10]);
  });
});
