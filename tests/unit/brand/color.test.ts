import { describe, expect, it } from 'vitest';
import { contrast, luminance, mix, readableOn } from '../../../src/brand/color.ts';

describe('contrast by WCAG', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.478],
    ['#767676', '#ffffff', 4.542],
    ['#ff0000', '#ffffff', 3.998],
    ['#0000ff', '#ffffff', 8.592],
    ['#008000', '#ffffff', 5.138],
  ])('of %s and %s is %d', (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 2);
    expect(contrast(b, a)).toBe(contrast(a, b));
  });

  it('has the luminance of the primaries', () => {
    expect([luminance('#ff0000'), luminance('#00ff00'), luminance('#0000ff')]).toEqual([0.2126, 0.7152, 0.0722]);
    expect(luminance('#000000')).toBe(0);
    expect(luminance('#ffffff')).toBeCloseTo(1, 12);
  });
});

it('mix runs from one colour to the other', () => {
  expect([0, 0.5, 1].map((amount) => mix('#ff0000', '#0000ff', amount))).toEqual(['#0000ff', '#800080', '#ff0000']);
  expect(mix('#010203', '#010203', 0.3)).toBe('#010203');
});

it('text on a surface is what reads better', () => {
  expect([readableOn('#000000'), readableOn('#0b4f6c'), readableOn('#ffffff'), readableOn('#ffe08a')]).toEqual([
    '#ffffff',
    '#ffffff',
    '#16181d',
    '#16181d',
  ]);
});
