import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Brand, FontFace } from '../../src/brand/brand.ts';

/** A brand for tests: Source Sans for data, Source Serif for text, Noto Sans TC behind both. */
export function fixtureBrand(changes: Partial<Brand> = {}): Brand {
  return {
    id: 'fixture',
    evidence: ['report', 'data', 'facts', 'findings'],
    name: 'Fixture Research',
    tagline: undefined,
    link: undefined,
    colors: {
      foreground: '#16202a',
      background: '#ffffff',
      primary: '#0b3c5d',
      onPrimary: '#ffffff',
      accent: '#c8553d',
      muted: '#6b7680',
      line: '#d5dade',
      tint: '#eef2f5',
      positive: '#2a7f62',
      negative: '#b3382c',
      series: ['#0b3c5d', '#c8553d', '#7d9db5', '#b08d3c', '#5b7f6b', '#8a8f98'],
    },
    fonts: {
      text: '"Source Serif 4", "Noto Sans TC"',
      heading: '"Source Sans 3", "Noto Sans TC"',
      headingWeight: 600,
      data: '"Source Sans 3", "Noto Sans TC"',
      faces: fixtureFaces(),
    },
    numbers: { negatives: 'minus', currency: 'symbol' },
    logo: undefined,
    css: '',
    legal: {},
    ratings: [],
    disclosures: [],
    frontPointer: undefined,
    about: undefined,
    ...changes,
  };
}

let faces: readonly FontFace[] | undefined;

function fixtureFaces(): readonly FontFace[] {
  faces ??= [
    ...facesOf('Source Sans 3', 'source-sans-3', [400, 600]),
    ...facesOf('Source Serif 4', 'source-serif-4', [400]),
    ...facesOf('Noto Sans TC', 'noto-sans-tc', [400, 600]),
  ];
  return faces;
}

/** Upright faces of a Fontsource package by weight, one for each slice of its style sheet. */
function facesOf(family: string, name: string, weights: readonly number[]): readonly FontFace[] {
  return weights.flatMap((weight) => {
    const sheet = fileURLToPath(import.meta.resolve(`@fontsource/${name}/${weight}.css`));
    return readFileSync(sheet, 'utf8')
      .split('@font-face')
      .slice(1)
      .flatMap((rule) => {
        const file = /url\(\.\/files\/([^)]+\.woff2)\)/.exec(rule)?.[1];
        if (file === undefined) return [];
        return [
          {
            family,
            weight,
            style: 'normal' as const,
            file: fileURLToPath(import.meta.resolve(`@fontsource/${name}/files/${file}`)),
            unicodeRange: /unicode-range:\s*([^;]+);/.exec(rule)?.[1],
          },
        ];
      });
  });
}
