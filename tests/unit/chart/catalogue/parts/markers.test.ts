import { describe, expect, it } from 'vitest';
import { markersAbove } from '../../../../../src/chart/catalogue/parts/markers.ts';

const width = (text: string) => text.length * 6;
const at = (value: number) => value;
const marker = (value: number, text = 'Price 84.20') => ({ kind: 'price', value, text });

describe('markersAbove', () => {
  it('centres words on their line where there is room', () => {
    expect(markersAbove([marker(100)], at, 300, width)).toEqual({ rows: [{ ...marker(100), left: 67, level: 0 }], levels: 1 });
  });

  it('keeps them inside of the picture', () => {
    expect(markersAbove([marker(2)], at, 300, width).rows[0]?.left).toBe(0);
    expect(markersAbove([marker(299)], at, 300, width).rows[0]?.left).toBe(300 - 66);
  });

  it('lets neighbours lean away from each other, and lifts what even so collides', () => {
    const leaning = markersAbove([marker(150), marker(170)], at, 300, width);
    expect(leaning.levels).toBe(1);
    expect(Number(leaning.rows[1]?.left) - Number(leaning.rows[0]?.left)).toBeGreaterThanOrEqual(66);
    const lifted = markersAbove([marker(10), marker(14)], at, 300, width);
    expect(lifted.rows.map(({ level }) => level)).toEqual([0, 1]);
    expect(lifted.levels).toBe(2);
  });

  it('has no room of nothing', () => {
    expect(markersAbove([], at, 300, width)).toEqual({ rows: [], levels: 0 });
  });
});
