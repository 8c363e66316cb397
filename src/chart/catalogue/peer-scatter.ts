import * as z from 'zod';
import type { Row } from '../../data/row.ts';
import type { Palette } from '../palette.ts';
import { tableRows } from '../table.ts';
import { valuationWords } from '../words/valuation.ts';
import { numberOf, textOf } from './parts/cells.ts';
import { apart } from './parts/crowd.ts';
import { decimalsOf } from './parts/decimals.ts';
import { extremesBy } from './parts/extremes-by.ts';
import { cutTo, wrapTo } from './parts/name-column.ts';
import { pinnedName } from './parts/pinned-name.ts';
import { median, type Trend, trendEnds, trendOf } from './parts/trend.ts';
import { type ValueTicks, valueChannel, valueParams, valueSignals, valueTicks } from './parts/value-axis.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  name: z.string().default('name').describe('Column with the names of the companies: tickers read best.'),
  x: z.string().default('x').describe('Column of what runs across, as growth.'),
  y: z.string().default('y').describe('Column of what runs up, as a multiple.'),
  size: z
    .string()
    .default('size')
    .describe('Column that the area of the points follows, as market value; rows need not have it.'),
  highlight: z.string().default('highlight').describe('Column that is true for the company meant; rows need not have it.'),
  issuer: z.string().optional().describe('The company meant, by its name; instead of `highlight`.'),
  xTitle: z.string().optional().describe('What runs across, with its unit; the name of the column when absent.'),
  yTitle: z.string().optional().describe('What runs up, with its unit; the name of the column when absent.'),
  xUnit: z.string().default('').describe('Unit of the medians across: %, x.'),
  yUnit: z.string().default('').describe('Unit of the medians up: %, x.'),
  lines: z
    .enum(['medians', 'trend', 'none'])
    .default('medians')
    .describe('Medians of both, the trend by least squares, or neither.'),
});

type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

interface Peer {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly size: number | undefined;
  readonly meant: boolean;
}

/** Areas of the points in square px: of peers without size, of the one meant, of the largest. */
const PLAIN = 38;
const MEANT = 80;
const LARGEST = 340;
const SMALLEST = 18;
const LONGEST_NAME = 110;
/** Pictures narrower than this are as high as they are wide, CSS px. */
const NARROW = 280;
/** What axes and heads take of a picture, about, CSS px. */
const AXES = { x: 32, y: 62 };

/** Companies by two measures, the one meant among its peers. */
export const peerScatter = catalogueChart({
  name: 'peer-scatter',
  summary: 'A company among its peers by two measures, as growth and multiple, with medians or the trend.',
  options,
  columns: [
    { option: 'name', kind: 'text' },
    { option: 'x', kind: 'number' },
    { option: 'y', kind: 'number' },
    { option: 'size', kind: 'number', optional: true },
    { option: 'highlight', kind: 'any', optional: true },
  ],
  // Names need room more than shape.
  height: ({ width }) => Math.round(width < NARROW ? width * 1.02 : Math.min(width * 0.74, 200 + width * 0.16)),
  draw(input: Input) {
    const { options, palette, width, height, measure } = input;
    const peers = peersOf(input);
    const largest = peers.reduce((most, { size }) => Math.max(most, size ?? 0), 0);
    const axes = {
      x: ticksOf(
        peers.map(({ x }) => x),
        width,
      ),
      y: ticksOf(
        peers.map(({ y }) => y),
        height,
      ),
    };
    const middle = { x: median(peers.map(({ x }) => x)), y: median(peers.map(({ y }) => y)) };
    const trend = options.lines === 'trend' ? trendOf(peers) : undefined;
    const note = noteOf(input, peers, middle, trend);
    const quiet = (text: string) => measure(text, 11, 400);
    const title = options.yTitle ?? options.y;
    // Title and note share a line where both have room.
    const beside = quiet(title) + quiet(note) + 20 <= width;
    const heads = [
      { text: cutTo(title, width - 4, quiet), side: 'left', level: beside || note === '' ? 0 : 1 },
      ...(note === '' ? [] : [{ text: cutTo(note, width - 4, quiet), side: beside ? 'right' : 'left', level: 0 }]),
    ];
    const plot = { width: width - AXES.x, height: height - AXES.y };
    const shown = apart(peers, (peer) => placeOf(peer, axes, input), stands);
    const placed = shown.some(({ meant }) => meant) ? shown.map((peer) => placeOf(peer, axes, input)) : [];
    const named = shown
      .toSorted((a, b) => Number(b.meant) - Number(a.meant) || (b.size ?? 0) - (a.size ?? 0))
      .map((peer) => ({ ...peer, name: cutTo(peer.name, Math.min(LONGEST_NAME, width * 0.3), measure) }))
      // The company meant keeps its name when the crowd leaves it no room of its own; of several, the first.
      .map((peer, at) => ({
        ...peer,
        pin:
          peer.meant && at === 0
            ? pinnedName(placeOf(peer, axes, input), placed, { ...plot, name: measure(peer.name) })
            : undefined,
      }));
    return {
      spec: specOf(options, palette),
      // The largest are painted first, the one meant last.
      rows: shown
        .toSorted((a, b) => Number(a.meant) - Number(b.meant) || (b.size ?? 0) - (a.size ?? 0))
        .map(({ name, x, y, size, meant }): Row => ({ name, x, y, meant, area: areaOf(size, largest, meant) })),
      data: {
        // Names are placed in this order; the last are the first to go without room.
        labels: named.filter(({ pin }) => pin === undefined).map(({ name, x, y, meant }) => ({ name, x, y, meant })),
        pinned: named.flatMap(({ name, x, y, pin }) => (pin === undefined ? [] : [{ name, x, y, ...pin }])),
        medians: options.lines === 'medians' && peers.length > 2 ? [middle] : [],
        trend: trend === undefined ? [] : trendEnds(trend, axes.x, axes.y).map(({ x, y }) => ({ x, y })),
        heads,
      },
      signals: {
        ...valueSignals(axes.x, 'x'),
        ...valueSignals(axes.y, 'y'),
        xTitle: wrapTo(options.xTitle ?? options.x, width * 0.8, 2, quiet).split('\n'),
      },
      alt: altOf(input, peers, middle, trend),
      table: tableOf(input, peers),
      findings:
        peers.length < input.rows.length
          ? [
              {
                message: `${input.rows.length - peers.length} of ${input.rows.length} companies lack one of the two values; they are left out.`,
                mend: 'Fill the gaps, or take these companies out of the rows.',
              },
            ]
          : [],
    };
  },
});

function peersOf({ rows, options }: Input): readonly Peer[] {
  return rows.flatMap((row): Peer[] => {
    const [x, y] = [numberOf(row, options.x), numberOf(row, options.y)];
    if (x === undefined || y === undefined) return [];
    const name = textOf(row, options.name);
    const meant = options.issuer === undefined ? isTrue(row[options.highlight]) : name === options.issuer;
    return [{ name, x, y, size: numberOf(row, options.size), meant }];
  });
}

/** Whether a company is rather shown than another that stands where it does. */
function stands(one: Peer, other: Peer): boolean {
  return one.meant !== other.meant ? one.meant : (one.size ?? 0) > (other.size ?? 0);
}

/** Where a company stands in the plot, about, CSS px. */
function placeOf({ x, y }: Peer, axes: { readonly x: ValueTicks; readonly y: ValueTicks }, { width, height }: Input) {
  const share = (value: number, { low, high }: ValueTicks) => (value - low) / (high - low);
  return { x: share(x, axes.x) * (width - AXES.x), y: (1 - share(y, axes.y)) * (height - AXES.y) };
}

function isTrue(cell: Row[string] | undefined): boolean {
  return cell === true || cell === 1 || (typeof cell === 'string' && /^(true|yes|1|x)$/i.test(cell.trim()));
}

/** Ticks that leave a margin around the outermost points. */
function ticksOf(values: readonly number[], length: number) {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const margin = (high - low) * 0.06;
  return valueTicks(values.length === 0 ? [] : [low - margin, high + margin], { height: length > 500 ? 400 : length });
}

function areaOf(size: number | undefined, largest: number, meant: boolean): number {
  if (size === undefined || largest <= 0) return meant ? MEANT : PLAIN;
  return Math.max(meant ? PLAIN : SMALLEST, (Math.max(0, size) / largest) * LARGEST);
}

/** What the quiet lines are. */
function noteOf(input: Input, peers: readonly Peer[], middle: { x: number; y: number }, trend: Trend | undefined): string {
  const { options, language, text } = input;
  const words = valuationWords(language);
  if (options.lines === 'trend') return trend === undefined ? '' : words.trend(text.number(trend.fit, 2));
  return options.lines === 'none' || peers.length < 3 ? '' : words.medians(...medianTexts(input, peers, middle));
}

function medianTexts(
  { options, text }: Input,
  peers: readonly Peer[],
  middle: { x: number; y: number },
): readonly [string, string] {
  const say = (side: 'x' | 'y') => text.unit(middle[side], options[`${side}Unit`], decimalsOf(peers.map((peer) => peer[side])));
  return [say('x'), say('y')];
}

const X = valueChannel('x', {
  name: 'x',
  axis: { grid: false, title: { signal: 'xTitle' }, titleAnchor: 'end', titleAlign: 'right', titlePadding: 4 },
});
const Y = valueChannel('y', { name: 'y' });

function specOf({ lines }: Options, palette: Palette): Record<string, unknown> {
  const rule = { type: 'rule', color: palette.quiet, strokeWidth: 1, strokeDash: [4, 3] };
  const meant = (yes: unknown, no: unknown) => ({ condition: { test: 'datum.meant', value: yes }, value: no });
  const side = (name: 'left' | 'right') => ({
    data: { name: 'heads' },
    transform: [{ filter: `datum.side === '${name}'` }],
    mark: {
      type: 'text',
      align: name,
      baseline: 'bottom',
      x: name === 'left' ? 0 : { expr: 'width' },
      y: -9,
      dy: { expr: '-15 * datum.level' },
      fontWeight: 400,
      color: palette.quiet,
    },
    encoding: { text: { field: 'text', type: 'nominal' } },
  });
  return {
    params: [...valueParams('x'), ...valueParams('y'), { name: 'xTitle', value: '' }],
    layer: [
      ...(lines === 'medians'
        ? [
            { data: { name: 'medians' }, mark: rule, encoding: { x: X } },
            { data: { name: 'medians' }, mark: rule, encoding: { y: Y } },
          ]
        : []),
      ...(lines === 'trend'
        ? [{ data: { name: 'trend' }, mark: { type: 'line', color: palette.quiet, strokeWidth: 1.1 }, encoding: { x: X, y: Y } }]
        : []),
      {
        mark: {
          type: 'point',
          filled: true,
          opacity: 1,
          stroke: palette.background,
          strokeWidth: 1,
          size: { expr: 'datum.area' },
        },
        encoding: { x: X, y: Y, color: meant(palette.highlight, palette.muted) },
      },
      {
        name: 'pointLabels',
        data: { name: 'labels' },
        mark: { type: 'text', fontWeight: { expr: 'datum.meant ? 600 : 400' } },
        encoding: { x: X, y: Y, text: { field: 'name', type: 'nominal' }, color: meant(palette.highlight, palette.ink) },
      },
      {
        data: { name: 'pinned' },
        mark: {
          type: 'text',
          align: { expr: 'datum.align' },
          baseline: 'middle',
          dy: { expr: 'datum.dy' },
          color: palette.highlight,
        },
        encoding: { x: X, y: Y, text: { field: 'name', type: 'nominal' } },
      },
      side('left'),
      side('right'),
    ],
  };
}

function altOf(input: Input, peers: readonly Peer[], middle: { x: number; y: number }, trend: Trend | undefined): string {
  const { options, language, text, words } = input;
  if (peers.length === 0) return words.sentence(words.noData);
  const { sentences } = valuationWords(language);
  const places = { x: decimalsOf(peers.map(({ x }) => x)), y: decimalsOf(peers.map(({ y }) => y)) };
  const say = (side: 'x' | 'y', value: number) => text.unit(value, options[`${side}Unit`], places[side]);
  const span = (side: 'x' | 'y') => {
    // The first of the lowest, the last of the highest.
    const { most: lowest, least: highest } = extremesBy(peers, (peer) => -peer[side]);
    const told = (peer: Peer | undefined) => (peer === undefined ? '' : words.single(say(side, peer[side]), peer.name));
    return [options[`${side}Title`] ?? options[side], told(lowest), told(highest)] as const;
  };
  const note = noteOf(input, peers, middle, trend);
  const one = peers.find(({ meant }) => meant);
  return [
    sentences.peers(text.number(peers.length, 0), ...span('x'), ...span('y')),
    ...(one === undefined ? [] : [words.sentence(words.named(one.name, words.list([say('x', one.x), say('y', one.y)])))]),
    ...(note === '' ? [] : [words.sentence(note)]),
  ].join(words.space);
}

function tableOf({ options, text }: Input, peers: readonly Peer[]) {
  const places = { x: decimalsOf(peers.map(({ x }) => x)), y: decimalsOf(peers.map(({ y }) => y)) };
  return {
    columns: [
      { key: 'name', title: options.name },
      { key: 'x', title: options.xTitle ?? options.x },
      { key: 'y', title: options.yTitle ?? options.y },
      ...(peers.some(({ size }) => size !== undefined) ? [{ key: 'size', title: options.size }] : []),
    ],
    rows: tableRows(peers, ({ name, x, y, size }) => ({
      name,
      x: text.unit(x, options.xUnit, places.x),
      y: text.unit(y, options.yUnit, places.y),
      size: size ?? null,
    })),
  };
}
