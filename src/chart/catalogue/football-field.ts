import * as z from 'zod';
import { maxOf, minOf } from '../../shared/extremes.ts';
import { tint } from '../palette.ts';
import { tableRows } from '../table.ts';
import { valuationWords } from '../words/valuation.ts';
import { numberOf, textOf } from './parts/cells.ts';
import { decimalsOf } from './parts/decimals.ts';
import {
  alongX,
  alongY,
  BAR_HEIGHT,
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
import { headRoom, type Marker, markerLayers, markersAbove } from './parts/markers.ts';
import { oddRanges } from './parts/odd-ranges.ts';
import { quote } from './parts/quote.ts';
import { unknownNames } from './parts/unknown-names.ts';
import { valueTexts } from './parts/value-texts.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  method: z.string().default('method').describe('Column with the names of the methods.'),
  low: z.string().default('low').describe('Column with the low ends.'),
  mid: z.string().default('mid').describe('Column with the middles, marked by a stroke; rows need not have it.'),
  high: z.string().default('high').describe('Column with the high ends.'),
  price: z.number().optional().describe('The price, as a line through all ranges.'),
  target: z.number().optional().describe('The target price, as a dashed line.'),
  highlight: z.string().optional().describe('The method that the target rests on.'),
  unit: z.string().default('').describe('Unit of the price and target labels: USD, x, %.'),
  decimals: z.int().min(0).max(6).optional().describe('Decimal places of the values.'),
});

type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

/** CSS px between the end of a bar and its value. */
const LABEL_GAP = 5;

interface Range {
  readonly name: string;
  /** What the row says that no range can be. */
  readonly odd: string | undefined;
  readonly low: number | undefined;
  readonly mid: number | undefined;
  readonly high: number | undefined;
}

/** Value ranges by method, one under the other, against the price. */
export const footballField = catalogueChart({
  name: 'football-field',
  summary: 'What several valuation methods say, as ranges on one scale, against the price and the target.',
  options,
  columns: [
    { option: 'method', kind: 'text' },
    { option: 'low', kind: 'number' },
    { option: 'mid', kind: 'number', optional: true },
    { option: 'high', kind: 'number' },
  ],
  height: ({ rows, width, options }) => heightOfRows(rows.length, width, headRoom(marked(options).length > 0 ? 1 : 0)),
  draw(input: Input) {
    const { options, text, measure } = input;
    const all = input.rows.map((row) => rangeOf(row, options));
    const names = all.map((range) => range.name);
    const lines = marked(options);
    const room = rowsIn(input.height, headRoom(lines.length > 0 ? 1 : 0));
    const known = [
      ...all
        .slice(0, room)
        .flatMap(({ low, high }) => [low, high])
        .filter((value) => value !== undefined),
      ...lines,
    ];
    const decimals = options.decimals ?? decimalsOf(known);
    const texts = valueTexts(known, input.width * 0.2, input, { decimals: options.decimals });
    const label = (value: number | undefined) => (value === undefined ? '' : texts.of(value));
    const place = lyingRows(input, names, { top: headRoom(lines.length > 0 ? 1 : 0) });
    const ranges = all.slice(0, place.shown);
    const scale = fittedScale(
      [
        ...ranges.flatMap(({ low, high }) =>
          low === undefined || high === undefined
            ? []
            : [
                { value: low, before: measure(label(low)) + LABEL_GAP, after: 0 },
                { value: high, before: 0, after: high === low ? 0 : measure(label(high)) + LABEL_GAP },
              ],
        ),
        ...lines.map((value) => ({ value, before: 2, after: 2 })),
      ],
      place.left,
      place.right,
    );
    const markers = markersAbove(markersOf(input), scale.at, place.right, (words) => measure(words));
    const rows = ranges.map(({ name, low, mid, high }, row) => ({
      row,
      name: place.names[row] ?? '',
      low: low ?? null,
      mid: mid ?? null,
      high: high ?? null,
      lowText: label(low),
      highText: high === low ? '' : label(high),
      meant: name === options.highlight,
    }));
    const crossed = ({ x, x2 }: { readonly x: number; readonly x2: number }) =>
      lines.some((line) => scale.at(line) > x && scale.at(line) < x2);
    const values = rows.flatMap(({ row, low, high, lowText, highText }) => [
      ...(low === null
        ? []
        : [{ row, isName: false, x: scale.at(low) - LABEL_GAP - measure(lowText) - 2, x2: scale.at(low) - LABEL_GAP + 2 }]),
      ...(high === null || highText === ''
        ? []
        : [{ row, isName: false, x: scale.at(high) + LABEL_GAP - 2, x2: scale.at(high) + LABEL_GAP + measure(highText) + 2 }]),
    ]);
    const masks = [...values.filter(crossed), ...nameMasks(place, (name) => measure(name, 11, 400))];
    return {
      spec: specOf(input),
      rows,
      data: { markers: markers.rows, masks },
      signals: rowSignals(scale, place, headRoom(markers.levels)),
      alt: altOf(input, all, (value) => quote(text, value, options.unit, decimals)),
      table: {
        columns: ['method', 'low', 'mid', 'high'].flatMap((key) =>
          key === 'mid' && all.every((range) => range.mid === undefined) ? [] : [{ key, title: options[key as 'method'] }],
        ),
        rows: tableRows(all, ({ name, low, mid, high }) => ({
          method: name,
          low: low ?? null,
          mid: mid ?? null,
          high: high ?? null,
        })),
      },
      findings: [...place.findings, ...oddRanges(all), ...unknownNames(options.highlight, names)],
    };
  },
});

/** Ends in order; a method with one number alone is a range of no width. A middle beyond the ends is none. */
function rangeOf(row: Input['rows'][number], options: Options): Range {
  const name = textOf(row, options.method);
  const [first, mid, last] = [options.low, options.mid, options.high].map((column) => numberOf(row, column));
  const ends = [first, last].filter((value) => value !== undefined);
  const known = ends.length > 0 ? ends : mid === undefined ? [] : [mid];
  const low = known.length > 0 ? minOf(known) : undefined;
  const high = known.length > 0 ? maxOf(known) : undefined;
  const beyond = mid !== undefined && ends.length === 2 && (mid < (low as number) || mid > (high as number));
  const odd = beyond
    ? `"${name}" has its middle, ${mid}, outside of its range, ${low} to ${high}; the middle is left out`
    : first !== undefined && last !== undefined && first > last
      ? `"${name}" has a low end, ${first}, above its high end, ${last}; they are drawn in order`
      : undefined;
  return { name, odd, low, mid: beyond ? undefined : mid, high };
}

function marked({ price, target }: Options): readonly number[] {
  return [price, target].filter((value) => value !== undefined);
}

function markersOf({ options, language, text }: Input): readonly Marker[] {
  const words = valuationWords(language);
  return (['price', 'target'] as const).flatMap((kind) => {
    const value = options[kind];
    return value === undefined ? [] : [{ kind, value, text: `${words[kind]} ${quote(text, value, options.unit)}` }];
  });
}

function specOf({ options, palette }: Input): Record<string, unknown> {
  const color = { condition: { test: 'datum.meant', value: palette.highlight }, value: tint(palette, palette.highlight, 0.38) };
  const bar = { height: BAR_HEIGHT, yOffset: { expr: 'barDy' } };
  const end = (side: 'low' | 'high') => ({
    mark: {
      type: 'text',
      align: side === 'low' ? 'right' : 'left',
      baseline: 'middle',
      dx: side === 'low' ? -LABEL_GAP : LABEL_GAP,
      dy: { expr: 'barDy' },
    },
    encoding: { x: alongX(side), y: alongY(), text: { field: `${side}Text`, type: 'nominal' } },
  });
  const marks = marked(options).length > 0;
  return {
    params: ROW_PARAMS,
    layer: [
      {
        mark: { type: 'bar', minBandSize: 2, ...bar },
        encoding: { x: alongX('low'), x2: { field: 'high' }, y: alongY(), color },
      },
      {
        mark: { type: 'tick', thickness: 2, orient: 'vertical', ...bar },
        encoding: {
          x: alongX('mid'),
          y: alongY(),
          color: { condition: { test: 'datum.meant', value: palette.background }, value: palette.highlight },
        },
      },
      ...(marks ? [...markerLayers(palette), maskLayer('masks', palette.background)] : []),
      nameLayer(),
      end('low'),
      end('high'),
    ],
    resolve: { scale: { color: 'independent', strokeDash: 'independent' } },
  };
}

function altOf({ options, language, text, words }: Input, all: readonly Range[], say: (value: number) => string): string {
  const { sentences } = valuationWords(language);
  const known = all.flatMap(({ name, low, high }) => (low === undefined || high === undefined ? [] : [{ name, low, high }]));
  const [first] = known;
  if (first === undefined) return words.sentence(words.noData);
  const lowest = known.reduce((best, each) => (each.low < best.low ? each : best), first);
  const highest = known.reduce((best, each) => (each.high > best.high ? each : best), first);
  const count = text.number(known.length, 0);
  const said = [sentences.methods(count, say(lowest.low), lowest.name, say(highest.high), highest.name)];
  const { price } = options;
  if (price !== undefined) {
    const within = known.filter(({ low, high }) => low <= price && price <= high).length;
    said.push(sentences.inside(quote(text, price, options.unit, options.decimals), text.number(within, 0), count));
  }
  return said.join(words.space);
}
