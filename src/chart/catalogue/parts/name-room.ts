import type { Row } from '../../../data/row.ts';
import { textOf } from './cells.ts';

/** Widths of a character at the size of labels, CSS px, about: what a chart goes by before it can measure. */
const WIDTHS = { narrow: 5.6, wide: 11 } as const;
const WIDE = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]/u;

/** Whether a name is too long for one line of `room` px. It decides the height of a chart, never what is cut. */
export function hasLongNames(rows: readonly Row[], column: string, room: number): boolean {
  return rows.some((row) => {
    let width = 0;
    for (const character of textOf(row, column)) width += WIDE.test(character) ? WIDTHS.wide : WIDTHS.narrow;
    return width > room;
  });
}
