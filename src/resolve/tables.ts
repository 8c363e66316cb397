import type { DatasetColumn } from '../data/dataset.ts';
import type { Fact } from '../data/fact.ts';
import type { Row } from '../data/row.ts';
import { SCALE_FACTORS } from '../locale/numbers.ts';
import type { TableData } from '../report/schema/table.ts';
import { TearsheetError } from '../shared/errors.ts';
import type { CellLook, Table, TableCell, TableRow } from './report.ts';
import { missingCell, ownSeries, readCell, seriesOf, type TableScope } from './table/cells.ts';
import { type ColumnPlan, planColumns } from './table/columns.ts';
import { summaryRows, withGrowth } from './table/computed.ts';
import { legendOf } from './table/legend.ts';
import { looksOf } from './table/marks.ts';
import { isOwnFormat, NumberPrinter } from './table/numbers.ts';
import { cellOf, factOf, factValue, isFactCell, type RawCell, type RawRow } from './table/raw.ts';
import { planRows, type RowPlan, rowUnit } from './table/rows.ts';

export type { TableScope } from './table/cells.ts';
export { isFactCell, type RawRow } from './table/raw.ts';

/** More columns than this cannot be read in a table that stands in the text. */
export const MAX_BODY_COLUMNS = 24;

/** More cells than this are a data file, not a page: Chromium takes some 80 ms and half a megabyte for each thousand. */
export const MAX_CELLS = 500_000;

/** Rows for a chart: a cell that names a fact becomes its number, in the scale asked for. */
export function chartRows(rows: readonly RawRow[], facts: ReadonlyMap<string, Fact>): Row[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, cell]) => {
        if (!isFactCell(cell)) return [key, cell ?? null];
        const value = factValue(cell, factOf(cell, facts)) / SCALE_FACTORS[cell.in ?? 'none'];
        // NM and NA are gaps in a picture.
        return [key, Number.isFinite(value) ? value : null];
      }),
    ),
  );
}

/**
 * A table's columns and cells, closed: facts printed, numbers formatted, texts read as prose, growth and summary rows computed.
 * @param schema columns of the dataset that the rows come from
 * @throws TearsheetError `exhibit.no-columns`, `exhibit.too-many-columns`, `exhibit.too-many-cells`, `exhibit.unknown-column`,
 * `exhibit.unknown-style`, `exhibit.unknown-dataset`, `fact.unknown`
 */
export function readTable(
  data: TableData,
  rows: readonly RawRow[],
  scope: TableScope,
  schema: readonly DatasetColumn[] = [],
): Table {
  const { locale } = scope;
  const plans = planColumns(data, rows, schema, locale);
  if (plans.length * rows.length > MAX_CELLS)
    throw new TearsheetError('report', {
      code: 'exhibit.too-many-cells',
      message: `The table has ${rows.length} rows of ${plans.length} columns; ${MAX_CELLS.toLocaleString('en')} cells at most are printed.`,
      mend: 'Keep fewer rows by where, limit or SQL, or choose columns.',
    });
  const planRow = planRows(data, rows);
  const rowPlans = rows.map(planRow);
  const printers = plans.map((plan) => new NumberPrinter(plan, commonNumbers(plan, rows, rowPlans), locale));
  const lines = plans.map(linesOf(plans, scope));
  const plain = rows.map((row, index): TableRow => {
    const own = rowPlans[index] as RowPlan;
    const format = { ...own, missing: own.style === 'section' ? undefined : data.missing };
    const cells = plans.map((plan, i): TableCell => {
      const cell = cellOf(row, plan.column.key);
      const line = lines[i];
      if (line) return lineCell(line(row, cell), scope);
      const { prose: read } = scope;
      const prose = read && ((text: string) => read(text, index, plan.column.key));
      return readCell(cell, plan, printers[i] as NumberPrinter, format, { ...scope, prose });
    });
    return { style: own.style, unit: rowUnit(own, locale), cells };
  });
  const marked = withLooks(plain, plans);
  const full = [...withGrowth(marked, plans, data.growth, locale), ...summaryRows(marked, plans, printers, data.summary, locale)];
  return {
    columns: plans.map(({ column }) => column),
    rows: full,
    heads: Math.min(data.heads, plans.length),
    legend: data.legend ? legendOf(plans, full, locale) : [],
  };
}

/** The numbers that decide a column's decimals. */
function* commonNumbers(plan: ColumnPlan, rows: readonly RawRow[], rowPlans: readonly RowPlan[]): Iterable<number> {
  for (const [i, row] of rows.entries()) {
    const cell = cellOf(row, plan.column.key);
    if (typeof cell === 'number' && Number.isFinite(cell) && !isOwnFormat(rowPlans[i] as RowPlan)) yield cell;
  }
}

/** For a column of small lines, the numbers of a row; undefined for any other column. */
function linesOf(plans: readonly ColumnPlan[], { datasets }: TableScope) {
  return ({ data }: ColumnPlan): ((row: RawRow, cell: RawCell) => readonly number[]) | undefined => {
    if (data.sparkline === undefined) return undefined;
    if (data.sparkline === true) return (_, cell) => ownSeries(cell);
    const series = seriesOf(data.sparkline, datasets);
    const key = data.sparkline.key ?? (plans[0] as ColumnPlan).column.key;
    return (row) => series.get(String(cellOf(row, key))) ?? [];
  };
}

function lineCell(series: readonly number[], { locale }: TableScope): TableCell {
  if (series.length < 2) return missingCell('NA', locale);
  return { text: '', prose: undefined, value: undefined, fact: undefined, missing: undefined, look: { series } };
}

/** Rows with the marks that their columns ask for; sums and growth carry none. */
function withLooks(rows: readonly TableRow[], plans: readonly ColumnPlan[]): readonly TableRow[] {
  const counts = ({ style }: TableRow): boolean => style === 'plain' || style === 'highlight';
  const looks = plans.map(({ column, data }, i) =>
    column.kind === 'number'
      ? looksOf(
          data,
          rows.filter(counts).flatMap(({ cells }) => cells[i]?.value ?? []),
        )
      : undefined,
  );
  if (looks.every((look) => look === undefined)) return rows;
  return rows.map((row) => {
    if (!counts(row)) return row;
    const cells = row.cells.map((cell, i): TableCell => {
      const look: CellLook | undefined = cell.value === undefined ? undefined : looks[i]?.(cell.value);
      return look === undefined ? cell : { ...cell, look };
    });
    return { ...row, cells };
  });
}
