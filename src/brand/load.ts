import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { LineCounter, parseDocument } from 'yaml';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import { didYouMean } from '../shared/nearest.ts';
import type { Place } from '../shared/place.ts';
import { cleanSvg } from '../shared/svg.ts';
import { insideWorkspace } from '../shared/workspace-path.ts';
import type { Brand, BrandColors } from './brand.ts';
import { contrast, mix, readableOn } from './color.ts';
import { fallbackFonts, fontFaces, type Writing } from './fonts.ts';
import { type BrandSpec, brandSchema } from './schema.ts';

/** Chosen so that a brand of two lines prints well. */
const DEFAULT_FONT = {
  family: 'IBM Plex Sans',
  package: '@fontsource/ibm-plex-sans',
  weights: [400, 600, 700],
  styles: ['normal' as const, 'italic' as const],
};

/**
 * Reads a brand by the name of its folder, from the first of the styles folders that has it.
 * @param place where the report names it
 * @throws TearsheetError `brand.unknown`, `brand.invalid`, `brand.unknown-colour`, `brand.unknown-font`, `brand.font-missing`, `brand.logo-missing`
 */
export async function loadBrand(id: string, styles: readonly string[], writing: Writing, place?: () => Place): Promise<Brand> {
  const { folder, text } = await findBrand(id, styles, place);
  const css = await readFile(join(folder, 'brand.css'), 'utf8').catch(() => '');
  const key = [folder, writing.language, writing.han, text, css, await timesIn(folder)].join('\u0000');
  let brand = brands.get(key);
  if (!brand) {
    brand = closeBrand(id, folder, text, css, writing);
    if (brands.size >= MAX_BRANDS) brands.clear();
    brands.set(key, brand);
    brand.catch(() => brands.delete(key));
  }
  return brand;
}

/** When the files of a brand were last changed: its logo and its fonts are read once. */
async function timesIn(folder: string): Promise<string> {
  const names = await readdir(folder);
  const times = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ mtimeMs }) => `${name}:${mtimeMs}`,
        () => name,
      ),
    ),
  );
  return times.sort().join('|');
}

/** Brands by their text: the same brand is the same object, and what is derived from it is derived once. */
const brands = new Map<string, Promise<Brand>>();
const MAX_BRANDS = 100;

async function closeBrand(id: string, folder: string, text: string, css: string, writing: Writing): Promise<Brand> {
  const spec = readSpec(id, text);
  const fonts = spec.typography.fonts.length > 0 ? spec.typography.fonts : [DEFAULT_FONT];
  const own = fonts.map((font) => font.family);
  const fallbacks = fallbackFonts(writing).filter((font) => !own.includes(font.family));
  const faces = (await Promise.all([...fonts, ...fallbacks].map((font) => fontFaces(font, folder, id)))).flat();
  const list = (family: string): string => {
    if (!own.includes(family))
      throw invalid(id, [
        {
          code: 'brand.unknown-font',
          message: `brand.yaml uses the family "${family}", which is not among its fonts.${didYouMean(family, own)}`,
        },
      ]);
    return [family, ...fallbacks.map((font) => font.family)].map((name) => `"${name.replace(/["\\]/g, '')}"`).join(', ');
  };
  const base = spec.typography.base?.family ?? (own[0] as string);
  const headings = spec.typography.headings?.family ?? base;
  return {
    id,
    name: spec.meta.name,
    tagline: spec.meta.tagline,
    link: spec.meta.link,
    colors: resolveColors(id, spec),
    fonts: {
      text: list(base),
      heading: list(headings),
      headingWeight: spec.typography.headings?.weight ?? 600,
      data: list(spec.typography.data?.family ?? base),
      faces,
    },
    numbers: spec.numbers,
    logo: spec.logo === undefined ? undefined : await readLogo(spec.logo, folder, id),
    css,
    legal: spec.legal,
    ratings: spec.ratings,
    disclosures: spec.disclosures,
    frontPointer: spec.frontPointer,
    about: spec.about,
    evidence: spec.evidence,
    ...(spec.verification === undefined ? {} : { verification: spec.verification }),
    ...(spec.compliance === undefined ? {} : { compliance: spec.compliance }),
    ...(spec.check === undefined ? {} : { check: { settings: spec.check, text } }),
  };
}

function invalid(id: string, problems: readonly Problem[]): TearsheetError {
  return new TearsheetError(
    'report',
    problems.map((problem) => ({ place: { file: `styles/brands/${id}/brand.yaml`, line: 1, column: 1 }, ...problem })),
  );
}

async function findBrand(
  id: string,
  styles: readonly string[],
  place: (() => Place) | undefined,
): Promise<{ folder: string; text: string }> {
  if (/^[a-z0-9][\w-]*$/i.test(id)) {
    for (const style of styles) {
      const folder = join(style, 'brands', id);
      const text = await readFile(join(folder, 'brand.yaml'), 'utf8').catch(() => undefined);
      if (text !== undefined) return { folder, text };
    }
  }
  const known = [
    ...new Set((await Promise.all(styles.map((style) => readdir(join(style, 'brands')).catch(() => [])))).flat()),
  ].sort();
  throw new TearsheetError('report', {
    code: 'brand.unknown',
    message: `There is no brand "${id}".${didYouMean(id, known)}`,
    mend: `Brands here: ${known.join(', ')}. A brand is a folder under styles/brands with a brand.yaml.`,
    ...(place ? { place: place() } : {}),
  });
}

function readSpec(id: string, text: string): BrandSpec {
  try {
    const result = brandSchema.safeParse(load(text, { schema: CORE_SCHEMA }));
    if (result.success) return result.data;
  } catch {
    // Told below, with its place.
  }
  throw invalidSpec(id, text);
}

/** Everything that is wrong in a brand.yaml, each with its place. */
function invalidSpec(id: string, text: string): TearsheetError {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: `styles/brands/${id}/brand.yaml`, line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length > 0) {
    return invalid(
      id,
      document.errors.map((error) => ({
        code: 'brand.invalid',
        message: `brand.yaml is not valid YAML: ${error.message}.`,
        place: at(error.pos[0]),
      })),
    );
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 50 });
  } catch (cause) {
    throw invalid(id, [{ code: 'brand.invalid', message: `brand.yaml cannot be read: ${(cause as Error).message}.` }]);
  }
  const result = brandSchema.safeParse(data);
  const issues = result.success ? [] : result.error.issues;
  return invalid(
    id,
    issues.map((issue) => {
      const node = document.getIn(issue.path, true) as { range?: [number, number, number] } | undefined;
      return {
        code: 'brand.invalid',
        message: `${issue.path.join('.') || 'brand.yaml'}: ${issue.message}.`,
        place: at(node?.range?.[0] ?? 0),
      };
    }),
  );
}

/** Names become colours; what the brand leaves open is derived from its primary. */
function resolveColors(id: string, { color }: BrandSpec): BrandColors {
  const resolve = (name: string): string => {
    const value = color.palette[name] ?? name;
    if (!/^#[0-9a-f]{6}$/i.test(value))
      throw invalid(id, [
        {
          code: 'brand.unknown-colour',
          message: `"${name}" is neither a colour like #0b4f6c nor a name in the palette.${didYouMean(name, Object.keys(color.palette))}`,
        },
      ]);
    return value.toLowerCase();
  };
  const primary = resolve(color.primary);
  const foreground = resolve(color.foreground);
  const background = resolve(color.background);
  const accent = color.accent === undefined ? primary : resolve(color.accent);
  const muted = resolve(color.muted);
  const own = (color.series ?? []).map(resolve);
  const derived = [
    primary,
    accent === primary ? mix(primary, foreground, 0.45) : accent,
    mix(primary, background, 0.55),
    muted,
    mix(accent, background, 0.5),
    mix(foreground, background, 0.35),
  ];
  return {
    foreground,
    background,
    primary,
    onPrimary: readableOn(primary),
    accent,
    muted,
    line: resolve(color.line),
    tint: color.tint === undefined ? mix(primary, background, 0.07) : resolve(color.tint),
    positive: resolve(color.positive),
    negative: resolve(color.negative),
    series: [...own, ...derived.filter((value) => !own.includes(value))],
  };
}

async function readLogo(path: string, folder: string, id: string): Promise<string> {
  const file = await insideWorkspace(path, folder, folder);
  const text = file ? await readFile(file, 'utf8').catch(() => undefined) : undefined;
  if (text === undefined || !text.includes('<svg'))
    throw invalid(id, [{ code: 'brand.logo-missing', message: `The logo ${path} is not an SVG file beside brand.yaml.` }]);
  return cleanSvg(text);
}

/** Pairs of colours that must be read, with the contrast they have; below 4.5 : 1 is a finding (WCAG 2.2 AA). */
export function contrastPairs({ colors }: Brand): readonly { readonly name: string; readonly ratio: number }[] {
  const pair = (name: string, text: string, surface: string) => ({ name, ratio: contrast(text, surface) });
  return [
    pair('foreground on background', colors.foreground, colors.background),
    pair('muted on background', colors.muted, colors.background),
    pair('muted on tint', colors.muted, colors.tint),
    pair('primary on background', colors.primary, colors.background),
    pair('primary on tint', colors.primary, colors.tint),
    pair('accent on background', colors.accent, colors.background),
    pair('positive on background', colors.positive, colors.background),
    pair('negative on background', colors.negative, colors.background),
    pair('text on primary', colors.onPrimary, colors.primary),
  ];
}
