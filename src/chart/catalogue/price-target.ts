import * as z from 'zod';
import type { Row } from '../../data/row.ts';
import type { Palette } from '../palette.ts';
import { thinned } from '../thin.ts';
import { priceWords } from '../words/price.ts';
import { numberOf, textOf } from './parts/cells.ts';
import { endLabelLayer, endLabels } from './parts/end-labels.ts';
import { cutTo } from './parts/name-column.ts';
import { quote } from './parts/quote.ts';
import { sayCourses } from './parts/say.ts';
import { endsOf, rangeOf, type TimeSeries, timeSeries } from './parts/series.ts';
import { signed } from './parts/signed.ts';
import { timeOf } from './parts/time.ts';
import { TIME_PARAMS, timeChannel, timeSignals, timeTicks } from './parts/time-axis.ts';
import { valueChannel, valueParams, valueSignals, valueTicks } from './parts/value-axis.ts';
import { type CatalogueDrawing, type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  date: z.string().default('date').describe('Column of dates, of prices and of targets.'),
  value: z.string().default('close').describe('Column of prices.'),
  target: z.string().default('target').describe('Column of targets in the dataset `targets`.'),
  rating: z.string().default('rating').describe('Column of ratings in the dataset `targets`; its rows need not have one.'),
  unit: z.string().default('').describe('Currency of price and target, as USD.'),
  decimals: z.number().int().min(0).max(6).optional().describe('Decimal places of the labels.'),
  horizon: z.number().min(0).max(60).default(12).describe('Months for which the current target is drawn ahead.'),
});
type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

/** CSS px of the labels of the value axis, about. */
const AXIS = 34;
/** Mean length of a month, milliseconds. */
const MONTH = 30.4375 * 86_400_000;
/** Share of the shown past that the time ahead may take: it shows that a target is ahead, not when it is reached. */
const MOST_AHEAD = 0.22;

/** A price nearer to the target than this, CSS px, has its label behind the target's line. */
const NEAR = 16;
/** Share of the width that a rating may take. */
const MOST_RATING = 0.16;

/** A target, from the day on which it was set. */
interface Target {
  /** Where its step begins: at the first price when it was set before. */
  readonly time: number;
  /** When it was set. */
  readonly set: number;
  readonly value: number;
  /** Empty when it does not differ from the one before. */
  readonly rating: string;
  /** As given. */
  readonly stands: string;
}

/** Price with the steps of its target and the changes of the rating. */
export const priceTarget = catalogueChart({
  name: 'price-target',
  summary: 'Share price with the steps of the price target and changes of rating; the current target dashed ahead.',
  options,
  columns: [
    { option: 'date', kind: 'date' },
    { option: 'value', kind: 'number' },
    { option: 'date', kind: 'date', of: 'targets' },
    { option: 'target', kind: 'number', of: 'targets' },
    { option: 'rating', kind: 'text', of: 'targets', optional: true },
  ],
  once: ['date'],
  ratio: 0.62,
  draw(input) {
    const { options, width, height, text, palette, measure } = input;
    const line = timeSeries(input.rows, { date: options.date, value: options.value })[0] ?? NO_LINE;
    const { last } = endsOf(line);
    const [begin, now] = [line.times[0] ?? 0, line.times[last] ?? 0];
    const targets = targetsOf(input, begin);
    const current = targets.at(-1);
    // A target may be younger than the last price.
    const from = Math.max(now, current?.time ?? now);
    const then =
      current === undefined ? now : from + Math.min(options.horizon * MONTH, Math.max(MONTH, (from - begin) * MOST_AHEAD));
    const price = line.values[last] ?? Number.NaN;
    const labels = endLabels(labelsOf(current, price, input), input);
    const axis = valueTicks([...rangeOf(line), ...targets.map(({ value }) => value)], { height });
    const ends = [
      ...(current === undefined ? [] : [{ date: then, value: current.value, color: palette.accent }]),
      { date: now, value: price, color: palette.series[0] ?? palette.ink },
    ];
    // Where the target's line would run through the price's label, both stand behind it.
    const near = current !== undefined && Math.abs(current.value - price) < ((axis.high - axis.low) / height) * NEAR;
    return {
      spec: specOf(palette),
      rows: thinned(line, width * 2).map((at) => ({ date: line.times[at] as number, value: numberAt(line, at) })),
      data: {
        steps: stepsOf(targets, from),
        ahead: current === undefined ? [] : [from, then].map((date) => ({ date, value: current.value })),
        ends: ends.map(({ date, value, color }) => ({ date, value, color })),
        labels: ends.map((end, at) => ({ ...end, date: near ? then : end.date, label: labels.texts[at] ?? '' })),
        ratings: targets
          .flatMap(({ time, value, rating }) =>
            rating === '' ? [] : [{ date: time, value, label: cutTo(rating, width * MOST_RATING, measure) }],
          )
          .reverse(),
      },
      signals: { ...valueSignals(axis), ...timeSignals(timeTicks(begin, then, width - labels.room - AXIS), text) },
      alt: altOf(line, targets, price, input),
      table: tableOf(line, targets, input),
    };
  },
});

const NO_LINE: TimeSeries = { name: '', times: [], values: [] };

/** Targets in time's order; the last of those set before the first price stands at its day. */
function targetsOf({ more, options }: Input, begin: number): readonly Target[] {
  const all = (more.targets ?? [])
    .flatMap((row) => {
      const time = timeOf(row[options.date]);
      const value = numberOf(row, options.target);
      return time === null || value === undefined ? [] : [{ time, set: time, value, stands: textOf(row, options.rating) }];
    })
    .sort((a, b) => a.time - b.time);
  const shown = all.filter(({ time }, at) => time > begin || (all[at + 1]?.time ?? Number.POSITIVE_INFINITY) > begin);
  return shown.map((target, at) => ({
    ...target,
    time: Math.max(begin, target.time),
    rating: target.stands === shown[at - 1]?.stands ? '' : target.stands,
  }));
}

function stepsOf(targets: readonly Target[], now: number): readonly Row[] {
  const current = targets.at(-1);
  const rows = targets.map(({ time, value }) => ({ date: time, value }));
  return current === undefined || current.time >= now ? rows : [...rows, { date: now, value: current.value }];
}

function numberAt({ values }: TimeSeries, at: number): number | null {
  const value = values[at] as number;
  return Number.isNaN(value) ? null : value;
}

/** The target with what it means against the price, and the last price. */
function labelsOf(current: Target | undefined, price: number, input: Input): readonly { name: string; value: string }[] {
  const words = priceWords(input.language);
  const own = { name: words.price, value: say(input, price) };
  if (current === undefined) return [own];
  const change = changeOf(input, current.value, price);
  return [{ name: words.target, value: `${say(input, current.value)}${change === '' ? '' : ` (${change})`}` }, own];
}

function say({ text, options }: Input, value: number): string {
  return quote(text, value, options.unit, options.decimals);
}

function changeOf({ text }: Input, target: number, price: number): string {
  return price > 0 ? signed(text, (target / price - 1) * 100, '%', 0) : '';
}

const X = timeChannel();
const Y = valueChannel('value');

function specOf(palette: Palette): Record<string, unknown> {
  const step = { type: 'line', interpolate: 'step-after', color: palette.accent, strokeWidth: 1.4, strokeCap: 'butt' };
  return {
    params: [...valueParams(), ...TIME_PARAMS],
    layer: [
      { data: { name: 'steps' }, mark: step, encoding: { x: X, y: Y } },
      { data: { name: 'ahead' }, mark: { ...step, strokeDash: [4, 3] }, encoding: { x: X, y: Y } },
      { mark: { type: 'line' }, encoding: { x: X, y: Y } },
      {
        data: { name: 'ratings' },
        mark: { type: 'point', size: 26, opacity: 1, color: palette.accent },
        encoding: { x: X, y: Y },
      },
      {
        data: { name: 'ends' },
        mark: { type: 'point', size: 24, opacity: 1 },
        encoding: { x: X, y: Y, color: { field: 'color', type: 'nominal', scale: null } },
      },
      {
        name: 'pointLabelsRatings',
        data: { name: 'ratings' },
        mark: { type: 'text', align: 'center', baseline: 'middle', color: palette.accent },
        encoding: { x: X, y: Y, text: { field: 'label', type: 'nominal' } },
      },
      endLabelLayer(X, Y, 'labels'),
    ],
  };
}

function altOf(line: TimeSeries, targets: readonly Target[], price: number, input: Input): string {
  const { words, text, language } = input;
  const said = priceWords(language);
  const course = sayCourses([{ ...line, name: said.price }], { input, value: (value) => say(input, value), step: 'day' });
  const current = targets.at(-1);
  if (current === undefined) return course;
  const standing = said.standing(
    say(input, current.value),
    text.date(current.time),
    current.stands,
    changeOf(input, current.value, price),
  );
  const by = [...targets].sort((a, b) => a.value - b.value) as [Target, ...Target[]];
  const ends = [by[0], by.at(-1) as Target].flatMap(({ value, set }) => [say(input, value), text.date(set)]) as [
    string,
    string,
    string,
    string,
  ];
  const all = targets.length > 1 ? [words.sentence(said.targets(text.number(targets.length, 0), words.range(...ends)))] : [];
  return [course, words.sentence(standing), ...all].join(words.space);
}

/** The targets one by one: what a reader would look up; prices by their first and last day. */
function tableOf(line: TimeSeries, targets: readonly Target[], input: Input): NonNullable<CatalogueDrawing['table']> {
  const words = priceWords(input.language);
  const { first, last } = endsOf(line);
  const prices = [first, last].map((at) => ({ time: line.times[at] as number, price: line.values[at] as number }));
  const rows = [...prices, ...targets.map(({ set, value, stands }) => ({ time: set, target: value, rating: stands }))].sort(
    (a, b) => a.time - b.time,
  );
  return {
    columns: [
      { key: 'date', title: words.date },
      { key: 'price', title: words.price },
      { key: 'target', title: words.target },
      { key: 'rating', title: words.rating },
    ],
    rows: rows.map((row) => ({
      date: input.text.date(row.time),
      price: 'price' in row ? say(input, row.price) : '',
      target: 'target' in row ? say(input, row.target) : '',
      rating: 'rating' in row ? row.rating : '',
    })),
  };
}
