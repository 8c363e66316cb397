import * as z from 'zod';
import type { Row } from '../../data/row.ts';
import { maxOf } from '../../shared/extremes.ts';
import { MOST_ROWS, tableRows } from '../table.ts';
import { valuationWords } from '../words/valuation.ts';
import { decimalsOf } from './parts/decimals.ts';
import { cutTo, wrapTo } from './parts/name-column.ts';
import { quote } from './parts/quote.ts';
import { type Cell, type Grid, gridOf, type Side } from './parts/sensitivity-grid.ts';
import { inkOn, shades } from './parts/shades.ts';
import { valueTexts } from './parts/value-texts.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const axisValue = z.union([z.number(), z.string()]);

const options = z.strictObject({
  x: z.string().default('x').describe('Column with the assumption that runs across.'),
  y: z.string().default('y').describe('Column with the assumption that runs down.'),
  value: z.string().default('value').describe('Column with the value of each pair.'),
  xTitle: z.string().optional().describe('What runs across, as Terminal growth; the name of the column when absent.'),
  yTitle: z.string().optional().describe('What runs down, as WACC; the name of the column when absent.'),
  xUnit: z.string().default('').describe('Unit of the numbers across: %, x.'),
  yUnit: z.string().default('').describe('Unit of the numbers down: %, x.'),
  base: z
    .strictObject({ x: axisValue, y: axisValue })
    .optional()
    .describe('The base case; the nearest cell is outlined. The middle cell of a grid of odd sides when absent.'),
  price: z.number().optional().describe('The price: cells above it are shaded, the others are not.'),
  unit: z.string().default('').describe('Unit of the values in the note on the price: USD, %.'),
  decimals: z.int().min(0).max(6).optional().describe('Decimal places of the values.'),
});

type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

const LINE = 14;
const GAP = 8;
/** A value over two assumptions, as a grid of figures. */
export const sensitivity = catalogueChart({
  name: 'sensitivity',
  summary: 'What a value becomes when two assumptions change, as a grid with the base case outlined.',
  options,
  columns: [
    { option: 'x', kind: 'any' },
    { option: 'y', kind: 'any' },
    { option: 'value', kind: 'number' },
  ],
  once: ['x', 'y'],
  height: ({ rows, options, width }) => {
    const lines = new Set(rows.map((row) => row[options.y])).size;
    return Math.min(860, Math.max(100, 3 * LINE + 12 + lines * (width > 600 ? 30 : 26)));
  },
  draw(input: Input) {
    const { options, measure, palette, width, height } = input;
    const grid = gridOf(input);
    const { across, down } = grid;
    const quiet = (words: string) => measure(words, 11, 400);
    const note = noteOf(input, grid, quiet);
    const left = Math.ceil(Math.min(width * 0.34, maxOf(down.texts.map(quiet), Math.min(quiet(down.title), width * 0.24)))) + GAP;
    const top = 2 * LINE + 6;
    const bottom = height - 2 - (note === '' ? 0 : LINE + 4);
    const cellWidth = (width - 2 - left) / across.values.length;
    const cellHeight = (bottom - top) / down.values.length;
    const values = grid.cells.map(({ value }) => value);
    const fits = (size: number) => cellHeight >= size + 2;
    const texts = valueTexts(values, cellWidth - 6, input, { decimals: options.decimals });
    const printed = fits(11) && texts.width <= cellWidth - 2;
    const shade = shades(values, options.price, palette);
    const inks = new Map<string, string>();
    return {
      spec: specOf(input),
      // Without room for a dash an empty cell is nothing.
      rows: (printed ? allOf(grid) : grid.cells).map((cell) => {
        const fill = cell.value === undefined ? palette.background : shade(cell.value);
        if (!inks.has(fill)) inks.set(fill, inkOn(fill, palette));
        return {
          ...boxOf(cell, left, top, cellWidth, cellHeight),
          text: printed ? (cell.value === undefined ? '–' : texts.of(cell.value)) : '',
          fill,
          ink: inks.get(fill) ?? palette.ink,
          strong:
            (cell.column === grid.base?.column && cell.line === grid.base.line) ||
            (options.price !== undefined && (cell.value ?? Number.NEGATIVE_INFINITY) > options.price),
        };
      }),
      data: {
        base: grid.base === undefined ? [] : [boxOf(grid.base, left, top, cellWidth, cellHeight)],
        frame: framesOf(grid, left, top, cellWidth, cellHeight),
        words: [
          ...sideWords(
            across,
            cellWidth,
            (at) => ({ x: left + (at + 0.5) * cellWidth, y: top - 4 - LINE / 2, align: 'center' }),
            quiet,
          ),
          ...sideWords(
            down,
            cellHeight,
            (at) => ({ x: left - GAP, y: top + (at + 0.5) * cellHeight, align: 'right' }),
            () => LINE,
          ),
          {
            x: left + (width - 2 - left) / 2,
            y: LINE / 2,
            align: 'center',
            text: cutTo(across.title, width - 2 - left, quiet),
            heading: true,
          },
          {
            x: left - GAP,
            y: top - 4 - LINE / 2 - (wrapTo(down.title, left - GAP, 2, quiet).includes('\n') ? LINE / 2 : 0),
            align: 'right',
            text: wrapTo(down.title, left - GAP, 2, quiet),
            heading: true,
          },
          ...(note === ''
            ? []
            : [
                {
                  x: quiet(note) <= width - 2 - left ? left : 0,
                  y: height - 2 - LINE / 2,
                  align: 'left',
                  text: note,
                  heading: true,
                },
              ]),
        ],
      },
      alt: altOf(input, grid),
      table: tableOf(grid, texts.of),
      findings: printed
        ? []
        : [
            {
              message: `The grid has no room for the figures of ${across.values.length} × ${down.values.length} cells; only its shades are shown.`,
              mend: 'Give the exhibit a greater width or height, or fewer steps of the assumptions.',
            },
          ],
    };
  },
});

/** Every cell, line by line. */
function allOf({ across, down, at }: Grid): readonly Cell[] {
  return down.values.flatMap((_, line) => across.values.map((_, column) => at(column, line)));
}

/** What shade and outline mean; the outline is the first to go without a word. */
function noteOf({ options, text, language, width }: Input, { base }: Grid, measure: (words: string) => number): string {
  const words = valuationWords(language);
  const shaded = options.price === undefined ? '' : words.abovePrice(quote(text, options.price, options.unit));
  const outlined = base === undefined ? '' : words.outlined;
  const both = [shaded, outlined].filter((part) => part !== '').join(' · ');
  return measure(both) <= width - 2 || shaded === '' ? both : cutTo(shaded, width - 2, measure);
}

function boxOf({ column, line }: Cell, left: number, top: number, width: number, height: number) {
  const [x, y] = [left + column * width, top + line * height];
  return { x, x2: x + width, y, y2: y + height, middleX: x + width / 2, middleY: y + height / 2 };
}

/** A hairline above the cells and one below, as around the body of a table. */
function framesOf({ across, down }: Grid, left: number, top: number, width: number, height: number): readonly Row[] {
  const right = left + across.values.length * width;
  return [top, top + down.values.length * height].map((y) => ({ x: left, x2: right, y }));
}

/** Names of the steps; every second, third … when all have no room. */
function sideWords(
  { texts }: Side,
  room: number,
  place: (at: number) => { readonly x: number; readonly y: number; readonly align: string },
  width: (text: string) => number,
): readonly Row[] {
  const widest = maxOf(texts.map(width));
  const every = Math.max(1, Math.ceil((widest + 4) / room));
  // In the middle of its group no name reaches beyond the grid.
  const first = Math.floor((every - 1) / 2);
  return texts.flatMap((text, at) => (at % every === first ? [{ ...place(at), text, heading: false }] : []));
}

function specOf({ palette }: Input): Record<string, unknown> {
  const px = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null });
  const box = { x: px('x'), x2: { field: 'x2' }, y: px('y'), y2: { field: 'y2' } };
  const plain = (field: string) => ({ field, type: 'nominal', scale: null });
  return {
    layer: [
      { mark: { type: 'rect', stroke: palette.background, strokeWidth: 1 }, encoding: { ...box, fill: plain('fill') } },
      {
        data: { name: 'frame' },
        mark: { type: 'rule', color: palette.line, strokeWidth: 0.9 },
        encoding: { x: px('x'), x2: { field: 'x2' }, y: px('y') },
      },
      {
        mark: { type: 'text', align: 'center', baseline: 'middle', fontWeight: { expr: 'datum.strong ? 600 : 400' } },
        encoding: { x: px('middleX'), y: px('middleY'), text: { field: 'text', type: 'nominal' }, color: plain('ink') },
      },
      { data: { name: 'base' }, mark: { type: 'rect', fill: null, stroke: palette.ink, strokeWidth: 1.8 }, encoding: box },
      {
        data: { name: 'words' },
        mark: {
          type: 'text',
          align: { expr: 'datum.align' },
          baseline: 'middle',
          lineHeight: LINE,
          fontWeight: 400,
          color: { expr: `datum.heading ? '${palette.quiet}' : '${palette.ink}'` },
        },
        encoding: { x: px('x'), y: px('y'), text: { field: 'text', type: 'nominal' } },
      },
    ],
  };
}

function altOf({ options, language, text, words }: Input, { across, down, cells, base }: Grid): string {
  const { sentences } = valuationWords(language);
  const known = cells;
  const [first] = known;
  if (first === undefined) return words.sentence(words.noData);
  const decimals = options.decimals ?? decimalsOf(known.map(({ value }) => value));
  const say = (value: number) => quote(text, value, options.unit, decimals);
  const at = ({ column, line }: Cell) => `${across.title} ${across.texts[column]}, ${down.title} ${down.texts[line]}`;
  const lowest = known.reduce((best, cell) => (cell.value < best.value ? cell : best), first);
  const highest = known.reduce((best, cell) => (cell.value > best.value ? cell : best), first);
  const said = [sentences.grid(say(lowest.value), at(lowest), say(highest.value), at(highest))];
  if (base?.value !== undefined) said.push(sentences.base(say(base.value), at(base)));
  const { price } = options;
  if (price !== undefined) {
    const above = known.filter(({ value }) => value > price).length;
    said.push(sentences.above(text.number(above, 0), text.number(known.length, 0), quote(text, price, options.unit)));
  }
  return said.join(words.space);
}

/** The grid as a table: a row for each step down, a column for each of the first steps across. */
function tableOf({ across, down, at }: Grid, write: (value: number) => string) {
  const texts = across.texts.slice(0, MOST_ROWS);
  return {
    columns: [{ key: 'down', title: `${down.title} / ${across.title}` }, ...texts.map((title, at) => ({ key: `c${at}`, title }))],
    rows: tableRows(down.texts, (name, line) => ({
      down: name,
      ...Object.fromEntries(
        texts.map((_, column) => {
          const { value } = at(column, line);
          return [`c${column}`, value === undefined ? '–' : write(value)];
        }),
      ),
    })),
  };
}
