import * as z from 'zod';
import type { Row } from '../../data/row.ts';
import { maxOf } from '../../shared/extremes.ts';
import { thinned } from '../thin.ts';
import { valuationWords } from '../words/valuation.ts';
import { endLabelLayer, endLabels } from './parts/end-labels.ts';
import { type LineLook, lineLooks } from './parts/line-looks.ts';
import { endsOf, rangeOf, spanOf, type TimeSeries, timeSeries } from './parts/series.ts';
import { signed } from './parts/signed.ts';
import { dateStep } from './parts/time.ts';
import { TIME_PARAMS, timeChannel, timeSignals, timeTicks } from './parts/time-axis.ts';
import { unknownNames } from './parts/unknown-names.ts';
import { valueChannel, valueParams, valueSignals, valueTicks } from './parts/value-axis.ts';
import { valueTexts } from './parts/value-texts.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  date: z.string().default('date').describe('Column of the dates from which an estimate held.'),
  year: z.string().default('year').describe('Column with the fiscal year that is estimated.'),
  value: z.string().default('value').describe('Column of the estimates.'),
  highlight: z.union([z.string(), z.number()]).optional().describe('The year that the chart is about; the first when absent.'),
  unit: z.string().default('').describe('Unit of the labels: USD, %.'),
  decimals: z.int().min(0).max(6).optional().describe('Decimal places of the labels.'),
  change: z.boolean().default(true).describe('Whether the labels say how far an estimate has moved since its first date.'),
});

type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

/** CSS px that the labels of the value axis take, about. */
const AXIS = 32;

/** Years that eyes can follow beside each other. */
const MOST_YEARS = 12;

/** How estimates of each fiscal year have moved. */
export const estimateRevisions = catalogueChart({
  name: 'estimate-revisions',
  summary: 'How the estimates of each fiscal year have moved over time, and by how much since the start.',
  options,
  columns: [
    { option: 'date', kind: 'date' },
    { option: 'year', kind: 'any' },
    { option: 'value', kind: 'number' },
  ],
  once: ['date', 'year'],
  ratio: 0.62,
  draw(input: Input) {
    const { options, palette, width, height } = input;
    const all = yearsOf(input);
    const years = all.slice(0, MOST_YEARS);
    const end = endOf(years);
    const looks = lineLooks(
      years.map(({ name }) => name),
      options.highlight === undefined ? undefined : String(options.highlight),
      palette,
    );
    const lasts = years.map((year) => year.values[endsOf(year).last] as number);
    const write = writeOf(input, years);
    const labels = endLabels(
      years.map((year, at) => {
        const change = options.change ? changeOf(year, input) : undefined;
        return {
          name: year.name,
          value: [write(lasts[at] as number), ...(change === undefined ? [] : [`(${change})`])].join(' '),
        };
      }),
      input,
    );
    const step =
      maxOf(
        years.map((year) => year.times.length),
        0,
      ) >
      width * 4;
    return {
      spec: SPEC,
      rows: years.flatMap((year, at) => rowsOf(year, looks[at] as LineLook, end, step ? width : width * 2)),
      data: {
        ends: years.map((_, at) => ({
          date: end,
          value: lasts[at] as number,
          label: labels.texts[at] ?? '',
          color: looks[at]?.color ?? palette.muted,
        })),
      },
      signals: {
        ...valueSignals(valueTicks(years.flatMap(rangeOf), { height })),
        ...timeSignals(timeTicks(spanOf(years)[0], end, width - labels.room - AXIS), input.text),
      },
      alt: altOf(input, years, write),
      table: tableOf(input, years, write),
      findings: [
        ...(all.length > years.length
          ? [
              {
                message: `The chart shows the estimates of ${years.length} of ${all.length} years.`,
                mend: 'Give it the years that the report speaks of.',
              },
            ]
          : []),
        ...unknownNames(
          options.highlight,
          all.map(({ name }) => name),
        ),
      ],
    };
  },
});

/** A line a year, those without a value left out; numbers and names that begin alike stand in order. */
function yearsOf({ rows, options }: Input): readonly TimeSeries[] {
  return timeSeries(rows, { date: options.date, series: options.year, value: options.value })
    .filter((year) => endsOf(year).last !== -1)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

/** Behind the last date, so that its step has a tread. */
function endOf(years: readonly TimeSeries[]): number {
  const [first, last] = spanOf(years);
  return Math.round(last + Math.max((last - first) * 0.05, 86_400_000));
}

function writeOf(input: Input, years: readonly TimeSeries[]): (value: number) => string {
  const values = years.flatMap(rangeOf);
  const { unit, decimals } = input.options;
  return valueTexts(values, input.width * 0.2, input, { unit, decimals }).of;
}

/** From first to last in per cent, in points of per cent where the unit is one; none where the first is not positive. */
function changeOf(year: TimeSeries, { options, text }: Input): string | undefined {
  const { first, last } = endsOf(year);
  const [from, to] = [year.values[first] as number, year.values[last] as number];
  if (first === last) return undefined;
  if (options.unit === '%') return signed(text, to - from, 'pp');
  return from > 0 ? signed(text, (to / from - 1) * 100, '%') : undefined;
}

/** Points of a step line; each holds to the end of the chart. */
function rowsOf(year: TimeSeries, look: LineLook, end: number, columns: number): Row[] {
  const { last } = endsOf(year);
  const points = thinned(year, columns).map((at): Row => {
    const value = year.values[at] as number;
    return { date: year.times[at] as number, year: year.name, value: Number.isNaN(value) ? null : value, ...look };
  });
  return [...points, { date: end, year: year.name, value: year.values[last] as number, ...look }];
}

const X = timeChannel();
const Y = valueChannel('value');
const COLOR = { field: 'color', type: 'nominal', scale: null };

const SPEC = {
  params: [...valueParams(), ...TIME_PARAMS],
  layer: [
    {
      // What is not known at a date is what was known before it.
      transform: [{ filter: 'isValid(datum.value)' }],
      mark: { type: 'line', interpolate: 'step-after', strokeWidth: { expr: 'datum.stroke' } },
      encoding: { x: X, y: Y, color: COLOR, detail: { field: 'year', type: 'nominal' } },
    },
    { data: { name: 'ends' }, mark: { type: 'point', size: 24, opacity: 1 }, encoding: { x: X, y: Y, color: COLOR } },
    endLabelLayer(X, Y),
  ],
};

function altOf(input: Input, years: readonly TimeSeries[], write: (value: number) => string): string {
  const { language, text, words } = input;
  if (years.length === 0) return words.sentence(words.noData);
  const { sentences } = valuationWords(language);
  const step = dateStep(years.flatMap(({ times }) => times.slice(0, 400)));
  const told = years.slice(0, 4).map((year) => {
    const { first, last } = endsOf(year);
    const at = (index: number) => [write(year.values[index] as number), text.date(year.times[index] as number, step)] as const;
    if (first === last) return words.sentence(words.named(year.name, words.single(...at(last))));
    return sentences.revision(year.name, ...at(first), ...at(last), changeOf(year, input) ?? '–');
  });
  if (years.length > told.length) told.push(words.sentence(words.moreSeries(years.length - told.length)));
  return told.join(words.space);
}

/** First and last estimate of each year, lowest and highest between. */
function tableOf(input: Input, years: readonly TimeSeries[], write: (value: number) => string) {
  const words = valuationWords(input.language);
  return {
    columns: [
      { key: 'year', title: input.options.year },
      { key: 'first', title: words.first },
      { key: 'low', title: words.low },
      { key: 'high', title: words.high },
      { key: 'last', title: words.last },
      { key: 'change', title: words.change },
    ],
    rows: years.map((year) => {
      const { first, last } = endsOf(year);
      const [low = Number.NaN, high = Number.NaN] = rangeOf(year);
      return {
        year: year.name,
        first: write(year.values[first] as number),
        low: write(low),
        high: write(high),
        last: write(year.values[last] as number),
        change: changeOf(year, input) ?? '–',
      };
    }),
  };
}
