import * as z from 'zod';
import { maxOf } from '../../shared/extremes.ts';
import { tableRows } from '../table.ts';
import { financialWords } from '../words/financials.ts';
import { numberOf, textOf } from './parts/cells.ts';
import {
  alongX,
  alongY,
  heightOfRows,
  lyingRows,
  maskLayer,
  nameLayer,
  ROW_PARAMS,
  rowSignals,
  type ValueScale,
  valueScale,
} from './parts/lying-rows.ts';
import { chosenRanks, type RankLine } from './parts/ranking.ts';
import { unknownNames } from './parts/unknown-names.ts';
import { valueTexts } from './parts/value-texts.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  name: z.string().default('name').describe('Column with the names.'),
  value: z.string().default('value').describe('Column with the values.'),
  highlighted: z
    .string()
    .default('highlight')
    .describe('Column that is true for what the chart is about; rows need not have it.'),
  highlight: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('Names that the chart is about, instead of a column.'),
  order: z.enum(['descending', 'ascending', 'given']).default('descending').describe('Which value stands first.'),
  median: z.boolean().default(false).describe('A line at the median of all values.'),
  top: z.int().min(1).max(200).optional().describe('How many are shown from the head; as many as have room when absent.'),
  bottom: z.int().min(0).max(200).optional().describe('How many are shown from the tail, behind a mark for what is between.'),
  rank: z.boolean().optional().describe('Ranks before the names; shown when some are left out.'),
  unit: z.string().default('').describe('Unit of the labels: %, x, USD.'),
  decimals: z.int().min(0).max(6).optional().describe('Decimal places of the labels.'),
});

type Input = CatalogueInput<z.output<typeof options>>;

interface Ranked {
  readonly name: string;
  readonly value: number;
  readonly meant: boolean;
  readonly rank: number;
}

const MEDIAN_LINE = 16;
const MOST_ROWS = 25;

/** Names in the order of their values, one of them meant. */
export const rankedBars = catalogueChart({
  name: 'ranked-bars',
  summary: 'Companies, countries or funds in the order of one number, with one of them highlighted.',
  options,
  columns: [
    { option: 'name', kind: 'text' },
    { option: 'value', kind: 'number' },
    { option: 'highlighted', kind: 'any', optional: true },
  ],
  height({ rows, width, options: { median, top, bottom = 0 } }) {
    const count = top === undefined ? rows.length : Math.min(rows.length, top + bottom + 1);
    return heightOfRows(Math.min(MOST_ROWS, count), Math.max(width, 280), median ? MEDIAN_LINE : 2);
  },
  draw(input: Input) {
    const { options, measure, width, height, text, palette } = input;
    const all = rankedOf(input);
    const middle = medianOf(all.map(({ value }) => value));
    const head = options.median && all.length > 1 ? MEDIAN_LINE : 2;
    const room = Math.max(1, Math.floor((height - 2 - head) / LEAST_ROW));
    const lines = chosenRanks(all, room, options);
    const left = all.length - lines.filter((line) => 'rank' in line).length;
    const withRank = options.rank ?? left > 0;
    const notShown = (count: number) => financialWords(input.language).notShown(text.number(count, 0));
    const place = lyingRows(
      input,
      lines.map((line) =>
        'hidden' in line ? `⋯ ${notShown(line.hidden)}` : withRank ? `${text.number(line.rank, 0)}\u2002${line.name}` : line.name,
      ),
      { top: head, narrow: 0, weight: 600 },
    );
    const shown = lines.flatMap((line) => ('rank' in line ? [line] : []));
    const values = shown.map(({ value }) => value);
    const texts = valueTexts(values, width * 0.3, input, { unit: options.unit, decimals: options.decimals });
    const widest = (negative: boolean) =>
      maxOf(
        values.filter((value) => value < 0 === negative).map((value) => measure(texts.of(value)) + 7),
        0,
      );
    const scale = valueScale(
      [0, ...values, ...(options.median ? [middle] : [])],
      place.left,
      place.right,
      widest(true),
      widest(false),
    );
    const ofMedian = valueTexts([...values, middle], width, input, { unit: options.unit, decimals: options.decimals });
    const medianText = `${financialWords(input.language).median} ${ofMedian.of(middle)}`;
    const anyMeant = all.some(({ meant }) => meant);
    return {
      spec: specOf(input),
      rows: lines.map((line, row) =>
        'hidden' in line
          ? { row, name: place.names[row] ?? '', value: null, text: '', meant: false, hidden: true, fill: palette.muted }
          : {
              row,
              name: place.names[row] ?? '',
              value: line.value,
              text: texts.of(line.value),
              meant: line.meant,
              hidden: false,
              fill: line.meant ? palette.highlight : anyMeant ? palette.muted : (palette.series[0] as string),
            },
      ),
      data: {
        zero: [{ zero: 0 }],
        masks: options.median && all.length > 1 ? masksOf(lines, texts.of, middle, scale, measure) : [],
        median: options.median && all.length > 1 ? [medianRow(middle, medianText, scale, measure(medianText), width)] : [],
      },
      signals: rowSignals(scale, place, head),
      alt: altOf(input, all, texts.of, ofMedian.of(middle)),
      table: {
        columns: [
          { key: 'name', title: options.name },
          { key: 'value', title: options.value },
        ],
        rows: tableRows(all, ({ name, value }) => ({ name, value })),
      },
      findings: [
        ...(left > 0 && options.top === undefined
          ? [
              {
                message: `The picture has room for ${shown.length} of ${all.length} names; ${left} in between are left out, as it says.`,
                mend: 'Give the exhibit a greater height, or say with "top" and "bottom" how many are to be shown.',
              },
            ]
          : place.findings),
        ...unknownNames(
          options.highlight,
          all.map(({ name }) => name),
        ),
      ],
    };
  },
});

/** Least height of a bar with its name, CSS px. */
const LEAST_ROW = 14;

function rankedOf({ rows, options }: Input): readonly Ranked[] {
  const meant = new Set([options.highlight ?? []].flat());
  const list: (Ranked & { rank: number })[] = [];
  for (const row of rows) {
    const value = numberOf(row, options.value);
    if (value === undefined) continue;
    const name = textOf(row, options.name);
    list.push({ name, value, meant: meant.has(name) || row[options.highlighted] === true, rank: 0 });
  }
  if (options.order !== 'given') list.sort((a, b) => (options.order === 'ascending' ? a.value - b.value : b.value - a.value));
  list.forEach((each, at) => {
    each.rank = at + 1;
  });
  return list;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? (sorted[Math.floor(half)] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

/** The median's words stand above its line, inside of the picture. */
function medianRow(value: number, text: string, scale: { at(value: number): number }, wide: number, width: number) {
  const x = Math.max(0, Math.min(width - 2 - wide, scale.at(value) - wide / 2));
  return { value, text, x };
}

/** Ground for the values that the median's line would run through. */
function masksOf(
  lines: readonly RankLine<Ranked>[],
  write: (value: number) => string,
  middle: number,
  scale: ValueScale,
  measure: Input['measure'],
) {
  const line = scale.at(middle);
  return lines.flatMap((each, row) => {
    if ('hidden' in each) return [];
    const wide = measure(write(each.value)) + 8;
    const x = each.value < 0 ? scale.at(each.value) - wide - 1 : scale.at(each.value) + 2;
    return x <= line && line <= x + wide ? [{ row, isName: false, x, x2: x + wide }] : [];
  });
}

function specOf({ palette }: Input): Record<string, unknown> {
  return {
    params: ROW_PARAMS,
    layer: [
      {
        mark: { type: 'bar', height: { expr: "clamp(bandwidth('y') * 0.66, 3, 22)" } },
        encoding: { x: alongX('value'), x2: { datum: 0 }, y: alongY(), color: { field: 'fill', type: 'nominal', scale: null } },
      },
      {
        data: { name: 'zero' },
        mark: { type: 'rule', strokeWidth: 1, stroke: palette.ink, y: { expr: 'top' }, y2: { expr: 'height' } },
        encoding: { x: alongX('zero') },
      },
      {
        data: { name: 'median' },
        mark: {
          type: 'rule',
          strokeWidth: 1.2,
          strokeDash: [4, 3],
          stroke: palette.ink,
          y: { expr: 'top - 2' },
          y2: { expr: 'height' },
        },
        encoding: { x: alongX('value') },
      },
      maskLayer('masks', palette.background),
      {
        data: { name: 'median' },
        mark: { type: 'text', align: 'left', baseline: 'bottom', fontWeight: 400, y: { expr: 'top - 3' } },
        encoding: { x: { field: 'x', type: 'quantitative', scale: null }, text: { field: 'text', type: 'nominal' } },
      },
      nameLayer(
        { fontWeight: { expr: 'datum.meant ? 600 : 400' } },
        {
          color: {
            condition: [
              { test: 'datum.hidden', value: palette.quiet },
              { test: 'datum.meant', value: palette.highlight },
            ],
            value: palette.ink,
          },
        },
      ),
      {
        name: 'barValues',
        mark: {
          type: 'text',
          baseline: 'middle',
          align: { expr: "datum.value < 0 ? 'right' : 'left'" },
          dx: { expr: 'datum.value < 0 ? -5 : 5' },
        },
        encoding: {
          x: alongX('value'),
          y: alongY(),
          text: { field: 'text', type: 'nominal' },
          color: { condition: { test: 'datum.meant', value: palette.highlight }, value: palette.ink },
        },
      },
    ],
    resolve: { scale: { color: 'independent' } },
  };
}

function altOf(
  { language, words, text, options }: Input,
  all: readonly Ranked[],
  say: (value: number) => string,
  median: string,
): string {
  const { sentences } = financialWords(language);
  const [first] = all;
  const last = all.at(-1);
  if (first === undefined || last === undefined) return words.sentence(words.noData);
  const count = text.number(all.length, 0);
  const meant = all.filter((each) => each.meant).slice(0, 2);
  return [
    all.length === 1
      ? words.sentence(words.named(first.name, say(first.value)))
      : sentences.ranked(count, first.name, say(first.value), last.name, say(last.value)),
    ...(all.length === 1
      ? []
      : meant.map(({ name, value, rank }) => sentences.rank(name, say(value), text.number(rank, 0), count))),
    ...(options.median && all.length > 1 ? [sentences.median(median)] : []),
  ].join(words.space);
}
