import type { Row } from '../../data/row.ts';
import { numberOf, textOf } from './parts/cells.ts';
import { timeOf } from './parts/time.ts';
import type { CatalogueChart, CatalogueDrawing } from './types.ts';

/** Rows of which no two say different things of the same. */
export interface Unrepeated {
  readonly rows: readonly Row[];
  readonly findings: NonNullable<CatalogueDrawing['findings']>;
}

/**
 * Leaves out rows whose value a later row contradicts: of one period or date, and series, there is one value. Rows that repeat a value,
 * or fill each other's gaps, stay.
 */
export function withoutRepeats(chart: CatalogueChart, options: unknown, rows: readonly Row[]): Unrepeated {
  const named = options as Readonly<Record<string, unknown>>;
  const present = (column: unknown): column is string =>
    typeof column === 'string' && rows.some((row) => Object.hasOwn(row, column));
  const keys = (chart.once ?? []).flatMap((option) => {
    const column = named[option];
    const isDate = chart.columns.some((need) => need.option === option && need.kind === 'date' && need.of === undefined);
    return present(column) ? [{ column, isDate }] : [];
  });
  // Without the column of time nothing tells the rows apart.
  if (keys[0]?.column !== named[chart.once?.[0] ?? ''] || keys.length === 0) return { rows, findings: [] };
  const [time, ...series] = keys;
  if (time?.isDate && series.length === 0 && isRising(rows, time.column)) return { rows, findings: [] };
  const values = chart.columns
    .filter(({ kind, of }) => kind === 'number' && of === undefined)
    .flatMap(({ option }) => named[option])
    .filter(present);
  const keyOf = (row: Row) =>
    keys.map(({ column, isDate }) => (isDate ? (timeOf(row[column]) ?? '') : textOf(row, column))).join('\n');
  const known = new Map<string, Row>();
  const dropped = new Map<Row, { readonly by: Row; readonly column: string }>();
  for (const row of rows) {
    const key = keyOf(row);
    const before = known.get(key);
    known.set(key, row);
    if (before === undefined) continue;
    const column = values.find((column) => differ(numberOf(before, column), numberOf(row, column)));
    if (column !== undefined) dropped.set(before, { by: row, column });
  }
  const [first] = dropped;
  if (first === undefined) return { rows, findings: [] };
  const [row, { by, column }] = first;
  const name = keys.map((key) => textOf(row, key.column)).join(', ');
  const more = dropped.size > 1 ? `; ${dropped.size - 1} more rows are contradicted by later ones` : '';
  return {
    rows: rows.filter((row) => !dropped.has(row)),
    findings: [
      {
        message: `The rows give ${name} more than one value, ${numberOf(row, column)} and ${numberOf(by, column)}; the later is drawn${more}.`,
        mend: 'Take one of the rows out, or sum them up in the dataset.',
      },
    ],
  };
}

/** One date after another, as most rows come: none of them stands twice. */
function isRising(rows: readonly Row[], column: string): boolean {
  let last = Number.NEGATIVE_INFINITY;
  return rows.every((row) => {
    const time = timeOf(row[column]);
    if (time === null || time <= last) return false;
    last = time;
    return true;
  });
}

function differ(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}
