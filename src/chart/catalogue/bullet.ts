import * as z from 'zod';
import { tint } from '../palette.ts';
import { tableRows } from '../table.ts';
import { portfolioWords } from '../words/portfolio.ts';
import { type Bullet, MOST_NAMES, placeBullets } from './parts/bullet-places.ts';
import { numberOf, textOf } from './parts/cells.ts';
import { decimalsOf } from './parts/decimals.ts';
import { extremesBy } from './parts/extremes-by.ts';
import { hasLongNames } from './parts/name-room.ts';
import { type Box, sheet, type Words } from './parts/sheet.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  name: z.string().default('name').describe('Column with the names.'),
  value: z.string().default('value').describe('Column with the measured values.'),
  target: z.string().default('target').describe('Column with the targets; rows need not have it.'),
  ranges: z
    .array(z.string())
    .max(4)
    .default([])
    .describe('Columns with the upper ends of the ranges behind the bar: poor, fair, good.'),
  unit: z.string().default('').describe('Unit of all values, or the name of a column that holds a unit for each row.'),
  scale: z
    .enum(['own', 'shared'])
    .optional()
    .describe('A scale for each row, or one for all; one for all when absent and they have one unit.'),
  better: z.enum(['higher', 'lower']).default('higher').describe('Which side of the target is wanted.'),
  opposite: z.array(z.string()).default([]).describe('Names of rows for which the other side is wanted, as debt among margins.'),
  decimals: z.int().min(0).max(6).optional().describe('Decimal places of the values.'),
  labels: z
    .strictObject({ value: z.string().optional(), target: z.string().optional() })
    .default({})
    .describe('Heads over the printed values and targets.'),
});

type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

const STEP = { least: 15, usual: 27, long: 33, most: 56 } as const;
const TWO_LINES = 29;
const HEAD = 18;
/** Strength of the ranges from the worst. */
const SHADES = [0.75, 0.48, 0.26, 0.14] as const;

/** Measured values against their targets, with ranges of poor to good behind them, after Stephen Few. */
export const bullet = catalogueChart({
  name: 'bullet',
  summary: 'Measured values against their targets, with ranges from poor to good behind each bar.',
  options,
  columns: [
    { option: 'name', kind: 'text' },
    { option: 'value', kind: 'number' },
    { option: 'target', kind: 'number', optional: true },
    { option: 'ranges', kind: 'number' },
  ],
  height({ options, rows, width }) {
    const step = hasLongNames(rows, options.name, width * MOST_NAMES) ? STEP.long : STEP.usual;
    return Math.max(64, HEAD + Math.min(rows.length, 16) * step + 2);
  },
  draw(input: Input) {
    const { height, palette, language, text, options } = input;
    const all = measuredOf(input);
    const say = writerOf(input, all);
    const shown = all.slice(0, Math.max(1, Math.floor((height - HEAD) / STEP.least))).map(
      (each, at): Bullet => ({
        ...each,
        ranges: options.ranges.flatMap((column) => numberOf(input.rows[at] ?? {}, column) ?? []).sort((a, b) => a - b),
        valueText: say(each.value, each.unit),
        targetText: say(each.target, each.unit),
      }),
    );
    const step = Math.min(STEP.most, (height - HEAD) / shown.length);
    const names = portfolioWords(language);
    const heads = [options.labels.value ?? names.actual, options.labels.target ?? names.target] as const;
    const places = placeBullets(input, shown, { lines: step >= TWO_LINES ? 2 : 1, oneScale: isShared(all, options), heads });
    const boxes: Box[] = [];
    const words: Words[] = [];
    const quiet = { y: HEAD / 2, color: palette.quiet, weight: 400, align: 'right' } as const;
    words.push({ ...quiet, x: places.valueRight, text: places.headOf(heads[0], places.valueWidth) });
    if (places.targetRight !== undefined)
      words.push({
        ...quiet,
        x: places.targetRight,
        text: places.headOf(heads[1], places.targetWidth),
      });
    const room = Math.min(28, step * 0.66);
    shown.forEach((each, row) => {
      const middle = HEAD + (row + 0.5) * step;
      const bar = places.bars[row];
      words.push({ x: 0, y: middle, text: places.names[row] ?? '', color: palette.ink, weight: 400 });
      words.push({ x: places.valueRight, y: middle, text: each.valueText, color: palette.ink, align: 'right' });
      if (places.targetRight !== undefined)
        words.push({
          x: places.targetRight,
          y: middle,
          text: each.targetText,
          color: palette.quiet,
          weight: 400,
          align: 'right',
        });
      if (bar === undefined) return;
      const span = (from: number, to: number, thick: number, fill: string) =>
        boxes.push({ x: Math.min(from, to), y: middle - thick / 2, width: Math.abs(to - from), height: thick, fill });
      bar.ranges.forEach(({ from, to }, at) => {
        // The best range is the lightest, so that the bar stands out where it should end.
        const worse = each.better === 'higher' ? at : bar.ranges.length - 1 - at;
        const shade = SHADES[worse + Math.max(0, 3 - bar.ranges.length)] ?? 0.14;
        span(from, to, room, tint(palette, palette.muted, shade));
      });
      if (bar.ranges.length === 0) span(bar.start, bar.end, room * 0.72, tint(palette, palette.muted, 0.22));
      if (bar.value !== undefined) span(bar.zero, bar.value, room * 0.38, palette.series[0] ?? palette.highlight);
      if (bar.target !== undefined)
        boxes.push({
          x: bar.target - 1.5,
          y: middle - room * 0.42,
          width: 3,
          height: room * 0.84,
          fill: palette.ink,
          stroke: palette.background,
        });
      if (bar.zero > bar.start + 0.5)
        boxes.push({ x: bar.zero - 0.5, y: middle - room / 2, width: 1, height: room, fill: palette.ink });
    });
    const left = all.length - shown.length;
    return {
      ...sheet(boxes, words),
      alt: altOf(input, all, say),
      table: tableOf(options, all, say),
      findings:
        left > 0
          ? [
              {
                message: `${text.number(left, 0)} of ${text.number(all.length, 0)} rows have no room in the chart bullet and are left out.`,
                mend: 'Give it more height, or fewer rows.',
              },
            ]
          : [],
    };
  },
});

/** A row as it is read. */
type Measured = Pick<Bullet, 'name' | 'unit' | 'better' | 'value' | 'target'>;

function measuredOf({ rows, options }: Input): readonly Measured[] {
  const hasUnits = options.unit !== '' && rows.some((row) => Object.hasOwn(row, options.unit));
  const usual = options.better;
  const other = usual === 'higher' ? 'lower' : 'higher';
  return rows.map((row) => {
    const name = textOf(row, options.name);
    const better = options.opposite.length > 0 && options.opposite.includes(name) ? other : usual;
    const unit = hasUnits ? textOf(row, options.unit) : options.unit;
    return { name, unit, better, value: numberOf(row, options.value), target: numberOf(row, options.target) };
  });
}

/** How numbers are printed: those of one unit with the same decimals. */
function writerOf({ options, text }: Input, all: readonly Measured[]): (value: number | undefined, unit: string) => string {
  const values = new Map<string, number[]>();
  for (const { unit, value, target } of all) {
    let list = values.get(unit);
    if (list === undefined) values.set(unit, (list = []));
    if (value !== undefined) list.push(value);
    if (target !== undefined) list.push(target);
  }
  const decimals = new Map([...values].map(([unit, list]) => [unit, options.decimals ?? writtenDecimals(list)]));
  return (value, unit) => (value === undefined ? '–' : text.unit(value, unit, decimals.get(unit)));
}

/** As many places as the numbers were written with, where that is few. */
function writtenDecimals(values: readonly number[]): number {
  const few = [0, 1, 2].find((places) => values.every((value) => Math.abs(value - Number(value.toFixed(places))) < 1e-9));
  return few ?? decimalsOf(values);
}

function isShared(bullets: readonly Measured[], { scale }: Options): boolean {
  return scale === undefined ? new Set(bullets.map(({ unit }) => unit)).size === 1 : scale === 'shared';
}

type Say = ReturnType<typeof writerOf>;
type Known = Measured & { readonly value: number; readonly target: number };

/** How many reach their target, and who is furthest from it on either side. */
function altOf({ text, language }: Input, all: readonly Measured[], say: Say): string {
  const { sentences, space } = portfolioWords(language);
  const known = all.filter((each): each is Known => each.value !== undefined && each.target !== undefined);
  if (known.length === 0)
    return all
      .filter(({ value }) => value !== undefined)
      .slice(0, 6)
      .map(({ name, value, unit }) => sentences.share(name, say(value, unit)))
      .join(space);
  const reached = known.filter(({ value, target, better }) => (better === 'higher' ? value >= target : value <= target)).length;
  const said = [sentences.reached(text.number(reached, 0), text.number(known.length, 0))];
  const { most: ahead, least: behind } = extremesBy(known, ({ value, target, better }) =>
    target > 0 && value > 0 ? (better === 'higher' ? value / target : target / value) : Number.NaN,
  );
  const share = ({ value, target }: Known) => text.unit((value / target) * 100, '%', 0);
  if (known.length <= 3)
    said.push(...known.map(({ name, value, target, unit }) => sentences.measured(name, say(value, unit), say(target, unit))));
  else if (ahead && behind && ahead !== behind)
    said.push(sentences.furthest(ahead.name, share(ahead), behind.name, share(behind)));
  return said.join(space);
}

function tableOf({ name, value, target }: Options, all: readonly Measured[], say: Say) {
  const hasTarget = all.some((each) => each.target !== undefined);
  return {
    columns: [
      { key: 'name', title: name },
      { key: 'value', title: value },
      ...(hasTarget ? [{ key: 'target', title: target }] : []),
    ],
    rows: tableRows(all, ({ name, value, target, unit }) => ({ name, value: say(value, unit), target: say(target, unit) })),
  };
}
