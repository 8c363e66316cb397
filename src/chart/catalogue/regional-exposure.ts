import * as z from 'zod';
import { tint } from '../palette.ts';
import { tableRows } from '../table.ts';
import { portfolioWords } from '../words/portfolio.ts';
import { numberOf, textOf } from './parts/cells.ts';
import { decimalsOf } from './parts/decimals.ts';
import { extremesBy } from './parts/extremes-by.ts';
import { keyLine } from './parts/key-line.ts';
import { hasLongNames } from './parts/name-room.ts';
import { MOST_NAMES, placeShares, type Share } from './parts/share-places.ts';
import { type Box, sheet, type Words } from './parts/sheet.ts';
import { unknownNames } from './parts/unknown-names.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  region: z.string().default('region').describe('Column with the names.'),
  share: z.string().default('share').describe('Column with the shares, as printed: 27.8 for 27.8 %.'),
  benchmark: z.string().default('benchmark').describe("Column with the benchmark's shares; rows need not have it."),
  previous: z.string().default('previous').describe('Column with the shares of the time before; rows need not have it.'),
  marker: z.enum(['tick', 'dot']).default('tick').describe('How the benchmark is shown.'),
  sort: z.enum(['share', 'none']).default('share').describe('Largest first, or in the order of the rows.'),
  other: z.string().optional().describe('The row that stands last whatever its size; found by names like "Other" when absent.'),
  most: z.int().min(2).max(40).default(14).describe('Bars at most; the smallest of the rest become one.'),
  highlight: z.array(z.string()).default([]).describe('Names that the message is about; the others step back.'),
  unit: z.string().default('%').describe('Unit of the shares.'),
  decimals: z.int().min(0).max(4).optional().describe('Decimal places of the shares.'),
  labels: z
    .strictObject({ share: z.string().optional(), benchmark: z.string().optional(), previous: z.string().optional() })
    .default({})
    .describe('What bar, mark and ring are called in the key.'),
});

type Options = z.output<typeof options>;
type Input = CatalogueInput<Options>;

/** CSS px of a row. */
const STEP = { least: 15, usual: 22, long: 30, most: 64 } as const;
const TWO_LINES = 27;

/** Shares of a whole as sorted bars, with those of a benchmark and of the time before. */
export const regionalExposure = catalogueChart({
  name: 'regional-exposure',
  summary: 'Shares by region, sector or segment as sorted bars, against a benchmark and the time before.',
  options,
  columns: [
    { option: 'region', kind: 'text' },
    { option: 'share', kind: 'number' },
    { option: 'benchmark', kind: 'number', optional: true },
    { option: 'previous', kind: 'number', optional: true },
  ],
  height({ options, rows, width }) {
    const step = hasLongNames(rows, options.region, width * MOST_NAMES) ? STEP.long : STEP.usual;
    return Math.max(72, Math.min(rows.length, options.most) * step + (hasMarks(rows, options) ? 24 : 2));
  },
  draw(input: Input) {
    const { options, height, palette, text, language } = input;
    const all = sharesOf(input);
    const key = keyLine(keyEntries(input, all), input);
    const room = Math.max(1, Math.floor((height - key.height) / STEP.least));
    const shown = fold(all, Math.min(options.most, room), (count) => portfolioWords(language).others(text.number(count, 0)));
    const step = Math.min(STEP.most, (height - key.height) / shown.length);
    const decimals = options.decimals ?? Math.min(1, decimalsOf(all.flatMap(({ share }) => share ?? [])));
    const say = (value: number) => text.unit(value, options.unit, decimals);
    const place = placeShares(input, shown, step >= TWO_LINES ? 2 : 1, say);
    const boxes: Box[] = [...key.boxes];
    const words: Words[] = [...key.words];
    const thick = Math.min(26, step * 0.62);
    shown.forEach((each, at) => {
      const middle = key.height + (at + 0.5) * step;
      words.push({ x: 0, y: middle, text: place.names[at] ?? '', color: palette.ink, weight: 400 });
      const { share, benchmark, previous } = each;
      if (share !== undefined)
        boxes.push({
          x: Math.min(place.zero, place.at(share)),
          y: middle - thick / 2,
          width: Math.abs(place.at(share) - place.zero),
          height: thick,
          fill: fillOf(each, options, palette),
        });
      if (previous !== undefined) boxes.push(ring(place.at(previous), middle, palette.ink, palette.background));
      if (benchmark !== undefined && options.marker === 'dot')
        boxes.push(dot(place.at(benchmark), middle, palette.accent, palette.background));
      else if (benchmark !== undefined)
        boxes.push(tick(place.at(benchmark), middle, thick + 6, palette.accent, palette.background));
      const label = place.labels[at];
      if (label) words.push({ ...label, y: middle, color: palette.ink });
    });
    boxes.push({ x: place.zero - 0.5, y: key.height, width: 1, height: step * shown.length, fill: palette.ink });
    const left = all.length - shown.length + 1;
    const unfolded = all.length > shown.length && all.length <= options.most;
    return {
      ...sheet(boxes, words),
      alt: altOf(input, all, say),
      table: tableOf(options, all),
      findings: [
        ...(unfolded
          ? [{ message: `${left} of ${all.length} shares have no bar of their own.`, mend: 'Give the chart more height.' }]
          : []),
        ...overfull(all, options),
        ...unknownNames(
          options.highlight,
          all.map(({ name }) => name),
        ),
      ],
    };
  },
});

/** Shares of a whole cannot be more than it, rounding aside. */
function overfull(shares: readonly Share[], options: Options) {
  if (options.unit !== '%') return [];
  return (['share', 'benchmark', 'previous'] as const).flatMap((key) => {
    const known = shares.flatMap((each) => each[key] ?? []);
    const sum = Number(known.reduce((total, share) => total + share, 0).toFixed(2));
    if (sum <= 100 + 0.5 + known.length * 0.05) return [];
    return [
      {
        message: `The column "${options[key]}" sums up to ${sum} %, more than the whole.`,
        mend: 'Correct the shares, or give another "unit" when they are no parts of one whole.',
      },
    ];
  });
}

function hasMarks(rows: Input['rows'], options: Options): boolean {
  return rows.some((row) => numberOf(row, options.benchmark) !== undefined || numberOf(row, options.previous) !== undefined);
}

/** Largest first, what is left over last. */
function sharesOf({ rows, options, language }: Input): readonly Share[] {
  const { rest } = portfolioWords(language);
  const shares = rows.map((row): Share => {
    const name = textOf(row, options.region);
    return {
      name,
      share: numberOf(row, options.share),
      benchmark: numberOf(row, options.benchmark),
      previous: numberOf(row, options.previous),
      isRest: options.other === undefined ? rest.test(name) : name === options.other,
    };
  });
  if (options.sort === 'none') return shares;
  const size = ({ share }: Share) => share ?? Number.NEGATIVE_INFINITY;
  return shares.sort((a, b) => Number(a.isRest) - Number(b.isRest) || size(b) - size(a));
}

/** At most `most` bars: the smallest, and what was left over already, become one. */
function fold(shares: readonly Share[], most: number, nameOf: (count: number) => string): readonly Share[] {
  if (shares.length <= most) return shares;
  const kept: Share[] = [];
  const sums: Partial<Record<'share' | 'benchmark' | 'previous', number>> = {};
  for (const each of shares) {
    if (!each.isRest && kept.length < most - 1) {
      kept.push(each);
      continue;
    }
    for (const key of ['share', 'benchmark', 'previous'] as const)
      if (each[key] !== undefined) sums[key] = (sums[key] ?? 0) + each[key];
  }
  const { share, benchmark, previous } = sums;
  return [...kept, { name: nameOf(shares.length - kept.length), share, benchmark, previous, isRest: true }];
}

function keyEntries({ options, palette, language }: Input, shares: readonly Share[]) {
  const words = portfolioWords(language);
  const { labels } = options;
  const has = (key: 'benchmark' | 'previous') => shares.some((each) => each[key] !== undefined);
  const benchmark = has('benchmark')
    ? [
        {
          shape: options.marker,
          text: labels.benchmark ?? words.benchmark,
          color: palette.accent,
        },
      ]
    : [];
  return [
    ...(labels.share === undefined
      ? []
      : [{ shape: 'bar' as const, text: labels.share, color: palette.series[0] ?? palette.highlight }]),
    ...benchmark,
    ...(has('previous') ? [{ shape: 'ring' as const, text: labels.previous ?? words.before, color: palette.ink }] : []),
  ];
}

function fillOf({ name, isRest }: Share, { highlight }: Options, palette: Input['palette']): string {
  const first = palette.series[0] ?? palette.highlight;
  if (highlight.length > 0) return highlight.includes(name) ? palette.highlight : palette.muted;
  return isRest ? tint(palette, first, 0.45) : first;
}

function tick(x: number, middle: number, height: number, fill: string, halo: string): Box {
  return { x: x - 1.75, y: middle - height / 2, width: 3.5, height, fill, stroke: halo };
}

function dot(x: number, middle: number, fill: string, halo: string): Box {
  return { x: x - 4, y: middle - 4, width: 8, height: 8, radius: 4, fill, stroke: halo };
}

function ring(x: number, middle: number, stroke: string, fill: string): Box {
  return { x: x - 3.5, y: middle - 3.5, width: 7, height: 7, radius: 3.5, fill, stroke };
}

function altOf({ text, language, options }: Input, shares: readonly Share[], say: (value: number) => string): string {
  const { sentences, space } = portfolioWords(language);
  const known = shares.filter((each): each is Share & { readonly share: number } => each.share !== undefined);
  const { most: largest, least: smallest } = extremesBy(known, ({ share }) => share);
  if (!largest || !smallest) return '';
  if (known.length === 1) return sentences.share(largest.name, say(largest.share));
  const said = [
    sentences.shares(text.number(known.length, 0), largest.name, say(largest.share), smallest.name, say(smallest.share)),
  ];
  const gapOf = ({ share = Number.NaN, benchmark = Number.NaN }: Share) => share - benchmark;
  const { most: above, least: below } = extremesBy(known, gapOf);
  const points = (gap: number) =>
    `${gap > 0 ? '+' : ''}${text.unit(gap, options.unit === '%' ? 'pp' : options.unit, options.decimals ?? 1)}`;
  if (above && below && above !== below)
    said.push(sentences.against(above.name, points(gapOf(above)), below.name, points(gapOf(below))));
  return said.join(space);
}

function tableOf({ region, share, benchmark, previous }: Options, shares: readonly Share[]) {
  const columns = [
    { key: 'name', title: region },
    { key: 'share', title: share },
    ...(['benchmark', 'previous'] as const)
      .filter((key) => shares.some((each) => each[key] !== undefined))
      .map((key) => ({ key, title: key === 'benchmark' ? benchmark : previous })),
  ];
  return {
    columns,
    rows: tableRows(shares, ({ name, share, benchmark, previous }) => ({
      name,
      share: share ?? null,
      benchmark: benchmark ?? null,
      previous: previous ?? null,
    })),
  };
}
