import type { ColumnType } from '../dataset.ts';
import { OriginError } from '../origin.ts';

/** How the text of one of PostgreSQL's types becomes a value. */
export interface ValueReader {
  /** Undefined: the loader finds it from the values. */
  readonly type: ColumnType | undefined;
  /** Undefined for a value that no dataset can hold. */
  read(text: string): string | number | boolean | undefined;
}

/** A type that the rules of datasets have no place for. */
export interface RefusedType {
  readonly refused: string;
  readonly mend: string;
}

const text: ValueReader = { type: 'string', read: (value) => value };
// What a double cannot hold exactly stays text: the loader's rule for large numbers judges it.
const integer: ValueReader = {
  type: 'integer',
  read: (value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value),
};
const real: ValueReader = { type: 'number', read: Number };
const numeric: ValueReader = { type: 'number', read: (value) => value };

/** Object ids are fixed in PostgreSQL's catalogue for what it brings along. */
const BY_OID: ReadonlyMap<number, ValueReader | RefusedType> = new Map<number, ValueReader | RefusedType>([
  [16, { type: 'boolean', read: (value) => value === 't' }],
  [20, integer],
  [21, integer],
  [23, integer],
  [26, integer],
  [700, real],
  [701, real],
  [1700, numeric],
  [18, text],
  [19, text],
  [25, text],
  [1042, { type: 'string', read: (value) => value.replace(/ +$/, '') }],
  [1043, text],
  [2950, text],
  [1083, text],
  [1266, text],
  [1186, text],
  [650, text],
  [829, text],
  [869, text],
  [1082, { type: 'date', read: (value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined) }],
  [1114, { type: 'datetime', read: readTimestamp }],
  [1184, { type: 'datetime', read: readTimestamp }],
  [114, { refused: 'json', mend: "Take values out of it: column ->> 'key'." }],
  [3802, { refused: 'jsonb', mend: "Take values out of it: column ->> 'key'." }],
  [790, { refused: 'money', mend: 'Cast it: column::numeric.' }],
  [17, { refused: 'bytea', mend: "Leave it out, or encode it: encode(column, 'hex')." }],
  [142, { refused: 'xml', mend: 'Cast it: column::text.' }],
  [2249, { refused: 'record', mend: 'Name its fields one by one.' }],
]);

export function builtInType(oid: number): ValueReader | RefusedType | undefined {
  return BY_OID.get(oid);
}

/** By name and category as `pg_type` has them, for types that an extension or a user made. */
export function madeType(name: string, category: string): ValueReader | RefusedType {
  if (category === 'E' || category === 'S') return text;
  if (category === 'A')
    return { refused: `${name.replace(/^_/, '')}[]`, mend: "Make one value of it: array_to_string(column, ', ') or unnest." };
  return { refused: name, mend: 'Cast it: column::text, or leave it out.' };
}

const TIMESTAMP = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)(?:([+-]\d\d)(?::?(\d\d))?(?::?(\d\d))?)?$/;

/** `2026-01-15 08:30:00+08` as `2026-01-15T08:30:00+08:00`; infinity, BC and years past 9999 have no such form. */
function readTimestamp(value: string): string | undefined {
  const parts = TIMESTAMP.exec(value);
  if (!parts) return undefined;
  const [, day, time, hours, minutes = '00', seconds] = parts;
  if (hours === undefined) return `${day}T${time}`;
  if (seconds === undefined) return `${day}T${time}${hours}:${minutes}`;
  // Local mean time of the nineteenth century has seconds in its offset, ISO 8601 has not.
  const sign = hours.startsWith('-') ? -1 : 1;
  const offset = sign * ((Math.abs(Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds));
  return new Date(Date.parse(`${day}T${time}Z`) - offset * 1000).toISOString();
}

/**
 * Reads one value of a column.
 * @throws OriginError `postgres-value`
 */
export function readValue(reader: ValueReader, value: string, column: string): string | number | boolean {
  const read = reader.read(value);
  if (read === undefined)
    throw new OriginError('postgres-value', `Column "${column}" holds ${value.slice(0, 40)}, which is no day of the calendar.`, {
      mend: 'Leave it out in the query: nullif(column, …) or where isfinite(column).',
      key: 'query',
    });
  return read;
}
