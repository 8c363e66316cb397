import type { CatalogueChart } from '../../src/chart/catalogue/types.ts';
import type { Row } from '../../src/chart/figure.ts';
import type { Sample } from './catalogue-sample.ts';

/** Where a chart's sample holds what the variants change. */
export interface StressedColumns {
  /** Column of names, for charts that show categories: long names, CJK, 1 and 200 of them. */
  readonly category?: string;
  /** Column of dates, for charts over time: 100,000 rows. */
  readonly date?: string;
  /** Columns of numbers beside those that the chart's `columns` needs name. */
  readonly numbers?: readonly string[];
  /** Gives names that stand in no column of the rows, as those of wide columns, of options or of further datasets, other words. */
  readonly rename?: Rename;
}

type Rename = (sample: Sample, name: (name: string) => string) => Sample;

interface Known extends StressedColumns {
  readonly numbers: readonly string[];
}

type Variant = (sample: Sample, known: Known) => Sample | undefined;
export type VariantName = keyof typeof VARIANTS;

/** The sample as a variant makes it; undefined when it has nothing to change. */
export function variantOf(key: VariantName, chart: CatalogueChart, sample: Sample, columns: StressedColumns): Sample | undefined {
  return VARIANTS[key](sample, { ...columns, numbers: numberColumns(chart, sample, columns) });
}

const VARIANTS = {
  longNames: named((name) => `${name} and everything else that belongs to the same group of companies`),
  oneLongWord: named((name, at) => `${name}${'Donaudampfschifffahrtsgesellschaft'.repeat(2)}${at}`),
  chineseNames: named((_, at) => `智能插座及其他家居自動化產品業務部門${'一二三四五六七八九十'[at % 10]}${at}`),
  emptyNames: named(() => ''),
  negativeValues: numbers((value, at) => (at % 2 === 0 ? -value : value)),
  allNegative: numbers((value) => -Math.abs(value)),
  zeros: numbers(() => 0),
  allEqual: numbers(() => 42),
  gaps: rowsOnly((value, at) => (at % 3 === 1 ? null : value)),
  allGaps: rowsOnly(() => null),
  huge: numbers((value) => value * 1e12),
  tiny: numbers((value) => value * 1e-6),
  notFinite: rowsOnly((value, at) => (at === 1 ? Number.NaN : at === 2 ? Number.POSITIVE_INFINITY : value)),
  oneRow: (sample) => ({ ...sample, rows: sample.rows.slice(0, 1), ...withRows(sample, (rows) => rows.slice(0, 1)) }),
  twoRows: (sample) => ({ ...sample, rows: sample.rows.slice(0, 2) }),
  oneCategory: (sample, { category }) =>
    category === undefined
      ? undefined
      : { ...sample, rows: sample.rows.filter((row) => row[category] === sample.rows[0]?.[category]) },
  manyCategories: ({ rows, ...sample }, { category }) =>
    category === undefined
      ? undefined
      : {
          ...sample,
          rows: Array.from({ length: 200 }, (_, at) => {
            const first = rows.filter((row) => row[category] === rows[at % rows.length]?.[category]);
            return first.map((row) => ({ ...row, [category]: `Member ${at + 1}` }));
          }).flat(),
        },
  manyNames: ({ rows, ...sample }, { category, date, numbers }) =>
    category === undefined || date !== undefined
      ? undefined
      : {
          ...sample,
          rows: Array.from({ length: 100_000 }, (_, at) => {
            const row = rows[at % rows.length] as Row;
            const changed = numbers.map((column, nth) => [column, Number(row[column]) * (1 + 0.2 * Math.sin(at * (nth + 1.7)))]);
            return { ...row, ...Object.fromEntries(changed), [category]: `Member ${at + 1}` };
          }),
        },
  unsorted: (sample) => ({ ...sample, rows: sample.rows.toReversed(), ...withRows(sample, (rows) => rows.toReversed()) }),
  manyRows: ({ rows, ...sample }, { date, numbers }) =>
    date === undefined
      ? undefined
      : {
          ...sample,
          rows: Array.from({ length: 100_000 }, (_, at) => {
            const row = rows[at % rows.length] as Row;
            const time = new Date(Date.UTC(1760, 0, 1 + Math.floor(at / Math.max(1, perDate(rows, date)))));
            const changed = numbers.map((column) => [
              column,
              Number(row[column]) * (1 + 0.2 * Math.sin(at / 700) + 0.05 * Math.sin(at * 1.7)),
            ]);
            return { ...row, ...Object.fromEntries(changed), [date]: time.toISOString().slice(0, 10) };
          }),
        },
} satisfies Record<string, Variant>;

export const VARIANT_NAMES = Object.keys(VARIANTS) as readonly VariantName[];

/** Other names wherever the sample has them. @param change of a name and its place among all, from 0 */
function named(change: (name: string, at: number) => string): Variant {
  return (sample, { category, rename }) => {
    if (category === undefined && rename === undefined) return undefined;
    const places = new Map<string, number>();
    const name = (old: string) => {
      if (!places.has(old)) places.set(old, places.size);
      return change(old, places.get(old) as number);
    };
    const rows =
      category === undefined ? sample.rows : sample.rows.map((row) => ({ ...row, [category]: name(String(row[category])) }));
    return rename === undefined ? { ...sample, rows } : rename({ ...sample, rows }, name);
  };
}

/** Other numbers, in further datasets as well. */
function numbers(change: Change): Variant {
  return (sample, { numbers: columns }) => ({
    ...sample,
    rows: mapped(sample.rows, columns, change),
    ...withRows(sample, (rows) => mapped(rows, numbersIn(rows), change)),
  });
}

function rowsOnly(change: Change): Variant {
  return (sample, { numbers: columns }) => ({ ...sample, rows: mapped(sample.rows, columns, change) });
}

/** A `rename` for names that are options: words, or records of words such as labels. */
export function options(...keys: readonly string[]): Rename {
  return (sample, name) => {
    const changed = keys.map((key) => {
      const value = sample.chart[key];
      const words = Object.entries(typeof value === 'object' && value !== null ? value : {});
      return [
        key,
        typeof value === 'string' ? name(value) : Object.fromEntries(words.map(([word, old]) => [word, name(String(old))])),
      ];
    });
    return { ...sample, chart: { ...sample.chart, ...Object.fromEntries(changed) } };
  };
}

/** A `rename` for names in a column of a further dataset. */
export function columnOf(role: string, column: string): Rename {
  return (sample, name) => {
    const rows = (sample.with?.[role] ?? []).map((row) => ({ ...row, [column]: name(String(row[column])) }));
    return { ...sample, with: { ...sample.with, [role]: rows } };
  };
}

/** A `rename` for columns that are series, listed under an option of that name. */
export function wideColumns(option = 'columns'): Rename {
  return (sample, name) => {
    const columns = sample.chart[option] as readonly string[];
    const names = new Map(columns.map((column) => [column, name(column)]));
    const rows = sample.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [names.get(column) ?? column, value])),
    );
    return { ...sample, rows, chart: { ...sample.chart, [option]: [...names.values()] } };
  };
}

type Change = (value: number, row: number) => number | null;

function mapped(rows: readonly Row[], columns: readonly string[], change: Change): readonly Row[] {
  return rows.map((row, at) => {
    const changed = columns.flatMap((column) => {
      const value = row[column];
      return typeof value === 'number' ? [[column, change(value, at)]] : [];
    });
    return { ...row, ...Object.fromEntries(changed) };
  });
}

function withRows(sample: Sample, change: (rows: readonly Row[]) => readonly Row[]): Pick<Sample, 'with'> {
  if (sample.with === undefined) return {};
  return { with: Object.fromEntries(Object.entries(sample.with).map(([role, rows]) => [role, change(rows)])) };
}

/** Rows that share a date, one a series. */
function perDate(rows: readonly Row[], date: string): number {
  return Math.round(rows.length / new Set(rows.map((row) => row[date])).size);
}

function numbersIn(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row).filter((column) => typeof row[column] === 'number')))];
}

function numberColumns(
  chart: CatalogueChart,
  sample: Sample,
  { numbers = [], date, category }: StressedColumns,
): readonly string[] {
  const { type: _, ...written } = sample.chart;
  const options = chart.options.parse(written) as Record<string, unknown>;
  const asked = chart.columns
    .filter(({ kind, of }) => kind === 'number' && of === undefined)
    .flatMap(({ option }) => options[option])
    .filter((column): column is string => typeof column === 'string');
  const held = new Set(numbersIn(sample.rows));
  return [...new Set([...asked.filter((column) => held.has(column)), ...numbers])].filter(
    (column) => column !== date && column !== category,
  );
}
