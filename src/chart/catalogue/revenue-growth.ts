import * as z from 'zod';
import { financialWords } from '../words/financials.ts';
import { numberOf } from './parts/cells.ts';
import { type GrowthYear, growthStrip, STRIP_PARAMS, stripLayers } from './parts/growth-strip.ts';
import { fitPeriods, PERIOD_OPTIONS, type Periods, periodsOf } from './parts/periods.ts';
import {
  alongColumns,
  baseline,
  COLUMN_PARAMS,
  COLUMN_WIDTH,
  columnScale,
  columnSignals,
  columnsIn,
  nameRoom,
  nameRows,
  namesLayer,
  printed,
  standsFree,
  upColumns,
  valuesLayer,
  ZERO,
} from './parts/standing-columns.ts';
import { valueTexts } from './parts/value-texts.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  ...PERIOD_OPTIONS,
  value: z.string().default('value').describe('Column with the amounts.'),
  growth: z
    .string()
    .default('growth')
    .describe(
      'Column with the growth in per cent; where rows have none, it is computed from the same period of the year before.',
    ),
  show: z
    .enum(['line', 'labels', 'none'])
    .default('line')
    .describe('Growth as a line over the columns, as a row of labels, or not at all.'),
  decimals: z.int().min(0).max(6).optional().describe('Decimal places of the amounts.'),
  growthDecimals: z.int().min(0).max(3).optional().describe('Decimal places of the growth.'),
});

type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

/** Columns of amounts with their growth in a strip above: one picture, no second axis. */
export const revenueGrowth = catalogueChart({
  name: 'revenue-growth',
  summary: 'Amounts by fiscal year as columns, their growth as a labelled line above; estimates lighter.',
  options,
  columns: [
    { option: 'year', kind: 'any' },
    { option: 'value', kind: 'number' },
    { option: 'growth', kind: 'number', optional: true },
    { option: 'estimate', kind: 'any', optional: true },
  ],
  once: ['year'],
  ratio: 0.62,
  draw(input: Input) {
    const { options, measure, width } = input;
    const periods = periodsOf(input.rows, options, input);
    const years = yearsOf(input, periods);
    const columns = columnsIn(width, years.length);
    const labels = fitPeriods(periods.labels, columns.step, measure);
    const foot = input.height - 2 - nameRoom(labels);
    const values = years.flatMap(({ value }) => value ?? []);
    const amounts = valueTexts(values, columns.step - 3, input, { decimals: options.decimals });
    const shown = printed(years.length, amounts.width, columns.step);
    const ends = years.map(({ value }) => value);
    const reach = amounts.width / 2 / columns.step;
    const strip = growthStrip(years, foot, columns, input, { ...options, decimals: options.growthDecimals });
    const scale = columnScale(values, strip.foot, foot);
    return {
      spec: specOf(input),
      rows: years.map(({ at, value, estimate }) => ({
        at,
        value: value ?? null,
        estimate,
        valueText: value === undefined || !shown(at) || !standsFree(ends, at, reach) ? '' : amounts.of(value),
      })),
      data: {
        zero: ZERO,
        names: nameRows(labels, columns, measure),
        ...strip.data,
      },
      signals: { ...columnSignals(columns, scale, foot), ...strip.signals },
      alt: altOf(input, periods, years, amounts.of, strip.say),
      table: tableOf(input, periods, years),
      findings: periods.findings,
    };
  },
});

function yearsOf({ rows, options }: Input, periods: Periods): readonly GrowthYear[] {
  const values: (number | undefined)[] = Array(periods.labels.length).fill(undefined);
  const given: (number | undefined)[] = [...values];
  for (const row of rows) {
    const at = periods.at(row);
    if (at < 0) continue;
    values[at] = numberOf(row, options.value) ?? values[at];
    given[at] = numberOf(row, options.growth) ?? given[at];
  }
  return values.map((value, at) => {
    const before = values[periods.yearBefore(at)];
    const growth = given[at] ?? growthOf(before, value);
    const meaningless = growth === undefined && before !== undefined && value !== undefined;
    return { at, value, growth, meaningless, estimate: periods.estimates[at] === true };
  });
}

/** More is no growth but a new beginning, per cent. */
const MOST_GROWTH = 1000;

/** Per cent; against nothing or a loss, or into one, or more than tenfold, no growth means anything. */
function growthOf(before: number | undefined, value: number | undefined): number | undefined {
  if (before === undefined || value === undefined || before <= 0 || value < 0) return undefined;
  const growth = (value / before - 1) * 100;
  return growth <= MOST_GROWTH ? growth : undefined;
}

function specOf({ palette, options }: Input): Record<string, unknown> {
  const columns = {
    layer: [
      {
        mark: { type: 'bar', width: COLUMN_WIDTH },
        encoding: {
          x: alongColumns(),
          y: upColumns('value'),
          color: { condition: { test: 'datum.estimate', value: palette.estimate }, value: palette.series[0] },
        },
      },
      baseline(palette.ink),
      valuesLayer('value', 'valueText', 'columnLabels'),
    ],
  };
  return {
    params: [...COLUMN_PARAMS, ...STRIP_PARAMS],
    layer: [columns, namesLayer(palette.quiet), ...(options.show === 'none' ? [] : stripLayers(palette))],
    resolve: { scale: { y: 'independent', color: 'independent' } },
  };
}

function altOf(
  { language, words }: Input,
  { labels, estimates }: Periods,
  years: readonly GrowthYear[],
  amount: (value: number) => string,
  percent: (value: number) => string,
): string {
  const { sentences } = financialWords(language);
  const at = (year: { at: number }) => labels[year.at] ?? '';
  const known = years.flatMap(({ at, value }) => (value === undefined ? [] : [{ at, value }]));
  const grown = years.flatMap(({ at, growth }) => (growth === undefined ? [] : [{ at, value: growth }]));
  const said: string[] = [];
  const [first] = known;
  const last = known.at(-1);
  if (first && last) {
    const [low, high] = ends(known);
    const trend = words.trend(amount(first.value), at(first), amount(last.value), at(last));
    said.push(
      known.length === 1
        ? words.sentence(words.single(amount(first.value), at(first)))
        : words.sentence(words.both(trend, words.range(amount(low.value), at(low), amount(high.value), at(high)))),
    );
  }
  if (grown.length > 0) {
    const [low, high] = ends(grown);
    said.push(sentences.growth(percent(low.value), at(low), percent(high.value), at(high)));
  }
  const from = estimates.indexOf(true);
  if (from >= 0) said.push(sentences.expected(labels[from] ?? ''));
  return said.join(words.space);
}

interface Point {
  readonly at: number;
  readonly value: number;
}

function ends(points: readonly Point[]): readonly [Point, Point] {
  const [first] = points as readonly [Point];
  return points.reduce<[Point, Point]>(
    ([low, high], point) => [point.value < low.value ? point : low, point.value > high.value ? point : high],
    [first, first],
  );
}

function tableOf({ options }: Input, { labels }: Periods, years: readonly GrowthYear[]) {
  const grown = years.some(({ growth }) => growth !== undefined);
  return {
    columns: [
      { key: 'year', title: options.year },
      { key: 'value', title: options.value },
      ...(grown ? [{ key: 'growth', title: options.growth }] : []),
    ],
    rows: years.map(({ at, value, growth }) => ({ year: labels[at] ?? '', value: value ?? null, growth: growth ?? null })),
  };
}
