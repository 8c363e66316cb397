import type { DatasetData } from '../report/schema/report.ts';
import { didYouMean } from '../shared/nearest.ts';
import type { DatasetColumn } from './dataset.ts';
import { OriginError } from './origin.ts';
import type { Parameters, ParameterValue } from './parameters.ts';
import type { Row } from './row.ts';

/** A condition with its value: a parameter's, or as written. */
export interface Condition {
  readonly column: string;
  readonly wanted: ParameterValue;
  /** Last day of a period, whose first day is `wanted`. */
  readonly until?: string;
}

/** The condition that a parameter makes: its value, or for a period any of its days. */
export function parameterCondition(column: string, name: string, parameters: Parameters): Condition | undefined {
  if (!Object.hasOwn(parameters, name)) return undefined;
  if (!Object.hasOwn(parameters, `${name}_year_ago_start`)) return { column, wanted: parameters[name] as ParameterValue };
  return { column, wanted: parameters[`${name}_start`] as string, until: parameters[`${name}_end`] as string };
}

/** Whether a row's cell is what is wanted; a month lies in a period when its first day does. A missing value is nothing that is wanted. */
export function holds({ column, wanted, until }: Condition, row: Row): boolean {
  const value = row[column];
  if (value === null || value === undefined) return false;
  const cell = String(value);
  if (until === undefined) return cell === String(wanted);
  const day = /^\d{4}-\d{2}$/.test(cell) ? `${cell}-01` : cell.slice(0, 10);
  return day >= String(wanted) && day <= until;
}

/**
 * The conditions of a dataset with the values of parameters in them.
 * @throws OriginError `unknown-parameter`
 */
export function conditionsOf(where: DatasetData['where'], parameters: Parameters): readonly Condition[] {
  return Object.entries(where ?? {}).map(([column, condition]) => {
    if (typeof condition !== 'object') return { column, wanted: condition };
    const made = parameterCondition(column, condition.param, parameters);
    if (made === undefined)
      throw new OriginError(
        'unknown-parameter',
        `A condition names the parameter "${condition.param}", which is not declared.${didYouMean(condition.param, Object.keys(parameters))}`,
        { key: 'where' },
      );
    return made;
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
  schema: readonly DatasetColumn[] = [],
): readonly Row[] {
  const kept = conditions.length === 0 ? rows : rows.filter((row) => conditions.every((condition) => holds(condition, row)));
  const moments = new Set(schema.filter(({ type }) => type === 'datetime').map(({ name }) => name));
  const keys = sortKeys(sort).map((key) => ({ ...key, isMoment: moments.has(key.column) }));
  const sorted = keys.length === 0 ? kept : [...kept].sort((a, b) => compare(a, b, keys));
  return limit === undefined || sorted.length <= limit ? sorted : sorted.slice(0, limit);
}

interface SortKey {
  readonly column: string;
  readonly isDescending: boolean;
  readonly isMoment: boolean;
}

/** Numbers by size, moments by time, all else as text; what is missing comes first. */
function compare(a: Row, b: Row, keys: readonly SortKey[]): number {
  for (const { column, isDescending, isMoment } of keys) {
    const x = a[column] ?? '';
    const y = b[column] ?? '';
    const order =
      typeof x === 'number' && typeof y === 'number'
        ? x - y
        : isMoment && x !== '' && y !== ''
          ? inTime(String(x), String(y))
          : inText(String(x), String(y));
    if (order !== 0) return isDescending ? -order : order;
  }
  return 0;
}

function inText(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The same moment has another text where the clock was put back, and fractions of a second have any number of digits. */
function inTime(x: string, y: string): number {
  const fraction = (text: string): string => (/\.(\d+)/.exec(text)?.[1] ?? '').padEnd(9, '0');
  return Date.parse(x) - Date.parse(y) || inText(fraction(x), fraction(y));
}
