import type { CatalogueDrawing } from './catalogue/types.ts';
import { type CellTexts, cellTexts } from './cell-text.ts';
import type { DataTable, Row } from './figure.ts';
import type { Reading } from './reading.ts';

/** Rows that a reader, or a screen reader, has the patience for. */
export const MOST_ROWS = 60;

const NOT_SHOWN = {};

/** Rows of a table that a chart gives: those that are shown in full, of the others only that they are there. */
export function tableRows<T>(list: readonly T[], rowOf: (each: T, at: number) => Row): readonly Row[] {
  return list.map((each, at) => (at < MOST_ROWS ? rowOf(each, at) : NOT_SHOWN));
}

/** The columns a chart shows, as text in the reader's language. Never throws. */
export function chartTable(reading: Reading, texts: CellTexts): DataTable {
  const columns = reading.columns.map(({ key, title }) => ({ key, title }));
  if (columns.length === 0) return { columns: [], rows: [], omitted: 0 };
  const rows = reading.rows.slice(0, MOST_ROWS).map((row) => reading.columns.map(({ key }) => texts.get(key)?.(row[key]) ?? ''));
  return { columns, rows, omitted: Math.max(0, reading.rows.length - MOST_ROWS) };
}

/** A table that a chart of the catalogue gives: texts stand as they are, numbers as the language writes them. */
export function givenTable({ columns, rows }: NonNullable<CatalogueDrawing['table']>, language: string): DataTable {
  const read = columns.map(
    ({ key, title }) => ({ key, title, kind: 'text', role: 'other', ordered: false, format: undefined }) as const,
  );
  const reading: Reading = { mark: '', ranged: false, columns: read, rows };
  return chartTable(reading, cellTexts(reading, language));
}
