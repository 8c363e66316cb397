import * as z from 'zod';
import type { Row } from '../../data/row.ts';
import { financialWords } from '../words/financials.ts';
import { numberOf, textOf } from './parts/cells.ts';
import { type KeyEntry, keyLine } from './parts/key-line.ts';
import { cutTo } from './parts/name-column.ts';
import { fitPeriods, type Periods, periodsOf } from './parts/periods.ts';
import {
  alongColumns,
  baseline,
  COLUMN_PARAMS,
  columnScale,
  columnSignals,
  columnsIn,
  LABEL,
  LINE,
  nameRoom,
  nameRows,
  namesLayer,
  upColumns,
  ZERO,
} from './parts/standing-columns.ts';
import { unknownNames } from './parts/unknown-names.ts';
import { type ValueTexts, valueTexts } from './parts/value-texts.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  year: z.string().default('year').describe('Column of the calendar year.'),
  series: z.string().default('series').describe('Column that names fund and benchmark.'),
  value: z.string().default('value').describe('Column with the performance in per cent.'),
  highlight: z.string().optional().describe('The series that the chart is about; the first when absent.'),
  labels: z
    .enum(['auto', 'columns', 'table', 'none'])
    .default('auto')
    .describe('Values at the columns where they have room, in rows under the years, or none.'),
  decimals: z.int().min(0).max(3).default(1).describe('Decimal places of the labels.'),
});

type Input = CatalogueInput<z.output<typeof options>>;

interface Series {
  readonly name: string;
  readonly color: string;
  readonly values: ReadonlyMap<number, number>;
}

/** Series that can be told apart beside each other. */
const MOST = 4;
const PADDING = 0.24;
/** Least air between two values of a row, CSS px. */
const AIR = 4;
/** Widest column, CSS px. */
const WIDEST = 30;

/** Performance by calendar year, fund beside benchmark. */
export const calendarYears = catalogueChart({
  name: 'calendar-years',
  summary: 'Performance by calendar year of a fund beside its benchmark, with every value.',
  options,
  columns: [
    { option: 'year', kind: 'any' },
    { option: 'series', kind: 'text', optional: true },
    { option: 'value', kind: 'number' },
  ],
  once: ['year', 'series'],
  ratio: 0.62,
  draw(input: Input) {
    const { options, measure, width, height, palette } = input;
    const periods = periodsOf(input.rows, { year: options.year, estimate: '' }, input);
    const all = seriesOf(input, periods);
    const series = all.slice(0, MOST);
    const count = periods.labels.length;
    const columns = columnsIn(width, count);
    const bar = Math.min(WIDEST, (columns.step * (1 - PADDING)) / series.length);
    const values = series.flatMap((each) => [...each.values.values()]);
    const place = placeOf(input, series, columns.step, bar);
    const names = fitPeriods(periods.labels, columns.step, measure);
    const key = keyLine(keyOf(series, input), { width: width - 2, palette, measure });
    const table = place.where === 'table' ? series.length * (LINE + 1) + 3 : 0;
    const foot = height - 2 - nameRoom(names) - table;
    const top = key.height;
    const scale = columnScale(values, top, foot, place.where === 'columns' ? LABEL : 3);
    return {
      spec: specOf(input),
      rows: series.flatMap(({ name, color, values: own }, index) =>
        [...own].map(([at, value]) => ({
          at,
          series: name,
          value,
          color,
          middle: columns.step * (at + 0.5) + bar * (index - (series.length - 1) / 2),
          width: Math.max(0.5, bar - (series.length > 1 ? 1 : 0)),
          text: place.where === 'columns' ? place.texts.of(value) : '',
        })),
      ),
      data: {
        zero: ZERO,
        names: nameRows(names, columns, measure),
        key: key.boxes.map(({ x, y, width: wide, height: high, fill }) => ({ x, x2: x + wide, y, y2: y + high, fill })),
        keyWords: key.words.map(({ x, y, text }) => ({ x, y, text })),
        cells: place.where === 'table' ? cellRows(series, place.texts, height - table, names) : [],
      },
      signals: columnSignals(columns, scale, foot),
      alt: altOf(input, periods, series),
      table: tableOf(input, periods, series),
      findings: [
        ...periods.findings,
        ...findingsOf(all.length, options.labels !== 'none' && place.where === 'none'),
        ...unknownNames(
          options.highlight,
          all.map(({ name }) => name),
        ),
      ],
    };
  },
});

function findingsOf(series: number, unlabelled: boolean) {
  return [
    ...(series > MOST
      ? [
          {
            message: `The picture tells ${MOST} series apart; ${series - MOST} more are left out.`,
            mend: 'Show fewer series, or make two exhibits.',
          },
        ]
      : []),
    ...(unlabelled
      ? [{ message: 'The picture has no room for the values of so many years.', mend: 'Give it a wider place, or fewer years.' }]
      : []),
  ];
}

function keyOf(series: readonly Series[], { width, measure }: Input): readonly KeyEntry[] {
  const named = series.filter(({ name }) => name !== '');
  return named.map(({ name, color }) => ({
    shape: 'bar',
    text: cutTo(name, width - 20, (text) => measure(text, undefined, 400)),
    color,
  }));
}

function seriesOf({ rows, options, palette }: Input, periods: Periods): readonly Series[] {
  const found = new Map<string, Map<number, number>>();
  for (const row of rows) {
    const value = numberOf(row, options.value);
    const name = textOf(row, options.series);
    const own = found.get(name) ?? new Map<number, number>();
    found.set(name, own);
    const at = periods.at(row);
    if (value !== undefined && at >= 0) own.set(at, value);
  }
  const names = [...found.keys()];
  const meant = options.highlight !== undefined && names.includes(options.highlight) ? options.highlight : (names[0] ?? '');
  // The fund in the brand's first colour, the benchmark is context, peers follow.
  const others = [palette.muted, ...palette.series.slice(1)];
  const ordered = [meant, ...names.filter((name) => name !== meant)];
  return ordered.map((name, index) => ({
    name,
    color: (index === 0 ? palette.series[0] : others[(index - 1) % others.length]) ?? palette.muted,
    values: found.get(name) ?? new Map<number, number>(),
  }));
}

/** Where the values are printed, and how. */
function placeOf(
  input: Input,
  series: readonly Series[],
  step: number,
  bar: number,
): { where: 'columns' | 'table' | 'none'; texts: ValueTexts } {
  const { labels, decimals } = input.options;
  const values = series.flatMap((each) => [...each.values.values()]);
  const [full, whole] = [decimals, 0].map((places) => valueTexts(values, Number.POSITIVE_INFINITY, input, { decimals: places }));
  if (full === undefined || whole === undefined || labels === 'none') return { where: 'none', texts: full as ValueTexts };
  const room = series.length === 1 ? step - 2 : labels === 'columns' ? step / series.length - 1 : bar - 1;
  if (labels !== 'table' && full.width <= room) return { where: 'columns', texts: full };
  const fitting = [full, whole].find((texts) => series.every(({ values: own }) => standApart(own, texts, step, input)));
  return { where: fitting === undefined ? 'none' : 'table', texts: fitting ?? whole };
}

/** Whether the values of a row leave air between neighbours. */
function standApart(values: ReadonlyMap<number, number>, texts: ValueTexts, step: number, { measure }: Input): boolean {
  return [...values].every(([at, value]) => {
    const next = values.get(at + 1);
    return next === undefined || (measure(texts.of(value)) + measure(texts.of(next))) / 2 + AIR <= step;
  });
}

/** A line of values a series, under the years. */
function cellRows(series: readonly Series[], texts: ValueTexts, top: number, names: readonly string[]): readonly Row[] {
  return series.flatMap(({ values, color }, index) =>
    names.map((_, at) => {
      const value = values.get(at);
      return {
        at,
        y: top + (LINE + 1) * (index + 0.5),
        text: value === undefined ? '–' : texts.of(value),
        color,
        first: index === 0,
      };
    }),
  );
}

function specOf({ palette }: Input): Record<string, unknown> {
  const px = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null });
  const color = { field: 'color', type: 'nominal', scale: null };
  const text = { field: 'text', type: 'nominal' };
  return {
    params: COLUMN_PARAMS,
    layer: [
      {
        mark: { type: 'bar', width: { expr: 'datum.width' } },
        encoding: { x: px('middle'), y: upColumns('value'), color },
      },
      baseline(palette.ink),
      {
        name: 'columnLabels',
        mark: {
          type: 'text',
          align: 'center',
          baseline: { expr: "datum.value < 0 ? 'top' : 'bottom'" },
          dy: { expr: 'datum.value < 0 ? 3 : -3' },
        },
        encoding: { x: px('middle'), y: upColumns('value'), text },
      },
      namesLayer(palette.quiet),
      {
        data: { name: 'cells' },
        name: 'cells',
        mark: { type: 'text', align: 'center', baseline: 'middle', fontWeight: { expr: 'datum.first ? 600 : 400' } },
        encoding: {
          x: alongColumns('at', PADDING),
          y: px('y'),
          text,
          color: { condition: { test: 'datum.first', value: palette.series[0] }, value: palette.quiet },
        },
      },
      {
        data: { name: 'key' },
        mark: { type: 'rect' },
        encoding: {
          x: px('x'),
          x2: { field: 'x2' },
          y: px('y'),
          y2: { field: 'y2' },
          color: { field: 'fill', type: 'nominal', scale: null },
        },
      },
      {
        data: { name: 'keyWords' },
        mark: { type: 'text', align: 'left', baseline: 'middle', fontWeight: 400 },
        encoding: { x: px('x'), y: px('y'), text },
      },
    ],
    resolve: { scale: { color: 'independent' } },
  };
}

function altOf({ language, words, text, options }: Input, { labels }: Periods, series: readonly Series[]): string {
  const { sentences } = financialWords(language);
  const say = (value: number) => text.unit(value, '%', options.decimals);
  const [fund, other] = series;
  const said: string[] = [];
  for (const { name, values } of series.slice(0, 2)) {
    const years = [...values];
    if (years.length === 0) continue;
    const best = years.reduce((a, b) => (b[1] > a[1] ? b : a));
    const worst = years.reduce((a, b) => (b[1] < a[1] ? b : a));
    const course = words.range(say(worst[1]), labels[worst[0]] ?? '', say(best[1]), labels[best[0]] ?? '');
    said.push(
      name === ''
        ? words.sentence(course)
        : sentences.best(name, say(best[1]), labels[best[0]] ?? '', say(worst[1]), labels[worst[0]] ?? ''),
    );
  }
  if (fund && other) {
    const both = [...fund.values].filter(([at]) => other.values.has(at));
    const ahead = both.filter(([at, value]) => value > (other.values.get(at) ?? 0)).length;
    if (both.length > 0) said.push(sentences.ahead(fund.name, other.name, text.number(ahead, 0), text.number(both.length, 0)));
  }
  return said.join(words.space);
}

function tableOf({ options }: Input, { labels }: Periods, series: readonly Series[]) {
  const key = (index: number) => `series${index}`;
  return {
    columns: [
      { key: 'year', title: options.year },
      ...series.map(({ name }, index) => ({ key: key(index), title: name || options.value })),
    ],
    rows: labels.map((label, at) => ({
      year: label,
      ...Object.fromEntries(series.map(({ values }, index) => [key(index), values.get(at) ?? null])),
    })),
  };
}
