import * as z from 'zod';
import { portfolioWords } from '../words/portfolio.ts';
import { decimalsOf } from './parts/decimals.ts';
import { inUnit } from './parts/quote.ts';
import { endsOf, extremesOf, type TimeSeries, timeSeries } from './parts/series.ts';
import { type SparkDot, sparkShape } from './parts/spark-shape.ts';
import { dateStep } from './parts/time.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  date: z.string().default('date').describe('Column of dates or periods, in whose order the values stand.'),
  value: z.string().default('value').describe('Column of the values.'),
  kind: z.enum(['line', 'columns']).default('line').describe('A line, or columns from zero.'),
  extremes: z.boolean().default(false).describe('Dots at the lowest and highest value of a line.'),
  label: z.boolean().default(false).describe('Print the last value beside the picture.'),
  unit: z.string().default('').describe('Unit of the values in words.'),
  decimals: z.int().min(0).max(6).optional().describe('Decimal places of the values in words.'),
});

/** Longer values are printed in short. */
const LONG = 1e8;

type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

/** A series at the size of a word: no axes, the last value marked. */
export const sparkline = catalogueChart({
  name: 'sparkline',
  summary: 'A series at the size of a word, for a table cell or a line of text: no axes, the last value marked.',
  options,
  columns: [
    { option: 'date', kind: 'any', optional: true },
    { option: 'value', kind: 'number' },
  ],
  inline: true,
  height: ({ width }) => Math.max(16, Math.min(56, Math.round(width * 0.16))),
  draw(input: Input) {
    const { options, width, height, text, measure, palette } = input;
    const series = timeSeries(input.rows, { date: options.date, value: options.value })[0];
    const values = valuesOf(input, series);
    const decimals = options.decimals ?? decimalsOf(values.flatMap((value) => value ?? []));
    const say = (value: number) =>
      Math.abs(value) >= LONG ? inUnit(text, options.unit, text.short(value)) : text.unit(value, options.unit, decimals);
    const last = values.findLast((value) => value !== null);
    const label = options.label && last !== undefined && last !== null ? say(last) : '';
    const room = label === '' ? 0 : Math.ceil(measure(label)) + 6;
    // A word is not as high as a slide.
    const high = Math.min(height, Math.max(16, width * 0.2));
    const shape = sparkShape(values, { ...options, width: width - room, height: high });
    return {
      spec: specOf(input),
      rows: [
        ...shape.runs.flatMap((run, at) => run.map(([x, y]) => ({ run: at, x, y }))),
        // Columns alone: a layer needs a row to stand on.
        ...(shape.runs.length === 0 ? [{ run: 0, x: 0, y: height }] : []),
      ],
      data: {
        columns: shape.columns.map(({ x, y, width, height, negative }) => ({ x, x2: x + width, y, y2: y + height, negative })),
        zero: shape.zero === undefined || options.kind === 'line' ? [] : [{ x: 0, x2: width - room, y: shape.zero }],
        dots: shape.dots.map(({ x, y, kind }) => ({ x, y, size: kind === 'last' ? 14 : 9, color: colorOf(kind, palette) })),
        labels:
          label === ''
            ? []
            : [{ x: width - room + 6, y: Math.min(Math.max(shape.dots.at(-1)?.y ?? high / 2, 7), high - 7), text: label }],
      },
      padding: { top: 0, right: 0, bottom: 0, left: 0 },
      alt: series === undefined ? '' : altOf(input, series, say),
    };
  },
});

function valuesOf({ rows, options }: Input, dated: TimeSeries | undefined): readonly (number | null)[] {
  if (dated !== undefined && dated.values.length === rows.length)
    return dated.values.map((value) => (Number.isNaN(value) ? null : value));
  return rows.map((row) => {
    const value = row[options.value];
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  });
}

function colorOf(kind: SparkDot['kind'], palette: Input['palette']): string {
  return kind === 'last' ? (palette.series[0] ?? palette.highlight) : kind === 'lowest' ? palette.negative : palette.positive;
}

const at = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null });

function specOf({ palette, options }: Input): Record<string, unknown> {
  const first = palette.series[0] ?? palette.highlight;
  const end = { data: { name: 'labels' }, mark: { type: 'text', align: 'left', baseline: 'middle', fill: palette.ink } };
  return {
    layer: [
      options.kind === 'line'
        ? {
            mark: { type: 'line', strokeWidth: 1.2, color: palette.quiet },
            encoding: { x: at('x'), y: at('y'), detail: { field: 'run', type: 'nominal' } },
          }
        : {
            data: { name: 'columns' },
            mark: { type: 'rect', fill: { expr: `datum.negative ? '${palette.negative}' : '${first}'` } },
            encoding: { x: at('x'), x2: { field: 'x2' }, y: at('y'), y2: { field: 'y2' } },
          },
      {
        data: { name: 'zero' },
        mark: { type: 'rule', strokeWidth: 0.6, color: palette.quiet },
        encoding: { x: at('x'), x2: { field: 'x2' }, y: at('y') },
      },
      {
        data: { name: 'dots' },
        mark: { type: 'point', filled: true, opacity: 1, size: { expr: 'datum.size' }, fill: { expr: 'datum.color' } },
        encoding: { x: at('x'), y: at('y') },
      },
      { ...end, encoding: { x: at('x'), y: at('y'), text: { field: 'text', type: 'nominal' } } },
    ],
  };
}

/** First, last, lowest and highest value. */
function altOf({ text, language }: Input, series: TimeSeries, say: (value: number) => string): string {
  const { first, last } = endsOf(series);
  if (first === -1) return '';
  const { lowest, highest } = extremesOf(series);
  const step = dateStep(series.times);
  const value = (index: number) => say(series.values[index] as number);
  const day = (index: number) => text.date(series.times[index] as number, step);
  return portfolioWords(language).sentences.spark(
    value(first),
    day(first),
    value(last),
    day(last),
    value(lowest),
    value(highest),
  );
}
