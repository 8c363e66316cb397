import * as z from 'zod';
import { maxOf } from '../../shared/extremes.ts';
import { financialWords } from '../words/financials.ts';
import { numberOf, textOf } from './parts/cells.ts';
import { keyLine } from './parts/key-line.ts';
import { alongX, alongY, lyingRows, nameLayer, ROW_PARAMS, rowSignals, valueScale } from './parts/lying-rows.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  rating: z.string().default('rating').describe('Column with the names of the ratings.'),
  share: z.string().default('share').describe('Column with the share of all ratings, in per cent.'),
  banking: z
    .string()
    .default('banking')
    .describe(
      'Column with the share, in per cent, of the companies so rated that are investment banking clients; rows need not have it.',
    ),
  coverageLabel: z.string().optional().describe('Words for the first share.'),
  bankingLabel: z.string().optional().describe('Words for the second share.'),
  decimals: z.int().min(0).max(2).default(0).describe('Decimal places of the labels.'),
});

type Input = CatalogueInput<z.output<typeof options>>;

interface Rating {
  readonly name: string;
  readonly share: number | undefined;
  readonly banking: number | undefined;
}

/** Ratings that are told one by one. */
const MOST_TOLD = 6;
/** Least height of a rating with one bar and with two, CSS px. */
const LEAST_BAR = 15;
const LEAST_PAIR = 28;

/** Distribution of ratings with the share of banking clients in each, as regulators ask for. */
export const ratingDistribution = catalogueChart({
  name: 'rating-distribution',
  summary: 'How many of all ratings are buy, hold and sell, and how many of each are banking clients.',
  options,
  columns: [
    { option: 'rating', kind: 'text' },
    { option: 'share', kind: 'number' },
    { option: 'banking', kind: 'number', optional: true },
  ],
  height({ rows, width }) {
    return Math.min(600, 30 + rows.length * (width < 280 ? 40 : 42));
  },
  draw(input: Input) {
    const { options, measure, text, width, palette, language } = input;
    const words = financialWords(language);
    const all = input.rows.map((row) => ({
      name: textOf(row, options.rating),
      share: numberOf(row, options.share),
      banking: numberOf(row, options.banking),
    }));
    const withBanking = all.some(({ banking }) => banking !== undefined);
    const say = (value: number) => text.unit(value, '%', options.decimals);
    const key = keyLine(
      withBanking
        ? [
            { shape: 'bar', text: options.coverageLabel ?? words.coverage, color: palette.series[0] as string },
            { shape: 'bar', text: options.bankingLabel ?? words.bankingClients, color: palette.muted },
          ]
        : [],
      { width: width - 2, palette, measure },
    );
    const room = Math.max(1, Math.floor((input.height - key.height - 4) / (withBanking ? LEAST_PAIR : LEAST_BAR)));
    const place = lyingRows(
      input,
      all.slice(0, room).map(({ name }) => name),
      { top: key.height + 2, narrow: 0 },
    );
    const shown = all.slice(0, place.shown);
    const values = shown.flatMap(({ share, banking }) => [share ?? 0, banking ?? 0]);
    const widest = (negative: boolean) =>
      maxOf(
        values.filter((value) => value < 0 === negative).map((value) => measure(say(value)) + 6),
        0,
      );
    const scale = valueScale([0, maxOf(values, 0.0001), ...values], place.left, place.right, widest(true), widest(false));
    const bar = Math.max(2, Math.min(15, (place.step - 4) / (withBanking ? 2.2 : 1.3)));
    return {
      spec: specOf(input),
      rows: shown.flatMap(({ name, share, banking }, row) => [
        {
          row,
          name: place.names[row] ?? '',
          rating: name,
          kind: 'share',
          value: share ?? null,
          end: share ?? 0,
          text: share === undefined ? '–' : say(share),
          dy: withBanking ? -bar / 2 - 0.5 : 0,
          bar,
        },
        ...(withBanking
          ? [
              {
                row,
                name: '',
                rating: name,
                kind: 'banking',
                value: banking ?? null,
                end: banking ?? 0,
                text: banking === undefined ? '–' : say(banking),
                dy: bar / 2 + 0.5,
                bar,
              },
            ]
          : []),
      ]),
      data: {
        zero: [{ zero: 0 }],
        key: key.boxes.map(({ x, y, width: wide, height: high, fill }) => ({ x, x2: x + wide, y, y2: y + high, fill })),
        keyWords: key.words.map(({ x, y, text: entry }) => ({ x, y, text: entry })),
      },
      signals: rowSignals(scale, place, key.height + 2),
      alt: altOf(input, all, say),
      table: {
        columns: [
          { key: 'rating', title: options.rating },
          { key: 'share', title: options.coverageLabel ?? words.coverage },
          ...(withBanking ? [{ key: 'banking', title: options.bankingLabel ?? words.bankingClients }] : []),
        ],
        rows: all.map(({ name, share, banking }) => ({ rating: name, share: share ?? null, banking: banking ?? null })),
      },
      findings: [...leftOut(all.length, place.shown), ...sumFinding(all)],
    };
  },
});

function leftOut(all: number, shown: number) {
  if (shown >= all) return [];
  return [
    {
      message: `The picture has room for ${shown} of ${all} ratings; the last ${all - shown} are left out.`,
      mend: 'Give the exhibit a greater height, or fewer ratings.',
    },
  ];
}

/** Rounded shares of all ratings may miss 100 by half a per cent each. */
function sumFinding(all: readonly Rating[]) {
  const sum = all.reduce((total, { share }) => total + (share ?? 0), 0);
  if (Math.abs(sum - 100) <= 0.5 * all.length + 1e-9) return [];
  return [
    {
      message: `The shares of the ratings sum up to ${Number(sum.toPrecision(6))}, not to 100.`,
      mend: 'Give shares in per cent of all ratings.',
    },
  ];
}

function altOf(input: Input, all: readonly Rating[], say: (value: number) => string): string {
  const { words } = input;
  const told = all.slice(0, MOST_TOLD).map((rating) => sayRating(input, rating, say));
  if (all.length > MOST_TOLD) told.push(words.sentence(words.moreSeries(all.length - MOST_TOLD)));
  return told.join(words.space);
}

function sayRating({ language, words }: Input, { name, share, banking }: Rating, say: (value: number) => string): string {
  if (share === undefined) return words.sentence(words.named(name, '–'));
  return financialWords(language).sentences.rating(name, say(share), banking === undefined ? undefined : say(banking));
}

function specOf({ palette }: Input): Record<string, unknown> {
  const px = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null });
  const text = { field: 'text', type: 'nominal' };
  return {
    params: ROW_PARAMS,
    layer: [
      {
        mark: { type: 'bar', height: { expr: 'datum.bar' }, yOffset: { expr: 'datum.dy' } },
        encoding: {
          x: alongX('value'),
          x2: { datum: 0 },
          y: alongY(),
          color: { condition: { test: "datum.kind === 'share'", value: palette.series[0] }, value: palette.muted },
        },
      },
      {
        data: { name: 'zero' },
        mark: { type: 'rule', strokeWidth: 1, stroke: palette.ink, y: { expr: 'top' }, y2: { expr: 'height' } },
        encoding: { x: alongX('zero') },
      },
      nameLayer({ fontWeight: 600 }),
      {
        name: 'barValues',
        mark: {
          type: 'text',
          align: { expr: "datum.value < 0 ? 'right' : 'left'" },
          baseline: 'middle',
          dx: { expr: 'datum.value < 0 ? -5 : 5' },
          dy: { expr: 'datum.dy' },
          fontWeight: { expr: "datum.kind === 'share' ? 600 : 400" },
        },
        encoding: { x: alongX('end'), y: alongY(), text },
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
