import { parse } from 'csv-parse/sync';
import type { Dataset, DatasetColumn } from './dataset.ts';
import type { Cell, Row } from './row.ts';

/** A dataset apart from its rows: what reading them back needs. */
export type FrozenDataset = Omit<Dataset, 'rows'>;

/** Rows as CSV from which the same rows can be read: a text is quoted where it could be taken for something else, nothing is left empty. */
export function freezeRows({ columns, schema, rows }: Dataset): string {
  const isText = new Map(schema.map(({ name, type }) => [name, type === 'string']));
  const line = (cells: readonly string[]) => `${cells.join(',')}\n`;
  return [
    line(columns.map((column) => quoted(column))),
    ...rows.map((row) => line(columns.map((column) => cellText(row[column] ?? null, isText.get(column) === true)))),
  ].join('');
}

function cellText(cell: Cell, isText: boolean): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return isText && /^[^\s",]+$/.test(cell) ? cell : quoted(cell);
  return Object.is(cell, -0) ? '-0' : String(cell);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** The dataset whose rows were frozen. */
export function thaw(frozen: FrozenDataset, csv: string): Dataset {
  const text = new Set(frozen.schema.filter(({ type }) => type === 'string').map(({ name }) => name));
  const rows = parse(csv, {
    columns: [...frozen.columns],
    from_line: 2,
    relax_column_count: false,
    cast: (value, { quoting, column }): Cell => {
      if (quoting || (text.has(String(column)) && value !== '')) return value;
      if (value === '') return null;
      if (value === 'true' || value === 'false') return value === 'true';
      return Number(value);
    },
  }) as Row[];
  return { ...frozen, schema: frozen.schema as readonly DatasetColumn[], rows };
}
