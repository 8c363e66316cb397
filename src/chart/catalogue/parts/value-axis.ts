import { maxOf } from '../../../shared/extremes.ts';
import { FIT_SIGNALS } from '../../fit-signals.ts';

/** Grid lines that no chart exceeds; the line at zero is one of them. */
const MOST_LINES = 5;
/** Least distance of grid lines, CSS px. */
const LINE = 24;
/** Vega thins the values it is given to the count that it aims at. */
const MOST_GIVEN = 20;
const STEPS = [1, 2, 2.5, 5] as const;

/** A value axis: where it begins and ends, and its grid lines, all on round numbers. */
export interface ValueTicks {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** d3 format of the labels, or `SHORT`. */
  readonly format: string;
}

/** Labels in few characters, as 1.2M. */
const SHORT = 'short';

/** Share of the values' span left free above and below them. */
const AIR = 0.04;
/** A grid line this near beyond the values, in steps, is taken in. */
const NEAR = 0.35;

/**
 * Round grid lines around values: as many as the height holds, five at most. The axis ends at a grid line where one is near, else
 * a little beyond the values.
 * @param height CSS px of the picture
 * @param zero whether the axis begins at zero, as it must for bars
 */
export function valueTicks(
  values: Iterable<number>,
  { height, zero = false, most = MOST_LINES }: { readonly height: number; readonly zero?: boolean; readonly most?: number },
): ValueTicks {
  let [low, high] = zero ? [0, 0] : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low < high)) {
    const half = Math.abs(low) * 0.1 || 1;
    [low, high] = Number.isFinite(low) && !zero ? [low - half, high + half] : [0, 1];
  }
  const air = (high - low) * AIR;
  const [below, above] = [zero && low === 0 ? 0 : low - air, zero && high === 0 ? 0 : high + air];
  const lines = Math.max(2, Math.min(most, Math.floor((height - 40) / LINE) + 1));
  for (const step of steps(high - low, lines)) {
    const [first, last] = ends(below, above, step);
    if (last - first + 1 > lines) continue;
    const ticks = Array.from({ length: last - first + 1 }, (_, at) => tidy((first + at) * step, step));
    return {
      low: Math.min(below, ticks[0] ?? below),
      high: Math.max(above, ticks.at(-1) ?? above),
      ticks,
      format: formatOf(ticks, step),
    };
  }
  return { low: below, high: above, ticks: [], format: ',' };
}

/** Round steps from the finest that could do. */
function* steps(span: number, lines: number): Generator<number> {
  const magnitude = 10 ** Math.floor(Math.log10(span / lines));
  for (let power = 0; power < 4; power++) for (const factor of STEPS) yield factor * magnitude * 10 ** power;
}

/** First and last grid line in steps: those inside, and the next one beyond when it is near. */
function ends(low: number, high: number, step: number): readonly [number, number] {
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return [low / step - first <= NEAR ? first : first + 1, last - high / step <= NEAR ? last : last - 1];
}

/** 0.30000000000000004 is 0.3, and nothing is -0. */
function tidy(value: number, step: number): number {
  const digits = Math.min(100, Math.max(0, 2 - Math.floor(Math.log10(step))));
  return Number(value.toFixed(digits)) + 0;
}

function formatOf(ticks: readonly number[], step: number): string {
  const most = maxOf(ticks.map(Math.abs));
  if (most >= 1e7 || step < 1e-3) return SHORT;
  const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const whole = Math.abs(step * 10 ** places - Math.round(step * 10 ** places)) < 1e-6;
  return `,.${whole ? places : places + 1}f`;
}

/** `params` of a spec with a value axis of this name. */
export function valueParams(name = 'y'): readonly { readonly name: string; readonly value: unknown }[] {
  return [
    { name: `${name}Low`, value: 0 },
    { name: `${name}High`, value: 1 },
    { name: `${name}Lines`, value: [] },
    { name: `${name}Format`, value: ',' },
  ];
}

/** The signals of `valueParams`. */
export function valueSignals(axis: ValueTicks, name = 'y'): Readonly<Record<string, unknown>> {
  return {
    [`${name}Low`]: axis.low,
    [`${name}High`]: axis.high,
    [`${name}Lines`]: axis.ticks,
    [`${name}Format`]: axis.format,
  };
}

/**
 * A channel on an axis whose ends, grid lines and label format come with the rows, as signals: `valueParams(name)` declares them,
 * `valueSignals(ticks, name)` fills them.
 * @param axis further properties of the axis; null for a scale without one
 */
export function valueChannel(
  field: string,
  {
    name = 'y',
    title = null,
    axis = {},
  }: { readonly name?: string; readonly title?: string | null; readonly axis?: object | null } = {},
): Record<string, unknown> {
  return {
    field,
    type: 'quantitative',
    title,
    scale: { domain: [{ expr: `${name}Low` }, { expr: `${name}High` }], nice: false, zero: false },
    axis: axis === null ? null : { values: { expr: `${name}Lines` }, tickCount: MOST_GIVEN, labelExpr: labelOf(name), ...axis },
  };
}

function labelOf(name: string): string {
  const format = `${name}Format`;
  const short = `tearsheetShort(datum.value, ${FIT_SIGNALS.language.name})`;
  return `${format} === '${SHORT}' ? ${short} : format(datum.value, ${format} === '${SHORT}' ? ',' : ${format})`;
}
