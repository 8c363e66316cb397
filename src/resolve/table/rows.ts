import type { Locale } from '../../locale/locale.ts';
import { isCurrency } from '../../locale/numbers.ts';
import { ROW_STYLES, type TableData } from '../../report/schema/table.ts';
import { TearsheetError } from '../../shared/errors.ts';
import { didYouMean } from '../../shared/nearest.ts';
import type { TableRow } from '../report.ts';
import { type RowFormat, standsAtNumbers } from './numbers.ts';
import { cellOf, isBlank, type RawRow } from './raw.ts';

/** How one row is set and written. */
export interface RowPlan extends RowFormat {
  readonly style: TableRow['style'];
}

const PLAIN: RowPlan = { style: 'plain', unit: undefined, in: undefined, decimals: undefined, sign: undefined };
type Rule = TableData['styles'][number];

/**
 * What the report says of each row by its number, by a condition, or by the row's own words in a column.
 * @throws TearsheetError `exhibit.unknown-style`
 */
export function planRows(data: TableData, rows: readonly RawRow[]): (row: RawRow, index: number) => RowPlan {
  const byIndex = Map.groupBy(
    data.styles.filter((rule) => rule.row !== undefined),
    (rule) => rule.row as number,
  );
  const conditions = data.styles.filter((rule) => rule.row === undefined);
  if (data.styles.length === 0 && data.styleColumn === undefined && data.unitColumn === undefined) return () => PLAIN;
  if (data.styleColumn !== undefined) for (const row of rows) styleIn(row, data.styleColumn);
  return (row, index) => {
    const rules = [...conditions.filter(({ where }) => where !== undefined && meets(row, where)), ...(byIndex.get(index) ?? [])];
    const last = <Key extends keyof Rule>(key: Key): Rule[Key] | undefined =>
      rules.findLast((rule) => rule[key] !== undefined)?.[key];
    const unitCell = data.unitColumn === undefined ? undefined : cellOf(row, data.unitColumn);
    return {
      style: last('style') ?? (data.styleColumn === undefined ? 'plain' : styleIn(row, data.styleColumn)),
      unit: last('unit') ?? (isBlank(unitCell) ? undefined : String(unitCell)),
      in: last('in'),
      decimals: last('decimals'),
      sign: last('sign'),
    };
  };
}

function meets(row: RawRow, where: NonNullable<Rule['where']>): boolean {
  return Object.entries(where).every(([column, wanted]) => {
    const found = String(cellOf(row, column) ?? '');
    return Array.isArray(wanted) ? wanted.some((each) => String(each) === found) : String(wanted) === found;
  });
}

function styleIn(row: RawRow, column: string): TableRow['style'] {
  const found = cellOf(row, column);
  if (isBlank(found) || found === 'plain') return 'plain';
  const style = ROW_STYLES.find((name) => name === found);
  if (style !== undefined) return style;
  throw new TearsheetError('report', {
    code: 'exhibit.unknown-style',
    message: `The column "${column}" names the row style "${String(found)}".${didYouMean(String(found), ROW_STYLES)}`,
    mend: `Styles: plain, ${ROW_STYLES.join(', ')}.`,
  });
}

/** What stands behind the name of a row whose unit is not written at its numbers: "USD mn". */
export function rowUnit({ unit, in: scale }: RowPlan, locale: Locale): string | undefined {
  if (standsAtNumbers(unit)) return undefined;
  const scaled = scale === undefined || scale === 'none' ? '' : locale.numbers.scales[scale];
  if (unit === undefined) return scaled === '' ? undefined : scaled;
  return isCurrency(unit) && scaled !== '' ? `${unit} ${scaled}` : unit;
}
