import type { DatasetData } from '../report/schema/report.ts';
import { didYouMean } from '../shared/nearest.ts';
import { OriginError } from './origin.ts';
import type { Parameters, ParameterValue } from './parameters.ts';
import type { Row } from './row.ts';

/** A condition with its value: a parameter's, or as written. */
export interface Condition {
  readonly column: string;
  readonly wanted: ParameterValue;
}

/**
 * The conditions of a dataset with the values of parameters in them.
 * @throws OriginError `unknown-parameter`
 */
export function conditionsOf(where: DatasetData['where'], parameters: Parameters): readonly Condition[] {
  return Object.entries(where ?? {}).map(([column, condition]) => {
    if (typeof condition !== 'object') return { column, wanted: condition };
    const wanted = Object.hasOwn(parameters, condition.param) ? parameters[condition.param] : undefined;
    if (wanted === undefined)
      throw new OriginError(
        'unknown-parameter',
        `A condition names the parameter "${condition.param}", which is not declared.${didYouMean(condition.param, Object.keys(parameters))}`,
        { key: 'where' },
      );
    return { column, wanted };
  });
}

/** Columns to sort by, in order; `-name` is descending. */
export function sortKeys(sort: DatasetData['sort']): readonly { readonly column: string; readonly isDescending: boolean }[] {
  return (sort === undefined ? [] : [sort].flat()).map((key) =>
    key.startsWith('-') ? { column: key.slice(1), isDescending: true } : { column: key, isDescending: false },
  );
}

/**
 * Columns that the dataset names must be there.
 * @throws OriginError `unknown-column`
 */
export function checkColumns(data: DatasetData, columns: readonly string[]): void {
  const named = [
    ...Object.keys(data.columns ?? {}).map((column) => ['columns', column] as const),
    ...Object.keys(data.where ?? {}).map((column) => ['where', column] as const),
    ...sortKeys(data.sort).map(({ column }) => ['sort', column] as const),
  ];
  const unknown = named.find(([, column]) => !columns.includes(column));
  if (unknown)
    throw new OriginError('unknown-column', `There is no column "${unknown[1]}".${didYouMean(unknown[1], columns)}`, {
      key: unknown[0],
      mend: columns.length > 0 ? `Columns: ${columns.join(', ')}.` : 'There are no columns at all.',
    });
}

/** The rows that all conditions hold for, sorted, then cut. The rows that come in stay as they are. */
export function selectRows(
  rows: readonly Row[],
  conditions: readonly Condition[],
  sort: DatasetData['sort'],
  limit: number | undefined,
): readonly Row[] {
  const wanted = conditions.map(({ column, wanted: value }) => [column, String(value)] as const);
  const kept =
    wanted.length === 0 ? rows : rows.filter((row) => wanted.every(([column, value]) => String(row[column]) === value));
  const keys = sortKeys(sort);
  const sorted = keys.length === 0 ? kept : [...kept].sort((a, b) => compare(a, b, keys));
  return limit === undefined || sorted.length <= limit ? sorted : sorted.slice(0, limit);
}

/** Numbers by size, all else as text; what is missing comes first. */
function compare(a: Row, b: Row, keys: ReturnType<typeof sortKeys>): number {
  for (const { column, isDescending } of keys) {
    const x = a[column] ?? '';
    const y = b[column] ?? '';
    const order =
      typeof x === 'number' && typeof y === 'number' ? x - y : String(x) < String(y) ? -1 : String(x) > String(y) ? 1 : 0;
    if (order !== 0) return isDescending ? -order : order;
  }
  return 0;
}
