import { type Locale, word } from '../../locale/locale.ts';
import { formatNumber } from '../../locale/numbers.ts';
import type { TableData } from '../../report/schema/table.ts';
import type { TableCell, TableRow } from '../report.ts';
import { missingCell, numberCell, wordsCell } from './cells.ts';
import type { ColumnPlan } from './columns.ts';
import type { NumberPrinter } from './numbers.ts';

const NO_FORMAT = { unit: undefined, in: undefined, decimals: undefined, sign: undefined } as const;

/** Rows with the growth rows that the report asks for behind those they are about. */
export function withGrowth(
  rows: readonly TableRow[],
  plans: readonly ColumnPlan[],
  growth: TableData['growth'],
  locale: Locale,
): readonly TableRow[] {
  if (growth === undefined) return rows;
  const about = new Set(growth.of);
  const heads = plans.findIndex(({ column }) => column.kind === 'number');
  return rows.flatMap((row) => {
    if (!row.cells.slice(0, heads).some(({ text }) => about.has(text))) return [row];
    const cells = plans.map((plan, i): TableCell => {
      if (i === 0) return wordsCell(growth.title ?? word(locale, 'growth'));
      if (plan.column.kind !== 'number' || !plan.data.computed) return wordsCell('');
      return growthCell(row.cells[i]?.value, row.cells[columnBefore(plans, i)]?.value, growth.decimals, locale);
    });
    return [row, { style: 'growth', unit: undefined, cells }];
  });
}

/** The column that growth is reckoned on: the one before, unless it stands in another group that is no other tense of the same. */
function columnBefore(plans: readonly ColumnPlan[], index: number): number {
  const own = (plans[index] as ColumnPlan).column;
  for (let i = index - 1; i >= 0; i--) {
    const { column, data } = plans[i] as ColumnPlan;
    if (column.kind !== 'number' || !data.computed) continue;
    return column.group === own.group || column.estimate !== own.estimate ? i : -1;
  }
  return -1;
}

/** NM where the base is zero or negative: a percentage of it says nothing. */
function growthCell(value: number | undefined, base: number | undefined, decimals: number, locale: Locale): TableCell {
  if (value === undefined || base === undefined) return missingCell('NA', locale);
  if (base <= 0) return missingCell('NM', locale);
  const growth = (value / base - 1) * 100;
  return numberCell(growth, formatNumber(growth, { unit: '%', decimals, tabular: true }, locale));
}

const REDUCED: Readonly<Record<TableData['summary'][number], (sorted: readonly number[]) => number>> = {
  total: (values) => values.reduce((sum, value) => sum + value, 0),
  mean: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  median: (sorted) => {
    const middle = sorted.length >> 1;
    const upper = sorted[middle] as number;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
  },
  min: (sorted) => sorted[0] as number,
  max: (sorted) => sorted.at(-1) as number,
};
const NAMES = { total: 'total', mean: 'mean', median: 'median', min: 'minimum', max: 'maximum' } as const;

/** Rows that are themselves sums or growth do not enter another sum. */
function isCounted({ style }: TableRow): boolean {
  return style === 'plain' || style === 'highlight';
}

/** The rows at the foot that are computed by column over its plain rows. */
export function summaryRows(
  rows: readonly TableRow[],
  plans: readonly ColumnPlan[],
  printers: readonly NumberPrinter[],
  summary: TableData['summary'],
  locale: Locale,
): TableRow[] {
  if (summary.length === 0) return [];
  const counted = rows.filter(isCounted);
  const columns = plans.map(({ column, data }, i) =>
    column.kind === 'number' && data.computed
      ? counted.flatMap(({ cells }) => cells[i]?.value ?? []).sort((a, b) => a - b)
      : undefined,
  );
  return summary.map((name, index) => ({
    style: name === 'total' ? 'total' : index === 0 ? 'summary first' : 'summary',
    unit: undefined,
    cells: plans.map((_, i): TableCell => {
      const sorted = columns[i];
      if (sorted === undefined) return wordsCell(i === 0 ? word(locale, NAMES[name]) : '');
      if (sorted.length === 0) return missingCell('NA', locale);
      const value = REDUCED[name](sorted);
      return numberCell(value, (printers[i] as NumberPrinter).text(value, NO_FORMAT));
    }),
  }));
}
