import * as z from 'zod';
import type { Row } from '../../data/row.ts';
import { tint } from '../palette.ts';
import { tableRows } from '../table.ts';
import { type ValuationWords, valuationWords } from '../words/valuation.ts';
import { decimalsOf } from './parts/decimals.ts';
import {
  alongX,
  alongY,
  BAR_HEIGHT,
  barHeight,
  fittedScale,
  heightOfRows,
  type LyingRows,
  lyingRows,
  maskLayer,
  nameLayer,
  nameMasks,
  ROW_PARAMS,
  rowSignals,
  rowsIn,
  type ValueScale,
} from './parts/lying-rows.ts';
import { headRoom, markerLayers, markersAbove } from './parts/markers.ts';
import { quote } from './parts/quote.ts';
import { signed } from './parts/signed.ts';
import { extraRows, type Step, sharesOf, stepsOf } from './parts/sotp-steps.ts';
import { type TailColumn, tailColumns, tailLayers } from './parts/tail-columns.ts';
import { valueTexts } from './parts/value-texts.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  part: z.string().default('part').describe('Column with the names of the parts.'),
  value: z.string().default('value').describe('Column with the values of the parts; one that is negative takes away.'),
  perShare: z.string().default('perShare').describe('Column with the values per share; computed from `shares` when absent.'),
  netDebt: z.number().optional().describe('Net debt in the unit of the values; negative for net cash.'),
  minorities: z.number().optional().describe('What belongs to others, in the unit of the values.'),
  discount: z.number().min(0).max(100).optional().describe('Holding discount on what remains, in per cent.'),
  shares: z.number().positive().optional().describe('Number of shares: millions when the values are millions.'),
  price: z
    .number()
    .optional()
    .describe('The price of a share, as a line: times `shares`, or as it is when the values are per share.'),
  unit: z.string().default('').describe('Unit of the values, as the head of their column: USD mn.'),
  shareUnit: z.string().default('').describe('Unit of a value per share and of the price: USD.'),
  decimals: z.int().min(0).max(6).optional().describe('Decimal places of the values.'),
});

type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

/** CSS px from which a picture has room for shares of the total. */
const WIDE = 440;
const LABEL_GAP = 6;
/** Values per share that are longer are written in short. */
const LONG = 1e8;

/** Sum of the parts, from the first part to what a share is worth. */
export const sotp = catalogueChart({
  name: 'sotp',
  summary: 'Sum of the parts: each part added to the last, debt and discount taken off, against the price.',
  options,
  columns: [
    { option: 'part', kind: 'text' },
    { option: 'value', kind: 'number' },
    { option: 'perShare', kind: 'number', optional: true },
  ],
  height: ({ rows, width, options }) => heightOfRows(rows.length + extraRows(options), width, headRoom(1)),
  draw(input: Input) {
    const { options, measure, text } = input;
    const words = valuationWords(input.language);
    const all = stepsOf(input, words);
    const top = headRoom(1);
    const room = rowsIn(input.height, top);
    // The result stays when parts have no room.
    const shown = room < all.length ? [...all.slice(0, room - 1), all.at(-1) as Step] : all;
    const tail = tailColumns(columnsOf(input, all, shown, words), input);
    const names = [...shown, ...all.slice(shown.length)].map(({ name }) => name);
    const place = lyingRows(input, names, { top, tail: tail.width });
    const line = options.price === undefined ? undefined : options.price * (sharesOf(input.rows, options) ?? 1);
    const scale = fittedScale(
      [0, ...shown.flatMap(({ from, to }) => [from, to]), ...(line === undefined ? [] : [line])].map((value) => ({
        value,
        before: 1,
        after: 1,
      })),
      place.left,
      place.right,
    );
    const price = options.price === undefined ? '' : `${words.price} ${quote(text, options.price, options.shareUnit)}`;
    const markers = markersAbove(
      line === undefined ? [] : [{ kind: 'price', value: line, text: price }],
      scale.at,
      place.right,
      (label) => measure(label),
    );
    const verdict = verdictOf(input, shown, scale, place, line);
    return {
      spec: specOf(input),
      rows: shown.map(({ kind, from, to }, row) => ({ row, kind, name: place.names[row] ?? '', from, to })),
      data: {
        cells: tail.cells,
        heads: tail.heads,
        links: place.stacked ? [] : linksOf(shown, scale, (input.height - 2 - top) / shown.length, top),
        zero: [{ zero: 0 }],
        markers: markers.rows,
        verdicts: verdict,
        masks: nameMasks(place, (name) => measure(name)),
      },
      signals: rowSignals(scale, place, top),
      alt: altOf(input, all, line),
      table: {
        columns: [
          { key: 'part', title: options.part },
          { key: 'value', title: options.unit || words.value },
          ...(all.some(({ perShare }) => perShare !== undefined) ? [{ key: 'perShare', title: words.perShare }] : []),
        ],
        rows: tableRows(all, ({ name, value, perShare }) => ({ part: name, value: value ?? null, perShare: perShare ?? null })),
      },
      findings: place.findings,
    };
  },
});

/** Figures of the rows that are shown; shares are of the sum of all. */
function columnsOf(input: Input, all: readonly Step[], steps: readonly Step[], words: ValuationWords): readonly TailColumn[] {
  const { options, width, text } = input;
  const strong = (row: number) => steps[row]?.kind === 'total' || steps[row]?.kind === 'subtotal';
  const write = (pick: (step: Step) => number | undefined, decimals: number | undefined) => {
    const values = steps.map(pick);
    const texts = valueTexts(
      values.filter((value) => value !== undefined),
      width * 0.2,
      input,
      { decimals },
    );
    return values.map((value) => (value === undefined ? '–' : texts.of(value)));
  };
  const parts = all.filter(({ kind, from, to }, row) => row < input.rows.length && (kind === 'part' || from !== to));
  const sum = parts.reduce((total, { value }) => total + (value ?? 0), 0);
  const hasShares = width >= WIDE && sum > 0 && parts.every(({ value }) => (value ?? 0) >= 0);
  return [
    { head: options.unit || words.value, texts: write(({ value }) => value, options.decimals), strong },
    ...(hasShares
      ? [
          {
            head: words.ofTotal,
            texts: steps.map(({ value, kind }, row) =>
              row < input.rows.length && !strong(row) && value !== undefined
                ? text.number((value / sum) * 100, 0)
                : kind === 'subtotal'
                  ? text.number(100, 0)
                  : '',
            ),
          },
        ]
      : []),
    ...(steps.some(({ perShare }) => perShare !== undefined)
      ? [{ head: words.perShare, texts: write(({ perShare }) => perShare, eachDecimals(steps)), strong }]
      : []),
  ];
}

/** One place at least: a value per share is read against a price. */
function eachDecimals(steps: readonly Step[]): number | undefined {
  const values = steps.flatMap(({ perShare }) => perShare ?? []);
  if (values.some((value) => Math.abs(value) >= LONG)) return undefined;
  return values.every((value) => Math.abs(value) >= 1000 || Number.isInteger(value)) ? 0 : Math.max(1, decimalsOf(values));
}

/** Thin lines that lead from the end of a bar to the next. */
function linksOf(steps: readonly Step[], scale: ValueScale, step: number, top: number): readonly Row[] {
  const half = barHeight(step, false) / 2;
  const middle = (row: number) => top + (row + 0.5) * step;
  return steps.slice(1).map((next, row) => ({
    x: scale.at(next.kind === 'total' || next.kind === 'subtotal' ? next.to : next.from),
    y: middle(row) + half,
    y2: middle(row + 1) - half,
  }));
}

/** How far the total lies from the price: right of its bar, else in it, else not at all. */
function verdictOf(
  { text, measure, language }: Input,
  steps: readonly Step[],
  scale: ValueScale,
  place: LyingRows,
  paid: number | undefined,
): readonly Row[] {
  const total = steps.at(-1);
  if (paid === undefined || !(paid > 0) || total === undefined) return [];
  const words = valuationWords(language);
  const label = words.versusPrice(signed(text, (total.to / paid - 1) * 100, '%', 0));
  const wide = measure(label);
  const end = scale.at(Math.max(total.to, 0));
  const row = steps.length - 1;
  const line = scale.at(paid);
  // The price line may stand right of the bar or in it: words begin behind it, or end before it.
  const beyond = line > end && line < end + LABEL_GAP + wide ? line : end;
  if (beyond + LABEL_GAP + wide <= place.right) return [{ row, x: beyond + LABEL_GAP, text: label, inside: false }];
  const inner = line > end - 2 * LABEL_GAP - wide && line < end ? line : end;
  return inner - scale.at(0) > wide + 2 * LABEL_GAP ? [{ row, x: inner - LABEL_GAP - wide, text: label, inside: true }] : [];
}

function specOf({ palette, options }: Input): Record<string, unknown> {
  const px = (field: string) => ({ field, type: 'quantitative', scale: null });
  const isKind = (kind: Step['kind']) => `datum.kind === '${kind}'`;
  return {
    params: ROW_PARAMS,
    layer: [
      {
        data: { name: 'links' },
        mark: { type: 'rule', strokeWidth: 0.8, color: palette.quiet },
        encoding: { x: px('x'), y: px('y'), y2: { field: 'y2' } },
      },
      {
        mark: { type: 'bar', height: BAR_HEIGHT, yOffset: { expr: 'barDy' }, minBandSize: 2 },
        encoding: {
          x: alongX('from'),
          x2: { field: 'to' },
          y: alongY(),
          color: {
            condition: [
              { test: isKind('total'), value: palette.highlight },
              { test: isKind('subtotal'), value: tint(palette, palette.highlight, 0.7) },
              { test: isKind('minus'), value: palette.background },
            ],
            value: tint(palette, palette.highlight, 0.38),
          },
          // Hollow: told from the parts in grey as well.
          stroke: { condition: { test: isKind('minus'), value: palette.quiet }, value: null },
        },
      },
      {
        data: { name: 'zero' },
        mark: { type: 'rule', strokeWidth: 1, color: palette.ink, y: { expr: 'top' }, y2: { expr: 'height' } },
        encoding: { x: alongX('zero') },
      },
      ...(options.price === undefined ? [] : [...markerLayers(palette), maskLayer('masks', palette.background)]),
      {
        data: { name: 'verdicts' },
        mark: {
          type: 'text',
          align: 'left',
          baseline: 'middle',
          dy: { expr: 'barDy' },
          color: { expr: `datum.inside ? '${palette.background}' : '${palette.ink}'` },
        },
        encoding: { x: px('x'), y: alongY(), text: { field: 'text', type: 'nominal' } },
      },
      nameLayer({ fontWeight: { expr: `${isKind('total')} || ${isKind('subtotal')} ? 600 : 400` } }),
      ...tailLayers(palette.quiet),
    ],
    resolve: { scale: { color: 'independent', strokeDash: 'independent' } },
  };
}

function altOf({ language, options, text, rows, words: plain }: Input, steps: readonly Step[], paid: number | undefined): string {
  const words = valuationWords(language);
  const { sentences } = words;
  const parts = steps.slice(0, rows.length).filter(({ value }) => value !== undefined);
  const [first] = parts;
  if (first === undefined) return plain.sentence(plain.noData);
  const decimals = options.decimals ?? decimalsOf(steps.flatMap(({ value }) => value ?? []));
  const say = (value: number) => text.unit(value, options.unit, decimals);
  const sum = parts.reduce((total, { value }) => total + (value ?? 0), 0);
  const largest = parts.reduce((best, step) => ((step.value ?? 0) > (best.value ?? 0) ? step : best), first);
  const share = sum > 0 ? text.unit(((largest.value ?? 0) / sum) * 100, '%', 0) : '–';
  const total = steps.at(-1) as Step;
  const said = [
    sentences.sum(say(sum), largest.name, say(largest.value ?? 0), share),
    ...(total.name === words.total ? [] : [sentences.remains(say(total.to))]),
  ];
  if (total.perShare !== undefined) said.push(sentences.eachShare(quote(text, total.perShare, options.shareUnit)));
  if (options.price !== undefined && paid !== undefined && paid > 0) {
    const change = (total.to / paid - 1) * 100;
    said.push(sentences.priced(signed(text, change, '%', 0), quote(text, options.price, options.shareUnit)));
  }
  return said.join(plain.space);
}
