import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { TearsheetError } from '../shared/errors.ts';
import { insideWorkspace } from '../shared/workspace-path.ts';
import type { FontFace } from './brand.ts';
import type { BrandSpec } from './schema.ts';

type FontSpec = BrandSpec['typography']['fonts'][number];
const require = createRequire(import.meta.url);
const packages = new Map<string, Promise<readonly FontFace[]>>();

/** What a report is written in, as far as fonts are concerned. */
export interface Writing {
  /** BCP 47. */
  readonly language: string;
  /** Whether Han characters occur: their families have hundreds of files, which are looked up only then. */
  readonly han: boolean;
}

const HAN = /[\u2e80-\u30ff\u3100-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|[\ud840-\ud87f][\udc00-\udfff]/;

/** Whether a text has Han characters, kana, or their punctuation. */
export function hasHan(text: string): boolean {
  return HAN.test(text);
}

/**
 * Families that complete a brand's own: signs, and Han characters in the forms of Hong Kong and Taiwan. Packages under the
 * SIL Open Font Licence.
 */
export function fallbackFonts({ language, han }: Writing): readonly FontSpec[] {
  const characters = {
    family: 'Noto Sans TC',
    package: '@fontsource/noto-sans-tc',
    weights: [400, 700],
    styles: ['normal' as const],
  };
  const signs = { family: 'Noto Sans Math', package: '@fontsource/noto-sans-math', weights: [400], styles: ['normal' as const] };
  if (language.startsWith('zh')) return [characters, signs];
  return han ? [signs, characters] : [signs];
}

/**
 * Faces of one family of a brand.
 * @throws TearsheetError `brand.unknown-font`, `brand.font-missing`
 */
export async function fontFaces(font: FontSpec, brandFolder: string, brandName: string): Promise<readonly FontFace[]> {
  if (font.files) {
    return Promise.all(
      font.files.map(async ({ path, weight, style }) => {
        const file = await insideWorkspace(path, brandFolder, brandFolder);
        if (
          !file ||
          (await readFile(file).then(
            () => false,
            () => true,
          ))
        ) {
          throw new TearsheetError('report', {
            code: 'brand.font-missing',
            message: `The brand "${brandName}" has no font file ${path}.`,
            mend: 'Fonts stand beside brand.yaml.',
          });
        }
        return { family: font.family, weight, style, file, unicodeRange: undefined };
      }),
    );
  }
  const name = font.package ?? `@fontsource/${font.family.toLowerCase().replaceAll(' ', '-')}`;
  const key = `${name}|${font.family}|${font.weights}|${font.styles}`;
  let faces = packages.get(key);
  if (!faces) packages.set(key, (faces = packageFaces(name, font)));
  return faces.catch((cause) => {
    packages.delete(key);
    throw new TearsheetError(
      'report',
      {
        code: 'brand.unknown-font',
        message: `The brand "${brandName}" asks for the font "${font.family}", and the package ${name} is not installed.`,
        mend: `npm install ${name}, or name files beside brand.yaml.`,
      },
      { cause },
    );
  });
}

/** Reads a @fontsource package: one woff2 per subset, weight and style, with the characters it covers. */
async function packageFaces(name: string, font: FontSpec): Promise<readonly FontFace[]> {
  if (!/^(@[a-z0-9-]+\/)?[a-z0-9-]+$/.test(name)) throw new Error('not a package name');
  const folder = dirname(require.resolve(`${name}/package.json`));
  const slug = name.split('/').at(-1) as string;
  const ranges = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  const files = new Set(await readdir(join(folder, 'files')));
  const faces: FontFace[] = [];
  for (const weight of font.weights) {
    for (const style of font.styles) {
      for (const [subset, range] of Object.entries(ranges)) {
        const file = `${slug}-${subset.replace(/^\[|\]$/g, '')}-${weight}-${style}.woff2`;
        if (!files.has(file)) continue;
        // A family of signs states the Latin range and covers far more: it is used for what no other family has.
        const unicodeRange = Object.keys(ranges).length === 1 ? undefined : range;
        faces.push({ family: font.family, weight, style, file: join(folder, 'files', file), unicodeRange });
      }
    }
  }
  if (faces.length === 0) throw new Error(`${name} has none of the weights ${font.weights.join(', ')}`);
  return faces;
}
