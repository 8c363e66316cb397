import { OriginError } from '../origin.ts';
import { jsonFault } from './json-fault.ts';

type RawRow = Readonly<Record<string, unknown>>;

/**
 * Rows of a JSON document: a list of objects, at the top or where `at` says ("data.items", "results.0.rows").
 * Whole numbers past 2^53 come as bigint, so that none is rounded unseen.
 * @throws OriginError `syntax`, `not-rows`
 */
export function readJson(text: string, name: string, at: string | undefined): { columns: string[]; rows: RawRow[] } {
  let value = parseJson(text, name, undefined);
  for (const step of at === undefined ? [] : at.split('.')) {
    const next = typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? (value as RawRow)[step] : undefined;
    if (next === undefined)
      throw new OriginError('not-rows', `${name} has nothing at "${at}": there is no "${step}".${inside(value)}`, { key: 'at' });
    value = next;
  }
  if (!Array.isArray(value))
    throw new OriginError(
      'not-rows',
      `${at === undefined ? name : `"${at}" of ${name}`} is no list of objects.${inside(value)}`,
      {
        mend: 'Say with at where the rows are: "data.items".',
        key: at === undefined ? 'file' : 'at',
      },
    );
  return rowsOf(value, name, 'Entry');
}

/**
 * Rows of newline-delimited JSON: one object a line; blank lines are passed over.
 * @throws OriginError `syntax`, `not-rows`
 */
export function readNdjson(text: string, name: string): { columns: string[]; rows: RawRow[] } {
  const values: unknown[] = [];
  for (const [i, line] of text.split('\n').entries()) if (line.trim() !== '') values.push(parseJson(line, name, i + 1));
  return rowsOf(values, name, 'Line');
}

function rowsOf(values: readonly unknown[], name: string, unit: string): { columns: string[]; rows: RawRow[] } {
  const columns = new Set<string>();
  for (const [i, value] of values.entries()) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new OriginError('not-rows', `${unit} ${i + 1} of ${name} is no object.`, {
        mend: 'Each row is an object: {"name": value, …}.',
        key: 'file',
      });
    for (const key of Object.keys(value)) columns.add(key);
  }
  return { columns: [...columns], rows: values as RawRow[] };
}

function inside(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const keys = Object.keys(value).slice(0, 12);
  return keys.length === 0 ? '' : ` It has ${keys.map((key) => `"${key}"`).join(', ')}.`;
}

/** Digits that may be a number past 2^53. */
const LONG_DIGITS = /\d{16}/;

function parseJson(text: string, name: string, line: number | undefined): unknown {
  try {
    return LONG_DIGITS.test(text) ? (JSON.parse(text, exact as never) as unknown) : (JSON.parse(text) as unknown);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    const where = line ?? text.slice(0, jsonFault(text)).split('\n').length;
    throw new OriginError('syntax', `${name} is not valid JSON near line ${where}.`, {
      mend: 'NaN, comments and commas at the end of a list are not JSON.',
      key: 'file',
      cause,
    });
  }
}

function exact(_: string, value: unknown, context: { readonly source?: string }): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context.source ?? '')
    ? BigInt(context.source as string)
    : value;
}
