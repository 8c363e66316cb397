import * as z from 'zod';
import { TearsheetError } from '../../shared/errors.ts';
import { MOST_ROWS } from '../table.ts';
import { thinned } from '../thin.ts';
import { portfolioWords } from '../words/portfolio.ts';
import { emptyPicture } from './empty.ts';
import { endLabelLayer, endLabels } from './parts/end-labels.ts';
import { deepest, drawdowns, type Fall, rollingReturns, type Span } from './parts/falls.ts';
import { endsOf, extremesOf, rangeOf, spanOf, type TimeSeries, timeSeries } from './parts/series.ts';
import { dateStep } from './parts/time.ts';
import { TIME_PARAMS, timeChannel, timeSignals, timeTicks } from './parts/time-axis.ts';
import { troughLabels } from './parts/trough-labels.ts';
import { valueChannel, valueParams, valueSignals, valueTicks } from './parts/value-axis.ts';
import { type CatalogueChart, type CatalogueDrawing, type CatalogueInput, catalogueChart } from './types.ts';

const SPAN = /^(\d{1,3}) (day|month|year)s?$/;

const options = z.strictObject({
  date: z.string().default('date').describe('Column of dates.'),
  fund: z.string().default('fund').describe('Column with the levels of the fund.'),
  benchmark: z.string().default('benchmark').describe('Column with the levels of the benchmark; rows need not have it.'),
  series: z
    .string()
    .default('series')
    .describe('Column that names the series where each row holds one level; the first is the fund.'),
  value: z.string().default('value').describe('Column with the levels where each row holds one.'),
  window: z
    .string()
    .regex(SPAN, 'write it as "12 months" or "3 years"')
    .optional()
    .describe('Rolling return over this span, a year\'s where it is longer, instead of the drawdown: "12 months".'),
  decimals: z.int().min(0).max(3).default(1).describe('Decimal places of labels.'),
  labels: z
    .strictObject({ fund: z.string().optional(), benchmark: z.string().optional() })
    .default({})
    .describe('What fund and benchmark are called.'),
});

type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

const ONE_DATE = {
  message: 'The chart drawdown needs levels of two dates at least; an empty frame stands in its place.',
  mend: 'Look at the dataset and its filters, or take the exhibit out.',
};

/** CSS px of the labels of the value axis, about. */
const AXIS = 30;

/** How far a fund stood below its highest level so far, against its benchmark; or its rolling return. */
export const drawdown: CatalogueChart = catalogueChart({
  name: 'drawdown',
  summary: 'Fall of a fund from its highest level so far, the deepest one dated, against its benchmark; or its rolling return.',
  options,
  columns: [
    { option: 'date', kind: 'date' },
    { option: 'fund', kind: 'number', optional: true },
    { option: 'benchmark', kind: 'number', optional: true },
    { option: 'series', kind: 'text', optional: true },
    { option: 'value', kind: 'number', optional: true },
  ],
  once: ['date', 'series'],
  ratio: 0.6,
  draw(input: Input): CatalogueDrawing {
    const { options, palette, width, height, text } = input;
    const [, count, unit] = SPAN.exec(options.window ?? '') ?? [];
    const span = count === undefined ? undefined : { count: Number(count), unit: unit as Span['unit'] };
    const levels = levelsOf(input);
    if (levels.length === 0) return emptyPicture(drawdown, input.words, palette);
    if (levels.every(({ times }) => times.length < 2))
      return { ...emptyPicture(drawdown, input.words, palette), findings: [ONE_DATE] };
    const lines = levels.map((each) => (span === undefined ? drawdowns(each) : rollingReturns(each, span)));
    const percent = (value: number) => text.unit(value, '%', options.decimals);
    // The fund in the brand's first colour, its benchmark as context.
    const colors = lines.map((_, at) => (at === 1 ? palette.quiet : (palette.series[at] ?? palette.quiet)));
    const ends = lines.flatMap((line, at) => {
      const { last } = endsOf(line);
      return last === -1
        ? []
        : [{ date: line.times[last] as number, value: line.values[last] as number, name: line.name, color: colors[at] ?? '' }];
    });
    const labels = endLabels(
      ends.map(({ name, value }) => ({ name: lines.length > 1 ? name : '', value: percent(value) })),
      input,
    );
    const falls = span === undefined ? lines.map(deepest) : [];
    const axis = valueTicks([...lines.flatMap(rangeOf), 0], { height });
    const troughs = troughLabels(lines, falls, colors, labels.room, percent, input);
    const points = lines.map((line, at) => {
      return thinned(line, width * 2).map((index) => {
        const value = line.values[index] as number;
        return {
          date: line.times[index] as number,
          series: line.name,
          value: Number.isNaN(value) ? null : value,
          color: colors[at] ?? '',
        };
      });
    });
    return {
      spec: specOf(span === undefined, palette),
      rows: points[0] ?? [],
      data: {
        ends: ends.map(({ date, value, color }, at) => ({ date, value, color, label: labels.texts[at] ?? '' })),
        ...(span === undefined ? { troughs: troughs.rows } : {}),
        others: points.slice(1).flat(),
        zero: [{ value: 0 }],
      },
      signals: {
        ...valueSignals(
          span === undefined
            ? { ...axis, high: 0, low: troughs.low, ticks: axis.ticks.filter((tick) => tick >= troughs.low && tick <= 0) }
            : axis,
          'percent',
        ),
        ...timeSignals(timeTicks(...spanOf(lines), width - labels.room - AXIS), text),
        // Days that stand closer than pixels make a line heavy.
        thinner: (points[0]?.length ?? 0) > width ? 0.7 : 1,
      },
      alt: span === undefined ? sayFalls(input, lines, falls, percent) : sayReturns(input, lines, percent),
      table: tableOf(input, lines),
    };
  },
});

/** Levels from a column for each series, or from a row for each level. */
function levelsOf({ rows, options, language }: Input): readonly TimeSeries[] {
  const words = portfolioWords(language);
  const has = (column: string) => rows.some((row) => Object.hasOwn(row, column));
  const isWide = has(options.fund);
  const columns = isWide ? [options.fund, ...(has(options.benchmark) ? [options.benchmark] : [])] : undefined;
  const series = timeSeries(rows, { ...options, columns }).filter(({ values }) => values.some((value) => value > 0));
  if (series.length === 0 && !isWide && !has(options.value))
    throw new TearsheetError('report', {
      code: 'chart.unknown-column',
      message: `The chart drawdown needs levels in the column "${options.fund}", or in "${options.value}" beside "${options.series}".`,
      mend: 'Name the columns under "fund" and "benchmark", or under "series" and "value".',
    });
  return series.map((each, at) => {
    const given = at === 0 ? options.labels.fund : at === 1 ? options.labels.benchmark : undefined;
    return { ...each, name: given ?? (isWide || each.name === '' ? (at === 0 ? words.fund : words.benchmark) : each.name) };
  });
}

const X = timeChannel();
const Y = valueChannel('value', { name: 'percent' });
const COLOR = { field: 'color', type: 'nominal', scale: null };

/** Falls hang from zero as an area; returns are lines around it. */
function specOf(hangs: boolean, palette: Input['palette']): Record<string, unknown> {
  return {
    params: [...valueParams('percent'), ...TIME_PARAMS, { name: 'thinner', value: 1 }],
    layer: [
      ...(hangs
        ? [
            {
              mark: { type: 'area', fill: palette.series[0], fillOpacity: 0.16, line: false },
              encoding: { x: X, y: Y, y2: { datum: 0 } },
            },
          ]
        : []),
      { data: { name: 'zero' }, mark: { type: 'rule', strokeWidth: 1, color: palette.ink }, encoding: { y: Y } },
      {
        data: { name: 'others' },
        mark: { type: 'line', strokeWidth: { expr: '1.3 * thinner' } },
        encoding: { x: X, y: Y, color: COLOR, detail: { field: 'series', type: 'nominal' } },
      },
      { mark: { type: 'line', strokeWidth: { expr: '1.9 * thinner' } }, encoding: { x: X, y: Y, color: COLOR } },
      ...(hangs
        ? [
            {
              data: { name: 'troughs' },
              transform: [{ filter: 'datum.isFar' }],
              mark: { type: 'rule', strokeWidth: 0.6, strokeDash: [2, 2], y2: { expr: "scale('y', datum.under) + 5" } },
              encoding: { x: X, y: Y, color: COLOR },
            },
            { data: { name: 'troughs' }, mark: { type: 'point', size: 30, opacity: 1 }, encoding: { x: X, y: Y, color: COLOR } },
            {
              data: { name: 'troughs' },
              mark: {
                type: 'text',
                baseline: 'top',
                dy: 6,
                align: { expr: 'datum.align' },
                fontWeight: { expr: 'datum.weight' },
              },
              encoding: { x: X, y: { ...Y, field: 'under' }, text: { field: 'label', type: 'nominal' }, color: COLOR },
            },
          ]
        : []),
      { data: { name: 'ends' }, mark: { type: 'point', size: 24, opacity: 1 }, encoding: { x: X, y: Y, color: COLOR } },
      endLabelLayer(X, Y),
    ],
  };
}

function sayFalls(
  { text, language }: Input,
  lines: readonly TimeSeries[],
  falls: readonly (Fall | undefined)[],
  percent: (value: number) => string,
): string {
  const { sentences, space } = portfolioWords(language);
  return lines
    .flatMap((line, at) => {
      const fall = falls[at];
      if (fall === undefined) return [];
      if (fall.depth === 0) return [sentences.noFall(line.name)];
      const step = dateStep(line.times);
      const day = (index: number) => text.date(line.times[index] as number, step);
      const end =
        fall.recovered === -1
          ? sentences.under(percent(line.values[endsOf(line).last] as number))
          : sentences.recovered(day(fall.recovered));
      return [sentences.fall(line.name, percent(fall.depth), day(fall.at), day(fall.peak)) + end];
    })
    .join(space);
}

function sayReturns({ text, language }: Input, lines: readonly TimeSeries[], percent: (value: number) => string): string {
  const { sentences, space } = portfolioWords(language);
  return lines
    .flatMap((line) => {
      const { last } = endsOf(line);
      if (last === -1) return [];
      const step = dateStep(line.times);
      const said = (index: number) =>
        [percent(line.values[index] as number), text.date(line.times[index] as number, step)] as const;
      const { lowest, highest } = extremesOf(line);
      return [sentences.rolling(line.name, ...said(last), ...said(lowest), ...said(highest))];
    })
    .join(space);
}

/** A row for each date, a column for each series; dates are written as far as the table is shown. */
function tableOf({ options, text }: Input, lines: readonly TimeSeries[]) {
  const step = dateStep(lines.flatMap(({ times }) => times.slice(0, 400)));
  const [first, ...others] = lines.map(({ times }) => times);
  const alike = others.every((other) => other.length === first?.length && other.every((time, at) => time === first[at]));
  const times = alike ? (first ?? []) : [...new Set(lines.flatMap((line) => line.times))];
  const shown = [...times].sort((a, b) => a - b).slice(0, MOST_ROWS);
  const levels = lines.map((line) => {
    const last = line.times.findLastIndex((time) => time <= (shown.at(-1) ?? 0));
    return new Map(line.times.slice(0, last + 1).map((time, at) => [time, line.values[at] as number]));
  });
  const rows = times.map((_, at) => {
    const time = shown[at];
    if (time === undefined) return {};
    const values = levels.map((level, at): [string, number | null] => {
      const value = level.get(time) ?? Number.NaN;
      return [`v${at}`, Number.isNaN(value) ? null : Math.round(value * 100) / 100];
    });
    return { date: text.date(time, step), ...Object.fromEntries(values) };
  });
  return {
    columns: [{ key: 'date', title: options.date }, ...lines.map(({ name }, at) => ({ key: `v${at}`, title: `${name}, %` }))],
    rows,
  };
}
