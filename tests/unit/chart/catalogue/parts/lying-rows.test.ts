import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittedScale, lyingRows, valueScale } from '../../../../../src/chart/catalogue/parts/lying-rows.ts';

const measure = (text: string) => text.length * 6;

describe('fittedScale', () => {
  it('keeps every mark and its words between the edges, and wastes nothing', () => {
    const mark = fc.record({
      value: fc.double({ min: -1000, max: 1000, noNaN: true }),
      before: fc.integer({ min: 0, max: 40 }),
      after: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(mark, { minLength: 2, maxLength: 12 }), (marks) => {
        const values = marks.map(({ value }) => value);
        fc.pre(Math.max(...values) - Math.min(...values) > 1e-3);
        const scale = fittedScale(marks, 100, 600);
        const lefts = marks.map(({ value, before }) => scale.at(value) - before);
        const rights = marks.map(({ value, after }) => scale.at(value) + after);
        expect(Math.min(...lefts)).toBeGreaterThanOrEqual(99.9);
        expect(Math.max(...rights)).toBeLessThanOrEqual(600.1);
        expect(Math.max(...rights) - Math.min(...lefts)).toBeGreaterThan(499);
      }),
    );
  });

  it('stays a scale when words are wider than the room, when all is one value, or nothing', () => {
    expect(
      fittedScale(
        [
          { value: 1, before: 90, after: 0 },
          { value: 2, before: 0, after: 90 },
        ],
        0,
        100,
      ).to,
    ).toBeGreaterThan(0);
    for (const marks of [[{ value: 5, before: 3, after: 3 }], []]) {
      const { at, low, high } = fittedScale(marks, 0, 100);
      expect(low).toBeLessThan(high);
      expect(Number.isFinite(at(low))).toBe(true);
    }
  });
});

describe('valueScale', () => {
  it('spans the values between the labels', () => {
    const { at } = valueScale([10, 30], 0, 100, 20, 10);
    expect([at(10), at(20), at(30)]).toEqual([20, 55, 90]);
  });
});

describe('lyingRows', () => {
  const names = ['Short', 'A name of several words that goes on'];

  it('sets names beside the plot, broken into lines', () => {
    const place = lyingRows({ width: 400, height: 100, measure }, names, { top: 20, tail: 50 });
    expect(place.names[1]).toContain('\n');
    expect(place.left).toBeLessThanOrEqual(400 * 0.36 + 11);
    expect(place.right).toBe(348);
  });

  it('sets them above the bars in narrow places', () => {
    const place = lyingRows({ width: 220, height: 100, measure }, names);
    expect([place.stacked, place.left]).toEqual([true, 0]);
  });

  it('leaves the last out when there is no room, and says how many', () => {
    const place = lyingRows(
      { width: 400, height: 102, measure },
      Array.from({ length: 30 }, (_, at) => `Row ${at}`),
      { top: 2 },
    );
    expect(place.shown).toBe(7);
    expect(place.findings[0]?.message).toContain('7 of 30 rows; the last 23');
  });
});
