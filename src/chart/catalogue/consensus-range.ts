import * as z from 'zod';
import type { Row } from '../../data/row.ts';
import { maxOf, minOf } from '../../shared/extremes.ts';
import { tint } from '../palette.ts';
import { tableRows } from '../table.ts';
import { valuationWords } from '../words/valuation.ts';
import { numberOf, textOf } from './parts/cells.ts';
import { decimalsOf } from './parts/decimals.ts';
import {
  alongX,
  alongY,
  fittedScale,
  heightOfRows,
  lyingRows,
  maskLayer,
  nameLayer,
  nameMasks,
  ROW_PARAMS,
  rowSignals,
  rowsIn,
} from './parts/lying-rows.ts';
import { headRoom } from './parts/markers.ts';
import { cutTo } from './parts/name-column.ts';
import { oddRanges } from './parts/odd-ranges.ts';
import { signed } from './parts/signed.ts';
import { type TailColumn, tailColumns, tailLayers } from './parts/tail-columns.ts';
import { valueTexts } from './parts/value-texts.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  metric: z.string().default('metric').describe('Column with the names of the metrics.'),
  low: z.string().default('low').describe('Column with the lowest estimate of the market.'),
  mean: z.string().default('mean').describe('Column with the mean estimate of the market.'),
  high: z.string().default('high').describe('Column with the highest estimate of the market.'),
  house: z.string().default('house').describe("Column with the house's own estimate."),
  unit: z.string().default('unit').describe('Column with the unit of each metric: USD, %, x; rows need not have it.'),
  scale: z
    .enum(['own', 'common'])
    .default('own')
    .describe('own: each row in per cent of its mean; common: all rows in one unit.'),
  houseName: z.string().optional().describe('What the column of own estimates is called.'),
  decimals: z.int().min(0).max(6).optional().describe('Decimal places of the values.'),
});

type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

interface Estimates {
  readonly name: string;
  /** What the row says that no range of estimates can be. */
  readonly odd: string | undefined;
  readonly unit: string;
  readonly low: number | undefined;
  readonly mean: number | undefined;
  readonly high: number | undefined;
  readonly house: number | undefined;
  readonly decimals: number;
  readonly write: (value: number) => string;
}

const LABEL_GAP = 5;
/** CSS px from which a picture has room for the mean in figures. */
const WIDE = 500;
/** Below it names stand above their rows. */
const NARROW = 400;
/** Plots narrower than this have no figures at the ends of the ranges, CSS px. */
const ROOMY = 96;
const LEAST_PLOT = 60;
/** Radius of the house's dot and its rim, CSS px. */
const DOT = 6;

/** House estimates against the range of the market's. */
export const consensusRange = catalogueChart({
  name: 'consensus-range',
  summary: 'Own estimates against the lowest, mean and highest of the market, one row a metric.',
  options,
  columns: [
    { option: 'metric', kind: 'text' },
    { option: 'low', kind: 'number' },
    { option: 'mean', kind: 'number' },
    { option: 'high', kind: 'number' },
    { option: 'house', kind: 'number' },
    { option: 'unit', kind: 'text', optional: true },
  ],
  height: ({ rows, width }) => heightOfRows(rows.length, width, headRoom(1), NARROW),
  draw(input: Input) {
    const { options, measure } = input;
    const all = input.rows.map((row) => estimatesOf(row, input));
    const room = rowsIn(input.height, headRoom(1));
    const say = (each: Estimates, value: number | undefined) => (value === undefined ? '' : each.write(value));
    const { tail, place } = divided(input, all, room);
    // A plot without room for figures shows the marks alone; the figures stand in the table.
    const roomy = place.right - place.left >= ROOMY;
    const shown = all.slice(0, place.shown);
    const rows = shown.map((each, row) => {
      const at = (value: number | undefined) => (value === undefined ? null : placeOf(value, each, options.scale));
      const bare = !roomy || each.low === each.high;
      return {
        row,
        name: place.names[row] ?? '',
        low: at(each.low),
        mean: at(each.mean),
        high: at(each.high),
        house: at(each.house),
        lowText: bare ? '' : say(each, each.low),
        highText: bare ? '' : say(each, each.high),
      };
    });
    const beside = (text: string) => (text === '' ? 4 : measure(text, 11, 400) + LABEL_GAP + 3);
    const marks = rows.flatMap(({ low, mean, high, house, lowText, highText }) =>
      [
        { value: low, before: beside(lowText), after: 0 },
        { value: high, before: 0, after: beside(highText) },
        { value: mean, before: 2, after: 2 },
        { value: house, before: DOT, after: DOT },
      ].flatMap(({ value, ...room }) => (value === null ? [] : [{ value, ...room }])),
    );
    const scale = fittedScale(marks, place.left, place.right);
    const aligned = options.scale === 'own' && rows.some(({ mean }) => mean !== null);
    return {
      spec: specOf(input),
      rows,
      data: {
        cells: tail.cells,
        heads: tail.heads,
        means: aligned ? meanHead(input, scale.at(0), place.left, place.right) : [],
        masks: nameMasks(place, (name) => measure(name, 11, 400)),
      },
      signals: rowSignals(scale, place, headRoom(1)),
      alt: altOf(input, all, say),
      table: {
        columns: (['metric', 'low', 'mean', 'high', 'house'] as const).map((key) => ({ key, title: options[key] })),
        rows: tableRows(all, (each) => ({
          metric: each.name,
          low: say(each, each.low),
          mean: say(each, each.mean),
          high: say(each, each.high),
          house: say(each, each.house),
        })),
      },
      findings: [...place.findings, ...oddRanges(all)],
    };
  },
});

/** Names, plot and figures; the gap to the mean is the first to go where the plot would have no room. */
function divided(input: Input, all: readonly Estimates[], room: number) {
  const names = all.map(({ name }) => name);
  const columns = columnsOf(input, all.slice(0, room));
  const lay = (shown: readonly TailColumn[]) => {
    const tail = tailColumns(shown, input);
    return { tail, place: lyingRows(input, names, { top: headRoom(1), tail: tail.width, narrow: NARROW }) };
  };
  const whole = lay(columns);
  return whole.place.right - whole.place.left >= LEAST_PLOT ? whole : lay(columns.slice(0, -1));
}

function estimatesOf(row: Input['rows'][number], input: Input): Estimates {
  const { options } = input;
  const mean = numberOf(row, options.mean);
  const house = numberOf(row, options.house);
  const ends = [numberOf(row, options.low), numberOf(row, options.high)].filter((value) => value !== undefined);
  const all = [...ends, mean, house].filter((value) => value !== undefined);
  const unit = textOf(row, options.unit);
  const decimals = options.decimals ?? decimalsOf(all);
  let write: Estimates['write'] | undefined;
  const name = textOf(row, options.metric);
  const low = ends.length > 0 ? minOf(ends) : mean;
  const high = ends.length > 0 ? maxOf(ends) : mean;
  const [first, last] = ends;
  const odd =
    mean !== undefined && ends.length === 2 && (mean < (low as number) || mean > (high as number))
      ? `"${name}" has a mean of ${mean}, outside of its range, ${low} to ${high}`
      : ends.length === 2 && (first as number) > (last as number)
        ? `"${name}" has a low end, ${first}, above its high end, ${last}; they are drawn in order`
        : undefined;
  return {
    name,
    odd,
    unit,
    low,
    mean,
    high,
    house,
    decimals,
    // Of hundreds of rows a few are printed.
    write: (value) => (write ??= valueTexts(all, input.width * 0.2, input, { unit, decimals: options.decimals }).of)(value),
  };
}

/** Per cent of the mean's size from the mean, or the value itself. */
function placeOf(value: number, { low, mean, high }: Estimates, scale: Options['scale']): number {
  if (scale === 'common') return value;
  const centre = mean ?? ((low ?? value) + (high ?? value)) / 2;
  const size = Math.abs(centre) || Math.max(Math.abs(low ?? 0), Math.abs(high ?? 0), Math.abs(value)) || 1;
  return ((value - centre) / size) * 100;
}

/** House against mean: per cent, or the difference where a share or a loss has no sensible per cent. */
function gapOf({ mean, house, unit, decimals }: Estimates, text: Input['text']): string {
  if (mean === undefined || house === undefined) return '–';
  if (unit === '%') return signed(text, house - mean, 'pp', decimals);
  return mean > 0 ? signed(text, (house / mean - 1) * 100, '%') : signed(text, house - mean, unit, decimals);
}

function columnsOf({ options, language, text, width, measure }: Input, all: readonly Estimates[]): readonly TailColumn[] {
  const words = valuationWords(language);
  const say = (each: Estimates, value: number | undefined) => (value === undefined ? '–' : each.write(value));
  return [
    ...(width >= WIDE ? [{ head: words.mean, texts: all.map((each) => say(each, each.mean)) }] : []),
    {
      head: cutTo(options.houseName ?? words.house, width * 0.2, (line) => measure(line, 11, 400)),
      texts: all.map((each) => say(each, each.house)),
      strong: () => true,
    },
    { head: words.versusMean, texts: all.map((each) => gapOf(each, text)) },
  ];
}

/** Words over the line on which all means stand, kept inside of the plot. */
function meanHead({ language, measure }: Input, line: number, left: number, right: number): readonly Row[] {
  const text = valuationWords(language).consensusMean;
  const wide = measure(text, 11, 400);
  const fits = wide <= right - left;
  return [{ line, text: fits ? text : '', left: fits ? Math.max(left, Math.min(line - wide / 2, right - wide)) : left }];
}

function specOf({ options, palette }: Input): Record<string, unknown> {
  const yOffset = { expr: 'barDy' };
  const end = (side: 'low' | 'high') => ({
    mark: {
      type: 'text',
      align: side === 'low' ? 'right' : 'left',
      baseline: 'middle',
      dx: side === 'low' ? -LABEL_GAP : LABEL_GAP,
      dy: { expr: 'barDy' },
      fontWeight: 400,
      color: palette.quiet,
    },
    encoding: { x: alongX(side), y: alongY(), text: { field: `${side}Text`, type: 'nominal' } },
  });
  const px = (field: string) => ({ field, type: 'quantitative', scale: null });
  const line = { type: 'rule', strokeWidth: 1, color: palette.line, y: { expr: 'top - 2' }, y2: { expr: 'height' } };
  const head = { type: 'text', align: 'left', baseline: 'bottom', y: { expr: 'top - 3' }, fontWeight: 400, color: palette.quiet };
  return {
    params: ROW_PARAMS,
    layer: [
      ...(options.scale === 'own'
        ? [
            { data: { name: 'means' }, mark: line, encoding: { x: px('line') } },
            { data: { name: 'means' }, mark: head, encoding: { x: px('left'), text: { field: 'text', type: 'nominal' } } },
            maskLayer('masks', palette.background),
          ]
        : []),
      {
        mark: { type: 'bar', height: 8, minBandSize: 2, yOffset, color: tint(palette, palette.quiet, 0.32) },
        encoding: { x: alongX('low'), x2: { field: 'high' }, y: alongY() },
      },
      {
        mark: { type: 'tick', thickness: 2, height: 14, orient: 'vertical', yOffset, color: palette.ink },
        encoding: { x: alongX('mean'), y: alongY() },
      },
      nameLayer(),
      end('low'),
      end('high'),
      {
        mark: {
          type: 'point',
          size: 92,
          filled: true,
          opacity: 1,
          yOffset,
          color: palette.highlight,
          stroke: palette.background,
          strokeWidth: 1.2,
        },
        encoding: { x: alongX('house'), y: alongY() },
      },
      ...tailLayers(palette.quiet),
    ],
  };
}

function altOf(
  { language, text, words }: Input,
  all: readonly Estimates[],
  say: (row: Estimates, value: number | undefined) => string,
): string {
  const { sentences } = valuationWords(language);
  const compared = all.filter(({ mean, house }) => mean !== undefined && house !== undefined);
  const [first] = compared;
  if (first === undefined) return sentences.metrics(text.number(all.length, 0));
  const gap = (each: Estimates) => placeOf(each.house as number, each, 'own');
  const most = compared.reduce((best, each) => (gap(each) > gap(best) ? each : best), first);
  const least = compared.reduce((best, each) => (gap(each) < gap(best) ? each : best), first);
  const told = (each: Estimates) => sentences.against(each.name, say(each, each.house), say(each, each.mean), gapOf(each, text));
  const said = [sentences.metrics(text.number(all.length, 0)), told(most), ...(least === most ? [] : [told(least)])];
  return said.join(words.space);
}
