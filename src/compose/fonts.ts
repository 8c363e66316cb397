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
  if (!found) coverages.set(faces, (found = faces.map((face) => ({ face, ranges: face.unicodeRange === undefined ? undefined : parseRange(face.unicodeRange) }))));
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

/** Chooses the font files that the characters need: a family of a hundred slices gives two or three. */
export function chooseFaces(brand: Brand, points: ReadonlySet<number>): FontChoice {
  const covered = new Set<number>();
  const faces: FontFace[] = [];
  const catchAll: FontFace[] = [];
  for (const { face, ranges } of coverageOf(brand.fonts.faces)) {
    if (!ranges) {
      catchAll.push(face);
      continue;
    }
    let used = false;
    for (const point of points) {
      if (ranges.some(([from, to]) => point >= from && point <= to)) {
        used = true;
        covered.add(point);
      }
    }
    if (used) faces.push(face);
  }
  const rest = [...points].filter((point) => !covered.has(point));
  return { faces: rest.length > 0 || faces.length === 0 ? [...faces, ...catchAll] : faces, missing: catchAll.length > 0 ? rest.filter((point) => !inSigns(point)) : rest };
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

/** `@font-face` rules with the files inside. */
export async function fontFaceCss(faces: readonly FontFace[]): Promise<string> {
  const rules = await Promise.all(
    faces.map(async (face) =>
      `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.style};src:url(data:font/woff2;base64,${await base64(face.file)}) format("woff2")${face.unicodeRange ? `;unicode-range:${face.unicodeRange}` : ''}}`),
  );
  return rules.join('\n');
}
