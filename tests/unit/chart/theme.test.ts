import { describe, expect, it } from 'vitest';
import { contrast, legible } from '../../../src/chart/contrast.ts';
import { chartTheme, TYPE } from '../../../src/chart/theme.ts';
import { fixtureBrand } from '../../support/brand.ts';

describe('a theme', () => {
  const brand = fixtureBrand();

  it('is made once per brand', () => {
    expect(chartTheme(brand)).toBe(chartTheme(brand));
    expect(chartTheme(fixtureBrand()).id).toBe(chartTheme(brand).id);
    expect(chartTheme(fixtureBrand({ colors: { ...brand.colors, primary: '#123456' } })).id).not.toBe(chartTheme(brand).id);
  });

  it('takes series colours in the order of the brand', () => {
    expect(chartTheme(brand).config.range).toMatchObject({ category: brand.colors.series });
  });

  it('gives text at least 4.5:1 and 10.5 px', () => {
    const pale = chartTheme(fixtureBrand({ colors: { ...brand.colors, muted: '#bbbbbb' } }));
    const axis = pale.config.axis as { labelColor: string };
    expect(contrast(axis.labelColor, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    for (const shade of pale.textColors.values()) expect(contrast(shade, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    for (const size of Object.values(TYPE)) expect(size).toBeGreaterThanOrEqual(10.5);
  });
});

describe('legible', () => {
  it('leaves a good colour alone and lightens on dark ground', () => {
    expect(legible('#0b3c5d', '#ffffff')).toBe('#0b3c5d');
    expect(contrast(legible('#333333', '#101010'), '#101010')).toBeGreaterThanOrEqual(4.5);
  });
});
