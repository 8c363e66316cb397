import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlyphFont, type Outline } from './outlines.ts';
import { readWoff } from './woff.ts';

const require = createRequire(import.meta.url);

/** Families that come with Tearsheet, in the order in which a character is looked for; SIL Open Font Licence. */
const FAMILIES = ['ibm-plex-sans', 'noto-sans-tc', 'noto-sans-math'] as const;

/** A file of a family, opened when one of its characters is asked for. */
interface Slice {
  readonly covers: (codePoint: number) => boolean;
  readonly font: () => GlyphFont | undefined;
}

let slices: readonly Slice[] | undefined;
const known = new Map<number, Outline | undefined>();

/** The most characters that are kept. */
const MOST_KNOWN = 4096;

/** A character as the installed fonts draw it; undefined when none of them has it. */
export function outlineOf(codePoint: number): Outline | undefined {
  if (known.has(codePoint)) return known.get(codePoint);
  let outline: Outline | undefined;
  for (const { covers, font } of (slices ??= FAMILIES.flatMap(slicesOf))) {
    if (covers(codePoint)) outline = font()?.outlineOf(codePoint);
    if (outline !== undefined) break;
  }
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(codePoint, outline);
  return outline;
}

/** A package that is not installed has none. */
function slicesOf(family: string): readonly Slice[] {
  let folder: string;
  let ranges: Record<string, string>;
  try {
    folder = dirname(require.resolve(`@fontsource/${family}/package.json`));
    ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'));
  } catch {
    return [];
  }
  // A family of signs states the Latin range and covers far more.
  const isOne = Object.keys(ranges).length === 1;
  return Object.entries(ranges).map(([subset, range]): Slice => {
    const covered = rangesOf(range);
    let font: GlyphFont | undefined | null = null;
    return {
      covers: isOne ? () => true : (code) => covered.some(([from, to]) => code >= from && code <= to),
      font: () => {
        if (font === null) font = open(join(folder, 'files', `${family}-${subset.replace(/^\[|\]$/g, '')}-400-normal.woff`));
        return font;
      },
    };
  });
}

/** `U+0000-00FF,U+0131` */
function rangesOf(text: string): readonly (readonly [from: number, to: number])[] {
  return [...text.matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/gi)].map(([, from = '', to = from]) => [
    Number.parseInt(from, 16),
    Number.parseInt(to, 16),
  ]);
}

function open(path: string): GlyphFont | undefined {
  try {
    return new GlyphFont(readWoff(readFileSync(path)));
  } catch {
    return undefined;
  }
}
