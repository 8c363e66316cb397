import * as z from 'zod';
import type { Row } from '../../data/row.ts';
import { maxOf } from '../../shared/extremes.ts';
import type { Palette } from '../palette.ts';
import { priceWords } from '../words/price.ts';
import { textOf } from './parts/cells.ts';
import { decimalsOf } from './parts/decimals.ts';
import { headLines, type Panel, panelGrid, panelPath } from './parts/panels.ts';
import { inUnit } from './parts/quote.ts';
import { sayCourses } from './parts/say.ts';
import { endsOf, rangeOf, spanOf, type TimeSeries, timeSeries } from './parts/series.ts';
import { dateStep, timeOf } from './parts/time.ts';
import { type CatalogueDrawing, type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  panel: z.string().default('kpi').describe('Column that names the panels.'),
  date: z.string().default('date').describe('Column of dates.'),
  value: z.string().default('value').describe('Column of numbers.'),
  unit: z.string().default('unit').describe('Column of each panel’s unit, as % or USD; its rows need not have one.'),
  scale: z.enum(['own', 'shared']).default('own').describe('Whether each panel has a scale of its own or all have one.'),
  zero: z.boolean().default(false).describe('Begin the scales at zero.'),
  columns: z.number().int().min(1).max(8).optional().describe('Panels in a row; as many as have room when absent.'),
  decimals: z.number().int().min(0).max(6).optional().describe('Decimal places of the last values; by their size when absent.'),
  estimatesFrom: z
    .union([z.string(), z.number()])
    .optional()
    .describe('First date whose value is expected; drawn dashed from there.'),
});
type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

/** One small line chart for each measure, side by side, on the same span of time. */
export const smallMultiples = catalogueChart({
  name: 'small-multiples',
  summary: 'A small line for each of several measures over the same time, its last value written out.',
  options,
  columns: [
    { option: 'panel', kind: 'text' },
    { option: 'date', kind: 'date' },
    { option: 'value', kind: 'number' },
    { option: 'unit', kind: 'text', optional: true },
  ],
  once: ['date', 'panel'],
  height({ options, rows, width }) {
    const count = new Set(rows.map((row) => textOf(row, options.panel))).size;
    const grid = panelGrid(Math.max(1, count), { width, height: Number.POSITIVE_INFINITY }, options.columns);
    return Math.min(760, grid.lines * PANEL + FOOT);
  },
  draw(input) {
    const { options, width, height } = input;
    const all = timeSeries(input.rows, { date: options.date, series: options.panel, value: options.value }).filter(
      (line) => endsOf(line).first !== -1,
    );
    const grid = panelGrid(all.length, { width, height: height - FOOT }, options.columns);
    const lines = all.slice(0, grid.shown);
    const units = unitsOf(input);
    const span = spanOf(lines);
    const shared = options.scale === 'shared' ? lines.flatMap(rangeOf) : undefined;
    const from =
      options.estimatesFrom === undefined
        ? Number.POSITIVE_INFINITY
        : (timeOf(options.estimatesFrom) ?? Number.POSITIVE_INFINITY);
    const writers = lines.map((line) => writerOf(line, units.get(line.name) ?? '', input));
    const lasts = lines.map((line, at) => writers[at]?.(line.values[endsOf(line).last] as number) ?? '');
    const heads = headLines(
      lines.map(({ name }, at) => ({ name, last: lasts[at] ?? '' })),
      grid,
      input.measure,
    );
    const panels = lines.map((line, at) =>
      panelPath(line, {
        box: grid.boxes[at] as Panel['box'],
        span,
        values: shared ?? rangeOf(line),
        zero: options.zero,
        estimatesFrom: from,
        last: lasts[at] ?? '',
        lines: heads[at] ?? 1,
        input,
      }),
    );
    const step = dateStep(lines.flatMap(({ times }) => times.slice(0, 400)));
    return {
      spec: specOf(input.palette),
      padding: { top: 0, right: 0, bottom: 0, left: 0 },
      rows: panels.flatMap(({ path }, at) => path.map((point): Row => ({ ...point, panel: at }))),
      data: {
        grid: panels.flatMap(({ grid }) => grid),
        dots: panels.flatMap(({ dot }) => (dot === undefined ? [] : [dot])),
        words: [
          ...panels.flatMap(({ words }) => words),
          ...feet(grid.boxes.slice(0, lines.length), grid.columns, span, step, input),
        ],
      },
      alt: altOf(lines, writers, step, input),
      table: tableOf(lines, writers, step, input),
      findings:
        lines.length < all.length
          ? [
              {
                message: `The picture has room for ${lines.length} of ${all.length} panels; the last ${all.length - lines.length} are left out.`,
                mend: 'Give the exhibit more width or height, or fewer measures.',
              },
            ]
          : [],
    };
  },
});

/** CSS px of a panel that may be as high as it likes, and of the dates below the last of each column. */
const PANEL = 92;
const FOOT = 19;

function unitsOf({ rows, options }: Input): ReadonlyMap<string, string> {
  const units = new Map<string, string>();
  for (const row of rows) {
    const name = String(row[options.panel] ?? '');
    if (!units.has(name)) units.set(name, textOf(row, options.unit));
  }
  return units;
}

type Writer = (value: number) => string;

/** Units whose numbers have places of their own. */
const FIXED = new Set(['%', 'pp', 'bp', 'x']);
/** From here on values are written in few characters. */
const LONG = 1e7;

/** How the values of one panel are written: in their unit, with as many places as tell them apart. */
function writerOf(line: TimeSeries, unit: string, { text, options }: Input): Writer {
  const range = rangeOf(line).map((value) => Number(value.toPrecision(3)));
  const most = maxOf(range.map(Math.abs));
  if (options.decimals === undefined && (most >= LONG || (most < 1e-3 && most > 0)))
    return (value) => inUnit(text, unit, text.short(value));
  const decimals = options.decimals ?? (FIXED.has(unit) ? undefined : decimalsOf(range));
  return (value) => text.unit(value, unit, decimals);
}

/** First and last date under the lowest panel of each column. */
function feet(
  boxes: readonly Panel['box'][],
  columns: number,
  span: readonly [number, number],
  step: ReturnType<typeof dateStep>,
  input: Input,
): Row[] {
  const { text, palette, measure } = input;
  const [first, last] = span.map((time) => text.date(time, step)) as [string, string];
  return boxes.flatMap((box, at) => {
    if (at + columns < boxes.length) return [];
    const y = box.bottom + 13;
    const end = { x: box.right, y, text: last, align: 'right', color: palette.quiet, weight: 400 };
    const fits = measure(first, 11, 400) + measure(last, 11, 400) + 8 <= box.right - box.left;
    return first === last || !fits ? [end] : [{ ...end, x: box.left, text: first, align: 'left' }, end];
  });
}

const at = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null });

function specOf(palette: Palette): Record<string, unknown> {
  return {
    layer: [
      {
        data: { name: 'grid' },
        mark: { type: 'rule', strokeWidth: 0.6, stroke: { expr: `datum.zero ? '${palette.ink}' : '${palette.line}'` } },
        encoding: { x: at('x'), x2: { field: 'x2' }, y: at('y') },
      },
      {
        mark: { type: 'line', color: palette.series[0] ?? palette.highlight, strokeWidth: 1.7 },
        encoding: {
          x: at('x'),
          y: at('y'),
          // A gap parts the line of a panel.
          detail: [
            { field: 'panel', type: 'nominal' },
            { field: 'run', type: 'nominal' },
          ],
          strokeDash: {
            field: 'expected',
            type: 'nominal',
            scale: {
              domain: [false, true],
              range: [
                [1, 0],
                [3, 3],
              ],
            },
            legend: null,
          },
          order: { field: 'order', type: 'quantitative' },
        },
      },
      {
        data: { name: 'dots' },
        mark: { type: 'point', size: 22, opacity: 1, color: palette.series[0] ?? palette.highlight },
        encoding: { x: at('x'), y: at('y') },
      },
      {
        data: { name: 'words' },
        mark: {
          type: 'text',
          baseline: 'middle',
          align: { expr: 'datum.align' },
          fontWeight: { expr: 'datum.weight' },
          fill: { expr: 'datum.color' },
        },
        encoding: { x: at('x'), y: at('y'), text: { field: 'text', type: 'nominal' } },
      },
    ],
  };
}

function altOf(
  lines: readonly TimeSeries[],
  writers: readonly Writer[],
  step: ReturnType<typeof dateStep>,
  input: Input,
): string {
  const { words, language, text } = input;
  if (lines.length <= 3) {
    return lines.map((line, at) => sayCourses([line], { input, value: writers[at] as Writer, step })).join(words.space);
  }
  const ends = lines.slice(0, 8).map((line, at) => {
    const { first, last } = endsOf(line);
    const [from, to] = [first, last].map((index) => (writers[at] as Writer)(line.values[index] as number)) as [string, string];
    const [begin, end] = [first, last].map((index) => text.date(line.times[index] as number, step)) as [string, string];
    return words.sentence(words.named(line.name, first === last ? words.single(to, end) : words.trend(from, begin, to, end)));
  });
  const more = lines.length > 8 ? [words.sentence(words.moreSeries(lines.length - 8))] : [];
  return [words.sentence(priceWords(language).panels(text.number(lines.length, 0))), ...ends, ...more].join(words.space);
}

function tableOf(
  lines: readonly TimeSeries[],
  writers: readonly Writer[],
  step: ReturnType<typeof dateStep>,
  { language, text }: Input,
): NonNullable<CatalogueDrawing['table']> {
  const words = priceWords(language);
  const at = ({ times }: TimeSeries, index: number) => text.date(times[index] as number, step);
  return {
    columns: [
      { key: 'measure', title: words.measure },
      { key: 'first', title: words.first },
      { key: 'last', title: words.last },
    ],
    rows: lines.map((line, place) => {
      const { first, last } = endsOf(line);
      const said = (index: number) => `${(writers[place] as Writer)(line.values[index] as number)} (${at(line, index)})`;
      return { measure: line.name, first: said(first), last: said(last) };
    }),
  };
}
