import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { loadBrand } from '../../src/brand/load.ts';
import { type Drawing, drawFigure } from '../../src/chart/draw.ts';
import type { ChartInput, Row } from '../../src/chart/figure.ts';
import { type ChartTheme, chartTheme } from '../../src/chart/theme.ts';
import { type Locale, loadLocale } from '../../src/locale/locale.ts';
import { BUILT_IN } from '../../src/workspace/workspace.ts';

/** An exhibit as the file of a gallery holds it. */
export interface Sample {
  readonly title: string;
  readonly subtitle?: string;
  readonly rows: readonly Row[];
  /** Further datasets by role, inline. */
  readonly with?: Readonly<Record<string, readonly Row[]>>;
  readonly chart: Readonly<Record<string, unknown>>;
}

/** Places of a page by width in CSS px. */
export const PLACES = { side: 216, half: 332, main: 448, full: 680 } as const;

export const BRANDS = ['wrenfield', 'polarquay'] as const;
export type SampleBrand = (typeof BRANDS)[number];

const LANGUAGES = ['en', 'de', 'zh-Hant'] as const;
const read = await Promise.all(LANGUAGES.map((language) => loadLocale(language, [join(BUILT_IN, 'templates/locales')])));
const locales = new Map<string, Locale>(LANGUAGES.map((language, at) => [language, read[at] as Locale]));
const themes = new Map<string, Promise<ChartTheme>>();

/** A theme of a house that ships, with glyphs for Chinese. */
export function themeOf(brand: SampleBrand): Promise<ChartTheme> {
  let theme = themes.get(brand);
  if (theme === undefined)
    themes.set(
      brand,
      (theme = loadBrand(brand, [join(BUILT_IN, 'styles')], { language: 'zh-Hant', han: true }).then(chartTheme)),
    );
  return theme;
}

export function readSample(name: string): Sample {
  const file = join(import.meta.dirname, '../../examples/gallery/charts', `${name}.yaml`);
  const { chart, ...rest } = load(readFileSync(file, 'utf8'), { schema: CORE_SCHEMA }) as Omit<Sample, 'chart'> & {
    chart: string | Sample['chart'];
  };
  return { ...rest, chart: typeof chart === 'string' ? { type: chart } : chart };
}

/** Draws a chart of the catalogue: `spec` is `{ type, …options }`. */
export async function drawChart(
  input: Partial<ChartInput> & Pick<ChartInput, 'spec'>,
  brand: SampleBrand = 'wrenfield',
): Promise<Drawing> {
  const language = input.language ?? 'en';
  return drawFigure(
    { id: 'fig', width: PLACES.half, title: 'A message', language, locale: locales.get(language), ...input },
    await themeOf(brand),
  );
}

/** Draws the sample of a chart, with other rows or options. */
export function drawSample(
  name: string,
  changes: Partial<ChartInput> & { options?: Record<string, unknown> } = {},
  brand?: SampleBrand,
) {
  const { options, ...input } = changes;
  return drawChart(
    { ...inputOf(readSample(name)), ...(options ? { spec: { ...readSample(name).chart, ...options } } : {}), ...input },
    brand,
  );
}

/** A sample as `drawFigure` takes it. */
export function inputOf(sample: Sample): Pick<ChartInput, 'spec' | 'rows' | 'more' | 'title' | 'subtitle'> {
  return { spec: sample.chart, rows: sample.rows, more: sample.with ?? {}, title: sample.title, subtitle: sample.subtitle };
}
