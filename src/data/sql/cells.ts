import type { DuckDBDataChunk, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { ColumnType } from '../dataset.ts';

/*
 * What becomes of DuckDB's values before the rules of `values.ts` apply:
 * whole numbers of any width → number, or bigint past 2^53; DECIMAL → its digits; FLOAT → the shortest number that is the same FLOAT;
 * DATE → 2026-01-31; TIMESTAMP → wall time; TIMESTAMPTZ → moment in UTC; TIME, INTERVAL, UUID, ENUM, JSON → text;
 * LIST, STRUCT, MAP, ARRAY, UNION, VARIANT, BLOB, BIT → refused as nested.
 */

const TYPES: Readonly<Record<string, ColumnType>> = {
  BOOLEAN: 'boolean',
  TINYINT: 'integer',
  SMALLINT: 'integer',
  INTEGER: 'integer',
  BIGINT: 'integer',
  HUGEINT: 'integer',
  UTINYINT: 'integer',
  USMALLINT: 'integer',
  UINTEGER: 'integer',
  UBIGINT: 'integer',
  UHUGEINT: 'integer',
  BIGNUM: 'integer',
  FLOAT: 'number',
  DOUBLE: 'number',
  DATE: 'date',
  TIMESTAMP: 'datetime',
  TIMESTAMP_S: 'datetime',
  TIMESTAMP_MS: 'datetime',
  TIMESTAMP_NS: 'datetime',
  'TIMESTAMP WITH TIME ZONE': 'datetime',
};
const NESTED = /[[\]]|^(STRUCT|MAP|UNION|VARIANT|BLOB|BIT|GEOMETRY|LIST|ARRAY)/;

/** The type of a column that DuckDB knows for certain. */
export function columnTypeOf(type: string): ColumnType {
  if (/^DECIMAL/.test(type)) return 'number';
  return (Object.hasOwn(TYPES, type) ? TYPES[type] : undefined) ?? 'string';
}

export function isNested(type: string): boolean {
  return !type.startsWith('ENUM') && NESTED.test(type);
}

/** Columns of a chunk as plain values. */
export function chunkColumns(chunk: DuckDBDataChunk, types: readonly DuckDBType[]): unknown[][] {
  return types.map((type, i) => {
    const name = type.toString();
    const values = chunk.getColumnValues(i);
    const convert = converterOf(name);
    return convert ? values.map((value) => (value === null ? null : convert(value))) : values;
  });
}

function converterOf(type: string): ((value: DuckDBValue) => unknown) | undefined {
  if (/^(BIGINT|HUGEINT|UBIGINT|UHUGEINT|BIGNUM)$/.test(type))
    return (value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value);
  if (type === 'FLOAT') return (value) => shortestFloat(value as number);
  if (isNested(type)) return (value) => ({ value });
  if (/^(BOOLEAN|TINYINT|SMALLINT|INTEGER|UTINYINT|USMALLINT|UINTEGER|DOUBLE|VARCHAR|ENUM)/.test(type)) return undefined;
  if (type === 'TIMESTAMP WITH TIME ZONE') return (value) => `${withoutZone(value)}Z`;
  if (type === 'DATE') return (value) => ((value as { isFinite?: boolean }).isFinite === false ? 'infinity' : String(value));
  return (value) => String(value);
}

const MOST_MICROS = 8_640_000_000_000_000_000n;

/** DuckDB prints a moment in the zone of the machine; its microseconds do not depend on that. */
function withoutZone(value: DuckDBValue): string {
  const micros = (value as unknown as { micros: bigint }).micros;
  // DuckDB's calendar goes on where that of JavaScript ends, up to infinity; no column takes what comes of it.
  if (micros > MOST_MICROS || micros < -MOST_MICROS) return micros > 0n ? 'infinity' : '-infinity';
  const millis = micros / 1000n - (micros % 1000n < 0n ? 1n : 0n);
  const rest = String(((micros % 1000n) + 1000n) % 1000n).padStart(3, '0');
  return `${new Date(Number(millis)).toISOString().slice(0, -1)}${rest}`;
}

/** 0.1 as FLOAT is 0.10000000149… as double; what was meant is the shortest number that rounds to the same FLOAT. */
function shortestFloat(value: number): number {
  if (!Number.isFinite(value)) return value;
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}
