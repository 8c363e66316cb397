import type { Row } from '../../../data/row.ts';
import type { Palette } from '../../palette.ts';
import { financialWords } from '../../words/financials.ts';
import type { CatalogueInput } from '../types.ts';
import { alongColumns, type Columns, LABEL, printed } from './standing-columns.ts';
import { valueTexts } from './value-texts.ts';

/** A period with what it grew by. */
export interface GrowthYear {
  readonly at: number;
  readonly value: number | undefined;
  /** Per cent against the year before. */
  readonly growth: number | undefined;
  /** There are two amounts between which no growth means anything. */
  readonly meaningless: boolean;
  readonly estimate: boolean;
}

/** Growth above columns, on a scale of its own that has no axis: every value is printed. */
export interface GrowthStrip {
  say(growth: number): string;
  /** CSS px from the top at which the strip ends; 0 without one. */
  readonly foot: number;
  readonly signals: Readonly<Record<string, number>>;
  readonly data: Readonly<Record<'growth' | 'growthZero' | 'caption', readonly Row[]>>;
}

interface StripOptions {
  readonly show: 'line' | 'labels' | 'none';
  readonly decimals?: number | undefined;
}

const CAPTION = 15;
/** Columns nearer to each other have a line without dots, CSS px. */
const LEAST_FOR_DOTS = 10;
/** A lower plot shows growth as labels alone, CSS px. */
const LEAST_FOR_LINE = 112;

/** Lays the strip out. @param plot CSS px of the whole plot, strip and columns */
export function growthStrip(
  years: readonly GrowthYear[],
  plot: number,
  { step }: Columns,
  input: Pick<CatalogueInput<unknown>, 'language' | 'text' | 'measure'>,
  { show, decimals }: StripOptions,
): GrowthStrip {
  const known = years.flatMap(({ growth }) => growth ?? []);
  const many = known.some((growth) => Math.abs(growth) >= 100);
  const fine = known.every((growth) => Math.abs(growth) < 1);
  const style = { decimals: decimals ?? (many ? 0 : undefined), most: fine ? 2 : 1, unit: '%', signed: true };
  const percent = valueTexts(known, step - 3, input, style);
  const labelled = printed(years.length, percent.width, step);
  if (show === 'none' || known.length === 0)
    return { say: percent.of, foot: 0, signals: {}, data: { growth: [], growthZero: [], caption: [] } };
  const line = show === 'line' && plot >= LEAST_FOR_LINE;
  const height = line ? Math.min(64, Math.max(20, plot * 0.2)) : 0;
  const top = CAPTION + LABEL;
  const most = known.reduce((a, b) => Math.max(a, b));
  const least = known.reduce((a, b) => Math.min(a, b));
  const reach = percent.width / 2 / step;
  const { notMeaningful } = financialWords(input.language);
  const rows = years.flatMap(({ at, growth, meaningless, estimate }) => {
    const lift = line ? liftOver(years, at, reach) * (height / (most - least || 1)) : 0;
    const text = growth === undefined || !labelled(at) ? '' : percent.of(growth);
    const place = { at, growth: line ? (growth ?? null) : most, growthText: text, dy: -5 - lift, estimate };
    if (meaningless)
      return [
        // Without a value of its own it stands at the foot of the strip, in the gap of the line.
        { ...place, growth: least, line: false, dashed: false, dot: false, label: labelled(at), growthText: notMeaningful },
        ...(line ? [{ ...place, line: true, dashed: true, label: false, dot: false }] : []),
      ];
    const dot = line && growth !== undefined && step >= LEAST_FOR_DOTS;
    const next = years[at + 1];
    // The dashed part begins at the last actual value.
    const joins = line && !estimate && next?.estimate === true && next.growth !== undefined;
    return [
      { ...place, line: line && !estimate, dashed: line && estimate, label: true, dot },
      ...(joins ? [{ ...place, line: false, dashed: true, label: false, dot: false }] : []),
    ];
  });
  return {
    say: percent.of,
    foot: top + height + (line ? 10 : 2),
    signals: { growthHigh: most, growthLow: line ? least : most - 1, growthTop: top, growthBottom: top + height },
    data: {
      growth: rows,
      growthZero: line && least < 0 && most > 0 ? [{ growth: 0 }] : [],
      caption: [{ text: financialWords(input.language).growth }],
    },
  };
}

/**
 * Per cent by which a label must stand higher than its point, so that the line beside it does not run through.
 * @param reach columns on each side
 */
function liftOver(years: readonly GrowthYear[], at: number, reach: number): number {
  const here = years[at]?.growth;
  if (here === undefined) return 0;
  let most = 0;
  for (const side of [-1, 1]) {
    let before = here;
    for (let far = 1; far < reach + 1; far++) {
      const growth = years[at + side * far]?.growth;
      if (growth === undefined) break;
      const within = Math.min(1, reach - far + 1);
      most = Math.max(most, before + (growth - before) * within - here);
      before = growth;
    }
  }
  return most;
}

/** `params` of a spec with `stripLayers`. */
export const STRIP_PARAMS = ['growthHigh', 'growthLow', 'growthTop', 'growthBottom'].map((name) => ({ name, value: 0 }));

/** Line, dots and labels of the strip, and what it is. */
export function stripLayers({ accent, background, line: hair }: Palette): readonly Record<string, unknown>[] {
  const growth = {
    field: 'growth',
    type: 'quantitative',
    axis: null,
    scale: {
      domain: [{ expr: 'growthLow' }, { expr: 'growthHigh' }],
      range: [{ expr: 'growthBottom' }, { expr: 'growthTop' }],
      zero: false,
      nice: false,
    },
  };
  const encoding = { x: alongColumns(), y: growth };
  const line = (test: string, strokeDash: readonly number[]) => ({
    transform: [{ filter: test }],
    mark: { type: 'line', stroke: accent, strokeWidth: 1.6, strokeDash },
    encoding,
  });
  const dots = {
    transform: [{ filter: 'datum.dot' }],
    mark: {
      type: 'point',
      size: 26,
      opacity: 1,
      strokeWidth: 1.4,
      stroke: accent,
      fill: { expr: `datum.estimate ? '${background}' : '${accent}'` },
    },
    encoding,
  };
  const labels = {
    name: 'growthLabels',
    transform: [{ filter: 'datum.label' }],
    mark: { type: 'text', baseline: 'bottom', dy: { expr: 'datum.dy' }, fill: accent },
    encoding: { ...encoding, text: { field: 'growthText', type: 'nominal' } },
  };
  const zero = {
    data: { name: 'growthZero' },
    mark: { type: 'rule', stroke: hair, strokeWidth: 0.8, x: { expr: 'left' }, x2: { expr: 'right' } },
    encoding: { y: growth },
  };
  const caption = {
    data: { name: 'caption' },
    mark: { type: 'text', align: 'left', baseline: 'middle', x: 0, y: CAPTION / 2, fill: accent, fontWeight: 400 },
    encoding: { text: { field: 'text', type: 'nominal' } },
  };
  return [
    { data: { name: 'growth' }, layer: [zero, line('datum.line', [1, 0]), line('datum.dashed', [4, 3]), dots, labels] },
    caption,
  ];
}
