import type { Locale } from '../../locale/locale.ts';
import { word } from '../../locale/locale.ts';
import { formatNumber, isCurrency, missingLegend } from '../../locale/numbers.ts';
import type { TableRow } from '../report.ts';
import type { ColumnPlan } from './columns.ts';
import { decimalsOf, standsAtNumbers } from './numbers.ts';

/** What the marks of a table mean, for the notes under it; in the order of columns, each once. */
export function legendOf(plans: readonly ColumnPlan[], rows: readonly TableRow[], locale: Locale): string[] {
  const missing = missingLegend(missingIn(rows), locale);
  const marks = plans.flatMap(({ column, data }) => {
    const name = column.title || column.key;
    const entries = data.marks.map(({ above, below, top, bottom, mark = word(locale, 'boldType') }) => {
      const number = (value: number): string => thresholdText(value, data.unit, locale);
      if (above !== undefined) return word(locale, 'markAbove', { mark, name, n: number(above) });
      if (below !== undefined) return word(locale, 'markBelow', { mark, name, n: number(below) });
      return top !== undefined
        ? word(locale, 'markHighest', { mark, name, n: top })
        : word(locale, 'markLowest', { mark, name, n: bottom ?? 0 });
    });
    return entries;
  });
  const compared = plans.filter(({ data }) => data.best !== undefined).map(({ column }) => column.title || column.key);
  const best = compared.length > 0 ? [word(locale, 'markBest', { names: compared.join(', ') })] : [];
  return [...(missing === undefined ? [] : [missing]), ...new Set([...marks, ...best])];
}

/** A threshold as it is written in the report, with the unit where a reader needs it. */
function thresholdText(value: number, unit: string | undefined, locale: Locale): string {
  const shown = unit !== undefined && (standsAtNumbers(unit) || isCurrency(unit)) ? unit : '';
  return formatNumber(value, { unit: shown, decimals: decimalsOf(value, 4) }, locale);
}

function* missingIn(rows: readonly TableRow[]) {
  for (const { cells } of rows) for (const { missing } of cells) if (missing !== undefined) yield missing;
}
