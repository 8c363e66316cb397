import { describe, expect, it } from 'vitest';
import { TextMeasure } from '../../../src/chart/text-width.ts';
import { fixtureBrand } from '../../support/brand.ts';

const { data: font, faces } = fixtureBrand().fonts;
const measure = new TextMeasure(faces);

describe('the width of a text', () => {
  it('counts a CJK character as one em, from whichever slices they come', () => {
    expect(measure.width({ font, fontSize: 10 }, '營收')).toBeCloseTo(20, 1);
    expect(measure.width({ font, fontSize: 10 }, '營收成長率與每股盈餘')).toBeCloseTo(100, 1);
  });

  it('sums runs of several families', () => {
    const parts = ['EBIT ', '營收', ' 2025'].map((text) => measure.width({ font, fontSize: 11 }, text));
    expect(measure.width({ font, fontSize: 11 }, 'EBIT 營收 2025')).toBeCloseTo(
      parts.reduce((a, b) => a + b),
      1,
    );
  });

  it('knows weights, sizes and limits', () => {
    const plain = measure.width({ font, fontSize: 11 }, 'Revenue');
    expect(measure.width({ font, fontSize: 11, fontWeight: 600 }, 'Revenue')).toBeGreaterThan(plain);
    expect(measure.width({ font, fontSize: 22 }, 'Revenue')).toBeCloseTo(plain * 2, 6);
    expect(measure.width({ font, fontSize: 11, limit: 20 }, 'Revenue')).toBe(20);
    expect(measure.width({ font, fontSize: 0 }, 'Revenue')).toBe(0);
  });

  it('is estimated where no face covers a character', () => {
    expect(new TextMeasure([]).width({ font, fontSize: 10 }, '營a')).toBeCloseTo(15.6, 6);
  });
});
