import type { CatalogueInput } from '../types.ts';
import { decimalsOf } from './decimals.ts';
import { inUnit } from './quote.ts';

type Input = Pick<CatalogueInput<unknown>, 'language' | 'text' | 'measure'>;

/** How the values of a chart are written beside its marks. */
export interface ValueTexts {
  of(value: number): string;
  /** CSS px of the widest. */
  readonly width: number;
}

/** From here on a number that has no room is written as 120K. */
const LONG = 1e5;
/** From here on nobody counts the digits: 12M. */
const VERY_LONG = 1e8;
/** Below it, decimals end. */
const TINY = 1e-4;

/** Values whose width is measured: figures of a size are about as wide as each other. */
const MOST_MEASURED = 200;

export interface ValueStyle {
  /** Fixed decimals; chosen by magnitude and room when absent. */
  readonly decimals?: number | undefined;
  /** Decimals at most where they are chosen. */
  readonly most?: number;
  readonly unit?: string;
  /** A plus before what is positive. */
  readonly signed?: boolean;
}

/** Values with as many decimals as tell them apart, and fewer where `room` px are too few; very long and very small ones in short. */
export function valueTexts(values: readonly number[], room: number, input: Input, style: ValueStyle = {}): ValueTexts {
  const { text, measure } = input;
  const { unit = '', signed = false, decimals } = style;
  const mark = (value: number, words: string) => (signed && value > 0 ? `+${words}` : words);
  const by = (places: number) => (value: number) => {
    const words = unit === '' ? text.number(value, places) : text.unit(value, unit, places);
    // What rounds to nothing rose or fell by nothing.
    return mark(Number(value.toFixed(Math.min(places, 20))), words);
  };
  const most = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const longest = longestOf(values);
  const widthOf = (write: (value: number) => string) => longest.reduce((max, value) => Math.max(max, measure(write(value))), 0);
  if (decimals === undefined && most > 0 && most < TINY) return shortTexts(values, 'scientific', input, mark, unit);
  if (decimals === undefined && most >= VERY_LONG) return shortTexts(values, 'compact', input, mark, unit);
  const first = decimals ?? leastOf(decimalsOf(values), style.most ?? 20, values);
  const last = decimals ?? Math.min(first, significantPlaces(most));
  for (let places = first; places >= last; places--) {
    const width = widthOf(by(places));
    if (width <= room || (places === last && (most < LONG || width <= room))) return { of: by(places), width };
  }
  return decimals === undefined ? shortTexts(values, 'compact', input, mark, unit) : { of: by(first), width: widthOf(by(first)) };
}

/** Places that tell the values apart, no more than they have. */
function leastOf(apart: number, most: number, values: readonly number[]): number {
  const places = Math.min(apart, most);
  return Math.min(places, placesIn(values, places));
}

/** The largest and the smallest of many values: none is longer in print. */
function longestOf(values: readonly number[]): readonly number[] {
  if (values.length <= MOST_MEASURED) return values;
  const sorted = [...values].sort((a, b) => a - b);
  return [...sorted.slice(0, MOST_MEASURED / 2), ...sorted.slice(-MOST_MEASURED / 2)];
}

/** Places that the values themselves have, as far as they are few: 3.6 is not printed as 3.60. */
function placesIn(values: readonly number[], enough: number): number {
  let most = 0;
  let odd = false;
  for (const value of values) {
    if (Number.isInteger(value)) continue;
    const text = String(value);
    const places = text.includes('e') ? 0 : text.length - 1 - text.indexOf('.');
    if (places >= enough) return places;
    most = Math.max(most, places);
    odd ||= places === 0;
  }
  return most === 0 && odd ? 20 : most;
}

/** Places that leave two digits that count. */
function significantPlaces(most: number): number {
  return most === 0 ? 0 : Math.max(0, 1 - Math.floor(Math.log10(most)));
}

function shortTexts(
  values: readonly number[],
  notation: 'compact' | 'scientific',
  { language, measure, text }: Input,
  mark: (value: number, words: string) => string,
  unit: string,
): ValueTexts {
  const format = new Intl.NumberFormat(language, { notation, maximumSignificantDigits: 3 });
  const of = (value: number) => mark(value, inUnit(text, unit, format.format(value).replace('-', '\u2212')));
  // 999K is wider than 1M: each counts.
  return { of, width: values.slice(0, MOST_MEASURED).reduce((max, value) => Math.max(max, measure(of(value))), 0) };
}
