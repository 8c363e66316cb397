import type { ReadColumn, Reading } from './reading.ts';

/** One run of values of a chart: what is measured, along which columns, in which rows. */
export interface Series {
  /** Empty when the chart has one only. */
  readonly name: string;
  readonly value: ReadColumn;
  readonly by: readonly ReadColumn[];
  readonly rows: Reading['rows'];
}

/** Splits a reading by the column that names its series or panels; several measures are series each. */
export function seriesOf({ columns, rows, mark, ranged }: Reading): readonly Series[] {
  const axes = columns.filter((column) => column.role === 'x' || column.role === 'y');
  const measures = axes.filter((column) => column.kind === 'number');
  const upright = measures.filter((column) => column.role === 'y');
  const shade = mark === 'rect' ? columns.filter((column) => column.role === 'series' && column.kind === 'number') : [];
  const said = ranged ? columns.filter((column) => column.role === 'label') : [];
  const values = said.length > 0 ? said : shade.length > 0 ? shade : upright.length > 0 ? upright : measures;
  const [value] = values;
  if (value === undefined) return [];
  const by = axes.filter((column) => !values.includes(column) && !(said.length > 0 && column.kind === 'number'));
  if (values.length > 1) return values.map((each) => ({ name: each.title, value: each, by, rows }));
  const naming = columns.find(
    (column) => (column.role === 'series' || column.role === 'panel') && column.kind === 'text' && !by.includes(column),
  );
  if (naming === undefined) return [{ name: '', value, by, rows }];
  // A pie's slices are named by colour and stand on no axis.
  if (by.length === 0) return [{ name: '', value, by: [naming], rows }];
  const groups = Map.groupBy(rows, (row) => String(row[naming.key] ?? '–'));
  return [...groups].map(([name, members]) => ({ name, value, by, rows: members }));
}
