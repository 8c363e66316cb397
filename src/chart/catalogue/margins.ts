import * as z from 'zod';
import type { Row } from '../../data/row.ts';
import { financialWords } from '../words/financials.ts';
import { emptyPicture } from './empty.ts';
import { numberOf, textOf } from './parts/cells.ts';
import { endLabelLayer, endLabels } from './parts/end-labels.ts';
import { fitPeriods, PERIOD_OPTIONS, type Periods, periodsOf } from './parts/periods.ts';
import { nameRoom } from './parts/standing-columns.ts';
import { valueChannel, valueParams, valueSignals, valueTicks } from './parts/value-axis.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  ...PERIOD_OPTIONS,
  series: z.string().default('series').describe('Column that names the margin, where rows hold one value each.'),
  value: z.string().default('value').describe('Column with the margins, where rows hold one value each.'),
  columns: z
    .array(z.string())
    .min(1)
    .max(8)
    .optional()
    .describe('Columns with the margins, one a line; all columns of numbers when rows have no value column.'),
  names: z.record(z.string(), z.string()).default({}).describe('How lines are called: { ebit: EBIT margin }.'),
  unit: z.string().default('%').describe('Unit of the labels.'),
  decimals: z.int().min(0).max(4).default(1).describe('Decimal places of the labels.'),
});

type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

interface Line {
  readonly name: string;
  readonly color: string;
  readonly points: readonly { readonly at: number; readonly value: number }[];
}

/** CSS px of a picture's width for a point of a line. */
const LEAST_STEP = 1;
/** CSS px between the value axis and the first point. */
const INDENT = 14;

/** Margins as lines over fiscal periods, named and valued at their ends. */
export const margins = catalogueChart({
  name: 'margins',
  summary: 'Margins or other ratios by fiscal period as lines, each named at its end; estimates dashed.',
  options,
  columns: [
    { option: 'year', kind: 'any', optional: true },
    { option: 'series', kind: 'text', optional: true },
    { option: 'value', kind: 'number', optional: true },
    { option: 'columns', kind: 'number', optional: true },
    { option: 'estimate', kind: 'any', optional: true },
  ],
  once: ['year', 'series'],
  ratio: 0.62,
  draw(input: Input) {
    const { options, measure, text, width, height, rows, palette } = input;
    const year = rows.some((row) => options.year in row) ? options.year : 'date';
    const periods = periodsOf(rows, { ...options, year }, input, LEAST_STEP);
    const lines = linesOf(input, periods, year);
    if (lines.every(({ points }) => points.length === 0)) return emptyPicture({ name: 'margins' }, input.words, palette);
    const say = (value: number) => text.unit(value, options.unit, options.decimals);
    const ends = lines.flatMap(({ name, color, points }) => {
      const last = points.at(-1);
      return last === undefined ? [] : [{ ...last, name, color, estimate: periods.estimates[last.at] === true }];
    });
    const labels = endLabels(
      ends.map(({ name, value }) => ({ name, value: say(value) })),
      input,
    );
    const axis = valueTicks(
      lines.flatMap(({ points }) => points.map(({ value }) => value)),
      { height },
    );
    const last = periods.labels.length - 1;
    const step = (width - labels.room - 28 - INDENT) / Math.max(1, last);
    const names = fitPeriods(periods.labels, step, measure);
    return {
      spec: specOf(palette.quiet),
      rows: lines.flatMap((line) => rowsOf(line, periods)),
      data: {
        names: names.map((name, at) => ({ at, name })),
        ends: ends.map(({ at, value, color, estimate }, index) => ({
          at,
          value,
          color,
          estimate,
          label: labels.texts[index] ?? '',
        })),
      },
      signals: { ...valueSignals(axis), last: Math.max(1, last), foot: nameRoom(names) },
      alt: altOf(input, periods, lines, say),
      table: tableOf(periods, lines, year),
      findings: periods.findings,
    };
  },
});

function linesOf({ rows, options, palette, language }: Input, periods: Periods, year: string): readonly Line[] {
  const words = financialWords(language).names;
  const values = new Map<string, Map<number, number>>();
  const put = (key: string, row: Row, column: string) => {
    const value = numberOf(row, column);
    const line = values.get(key) ?? new Map<number, number>();
    values.set(key, line);
    const at = periods.at(row);
    if (value !== undefined && at >= 0) line.set(at, value);
  };
  const columns = options.columns ?? wideColumns(rows, options, year);
  for (const row of rows) {
    if (columns === undefined) put(textOf(row, options.series), row, options.value);
    else for (const column of columns) put(column, row, column);
  }
  return [...values].map(([key, points], index) => ({
    name: options.names[key] ?? (columns === undefined ? key : (words[key.toLowerCase()] ?? key)),
    color: palette.series[index % palette.series.length] as string,
    points: [...points].map(([at, value]) => ({ at, value })).sort((a, b) => a.at - b.at),
  }));
}

/** Columns of numbers of rows that hold one column a margin; undefined for rows that hold one value each. */
function wideColumns(rows: readonly Row[], { value, estimate }: Options, year: string): readonly string[] | undefined {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (columns.includes(value)) return undefined;
  const numbers = columns.filter((column) => rows.some((row) => typeof row[column] === 'number'));
  return numbers.filter((column) => column !== year && column !== estimate).slice(0, 8);
}

/** Points of a line; a missing period is a gap, and the dashed part begins at the last actual value. */
function rowsOf({ name, color, points }: Line, { labels, estimates }: Periods): readonly Row[] {
  const byPlace = new Map(points.map(({ at, value }) => [at, value]));
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? -1];
  return labels.slice(first, last + 1).flatMap((_, index) => {
    const at = first + index;
    const row = { at, series: name, color, value: byPlace.get(at) ?? null };
    const estimate = estimates[at] === true;
    const joins = !estimate && estimates[at + 1] === true && byPlace.has(at + 1);
    return [{ ...row, expected: estimate }, ...(joins ? [{ ...row, expected: true }] : [])];
  });
}

const X = {
  field: 'at',
  type: 'quantitative',
  axis: null,
  scale: { domain: [0, { expr: 'last' }], range: [INDENT, { expr: `width - ${INDENT / 2}` }], nice: false, zero: false },
};
const VALUE = valueChannel('value');
const Y = { ...VALUE, scale: { ...(VALUE.scale as object), range: [{ expr: 'height - foot' }, 6] } };
const COLOR = { field: 'color', type: 'nominal', scale: null };
const DETAIL = { field: 'series', type: 'nominal' };

const line = (test: string, strokeDash: readonly number[]) => ({
  transform: [{ filter: test }],
  mark: { type: 'line', strokeDash },
  encoding: { x: X, y: Y, color: COLOR, detail: DETAIL },
});

const specOf = (fill: string) => ({
  params: [...valueParams(), { name: 'last', value: 1 }, { name: 'foot', value: 20 }],
  layer: [
    line('!datum.expected', [1, 0]),
    line('datum.expected', [4, 3]),
    {
      data: { name: 'ends' },
      mark: { type: 'point', size: 26, opacity: 1 },
      encoding: { x: X, y: Y, color: COLOR },
    },
    {
      data: { name: 'names' },
      name: 'names',
      mark: { type: 'text', baseline: 'top', align: 'center', fontWeight: 400, fill, y: { expr: 'height - foot + 6' } },
      encoding: { x: X, text: { field: 'name', type: 'nominal' } },
    },
    endLabelLayer(X, Y),
  ],
});

function altOf(
  { words, language }: Input,
  { labels, estimates }: Periods,
  lines: readonly Line[],
  say: (value: number) => string,
): string {
  const said = lines.slice(0, 4).flatMap(({ name, points }) => {
    const [first] = points;
    const last = points.at(-1);
    if (first === undefined || last === undefined) return [];
    const at = (point: { at: number }) => labels[point.at] ?? '';
    if (points.length === 1) return [words.sentence(words.named(name, words.single(say(first.value), at(first))))];
    const low = points.reduce((best, point) => (point.value < best.value ? point : best), first);
    const high = points.reduce((best, point) => (point.value > best.value ? point : best), first);
    const trend = words.trend(say(first.value), at(first), say(last.value), at(last));
    return [
      words.sentence(words.named(name, words.both(trend, words.range(say(low.value), at(low), say(high.value), at(high))))),
    ];
  });
  if (lines.length > 4) said.push(words.sentence(words.moreSeries(lines.length - 4)));
  const from = estimates.indexOf(true);
  if (from >= 0) said.push(financialWords(language).sentences.expected(labels[from] ?? ''));
  return said.join(words.space);
}

function tableOf({ labels }: Periods, lines: readonly Line[], year: string) {
  const keys = lines.map((_, index) => `line${index}`);
  const values = lines.map(({ points }) => new Map(points.map(({ at, value }) => [at, value])));
  return {
    columns: [{ key: 'year', title: year }, ...lines.map(({ name }, index) => ({ key: keys[index] as string, title: name }))],
    rows: labels.map((label, at) => ({
      year: label,
      ...Object.fromEntries(keys.map((key, index) => [key, values[index]?.get(at) ?? null])),
    })),
  };
}
