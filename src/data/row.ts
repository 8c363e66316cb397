/** Values that a dataset, a chart or a table may hold. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;
