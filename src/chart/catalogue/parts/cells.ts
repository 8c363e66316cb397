import type { Row } from '../../../data/row.ts';
import { utcTime } from '../../rows.ts';

/** Beyond it the differences of a scale overflow. */
const MOST = 1e150;

/** A finite number, or undefined; digits written as text count. */
export function numberOf(row: Row, column: string): number | undefined {
  const cell = row[column];
  const value = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
  return typeof value === 'number' && Math.abs(value) <= MOST ? value : undefined;
}

/** A cell as words on one line, empty when there is none. */
export function textOf(row: Row, column: string): string {
  const cell = row[column];
  if (cell === null || cell === undefined) return '';
  const text = String(cell);
  return /\s\s|[^\S ]|^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** Milliseconds since 1970, or undefined. */
export function timeOf(row: Row, column: string): number | undefined {
  const cell = row[column];
  return typeof cell === 'boolean' ? undefined : (utcTime(cell ?? null) ?? undefined);
}
