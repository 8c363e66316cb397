import { describe, expect, it } from 'vitest';
import { pinnedName } from '../../../../../src/chart/catalogue/parts/pinned-name.ts';

const plot = { width: 300, height: 200, name: 50 };
/** Points close around a place. */
const crowd = (x: number, y: number) =>
  Array.from({ length: 81 }, (_, at) => ({ x: x + ((at % 9) - 4) * 12, y: y + (Math.floor(at / 9) - 4) * 8 }));

describe('pinnedName', () => {
  it('is not needed where a side is free', () => {
    expect(pinnedName({ x: 150, y: 100 }, [], plot)).toBeUndefined();
    expect(pinnedName({ x: 150, y: 100 }, [{ x: 185, y: 100 }], plot)).toBeUndefined();
  });

  it('stands above its point in a crowd, below it at the top', () => {
    expect(pinnedName({ x: 150, y: 100 }, crowd(150, 100), plot)).toEqual({ align: 'center', dy: -15 });
    expect(pinnedName({ x: 150, y: 5 }, crowd(150, 5), plot)).toEqual({ align: 'center', dy: 15 });
  });

  it('stays inside at the sides', () => {
    expect(pinnedName({ x: 4, y: 100 }, crowd(4, 100), plot)?.align).toBe('left');
    expect(pinnedName({ x: 297, y: 100 }, crowd(297, 100), plot)?.align).toBe('right');
  });
});
