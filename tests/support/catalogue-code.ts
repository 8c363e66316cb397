import { parse } from 'vega';
import { expandCatalogue } from '../../src/chart/catalogue/expand.ts';
import type { CatalogueChart } from '../../src/chart/catalogue/types.ts';
import { vegaSpec } from '../../src/chart/compile.ts';
import { takeApart } from '../../src/chart/datasets.ts';
import type { Row } from '../../src/chart/figure.ts';
import { TextMeasure } from '../../src/chart/text-width.ts';
import type { ChartTheme } from '../../src/chart/theme.ts';
import type { Json } from '../../src/chart/views.ts';
import type { Cell } from '../../src/data/row.ts';
import { inputOf, PLACES, type Sample } from './catalogue-sample.ts';

/** Words that end a string, a name and a call, should they stand in code. */
export const MARK = '"]),\'`;attack(';

/** The code that Vega makes of the expressions of a drawing. */
export function codesOf(sample: Sample, theme: ChartTheme): readonly string[] {
  const input = { id: 'fig', width: PLACES.full, language: 'en', ...inputOf(sample) };
  const { spec, rows, data, height } = expandCatalogue(String(sample.chart.type), input, theme, new TextMeasure(theme.faces));
  const vega = vegaSpec(takeApart(spec as Json, rows, data).spec, PLACES.full, height, theme);
  const codes: string[] = [];
  JSON.stringify(parse(vega), (key, value) => {
    if (key === 'code' && typeof value === 'string') codes.push(value);
    return value;
  });
  return codes;
}

/** A sample with the mark in every word of it that its author is free to choose: options, columns, names. */
export function marked(chart: CatalogueChart, sample: Sample): Sample {
  const { type, ...written } = sample.chart;
  const columns = new Set([sample.rows, ...Object.values(sample.with ?? {})].flatMap((rows) => rows.flatMap(Object.keys)));
  let options: Record<string, unknown> = written;
  const words = new Set<string>();
  for (const [key, value] of Object.entries(chart.options.parse(written) as object)) {
    // A column that rows may lack, and here do.
    if (typeof value === 'string' && !columns.has(value) && chart.columns.some(({ option }) => option === key)) continue;
    const changed = { ...options, [key]: inWords(value) };
    if (!chart.options.safeParse(changed).success) continue;
    options = changed;
    for (const word of wordsIn(value)) words.add(word);
  }
  const name = (column: string) => (columns.has(column) && words.has(column) ? column + MARK : column);
  const rowsOf = (rows: readonly Row[]) =>
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [name(column), inCell(value)])));
  return {
    ...sample,
    title: sample.title + MARK,
    rows: rowsOf(sample.rows),
    with: Object.fromEntries(Object.entries(sample.with ?? {}).map(([role, rows]) => [role, rowsOf(rows)])),
    chart: { type, ...options },
  };
}

function inWords(value: unknown): unknown {
  if (typeof value === 'string') return isDate(value) ? value : value + MARK;
  if (Array.isArray(value)) return value.map(inWords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inWords(part)]));
}

function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

function inCell(value: Cell): Cell {
  return typeof value === 'string' && !isDate(value) ? value + MARK : value;
}

function isDate(text: string): boolean {
  return /^\d{4}(-|$)/.test(text);
}
