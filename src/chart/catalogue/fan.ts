import * as z from 'zod';
import type { Row } from '../../data/row.ts';
import { maxOf, minOf } from '../../shared/extremes.ts';
import { type Palette, tint } from '../palette.ts';
import { thinned } from '../thin.ts';
import { valuationWords } from '../words/valuation.ts';
import { numberOf, textOf } from './parts/cells.ts';
import { decimalsOf } from './parts/decimals.ts';
import { rightRoom } from './parts/end-labels.ts';
import { cutTo } from './parts/name-column.ts';
import { quote } from './parts/quote.ts';
import { endsOf, rangeOf, type TimeSeries, timeSeries } from './parts/series.ts';
import { signed } from './parts/signed.ts';
import { TIME_PARAMS, timeChannel, timeSignals, timeTicks } from './parts/time-axis.ts';
import { valueChannel, valueParams, valueSignals, valueTicks } from './parts/value-axis.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  date: z.string().default('date').describe('Column of dates.'),
  value: z.string().default('value').describe('Column of prices.'),
  case: z.string().default('case').describe('Column of `cases` with their names: bear, base, bull.'),
  caseValue: z.string().default('value').describe('Column of `cases` with their values per share.'),
  probability: z.string().default('probability').describe('Column of `cases` with their probabilities, in per cent.'),
  horizon: z.int().min(1).max(120).default(12).describe('Months from the last price to the cases.'),
  price: z.number().positive().optional().describe('The price from which the cases start; the last of the history when absent.'),
  unit: z.string().default('').describe('Unit of the labels: USD.'),
  decimals: z.int().min(0).max(6).optional().describe('Decimal places of the labels.'),
});

type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

/** CSS px that the labels of the value axis take, about. */
const AXIS = 32;

interface Case {
  readonly name: string;
  readonly value: number;
  /** In per cent. */
  readonly probability: number | undefined;
}

/** Cases that have room beside each other. */
const MOST_CASES = 7;

/** Price history and the cases that it may come to. */
export const fan = catalogueChart({
  name: 'fan',
  summary: 'Price history and bear, base and bull case a year on, with what each means against the price.',
  options,
  columns: [
    { option: 'date', kind: 'date' },
    { option: 'value', kind: 'number' },
    { option: 'case', kind: 'text', of: 'cases' },
    { option: 'caseValue', kind: 'number', of: 'cases' },
    { option: 'probability', kind: 'number', of: 'cases', optional: true },
  ],
  once: ['date'],
  ratio: 0.62,
  draw(input: Input) {
    const { options, palette, width, height, text, measure } = input;
    const [line = { name: '', times: [], values: [] }] = timeSeries(input.rows, options);
    const all = casesOf(input);
    const cases = all.slice(0, MOST_CASES);
    const { last } = endsOf(line);
    const price = options.price ?? (line.values[last] as number);
    const now = line.times[last] as number;
    const then = monthsAfter(now, options.horizon);
    const decimals = options.decimals ?? decimalsOf(cases.map(({ value }) => value));
    const labels = labelsOf(cases, price, decimals, input);
    const values = [...rangeOf(line), price, ...cases.map(({ value }) => value)];
    const axis = valueTicks(values, { height });
    const colors = cases.map((_, at) => colorOf(at, cases.length, palette));
    const lead = words(input, price);
    return {
      spec: specOf(palette),
      rows: thinned(line, width * 2).map((at): Row => {
        const value = line.values[at] as number;
        return { date: line.times[at] as number, value: Number.isNaN(value) ? null : value };
      }),
      data: {
        wedge:
          cases.length < 2
            ? []
            : [
                { date: now, low: price, high: price },
                {
                  date: then,
                  low: minOf(cases.map(({ value }) => value)),
                  high: maxOf(cases.map(({ value }) => value)),
                },
              ],
        paths: cases.flatMap(({ value }, at) => [
          { date: now, value: price, at, color: colors[at] ?? palette.ink },
          { date: then, value, at, color: colors[at] ?? palette.ink },
        ]),
        ends: cases.map(({ value }, at) => ({ date: then, value, label: labels[at] ?? '', color: colors[at] ?? palette.ink })),
        now: [{ date: now, value: price, label: lead, align: leaning(line, now, then, measure(lead), width) }],
      },
      signals: {
        ...valueSignals(axis),
        ...timeSignals(timeTicks(line.times[0] ?? now, then, width - rightRoom(labels, measure) - AXIS), input.text),
      },
      alt: altOf(input, line, cases, price),
      table: {
        columns: [
          { key: 'name', title: options.case },
          { key: 'value', title: options.caseValue },
          { key: 'change', title: valuationWords(input.language).versusPrice('').trim() },
          ...(all.some(({ probability }) => probability !== undefined)
            ? [{ key: 'probability', title: options.probability }]
            : []),
        ],
        rows: all.map(({ name, value, probability }) => ({
          name,
          value: quote(text, value, options.unit, decimals),
          change: changeOf(value, price, input),
          probability: probability === undefined ? '–' : text.unit(probability, '%', 0),
        })),
      },
      findings: [...tooMany(all.length, cases.length), ...unlikely(all)],
    };
  },
});

function tooMany(all: number, shown: number) {
  if (all <= shown) return [];
  return [{ message: `The fan shows ${shown} of ${all} cases.`, mend: 'Give it fewer cases: bear, base and bull say most.' }];
}

const GOOD = /bull|upside|optimist|best|牛|樂觀|乐观/i;
const BAD = /bear|bär|downside|pessimist|worst|熊|悲觀|悲观/i;

/** Cases that contradict each other: probabilities of more or less than a whole, a good case worth less than a bad one. */
function unlikely(cases: readonly Case[]) {
  const sum = cases.reduce((total, { probability }) => total + (probability ?? Number.NaN), 0);
  const good = cases.findLast(({ name }) => GOOD.test(name));
  const bad = cases.find(({ name }) => BAD.test(name));
  return [
    ...(cases.length > 0 && Math.abs(sum - 100) > 1
      ? [
          {
            message: `The probabilities of the cases sum up to ${Number(sum.toFixed(2))} %.`,
            mend: 'Give probabilities that sum up to 100, or none.',
          },
        ]
      : []),
    ...(good !== undefined && bad !== undefined && good.value < bad.value
      ? [
          {
            message: `The case "${good.name}" (${good.value}) is worth less than "${bad.name}" (${bad.value}).`,
            mend: 'Give each case its own value.',
          },
        ]
      : []),
  ];
}

/** Cases with a value, highest first. */
function casesOf({ more, options }: Input): readonly Case[] {
  return (more.cases ?? [])
    .flatMap((row): Case[] => {
      const value = numberOf(row, options.caseValue);
      return value === undefined
        ? []
        : [{ name: textOf(row, options.case), value, probability: numberOf(row, options.probability) }];
    })
    .sort((a, b) => b.value - a.value);
}

/** The same day so many months on; the last of the month where it has no such day. */
function monthsAfter(time: number, months: number): number {
  const date = new Date(time);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()];
  return Math.min(Date.UTC(year, month, day), Date.UTC(year, month + 1, 0));
}

/** Highest and lowest case in the colours of gain and loss, what lies between in the brand's own. */
function colorOf(at: number, count: number, palette: Palette): string {
  if (count > 1 && at === 0) return palette.positive;
  return count > 1 && at === count - 1 ? palette.negative : palette.highlight;
}

function changeOf(value: number, price: number, { text }: Input): string {
  return signed(text, (value / price - 1) * 100, '%', 0);
}

/** Name and value, under it what it means against the price and how likely it is. */
function labelsOf(cases: readonly Case[], price: number, decimals: number, input: Input): readonly string[] {
  const { width, measure, text, options, language } = input;
  const most = Math.max(60, width * 0.34);
  const cut = (words: string) => cutTo(words, most, measure);
  return cases.map(({ name, value, probability }) => {
    const worth = quote(text, value, options.unit, decimals);
    const change = price > 0 ? changeOf(value, price, input) : '';
    const likely = probability === undefined ? '' : valuationWords(language).probability(text.unit(probability, '%', 0));
    const second = [change, likely].filter((part) => part !== '').join(', ');
    const first = `${name} ${worth}`.trim();
    return `${measure(first) <= most ? first : `${cutTo(name, most - measure(` ${worth}`), measure)} ${worth}`}\n${measure(second) <= most ? second : cut(change)}`;
  });
}

function words({ language, text, options }: Input, price: number): string {
  return `${valuationWords(language).price} ${quote(text, price, options.unit)}`;
}

/** On which side of its line the price stands, so that it does not leave the plot. */
function leaning({ times }: TimeSeries, now: number, then: number, wide: number, width: number): string {
  const begin = times[0] ?? now;
  const at = ((now - begin) / (then - begin)) * width * 0.6;
  return at > wide / 2 + 4 ? 'center' : 'left';
}

const X = timeChannel();
const Y = valueChannel('value');
const COLOR = { field: 'color', type: 'nominal', scale: null };

function specOf(palette: Palette): Record<string, unknown> {
  return {
    params: [...valueParams(), ...TIME_PARAMS],
    layer: [
      {
        data: { name: 'wedge' },
        mark: { type: 'area', color: tint(palette, palette.highlight, 0.1), opacity: 1, line: false },
        encoding: { x: X, y: valueChannel('low'), y2: { field: 'high' } },
      },
      {
        data: { name: 'now' },
        mark: { type: 'rule', strokeWidth: 0.8, color: palette.quiet, y: -6, y2: 'height' },
        encoding: { x: X },
      },
      { mark: { type: 'line', color: palette.ink, strokeWidth: 1.6 }, encoding: { x: X, y: Y } },
      {
        data: { name: 'paths' },
        mark: { type: 'line', strokeDash: [5, 3], strokeWidth: 1.6, strokeCap: 'butt' },
        encoding: { x: X, y: Y, color: COLOR, detail: { field: 'at', type: 'nominal' } },
      },
      { data: { name: 'ends' }, mark: { type: 'point', size: 34, opacity: 1 }, encoding: { x: X, y: Y, color: COLOR } },
      { data: { name: 'now' }, mark: { type: 'point', size: 30, opacity: 1, color: palette.ink }, encoding: { x: X, y: Y } },
      {
        data: { name: 'now' },
        mark: { type: 'text', baseline: 'bottom', y: -7, align: { expr: 'datum.align' } },
        encoding: { x: X, text: { field: 'label', type: 'nominal' } },
      },
      {
        name: 'endLabels',
        data: { name: 'ends' },
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 7, lineHeight: 13 },
        encoding: { x: X, y: Y, text: { field: 'label', type: 'nominal' }, color: COLOR },
      },
    ],
  };
}

function altOf(input: Input, line: TimeSeries, cases: readonly Case[], price: number): string {
  const { language, options, text, words } = input;
  const { sentences } = valuationWords(language);
  const { last } = endsOf(line);
  if (last === -1) return words.sentence(words.noData);
  const say = (value: number) => quote(text, value, options.unit, options.decimals);
  const each = cases.map(({ name, value }) => `${name} ${words.single(say(value), changeOf(value, price, input))}`);
  return [
    sentences.fan(say(price), text.date(line.times[last] as number), text.number(options.horizon, 0)),
    ...(each.length > 0 ? [words.sentence(words.list(each))] : []),
    ...weighted(input, cases, price),
  ].join(words.space);
}

/** The sum of the cases by their probabilities, when these make a whole. */
function weighted(input: Input, cases: readonly Case[], price: number): readonly string[] {
  const sum = cases.reduce((total, { probability }) => total + (probability ?? Number.NaN), 0);
  if (!(Math.abs(sum - 100) < 0.5)) return [];
  const value = cases.reduce((total, each) => total + (each.value * (each.probability ?? 0)) / sum, 0);
  const { text, options, language } = input;
  return [
    valuationWords(language).sentences.weighted(
      quote(text, value, options.unit, options.decimals),
      changeOf(value, price, input),
    ),
  ];
}
