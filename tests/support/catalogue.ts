import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/chart/catalogue/index.ts';
import type { CatalogueChart } from '../../src/chart/catalogue/types.ts';
import type { Drawing } from '../../src/chart/draw.ts';
import type { Row } from '../../src/chart/figure.ts';
import { TextMeasure } from '../../src/chart/text-width.ts';
import type { ChartTheme } from '../../src/chart/theme.ts';
import { BRANDS, drawChart, inputOf, PLACES, readSample, type Sample, type SampleBrand, themeOf } from './catalogue-sample.ts';
import { labelBoxes, outside, overlaps } from './chart-boxes.ts';

export { drawChart, drawSample, inputOf, PLACES, readSample, type Sample, themeOf } from './catalogue-sample.ts';

/*
 * One suite for every chart of the catalogue. In tests/unit/chart/catalogue/<name>.test.ts:
 *
 *   describeChart('ranked-bars', { category: 'company' });
 *   describeChart('rebased', { date: 'date' });
 *
 * draws examples/gallery/charts/<name>.yaml at every width in both brands, and variants of its rows that are meant to break it. What
 * is special to the chart (its options, its order, its words) is tested below that call, with `drawSample` or `drawChart`.
 */

export interface ChartSuite {
  /** Column of names, for charts that show categories: long names, CJK, 1 and 200 of them. */
  readonly category?: string;
  /** Column of dates, for charts over time: 100,000 rows. */
  readonly date?: string;
  /** Columns of numbers beside those that the chart's `columns` needs name. */
  readonly numbers?: readonly string[];
  /** Most grid lines in one group of the SVG: 5, unless the chart draws those of several plots together. */
  readonly gridLines?: number;
  /** Variants that the chart answers with a problem of the report, by its code. */
  readonly refuses?: Readonly<Partial<Record<VariantName, string>>>;
  /** The rows are not what a variant can be made of, as for a grid whose axes are numbers. */
  readonly skip?: readonly VariantName[];
}

export type VariantName = keyof typeof VARIANTS;

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

    const variants = (Object.keys(VARIANTS) as VariantName[]).filter((key) => !(suite.skip ?? []).includes(key));
    it.each(variants)('survives %s', async (key) => {
      const rows = VARIANTS[key](sample.rows, { suite, numbers: numberColumns(chart, sample, suite) });
      if (rows === undefined) return;
      const language = key === 'chineseNames' ? 'zh-Hant' : 'en';
      for (const width of key === 'manyRows' ? [PLACES.half] : [PLACES.side, PLACES.half, PLACES.full]) {
        const drawn = drawChart({ ...inputOf(sample), rows: deepFrozen(rows), width, language });
        const code = suite.refuses?.[key];
        if (code !== undefined) {
          await expect(drawn).rejects.toMatchObject({ code });
          continue;
        }
        const drawing = await drawn;
        await expectClean(drawing);
        expect(gridLines(drawing.figure.svg, await themeOf('wrenfield'))).toBeLessThanOrEqual(suite.gridLines ?? 5);
        expect(drawing.warnings.filter((warning) => /shrunk|Vega|[Dd]ropping|Infinite/.test(warning))).toEqual([]);
        expect(drawing.figure.alt).not.toMatch(/undefined|NaN|null|\[object|Infinity/);
        expect(drawing.figure.svg.length).toBeLessThan(600_000);
      }
    });

    it('without rows is an empty frame and a finding', async () => {
      for (const rows of [[], undefined]) {
        const { figure, warnings } = await drawChart({ ...inputOf(sample), rows });
        if (chart.inline !== true) expect(figure.svg).toContain('>No data<');
        expect(warnings).toHaveLength(1);
        expect(warnings[0]).toContain('has no rows');
      }
    });

    it('names an option that does not exist', async () => {
      await expect(drawChart({ ...inputOf(sample), spec: { ...sample.chart, nonsense: 1 } })).rejects.toMatchObject({
        problems: [{ code: 'chart.option', path: ['nonsense'] }],
      });
    });
  });
}

async function expectClean({ figure }: Drawing, brand: SampleBrand = 'wrenfield'): Promise<void> {
  const theme = await themeOf(brand);
  const measure = measureOf(theme);
  const boxes = labelBoxes(figure.svg, (fontSize, fontWeight, text) =>
    measure.width({ font: theme.font, fontSize, fontWeight }, text),
  );
  expect(outside(boxes, figure.width, figure.height), 'texts beyond the edge').toEqual([]);
  expect(overlaps(boxes), 'texts on each other').toEqual([]);
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

interface Known {
  readonly suite: ChartSuite;
  /** Columns that hold numbers. */
  readonly numbers: readonly string[];
}

type Variant = (rows: readonly Row[], known: Known) => readonly Row[] | undefined;

function mapNumbers(
  rows: readonly Row[],
  { numbers }: Known,
  change: (value: number, row: number, column: number) => number | null,
): Row[] {
  return rows.map((row, at) => ({
    ...row,
    ...Object.fromEntries(
      numbers.flatMap((column, place) => {
        const value = row[column];
        return typeof value === 'number' ? [[column, change(value, at, place)]] : [];
      }),
    ),
  }));
}

function mapNames(rows: readonly Row[], { suite }: Known, change: (name: string, at: number) => string): Row[] | undefined {
  const { category } = suite;
  if (category === undefined) return undefined;
  const names = [...new Set(rows.map((row) => String(row[category])))];
  return rows.map((row) => ({ ...row, [category]: change(String(row[category]), names.indexOf(String(row[category]))) }));
}

const VARIANTS = {
  longNames: (rows, known) =>
    mapNames(rows, known, (name) => `${name} and everything else that belongs to the same group of companies`),
  oneLongWord: (rows, known) =>
    mapNames(rows, known, (name, at) => `${name}${'Donaudampfschifffahrtsgesellschaft'.repeat(2)}${at}`),
  chineseNames: (rows, known) =>
    mapNames(rows, known, (_, at) => `智能插座及其他家居自動化產品業務部門${'一二三四五六七八九十'[at % 10]}${at}`),
  negativeValues: (rows, known) => mapNumbers(rows, known, (value, at) => (at % 2 === 0 ? -value : value)),
  allNegative: (rows, known) => mapNumbers(rows, known, (value) => -Math.abs(value)),
  zeros: (rows, known) => mapNumbers(rows, known, () => 0),
  gaps: (rows, known) => mapNumbers(rows, known, (value, at) => (at % 3 === 1 ? null : value)),
  allGaps: (rows, known) => mapNumbers(rows, known, () => null),
  huge: (rows, known) => mapNumbers(rows, known, (value) => value * 1e12),
  tiny: (rows, known) => mapNumbers(rows, known, (value) => value * 1e-7),
  notFinite: (rows, known) =>
    mapNumbers(rows, known, (value, at) => (at === 1 ? Number.NaN : at === 2 ? Number.POSITIVE_INFINITY : value)),
  oneRow: (rows) => rows.slice(0, 1),
  twoRows: (rows) => rows.slice(0, 2),
  oneCategory: (rows, { suite: { category } }) =>
    category === undefined ? undefined : rows.filter((row) => row[category] === rows[0]?.[category]),
  manyCategories: (rows, { suite: { category } }) =>
    category === undefined
      ? undefined
      : Array.from({ length: 200 }, (_, at) => {
          const first = rows.filter((row) => row[category] === rows[at % rows.length]?.[category]);
          return first.map((row) => ({ ...row, [category]: `Member ${at + 1}` }));
        }).flat(),
  unsorted: (rows) => [...rows].reverse(),
  manyRows: (rows, { suite: { date }, numbers }) =>
    date === undefined
      ? undefined
      : Array.from({ length: 100_000 }, (_, at) => {
          const row = rows[at % rows.length] as Row;
          const time = new Date(Date.UTC(1760, 0, 1 + Math.floor(at / Math.max(1, perDate(rows, date)))))
            .toISOString()
            .slice(0, 10);
          const changed = numbers.map((column) => [
            column,
            Number(row[column]) * (1 + 0.2 * Math.sin(at / 700) + 0.05 * Math.sin(at * 1.7)),
          ]);
          return { ...row, ...Object.fromEntries(changed), [date]: time };
        }),
} satisfies Record<string, Variant>;

/** Rows that share a date, one a series. */
function perDate(rows: readonly Row[], date: string): number {
  return Math.round(rows.length / new Set(rows.map((row) => row[date])).size);
}

function numberColumns(chart: CatalogueChart, sample: Sample, { numbers = [], date, category }: ChartSuite): readonly string[] {
  const { type: _, ...written } = sample.chart;
  const options = chart.options.parse(written) as Record<string, unknown>;
  const named = chart.columns
    .filter(({ kind, of }) => kind === 'number' && of === undefined)
    .flatMap(({ option }) => options[option])
    .filter((column): column is string => typeof column === 'string');
  const held = new Set(sample.rows.flatMap((row) => Object.keys(row).filter((column) => typeof row[column] === 'number')));
  return [...new Set([...named.filter((column) => held.has(column)), ...numbers])].filter(
    (column) => column !== date && column !== category,
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
