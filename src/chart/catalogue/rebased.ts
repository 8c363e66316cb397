import * as z from 'zod';
import type { Row } from '../../data/row.ts';
import { maxOf, minOf } from '../../shared/extremes.ts';
import { thinned } from '../thin.ts';
import { emptyPicture } from './empty.ts';
import { endLabelLayer, endLabels } from './parts/end-labels.ts';
import { type LineLook, lineLooks } from './parts/line-looks.ts';
import { sayCourses } from './parts/say.ts';
import { endsOf, rangeOf, spanOf, type TimeSeries, timeSeries } from './parts/series.ts';
import { dateStep, timeOf } from './parts/time.ts';
import { TIME_PARAMS, timeChannel, timeSignals, timeTicks } from './parts/time-axis.ts';
import { unknownNames } from './parts/unknown-names.ts';
import { valueChannel, valueParams, valueSignals, valueTicks } from './parts/value-axis.ts';
import { catalogueChart } from './types.ts';

const options = z.strictObject({
  date: z.string().default('date').describe('Column of dates.'),
  series: z.string().default('series').describe('Column that names the series.'),
  value: z.string().default('value').describe('Column of prices or index levels.'),
  columns: z
    .array(z.string())
    .min(1)
    .max(12)
    .optional()
    .describe('Columns of prices, one a series, instead of `series` and `value`.'),
  base: z.number().positive().default(100).describe('What every series starts at.'),
  from: z
    .union([z.string(), z.number()])
    .optional()
    .describe('Date at which they start; the first on which all have a value when absent.'),
  highlight: z.string().optional().describe('The series that the chart is about; the first when absent.'),
  relativeTo: z.string().optional().describe('Show every other series relative to this one, which itself is the base line.'),
});
type Options = z.output<typeof options>;

/** CSS px of the labels of the value axis, about. */
const AXIS = 34;
/** Levels that differ by less than this have a decimal place in their labels. */
const FINE = 10;

/** Share price against an index or peers, all at 100 on the first common day. */
export const rebased = catalogueChart({
  name: 'rebased',
  summary: 'Share price against an index or peers, all at 100 on the first common day.',
  options,
  columns: [
    { option: 'date', kind: 'date' },
    { option: 'series', kind: 'text', optional: true },
    { option: 'value', kind: 'number', optional: true },
    { option: 'columns', kind: 'number', optional: true },
  ],
  once: ['date', 'series'],
  ratio: 0.62,
  draw(input) {
    const { options, width, height, text, palette } = input;
    const { lines, left } = rebase(timeSeries(input.rows, options), options);
    const findings = left.map((name) => ({
      message: `"${name}" has no positive value to start from; it is left out.`,
      mend: 'Give it prices or index levels, or another date under "from".',
    }));
    if (lines.length === 0) return { ...emptyPicture({ name: 'rebased' }, input.words, palette), findings };
    const range = lines.flatMap(rangeOf);
    const decimals = maxOf(range) - minOf(range) < FINE ? 1 : 0;
    const looks = lineLooks(
      lines.map(({ name }) => name),
      options.highlight,
      palette,
    );
    const ends = lines.map((line) => {
      const { last } = endsOf(line);
      return { date: line.times[last] as number, value: line.values[last] as number };
    });
    const labels = endLabels(
      lines.map(({ name }, at) => ({ name, value: text.number(ends[at]?.value ?? Number.NaN, decimals) })),
      input,
    );
    const axis = valueTicks([...range, options.base], { height });
    const step = dateStep(lines.flatMap(({ times }) => times.slice(0, 400)));
    return {
      spec: SPEC,
      rows: lines.flatMap((line, at) => rowsOf(line, looks[at] as LineLook, width)),
      data: {
        ends: ends.map((end, at) => ({ ...end, label: labels.texts[at] ?? '', color: looks[at]?.color ?? palette.muted })),
        base: [{ value: options.base }],
      },
      signals: { ...valueSignals(axis), ...timeSignals(timeTicks(...spanOf(lines), width - labels.room - AXIS), text) },
      alt: sayCourses(lines, { input, value: (value) => text.number(value, 1), step }),
      findings: [
        ...findings,
        ...unknownNames(
          options.highlight,
          lines.map(({ name }) => name),
        ),
      ],
    };
  },
});

/** All series on the scale of `base`; those that have nothing to start from are left. */
function rebase(series: readonly TimeSeries[], { base, from, relativeTo }: Options) {
  const start = from === undefined ? commonStart(series) : (timeOf(from) ?? Number.NEGATIVE_INFINITY);
  const against = relativeTo === undefined ? undefined : series.find(({ name }) => name === relativeTo);
  const level = against && new Map(against.times.map((time, at) => [time, against.values[at] as number]));
  const lines: TimeSeries[] = [];
  const left: string[] = [];
  for (const each of series) {
    if (each === against) continue;
    const begin = each.times.findIndex((time) => time >= start);
    const times = begin <= 0 ? each.times : each.times.slice(begin);
    const values = begin <= 0 ? each.values : each.values.slice(begin);
    const shown =
      level === undefined ? values : values.map((value, at) => value / (level.get(times[at] as number) ?? Number.NaN));
    const first = shown.find((value) => !Number.isNaN(value));
    if (begin === -1 || first === undefined || !(first > 0)) left.push(each.name);
    else lines.push({ name: each.name, times, values: shown.map((value) => (value / first) * base) });
  }
  return { lines, left };
}

/** The first moment at which every series has begun; the first of all when they do not overlap. */
function commonStart(series: readonly TimeSeries[]): number {
  const ends = series.flatMap((each) => {
    const { first, last } = endsOf(each);
    return first === -1 ? [] : [{ first: each.times[first] as number, last: each.times[last] as number }];
  });
  const latest = maxOf(ends.map(({ first }) => first));
  return ends.every(({ last }) => last > latest) ? latest : Number.NEGATIVE_INFINITY;
}

function rowsOf(line: TimeSeries, look: LineLook, width: number): Row[] {
  return thinned(line, width * 2).map((at) => {
    const value = line.values[at] as number;
    return { date: line.times[at] as number, series: line.name, value: Number.isNaN(value) ? null : value, ...look };
  });
}

const X = timeChannel();
const Y = valueChannel('value');
const COLOR = { field: 'color', type: 'nominal', scale: null };

const SPEC = {
  params: [...valueParams(), ...TIME_PARAMS],
  layer: [
    { data: { name: 'base' }, mark: { type: 'rule', strokeWidth: 1 }, encoding: { y: Y } },
    {
      mark: { type: 'line', strokeWidth: { expr: 'datum.stroke' } },
      encoding: { x: X, y: Y, color: COLOR, detail: { field: 'series', type: 'nominal' } },
    },
    { data: { name: 'ends' }, mark: { type: 'point', size: 24, opacity: 1 }, encoding: { x: X, y: Y, color: COLOR } },
    endLabelLayer(X, Y),
  ],
};
