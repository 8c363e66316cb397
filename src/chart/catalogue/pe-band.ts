import * as z from 'zod';
import type { Row } from '../../data/row.ts';
import { type Palette, tint } from '../palette.ts';
import { thinned } from '../thin.ts';
import { valuationWords } from '../words/valuation.ts';
import { emptyPicture } from './empty.ts';
import { numberOf } from './parts/cells.ts';
import { endLabels } from './parts/end-labels.ts';
import { endsOf, extremesOf, spanOf, type TimeSeries, timeSeries } from './parts/series.ts';
import { signed } from './parts/signed.ts';
import { dateStep, timeOf } from './parts/time.ts';
import { TIME_PARAMS, timeChannel, timeSignals, timeTicks } from './parts/time-axis.ts';
import { valueChannel, valueParams, valueSignals, valueTicks } from './parts/value-axis.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  date: z.string().default('date').describe('Column of dates.'),
  value: z.string().default('value').describe('Column of the multiple.'),
  mean: z.string().default('mean').describe('Column of a mean that moves; computed over all rows when absent.'),
  deviation: z.string().default('deviation').describe('Column of one standard deviation; computed over all rows when absent.'),
  bands: z
    .union([z.literal(1), z.literal(2)])
    .default(1)
    .describe('How many standard deviations are shown on each side.'),
  cap: z.number().positive().optional().describe('Multiples above it mean nothing and are left as gaps.'),
  unit: z.string().default('x').describe('Unit of the multiple.'),
  decimals: z.int().min(0).max(6).default(1).describe('Decimal places of the labels.'),
});

type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

/** CSS px that the labels of the value axis take, about. */
const AXIS = 32;

/** Where the middle lies at one time, and how wide one deviation is. */
interface Band {
  readonly mean: number;
  readonly deviation: number;
}

/** A multiple over time between bands of standard deviation. */
export const peBand = catalogueChart({
  name: 'pe-band',
  summary: 'A forward multiple over time against its mean and one or two standard deviations.',
  options,
  columns: [
    { option: 'date', kind: 'date' },
    { option: 'value', kind: 'number' },
    { option: 'mean', kind: 'number', optional: true },
    { option: 'deviation', kind: 'number', optional: true },
  ],
  once: ['date'],
  ratio: 0.62,
  draw(input: Input) {
    const { options, palette, width, height, text } = input;
    const { line, dropped } = multiples(input);
    const findings =
      dropped === 0
        ? []
        : [
            {
              message: `${dropped} multiples that are not positive or above the cap are left as gaps.`,
              mend: 'Nothing needs to be done when they mean nothing; else give a greater "cap".',
            },
          ];
    const { last } = endsOf(line);
    if (last === -1) return { ...emptyPicture({ name: 'pe-band' }, input.words, palette), findings };
    const band = bandsOf(input, line);
    const known = line.values.filter((value) => !Number.isNaN(value));
    const now = line.times[last] as number;
    const until = line.times.at(-1) as number;
    const endBand = band(until) ?? band(now);
    const ends = endsAt(until, line.values[last] as number, endBand, input);
    const isPast = now < until;
    const labels = endLabels(
      ends.map(({ name, value }) => ({ name, value: text.unit(value, options.unit, options.decimals) })),
      input,
    );
    const kept = thinned(line, width * 2);
    const rows = kept.map((at): Row => ({ date: line.times[at] as number, value: orNull(line.values[at] as number) }));
    const flat = !band.moves && band(now)?.deviation === 0;
    const bands = band.moves ? kept : line.times.length < 2 || flat ? [] : [0, line.times.length - 1];
    const drawn = bands.map((at) => bandRow(line.times[at] as number, band(line.times[at] as number)));
    const axis = valueTicks(
      [
        ...known,
        ...drawn.flatMap((row) =>
          [row.low, row.high, ...(options.bands === 2 ? [row.low2, row.high2] : [])].filter((value) => value !== null),
        ),
      ],
      { height },
    );
    return {
      spec: specOf(options, palette),
      rows,
      data: {
        bands: drawn,
        ends: ends.flatMap(({ at, value, isValue }, index) =>
          isValue && isPast ? [] : [{ date: at, value, isValue, label: labels.texts[index] ?? '' }],
        ),
        // A multiple that ends early is no value of the last day: it says when it was.
        last: [{ date: now, value: line.values[last] as number, label: isPast ? pastLabel(input, line, last) : '' }],
      },
      signals: { ...valueSignals(axis), ...timeSignals(timeTicks(...spanOf([line]), width - labels.room - AXIS), input.text) },
      alt: altOf(input, line, band),
      findings,
    };
  },
});

/** The line in the order of time; what is no multiple is a gap. */
function multiples({ rows, options }: Input): { readonly line: TimeSeries; readonly dropped: number } {
  const [found = { name: '', times: [], values: [] }] = timeSeries(rows, { date: options.date, value: options.value });
  let dropped = 0;
  const values = found.values.map((value) => {
    const meaningless = value > (options.cap ?? Number.POSITIVE_INFINITY) || (options.unit === 'x' && value <= 0);
    if (meaningless) dropped += 1;
    return meaningless ? Number.NaN : value;
  });
  return { line: { ...found, values }, dropped };
}

/** The band at a time: as the rows give it, else one for all times. */
function bandsOf({ rows, options }: Input, line: TimeSeries): ((time: number) => Band | undefined) & { readonly moves: boolean } {
  const given = new Map<number, Band>();
  const all = statistics(line.values);
  for (const row of rows) {
    const mean = numberOf(row, options.mean);
    const time = mean === undefined ? null : timeOf(row[options.date]);
    if (time !== null && mean !== undefined)
      given.set(time, { mean, deviation: numberOf(row, options.deviation) ?? all?.deviation ?? 0 });
  }
  return Object.assign((time: number) => (given.size > 0 ? given.get(time) : all), { moves: given.size > 0 });
}

/** Mean and standard deviation of a sample; none of fewer than two values. */
function statistics(values: readonly number[]): Band | undefined {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length < 2) return undefined;
  const mean = known.reduce((sum, value) => sum + value / known.length, 0);
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2 / (known.length - 1), 0);
  const deviation = Math.sqrt(variance);
  // What is left of equal values by rounding is no spread.
  return { mean, deviation: deviation > Math.abs(mean) * 1e-9 ? deviation : 0 };
}

function bandRow(date: number, band: Band | undefined) {
  const at = (deviations: number) => (band === undefined ? null : band.mean + deviations * band.deviation);
  return { date, mean: at(0), low: at(-1), high: at(1), low2: at(-2), high2: at(2) };
}

/** The value first, then the bands from the top: labels at the right. */
function endsAt(at: number, value: number, band: Band | undefined, { options, language }: Input) {
  const words = valuationWords(language);
  const ends = [{ at, name: '', value, isValue: true }];
  if (band === undefined || band.deviation === 0) return ends;
  const deviations = options.bands === 2 ? [2, 1, 0, -1, -2] : [1, 0, -1];
  return [
    ...ends,
    ...deviations.map((count) => ({
      at,
      name: count === 0 ? words.mean : words.deviations(`${count > 0 ? '+' : '\u2212'}${Math.abs(count)}`),
      value: band.mean + count * band.deviation,
      isValue: false,
    })),
  ];
}

function pastLabel({ text, options }: Input, { values, times }: TimeSeries, last: number): string {
  const value = text.unit(values[last] as number, options.unit, options.decimals);
  return `${value}, ${text.date(times[last] as number, dateStep(times.slice(0, 400)))}`;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

const X = timeChannel();

function specOf(options: Options, palette: Palette): Record<string, unknown> {
  const band = (low: string, high: string, share: number) => ({
    data: { name: 'bands' },
    mark: { type: 'area', color: tint(palette, palette.quiet, share), opacity: 1, line: false },
    encoding: { x: X, y: valueChannel(low), y2: { field: high } },
  });
  const y = valueChannel('value');
  const line = palette.series[0] ?? palette.highlight;
  return {
    params: [...valueParams(), ...TIME_PARAMS],
    layer: [
      ...(options.bands === 2 ? [band('low2', 'high2', 0.09)] : []),
      band('low', 'high', options.bands === 2 ? 0.2 : 0.14),
      {
        data: { name: 'bands' },
        mark: { type: 'line', color: palette.quiet, strokeWidth: 1.1, strokeDash: [4, 3], strokeCap: 'butt' },
        encoding: { x: X, y: valueChannel('mean') },
      },
      { mark: { type: 'line', color: line }, encoding: { x: X, y } },
      {
        data: { name: 'last' },
        mark: { type: 'point', size: 28, opacity: 1, color: line },
        encoding: { x: X, y },
      },
      {
        name: 'pointLabelsLast',
        data: { name: 'last' },
        transform: [{ filter: "datum.label !== ''" }],
        mark: { type: 'text', align: 'center', baseline: 'middle', color: line },
        encoding: { x: X, y, text: { field: 'label', type: 'nominal' } },
      },
      {
        name: 'endLabels',
        data: { name: 'ends' },
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 6, fontWeight: { expr: 'datum.isValue ? 600 : 400' } },
        encoding: {
          x: X,
          y,
          text: { field: 'label', type: 'nominal' },
          color: { condition: { test: 'datum.isValue', value: line }, value: palette.quiet },
        },
      },
    ],
  };
}

function altOf({ language, options, text, words }: Input, line: TimeSeries, band: (time: number) => Band | undefined): string {
  const { sentences } = valuationWords(language);
  const { last } = endsOf(line);
  if (last === -1) return words.sentence(words.noData);
  const say = (value: number) => text.unit(value, options.unit, options.decimals);
  const step = dateStep(line.times.slice(0, 400));
  const value = line.values[last] as number;
  const when = text.date(line.times[last] as number, step);
  const at = band(line.times[last] as number);
  const distance = at === undefined || at.deviation === 0 ? undefined : (value - at.mean) / at.deviation;
  const { lowest, highest } = extremesOf(line);
  const on = (index: number) => [say(line.values[index] as number), text.date(line.times[index] as number, step)] as const;
  return [
    at === undefined || distance === undefined
      ? words.sentence(words.single(say(value), when))
      : sentences.band(say(value), when, say(at.mean), valuationWords(language).deviations(signed(text, distance, '', 1))),
    sentences.span(...on(lowest), ...on(highest)),
  ].join(words.space);
}
