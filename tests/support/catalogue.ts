import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/chart/catalogue/index.ts';
import { optionNames } from '../../src/chart/catalogue/options.ts';
import type { CatalogueChart } from '../../src/chart/catalogue/types.ts';
import type { Drawing } from '../../src/chart/draw.ts';
import { TextMeasure } from '../../src/chart/text-width.ts';
import type { ChartTheme } from '../../src/chart/theme.ts';
import { TearsheetError } from '../../src/shared/errors.ts';
import { codesOf, MARK, marked } from './catalogue-code.ts';
import { BRANDS, drawChart, inputOf, PLACES, readSample, type SampleBrand, themeOf } from './catalogue-sample.ts';
import { type StressedColumns, VARIANT_NAMES, type VariantName, variantOf } from './catalogue-variants.ts';
import { labelBoxes, outside, overlaps, shapeBoxes } from './chart-boxes.ts';

export { drawChart, drawSample, inputOf, PLACES, readSample, type Sample, themeOf } from './catalogue-sample.ts';
export { columnOf, options, wideColumns } from './catalogue-variants.ts';

/*
 * One suite for every chart of the catalogue. In tests/unit/chart/catalogue/<name>.test.ts:
 *
 *   describeChart('ranked-bars', { category: 'company' });
 *   describeChart('rebased', { date: 'date' });
 *
 * draws examples/gallery/charts/<name>.yaml at every width in both brands, and variants of its rows that are meant to break it. What
 * is special to the chart (its options, its order, its words) is tested below that call, with `drawSample` or `drawChart`.
 */

export interface ChartSuite extends StressedColumns {
  /** Most grid lines in one group of the SVG: 5, unless the chart draws those of several plots together. */
  readonly gridLines?: number;
  /** Variants that the chart answers with a problem of the report, by its code. */
  readonly refuses?: Readonly<Partial<Record<VariantName, string>>>;
  /** The rows are not what a variant can be made of, as for a grid whose axes are numbers. */
  readonly skip?: readonly VariantName[];
}

/** The suite that every chart passes. */
export function describeChart(name: string, suite: ChartSuite = {}): void {
  describe(`${name}, as every chart of the catalogue`, () => {
    const chart = catalogue.get(name) as CatalogueChart;
    const sample = deepFrozen(readSample(name));

    it.each(BRANDS.flatMap((brand) => Object.keys(PLACES).map((place) => [brand, place] as const)))(
      'in %s at the width of %s: inside, apart, few grid lines, the same again',
      async (brand, place) => {
        const input = { ...inputOf(sample), width: PLACES[place as keyof typeof PLACES] };
        const drawing = await drawChart(input, brand);
        expect(drawing.warnings).toEqual([]);
        await expectClean(drawing, brand);
        expect(gridLines(drawing.figure.svg, await themeOf(brand))).toBeLessThanOrEqual(suite.gridLines ?? 5);
        expect((await drawChart(input, brand)).figure).toEqual(drawing.figure);
      },
    );

    it.each(['en', 'de', 'zh-Hant'])('says in %s what is to be seen', async (language) => {
      const drawing = await drawChart({ ...inputOf(sample), language });
      await expectClean(drawing);
      expect(drawing.figure.alt.length).toBeGreaterThan(sample.title.length + 12);
      expect(drawing.figure.alt).not.toMatch(/undefined|NaN|null|\[object|Infinity/);
      expect(drawing.figure.table.columns.length).toBeGreaterThan(0);
    });

    it('takes the author’s alt text', async () => {
      expect((await drawChart({ ...inputOf(sample), alt: 'Mine.' })).figure.alt).toBe('Mine.');
    });

    const variants = VARIANT_NAMES.flatMap((key) => {
      const variant = (suite.skip ?? []).includes(key) ? undefined : variantOf(key, chart, sample, suite);
      return variant === undefined ? [] : [[key, deepFrozen(variant)] as const];
    });
    it.each(variants)('survives %s', async (key, variant) => {
      const language = key === 'chineseNames' ? 'zh-Hant' : 'en';
      for (const width of key.startsWith('many') ? [PLACES.side, PLACES.full] : [PLACES.side, PLACES.half, PLACES.full]) {
        const drawn = drawChart({ ...inputOf(variant), width, language });
        const code = suite.refuses?.[key];
        if (code !== undefined) {
          await expect(drawn).rejects.toMatchObject({ code });
          continue;
        }
        const drawing = await drawn;
        await expectClean(drawing);
        expect(gridLines(drawing.figure.svg, await themeOf('wrenfield'))).toBeLessThanOrEqual(suite.gridLines ?? 5);
        expect(drawing.warnings.filter((warning) => /shrunk|Vega|[Dd]ropping|Infinite/.test(warning))).toEqual([]);
        if (key === 'allGaps') {
          expect(drawing.warnings.length).toBeGreaterThan(0);
          if (chart.inline !== true) expect(drawing.figure.svg).toMatch(/>(No data|沒有數據)</);
        }
        expect(drawing.figure.alt).not.toMatch(/undefined|NaN|null|\[object|Infinity/);
        expect(drawing.figure.svg.length).toBeLessThan(600_000);
      }
    });

    it('has nothing of a report in its code', async () => {
      const codes = codesOf(sample, await themeOf('wrenfield'));
      expect(codes.length).toBeGreaterThan(0);
      expect(codesOf(marked(chart, sample), await themeOf('wrenfield')).filter((code) => code.includes(MARK))).toEqual([]);
    });

    it('without rows is an empty frame and a finding', async () => {
      for (const rows of [[], undefined]) {
        const { figure, warnings } = await drawChart({ ...inputOf(sample), rows });
        if (chart.inline !== true) expect(figure.svg).toContain('>No data<');
        expect(warnings).toHaveLength(1);
        expect(warnings[0]).toContain('has no rows');
      }
    });

    it('names an option that does not exist, and the nearest that does', async () => {
      const error = await failureOf({ ...inputOf(sample), spec: { ...sample.chart, nonsense: 1 } });
      expect(error.problems).toMatchObject([{ code: 'chart.option', path: ['nonsense'] }]);
      const [option = ''] = optionNames(chart).toSorted((a, b) => b.length - a.length);
      const near = await failureOf({ ...inputOf(sample), spec: { ...sample.chart, [`${option}s`]: 1 } });
      expect(near.problems).toMatchObject([{ code: 'chart.option', path: [`${option}s`] }]);
      expect(near.message).toContain(`Did you mean "${option}"?`);
    });

    const { type: _, ...written } = sample.chart;
    const options = chart.options.parse(written) as Readonly<Record<string, unknown>>;
    const needs = chart.columns.filter(({ option, of }) => of === undefined && typeof options[option] === 'string');
    const named = needs.filter(({ option }) => sample.rows.some((row) => Object.hasOwn(row, options[option] as string)));

    it.each(named)('names a column that no row has, and the nearest that is there: $option', async ({ option }) => {
      const column = options[option] as string;
      const error = await failureOf({ ...inputOf(sample), spec: { ...sample.chart, [option]: `${column}x` } });
      expect(error.problems[0]).toMatchObject({ code: 'chart.unknown-column', path: [option] });
      expect(error.message).toContain(`"${column}x"`);
      expect(error.message).toMatch(/Did you mean "[^"]+"\?/);
    });

    it.each(named.filter(({ kind }) => kind === 'number' || kind === 'date'))(
      'names the row whose $option is none',
      async ({ option }) => {
        const column = options[option] as string;
        const rows = sample.rows.map((row, at) => (at === 0 ? { ...row, [column]: 'n/a' } : row));
        const error = await failureOf({ ...inputOf(sample), rows });
        expect(error.problems).toContainEqual(expect.objectContaining({ code: 'chart.column-type', path: [option] }));
        expect(error.message).toContain('row 1 has "n/a"');
      },
    );

    it('begins its alt text with the message', async () => {
      const { alt } = (await drawChart(inputOf(sample))).figure;
      expect(alt.startsWith(sample.title)).toBe(true);
      expect(alt).toMatch(/\d/);
    });
  });
}

async function failureOf(input: Parameters<typeof drawChart>[0]): Promise<TearsheetError> {
  const thrown = await drawChart(input).catch((error: unknown) => error);
  if (thrown instanceof TearsheetError) return thrown;
  throw thrown instanceof Error ? thrown : new Error('The chart was drawn.');
}

async function expectClean({ figure }: Drawing, brand: SampleBrand = 'wrenfield'): Promise<void> {
  const theme = await themeOf(brand);
  const measure = measureOf(theme);
  const boxes = labelBoxes(figure.svg, (fontSize, fontWeight, text) =>
    measure.width({ font: theme.font, fontSize, fontWeight }, text),
  );
  expect(outside(boxes, figure.width, figure.height), 'texts beyond the edge').toEqual([]);
  expect(overlaps(boxes), 'texts on each other').toEqual([]);
  expect(outside(shapeBoxes(figure.svg), figure.width, figure.height, 1.5), 'marks beyond the edge').toEqual([]);
  expect(figure.svg, 'a number that is none').not.toMatch(/NaN|Infinity|undefined/);
}

const measures = new WeakMap<ChartTheme, TextMeasure>();
function measureOf(theme: ChartTheme): TextMeasure {
  const measure = measures.get(theme) ?? new TextMeasure(theme.faces);
  measures.set(theme, measure);
  return measure;
}

/** Most lines of the grid's colour in one group, the zero line included; each axis has a group of its own. */
function gridLines(svg: string, { palette }: ChartTheme): number {
  const groups = svg.split(/<\/?g[ >]/);
  return Math.max(
    0,
    ...groups.map((group) => group.split('<line').filter((line) => line.includes(`stroke="${palette.line}"`)).length),
  );
}

/** Frozen all the way down, so that a change to the input throws. */
function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFrozen(part);
  }
  return value;
}
