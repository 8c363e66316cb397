import type { Locale } from '../../locale/locale.ts';
import type { Table } from '../../resolve/report.ts';
import { maxOf } from '../../shared/extremes.ts';

/** What stands right of the last whole digit of a printed number: its fraction with the mark, and what follows: ")", "%", "×". */
interface Tail {
  readonly fraction: string;
  readonly suffix: string;
}

/** How the numbers of a column are set under each other. */
export interface ColumnDigits {
  /** The longest fraction, digits as zeros: what shorter ones are filled up to, unseen. */
  readonly fraction: string;
  /** Length of the fraction that most have: where NM and NA end. */
  readonly usual: number;
  /** Numbers differ in what follows them: it hangs beyond the column of digits. */
  readonly hangs: boolean;
  /** Room for what hangs, em. */
  readonly room: number;
}

/** Hanging signs by their width in a wide face, em. */
const WIDTHS: Readonly<Record<string, number>> = {
  ')': 0.34,
  '%': 0.95,
  '×': 0.6,
  x: 0.55,
  b: 0.6,
  p: 0.6,
  '\u00a0': 0.25,
  ' ': 0.25,
};

/** Where digits align: on the decimal mark. What follows the digits hangs, so that ")" and "%" push none out of line. */
export function columnDigits({ columns, rows }: Table, locale: Locale): readonly (ColumnDigits | undefined)[] {
  const tailOf = tailReader(locale);
  return columns.map((column, i) => {
    if (column.kind !== 'number' || column.align !== 'right') return undefined;
    const tails = new Map<string, Tail & { count: number }>();
    for (const { cells } of rows) {
      const cell = cells[i];
      const tail = cell === undefined || cell.text === '' || cell.missing !== undefined ? undefined : tailOf(cell.text);
      if (tail === undefined) continue;
      const key = `${tail.fraction.length} ${tail.suffix}`;
      const known = tails.get(key);
      if (known) known.count++;
      else tails.set(key, { fraction: tail.fraction, suffix: tail.suffix, count: 1 });
    }
    // One ending for all numbers is part of them.
    if (tails.size < 2) return undefined;
    return digitsOf([...tails.values()]);
  });
}

function digitsOf(tails: readonly (Tail & { readonly count: number })[]): ColumnDigits {
  const longest = tails.reduce((most, { fraction }) => (fraction.length > most.length ? fraction : most), '');
  const hangs = tails.some(({ suffix }) => suffix !== tails[0]?.suffix);
  const counts = new Map<number, number>();
  for (const { fraction, count } of tails) counts.set(fraction.length, (counts.get(fraction.length) ?? 0) + count);
  const [usual] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most));
  // What hangs stands over the places that a shorter fraction leaves free.
  const rooms = tails.map(({ fraction, suffix }) => widthOf(suffix) - fractionWidth(longest) + fractionWidth(fraction));
  return {
    fraction: counts.size === 1 ? '' : longest.replace(/\d/g, '0'),
    usual,
    hangs,
    room: hangs ? maxOf(rooms, 0) : 0,
  };
}

const DIGIT = 0.5;
const MARK = 0.25;

/** Ems of a fraction with its mark, in a narrow face: what hangs over it needs no more room than reckoned. */
function fractionWidth(fraction: string): number {
  return fraction === '' ? 0 : MARK + (fraction.length - 1) * DIGIT;
}

function widthOf(suffix: string): number {
  let width = 0;
  for (const sign of suffix) width += WIDTHS[sign] ?? 0.7;
  return width;
}

const LAST_DIGIT = /\d(?=\D*$)/;
/** Longer words behind a number are a remark, which hangs from nothing. */
const MOST_SUFFIX = 3;

/** Reads the end of a printed number; undefined for words. */
export function tailReader(locale: Locale): (text: string) => (Tail & { readonly body: string }) | undefined {
  const mark = new Intl.NumberFormat(locale.language).format(1.5).replace(/\d/g, '') || '.';
  const ending = new RegExp(`\\${mark}\\d+$`);
  return (text) => {
    const at = text.search(LAST_DIGIT);
    if (at === -1) return undefined;
    const body = text.slice(0, at + 1);
    const suffix = text.slice(at + 1);
    if (suffix.length > MOST_SUFFIX) return undefined;
    return { body, suffix, fraction: ending.exec(body)?.[0] ?? '' };
  };
}
