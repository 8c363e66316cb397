import { sha256 } from '../../shared/hash.ts';
import { type DeclaredColumn, declaredColumns, typeRows } from '../columns.ts';
import type { DatasetColumn } from '../dataset.ts';
import type { OriginRows } from '../origin.ts';
import type { TypedRows } from '../room.ts';
import { checkColumns, conditionsOf, selectRows } from '../select.ts';
import { tooManyRows } from '../sql/rows.ts';
import { type ValueRules, valueRules } from '../values.ts';
import type { Asked, Loaded, Loading } from './loading.ts';
import { ValueMistakes } from './problems.ts';

/** How the values of a dataset are to be read. */
export interface Reading {
  readonly declared: ReadonlyMap<string, DeclaredColumn>;
  readonly rules: ValueRules;
  /** The same for the same reading. */
  readonly key: string;
}

export function readingOf({ data }: Asked, { zone }: Loading): Reading {
  const own = { missing: data.missing, decimal: data.decimal, zone: data.zone ?? zone };
  return { declared: declaredColumns(data), rules: valueRules(own), key: JSON.stringify([data.columns, own]) };
}

/**
 * Rows with a type for each column and every value checked against it.
 * @throws OriginError `unknown-column`; ValueMistakes; Unfit `unknown-format`
 */
export function typed(raw: OriginRows, { data, kind }: Asked, { declared, rules }: Reading): TypedRows {
  checkColumns(data, raw.columns);
  const { schema, rows, mistakes } = typeRows(raw, declared, rules, kind === 'inline');
  if (mistakes.length > 0) throw new ValueMistakes(mistakes);
  return { schema, rows, hash: raw.hash, origin: raw.origin };
}

/** Rows that stand in the report. */
export function inlineRows(asked: Asked, loading: Loading): Loaded {
  const rows = asked.data.rows ?? [];
  const columns = [...new Set([...Object.keys(asked.data.columns ?? {}), ...rows.flatMap((row) => Object.keys(row))])];
  const hash = sha256(JSON.stringify(rows));
  const reading = readingOf(asked, loading);
  const key = JSON.stringify([hash, reading.key]);
  return selected(typed({ columns, rows, hash, origin: 'rows' }, asked, reading), key, asked, loading);
}

/**
 * The rows that the dataset keeps of those that were read, as a dataset and as SQL sees them.
 * @param key the same for the same rows before they were selected from
 * @throws OriginError `unknown-column`, `unknown-parameter`, `too-many-rows`
 */
export function selected(read: TypedRows, key: string, asked: Asked, { parameters }: Loading): Loaded {
  const { data, name } = asked;
  const { schema } = read;
  checkColumns(
    data,
    schema.map((column) => column.name),
  );
  const conditions = conditionsOf(data.where, parameters);
  const rows = selectRows(read.rows, conditions, data.sort, data.limit, schema);
  if (rows.length > data.maxRows) throw tooManyRows(data.maxRows);
  const relationKey = sha256(
    JSON.stringify([key, conditions, data.sort, data.limit, schema.map((column) => [column.name, column.type])]),
  );
  return { dataset: datasetOf(asked, schema, read, rows), relation: { name, key: relationKey, schema, rows } };
}

export function datasetOf(
  { name, data, kind }: Asked,
  schema: readonly DatasetColumn[],
  { hash, origin }: Pick<TypedRows, 'hash' | 'origin'>,
  rows: TypedRows['rows'],
  rowCount = rows.length,
): Loaded['dataset'] {
  return {
    name,
    kind,
    columns: schema.map((column) => column.name),
    schema,
    rows,
    rowCount,
    hash,
    origin,
    asOf: data.asOf,
    sources: data.source === undefined ? [] : [data.source].flat(),
  };
}
