import { readFile } from 'node:fs/promises';
import type { Brand, FontFace } from '../brand/brand.ts';

interface Coverage {
  readonly face: FontFace;
  /** Pairs of first and last code point; undefined covers all. */
  readonly ranges: readonly (readonly [number, number])[] | undefined;
}

const coverages = new WeakMap<readonly FontFace[], readonly Coverage[]>();
const encoded = new Map<string, Promise<string>>();

function parseRange(range: string): readonly (readonly [number, number])[] {
  return range.split(',').map((part) => {
    const [from, to] = part.trim().replace(/^u\+/i, '').split('-');
    const first = Number.parseInt((from as string).replaceAll('?', '0'), 16);
    return [first, Number.parseInt(to ?? (from as string).replaceAll('?', 'f'), 16)] as const;
  });
}

function coverageOf(faces: readonly FontFace[]): readonly Coverage[] {
  let found = coverages.get(faces);
  if (!found)
    coverages.set(
      faces,
      (found = faces.map((face) => ({
        face,
        ranges: face.unicodeRange === undefined ? undefined : parseRange(face.unicodeRange),
      }))),
    );
  return found;
}

/** The distinct code points of a text beyond ASCII, and ASCII as one. */
export function codePoints(text: string): ReadonlySet<number> {
  const found = new Set<number>([0x20]);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x7f) continue;
    const point = text.codePointAt(i) as number;
    if (point > 0xffff) i++;
    found.add(point);
  }
  return found;
}

/** What the page's text needs: its faces, and the characters that no face of the brand covers. */
export interface FontChoice {
  readonly faces: readonly FontFace[];
  readonly missing: readonly number[];
}

function covers(ranges: Coverage['ranges'], point: number): boolean {
  return ranges === undefined ? inSigns(point) : ranges.some(([from, to]) => point >= from && point <= to);
}

/** Families that lead a list must have all they can; the others only complete them. */
function leadingFamilies({ fonts }: Brand): ReadonlySet<string> {
  return new Set([fonts.text, fonts.heading, fonts.data].map((list) => /"([^"]+)"/.exec(list)?.[1] ?? list));
}

/**
 * Chooses the font files that the characters need: a family of a hundred slices gives two or three, and a family that only
 * completes others gives none when they lack nothing.
 * @param italic whether anything is set in italics
 */
export function chooseFaces(brand: Brand, points: ReadonlySet<number>, italic: boolean): FontChoice {
  const leading = leadingFamilies(brand);
  const all = coverageOf(brand.fonts.faces).filter(({ face }) => italic || face.style === 'normal');
  const missing = new Set<number>();
  const faces = new Set<FontFace>();
  for (const { face, ranges } of all) {
    if (leading.has(face.family) && (ranges === undefined || [...points].some((point) => covers(ranges, point)))) faces.add(face);
  }
  for (const family of leading) {
    const own = all.filter(({ face }) => face.family === family);
    for (const point of points) if (!own.some(({ ranges }) => ranges === undefined || covers(ranges, point))) missing.add(point);
  }
  for (const { face, ranges } of all) {
    if (leading.has(face.family)) continue;
    const has = [...missing].filter((point) => covers(ranges, point));
    if (has.length > 0) faces.add(face);
  }
  const completed = all.filter(({ face }) => !leading.has(face.family));
  return {
    faces: all.map(({ face }) => face).filter((face) => faces.has(face)),
    missing: [...missing].filter((point) => !completed.some(({ ranges }) => covers(ranges, point))),
  };
}

/** Blocks that the family of signs covers: arrows, operators, letterlike, geometric shapes, mathematical letters. */
function inSigns(point: number): boolean {
  return (point >= 0x2000 && point <= 0x2bff) || (point >= 0x1d400 && point <= 0x1d7ff) || (point >= 0xfe00 && point <= 0xfe0f);
}

function base64(file: string): Promise<string> {
  let found = encoded.get(file);
  if (!found) encoded.set(file, (found = readFile(file, 'base64')));
  return found;
}

const rules = new Map<string, string>();
const MAX_RULES = 50;

/** `@font-face` rules with the files inside. */
export async function fontFaceCss(faces: readonly FontFace[]): Promise<string> {
  const key = faces.map((face) => face.file).join('|');
  const found = rules.get(key);
  if (found !== undefined) return found;
  const css = (
    await Promise.all(
      faces.map(
        async (face) =>
          `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.style};src:url(data:font/woff2;base64,${await base64(face.file)}) format("woff2")${face.unicodeRange ? `;unicode-range:${face.unicodeRange}` : ''}}`,
      ),
    )
  ).join('\n');
  if (rules.size >= MAX_RULES) rules.clear();
  rules.set(key, css);
  return css;
}
