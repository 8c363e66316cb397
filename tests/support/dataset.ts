import type { Dataset, DatasetColumn } from '../../src/data/dataset.ts';
import type { Row } from '../../src/data/row.ts';

/** A loaded dataset of these rows; columns that are not described are found from the first row. */
export function datasetOf(
  name: string,
  rows: readonly Row[],
  described: Readonly<Record<string, Partial<DatasetColumn>>> = {},
): Dataset {
  const columns = [...new Set([...Object.keys(described), ...rows.flatMap((row) => Object.keys(row))])];
  return {
    name,
    kind: 'inline',
    columns,
    schema: columns.map((column) => ({
      name: column,
      type: typeof rows[0]?.[column] === 'number' ? 'number' : 'string',
      unit: undefined,
      scale: undefined,
      nullable: true,
      title: undefined,
      ...described[column],
    })),
    rows,
    rowCount: rows.length,
    hash: '0'.repeat(64),
    origin: 'rows',
    asOf: undefined,
    sources: [],
  };
}
