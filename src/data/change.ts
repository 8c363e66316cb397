import type { Locale } from '../locale/locale.ts';
import { formatMissing, formatNumber, type NumberStyle } from '../locale/numbers.ts';
import type { Fact } from './fact.ts';

/** What a change is told between: a fact, or a cell with its column's unit. */
export type Quantity = Pick<Fact, 'value' | 'unit' | 'scale' | 'decimals'>;

/** How a change is told: in percent of what was, in points or basis points of a percentage, or as the amount itself. */
export type ChangeForm = 'percent' | 'points' | 'bp' | 'amount';

/** A step from one value to another, as it is printed. */
export interface Change {
  /** By the printed digits: what prints as 0.0 % is flat. Undefined where one of the two is no number: nothing can be said. */
  readonly direction: 'up' | 'down' | 'flat' | undefined;
  /** In the unit of the quantities. */
  readonly absolute: number;
  /** Ratio of the change to the magnitude before; undefined over zero. */
  readonly relative: number | undefined;
  /** Without sign: "3.2%", "40bp", "$1.2bn". */
  readonly text: string;
  /** With an arrow, so that colour is never needed: "▲ 3.2%". */
  readonly arrowText: string;
}

const ARROWS = { up: '▲', down: '▼', flat: '■' } as const;

/** Percentages change by points, multiples and negative bases by their amount, all else in percent. */
export function usualForm(current: Quantity, previous: Quantity): ChangeForm {
  if (['%', 'pp', 'bp'].includes(current.unit)) return 'points';
  return current.unit === 'x' || previous.value <= 0 || current.value < 0 ? 'amount' : 'percent';
}

/** The change from `previous` to `current`, both in the same unit; NA where one of them is no number. */
export function changeOf(
  current: Quantity,
  previous: Quantity,
  locale: Locale,
  form: ChangeForm = usualForm(current, previous),
): Change {
  const absolute = current.value - previous.value;
  if (!Number.isFinite(absolute)) {
    const text = formatMissing('NA', locale);
    return { direction: undefined, absolute, relative: undefined, text, arrowText: text };
  }
  const relative = previous.value === 0 ? undefined : absolute / Math.abs(previous.value);
  const told = form === 'percent' && relative === undefined ? 'amount' : form;
  const print = (value: number): string => formatNumber(...printed(value, current, told), locale);
  const amount = told === 'percent' && relative !== undefined ? relative * 100 : absolute;
  const text = print(Math.abs(amount));
  const direction = text === print(0) ? 'flat' : absolute > 0 ? 'up' : 'down';
  return { direction, absolute, relative, text, arrowText: `${ARROWS[direction]}\u00a0${text}` };
}

function printed(value: number, { unit, scale, decimals }: Quantity, form: ChangeForm): [number, NumberStyle] {
  if (form === 'percent') return [value, { unit: '%', decimals: 1 }];
  if (form === 'bp' && (unit === '%' || unit === 'pp')) return [value * 100, { unit: 'bp' }];
  if (form === 'points' && unit === '%') return [value, { unit: 'pp', decimals: decimals ?? 1 }];
  return [value, { unit, scale, decimals }];
}
