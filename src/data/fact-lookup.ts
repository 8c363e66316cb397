import { type Missing, SCALE_FACTORS, type Scale } from '../locale/numbers.ts';
import type { FactData } from '../report/schema/report.ts';
import { didYouMean } from '../shared/nearest.ts';
import type { Dataset } from './dataset.ts';
import type { Interval } from './interval.ts';
import type { Parameters } from './parameters.ts';
import type { Cell, Row } from './row.ts';
import { type Condition, holds, parameterCondition } from './select.ts';

/** A number found in a dataset, unscaled, with what its column says of it. */
export interface Found extends Interval {
  readonly unit: string | undefined;
  readonly scale: Scale | undefined;
  readonly asOf: string | undefined;
  readonly sources: readonly string[];
}

/** Why nothing was found. */
export interface NotFound {
  readonly message: string;
  readonly mend?: string;
  /** No value is there; `missing` may say what to print then. */
  readonly absent?: boolean;
}

export function isFound(result: Found | NotFound): result is Found {
  return !('message' in result);
}

type From = NonNullable<FactData['from']>;

/** Name under which the answer of a fact's SQL stands among the datasets. */
export function sqlDatasetName(id: string): string {
  return `fact:${id}`;
}

/** The number that `from` means. */
export function lookUp(id: string, from: From, datasets: ReadonlyMap<string, Dataset>, parameters: Parameters): Found | NotFound {
  const dataset = datasets.get(from.dataset);
  if (!dataset) {
    const declared = [...datasets.keys()].filter((name) => !name.includes(':'));
    return {
      message: `The fact "${id}" names the dataset "${from.dataset}", which is not declared.${didYouMean(from.dataset, declared)}`,
    };
  }
  const unknown = [from.column, ...Object.keys(from.where ?? {})].find((column) => !dataset.columns.includes(column));
  if (unknown !== undefined)
    return {
      message: `The dataset "${from.dataset}" has no column "${unknown}".${didYouMean(unknown, dataset.columns)}`,
      mend: `Columns: ${dataset.columns.join(', ')}.`,
    };
  const conditions: Condition[] = [];
  for (const [column, condition] of Object.entries(from.where ?? {})) {
    const made =
      typeof condition === 'object' ? parameterCondition(column, condition.param, parameters) : { column, wanted: condition };
    if (!made)
      return {
        message: `A condition of the fact "${id}" names the parameter "${(condition as { param: string }).param}", which is not declared.${didYouMean((condition as { param: string }).param, Object.keys(parameters))}`,
      };
    conditions.push(made);
  }
  const rows = dataset.rows.filter((row) => conditions.every((condition) => holds(condition, row)));
  const place = `"${from.dataset}.${from.column}"`;
  return take(id, from, rows, dataset, place);
}

function take(id: string, from: From, rows: readonly Row[], dataset: Dataset, place: string): Found | NotFound {
  const column = dataset.schema.find(({ name }) => name === from.column);
  const about = { unit: column?.unit, scale: column?.scale, asOf: dataset.asOf, sources: dataset.sources };
  if (from.take === 'count') return { low: rows.length, high: rows.length, ...about, unit: '', scale: undefined };
  const cells = rows.map((row) => row[from.column]).filter((value) => value !== null && value !== undefined);
  if (cells.length === 0)
    return {
      message: `The fact "${id}" finds no value in ${place}.`,
      mend: 'Mend the condition, or say what to print then: missing: NA.',
      absent: true,
    };
  const values = cells.map(numberOf);
  if (!values.every((value) => value !== undefined))
    return { message: `${place} holds ${quoted(cells[values.indexOf(undefined)])}, which is not a number.` };
  if (from.take === 'only' && values.length > 1)
    return {
      message: `The fact "${id}" finds ${values.length} values in ${place} where one is expected.`,
      mend: 'Add a condition under where, or say which to take.',
    };
  const value = TAKE[from.take](values) * SCALE_FACTORS[column?.scale ?? 'none'];
  return { low: value, high: value, ...about };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const TAKE: Readonly<Record<Exclude<From['take'], 'count'>, (values: readonly number[]) => number>> = {
  only: ([first]) => first as number,
  first: ([first]) => first as number,
  last: (values) => values.at(-1) as number,
  sum: total,
  mean: (values) => total(values) / values.length,
  // Spread into arguments a long column would end the stack.
  min: (values) => values.reduce((least, value) => Math.min(least, value)),
  max: (values) => values.reduce((most, value) => Math.max(most, value)),
};

/** The one number that a fact's SQL gave. */
export function answerOf(id: string, datasets: ReadonlyMap<string, Dataset>): Found | NotFound {
  const dataset = datasets.get(sqlDatasetName(id));
  if (!dataset) return { message: `The SQL of the fact "${id}" was not run.` };
  const [name] = dataset.columns;
  if (dataset.columns.length !== 1 || name === undefined)
    return {
      message: `The SQL of the fact "${id}" gives ${dataset.columns.length} columns (${dataset.columns.join(', ')}); one is expected.`,
      mend: 'Select one expression.',
    };
  if (dataset.rowCount === 0)
    return {
      message: `The SQL of the fact "${id}" gives no row.`,
      mend: 'Mend its condition, or say what to print then: missing: NA.',
      absent: true,
    };
  if (dataset.rowCount > 1)
    return {
      message: `The SQL of the fact "${id}" gives ${dataset.rowCount} rows; one is expected.`,
      mend: 'Aggregate, add a condition, or order and LIMIT 1.',
    };
  const cell = dataset.rows[0]?.[name];
  if (cell === null || cell === undefined)
    return {
      message: `The SQL of the fact "${id}" gives null.`,
      mend: 'Mend its condition, or say what to print then: missing: NA.',
      absent: true,
    };
  const value = numberOf(cell);
  if (value === undefined) return { message: `The SQL of the fact "${id}" gives ${quoted(cell)}, which is not a number.` };
  const column = dataset.schema[0];
  const unscaled = value * SCALE_FACTORS[column?.scale ?? 'none'];
  return {
    low: unscaled,
    high: unscaled,
    unit: column?.unit,
    scale: column?.scale,
    asOf: dataset.asOf,
    sources: dataset.sources,
  };
}

function numberOf(cell: Cell | undefined): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell !== 'string' || cell.trim() === '') return undefined;
  const value = Number(cell);
  return Number.isFinite(value) ? value : undefined;
}

function quoted(cell: Cell | undefined): string {
  const text = String(cell);
  return `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;
}

/** What a missing value counts as in a formula: nil is zero, the others have no number. */
export function missingInterval(missing: Missing): Interval {
  return missing === 'nil' ? { low: 0, high: 0 } : { low: Number.NaN, high: Number.NaN };
}
