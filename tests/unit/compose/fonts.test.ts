import { describe, expect, it } from 'vitest';
import type { FontFace } from '../../../src/brand/brand.ts';
import { chooseFaces, codePoints, fontFaceCss } from '../../../src/compose/fonts.ts';
import { fixtureBrand } from '../../support/brand.ts';

const brand = fixtureBrand();
const latin = codePoints('Revenue rose by a fifth.');

function families(faces: readonly FontFace[]): string[] {
  return [...new Set(faces.map((face) => face.family))].sort();
}

describe('codePoints', () => {
  it('counts ASCII as one and pairs of surrogates as one', () => {
    expect([...codePoints('abc€é😀é')]).toEqual([0x20, 0x20ac, 0xe9, 0x1f600]);
  });
});

describe('chooseFaces', () => {
  it('takes the Latin slice of the leading families and nothing of those that complete them', () => {
    const { faces, missing } = chooseFaces(brand, latin, false);
    expect(missing).toEqual([]);
    expect(families(faces)).toEqual(['Source Sans 3', 'Source Serif 4']);
    expect(faces).toHaveLength(3);
  });

  it('adds the slice of an accent, and only that', () => {
    const { faces } = chooseFaces(brand, codePoints('Dvořák'), false);
    expect(faces.length).toBeGreaterThan(3);
    expect(faces.length).toBeLessThanOrEqual(6);
  });

  it('adds a few of a hundred slices for Han characters', () => {
    const slices = brand.fonts.faces.filter((face) => face.family === 'Noto Sans TC').length;
    const { faces, missing } = chooseFaces(brand, codePoints('營收成長'), false);
    const added = faces.filter((face) => face.family === 'Noto Sans TC');
    expect(slices).toBeGreaterThan(100);
    expect(added.length).toBeGreaterThan(0);
    expect(added.length).toBeLessThanOrEqual(8);
    expect(missing).toEqual([]);
  });

  it('takes italics only when something is set in them', () => {
    const italic: FontFace = {
      family: 'Source Serif 4',
      weight: 400,
      style: 'italic',
      file: 'i.woff2',
      unicodeRange: 'U+0000-00FF',
    };
    const slanted = fixtureBrand({ fonts: { ...brand.fonts, faces: [...brand.fonts.faces, italic] } });
    expect(chooseFaces(slanted, latin, false).faces).not.toContain(italic);
    expect(chooseFaces(slanted, latin, true).faces).toContain(italic);
  });

  it('names what no font of the brand has', () => {
    expect(chooseFaces(brand, codePoints('Growth 🚀 in 𓀀'), false).missing).toEqual([0x1f680, 0x13000]);
  });

  it('does not depend on the order of the characters', () => {
    expect(chooseFaces(brand, codePoints('長成€收營'), false)).toEqual(chooseFaces(brand, codePoints('€營收成長'), false));
  });
});

describe('fontFaceCss', () => {
  it('holds the files themselves', async () => {
    const css = await fontFaceCss(chooseFaces(brand, latin, false).faces);
    expect(css.match(/@font-face/g)).toHaveLength(3);
    expect(css.match(/url\(data:font\/woff2;base64,[A-Za-z0-9+/=]{1000,}\)/g)).toHaveLength(3);
    expect(css).not.toContain('url(/');
  });
});
