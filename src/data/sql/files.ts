import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { columnOf, type DeclaredColumn, type Mistake } from '../columns.ts';
import { type CsvHead, readCsvHead } from '../csv.ts';
import type { ColumnType, DatasetColumn } from '../dataset.ts';
import type { DataFile } from '../file/paths.ts';
import { decodeText, type Encoding, notUtf8 } from '../file/text.ts';
import { type KeptText, LOOKS_OF, likeness, oddValue, SAMPLE_VALUES } from '../kept-text.ts';
import { OriginError } from '../origin.ts';
import { isMissing, type Looks, looksLike, typeOf, Unfit, type ValueRules, valueReader } from '../values.ts';
import { quoteName, quoteText } from './engine.ts';
import { bareOf, checkOf, isPadded, looksOf, typedOf } from './text-values.ts';

const HEAD_BYTES = 256 * 1024;

/** Files that DuckDB reads itself, as two queries: one gives what stands in them, one what the rules for values make of it. */
export interface FileRelation {
  /** The same for the same content, read in the same way. */
  readonly key: string;
  readonly files: readonly DataFile[];
  readonly schema: readonly DatasetColumn[];
  readonly rowCount: number;
  /** SELECT of the columns by name: text for CSV, DuckDB's types for Parquet. */
  readonly raw: string;
  /** SELECT of the columns by name, typed. */
  readonly typed: string;
  readonly isText: boolean;
  readonly mistakes: readonly Mistake[];
}

/** The same for the same files, read in the same way. */
export function keyOf(files: readonly DataFile[], how: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([files.map(({ stamp }) => stamp), how]))
    .digest('hex');
}

export interface CsvShape {
  readonly delimiter: string | undefined;
  readonly encoding: Encoding;
}

/**
 * Looks through CSV files once: finds the types of columns, checks every value against its type, counts the rows.
 * @throws OriginError `ragged`, `syntax`, `not-utf8`, `no-header`, `duplicate-column`, `wrong-delimiter`, `html`; Unfit `unknown-format`
 */
export async function describeCsv(
  connection: DuckDBConnection,
  files: readonly DataFile[],
  shape: CsvShape,
  declared: ReadonlyMap<string, DeclaredColumn>,
  rules: ValueRules,
): Promise<FileRelation> {
  for (const column of declared.values()) valueReader({ type: column.type, format: column.format }, rules);
  const heads = await Promise.all(files.map(async (file) => ({ file, ...(await readHead(file, shape)) })));
  const names = [...new Set(heads.flatMap(({ columns }) => columns))];
  const parts = heads.map(({ file, ...head }) => {
    const { columns } = head;
    const select = names.map((name, i) => `${columns.includes(name) ? `c${columns.indexOf(name)}` : 'NULL::VARCHAR'} AS k${i}`);
    const only = columns.length === 1 ? ' WHERE c0 IS NOT NULL' : '';
    return `SELECT ${select.join(', ')} FROM ${csvTable(file, head, shape.encoding)}${only}`;
  });
  const rows = `(${parts.join(' UNION ALL ')})`;

  const likely = names.map((name) => {
    const looks = new Set<Looks>();
    for (const { columns, sample } of heads) {
      const at = columns.indexOf(name);
      if (at < 0) continue;
      for (const record of sample) {
        const text = (record[at] ?? '').trim();
        if (!isMissing(text, rules)) looks.add(looksLike(text, rules));
      }
    }
    return looks.has('string') || looks.has('inexact') ? 'string' : undefined;
  });
  const texts = names.map((_, i) => `k${i}`);
  const counts = await count(
    connection,
    rows,
    texts,
    names.map((name, i) => ({ declared: declared.get(name), isString: likely[i] === 'string' })),
    rules,
    heads,
  );
  // Should it still have skipped any, that is no table of fewer rows.
  if (counts.rows < heads.reduce((sum, { sample }) => sum + sample.length, 0))
    throw new OriginError('syntax', `${files.map(({ name }) => name).join(', ')} cannot be read whole.`, {
      mend: 'Write it with one kind of line end, and names of columns on one line.',
      key: 'file',
    });
  const trimmed = texts.map((text, i) => (counts.columns[i]?.isPadded ? bareOf(text) : text));
  const schema = await Promise.all(
    names.map(async (name, i) => {
      const type = counts.columns[i]?.type ?? 'string';
      const isFound = !declared.has(name) && type === 'string';
      const kept = isFound ? await whyText(connection, rows, trimmed[i] as string, valuesIn(heads, name), rules) : undefined;
      return columnOf(name, declared.get(name), type, kept);
    }),
  );
  const mistakes = await Promise.all(
    schema.map((column, i) =>
      firstMistake(connection, rows, trimmed[i] as string, column, declared.get(column.name), counts.columns[i], rules),
    ),
  );
  const select = (expressions: readonly string[]): string =>
    `SELECT ${names.map((name, i) => `${expressions[i]} AS ${quoteName(name)}`).join(', ')} FROM ${rows}`;
  return {
    key: keyOf(files, [shape, [...declared], { ...rules, missing: [...rules.missing] }]),
    files,
    schema,
    rowCount: counts.rows,
    raw: select(trimmed),
    typed: select(
      schema.map((column, i) => typedOf(trimmed[i] as string, column.type, declared.get(column.name)?.format, rules)),
    ),
    isText: true,
    mistakes: mistakes.filter((mistake) => mistake !== undefined),
  };
}

interface FileHead extends CsvHead {
  /** The file begins with a byte order mark and a quotation mark. */
  readonly isMarked: boolean;
}

async function readHead(file: DataFile, { delimiter, encoding }: CsvShape): Promise<FileHead> {
  const handle = await open(file.path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    if (encoding === 'utf-16' && buffer[0] === 0xfe && buffer[1] === 0xff)
      throw unread(file.name, 'is written in UTF-16 with the high byte first');
    const isWhole = bytesRead === file.size;
    const text = decodeText(buffer.subarray(0, bytesRead), encoding, file.name, isWhole);
    const isMarked = buffer.toString('latin1', 0, 4) === '\xef\xbb\xbf"';
    return { ...readCsvHead(text, file.name, { delimiter, rows: SAMPLE_VALUES, isWhole }), isMarked };
  } finally {
    await handle.close();
  }
}

/**
 * DuckDB skips to the end of the file where it does not find the end of the head. Behind a byte order mark it does not see that the
 * head begins with a quotation mark; and it takes the first line end for that of every record, even in quotation marks, when it is strict.
 */
function csvTable(file: DataFile, { columns, delimiter, isMarked, hasLineEnds }: FileHead, encoding: Encoding): string {
  const types = columns.map((_, i) => `c${i}: 'VARCHAR'`).join(', ');
  const table = `read_csv(${quoteText(file.path)}, auto_detect = false, header = ${!isMarked}, columns = {${types}}, delim = ${quoteText(delimiter)}, quote = '"', escape = '"', strict_mode = ${!hasLineEnds}, allow_quoted_nulls = false, null_padding = false, max_line_size = 4000000, encoding = ${quoteText(encoding)})`;
  return isMarked ? `(SELECT * FROM ${table} OFFSET 1)` : table;
}

interface Counted {
  readonly type: ColumnType;
  /** White space stands around some values. */
  readonly isPadded: boolean;
  readonly wrong: number;
}

async function count(
  connection: DuckDBConnection,
  rows: string,
  texts: readonly string[],
  asked: readonly { readonly declared: DeclaredColumn | undefined; readonly isString: boolean }[],
  rules: ValueRules,
  heads: readonly { readonly file: DataFile }[],
): Promise<{ rows: number; columns: readonly Counted[] }> {
  const expressions = asked.flatMap(({ declared, isString }, i) => {
    const text = texts[i] as string;
    const bare = bareOf(text);
    const checks = [`count(*) FILTER (WHERE ${isPadded(text)})`];
    if (declared)
      checks.push(`count(*) FILTER (WHERE NOT ${checkOf(text, declared, rules)} AND NOT ${checkOf(bare, declared, rules)})`);
    else if (!isString) checks.push(`list_sort(list(DISTINCT ${looksOf(bareIfPadded(text), rules)}))`);
    return checks;
  });
  let values: readonly unknown[];
  try {
    values = (await connection.runAndReadAll(`SELECT count(*), ${expressions.join(', ')} FROM ${rows}`)).getRowsJson()[0] ?? [];
  } catch (error) {
    throw csvError(
      error,
      heads.map(({ file }) => file),
    );
  }
  let at = 1;
  const columns = asked.map(({ declared, isString }): Counted => {
    const isPadded = Number(values[at++]) > 0;
    if (declared) return { type: declared.type, isPadded, wrong: Number(values[at++]) };
    if (isString) return { type: 'string', isPadded, wrong: 0 };
    const looks = ((values[at++] as readonly (Looks | null)[] | null) ?? []).filter((look) => look !== null);
    const type = typeOf(new Set(looks)) ?? 'string';
    return { type, isPadded, wrong: type === 'number' && looks.includes('infinite') ? 1 : 0 };
  });
  return { rows: Number(values[0]), columns };
}

function bareIfPadded(text: string): string {
  return `CASE WHEN ${isPadded(text)} THEN ${bareOf(text)} ELSE ${text} END`;
}

/** The first value that does not fit is looked for only when there is one: counting rows takes one thread. */
async function firstMistake(
  connection: DuckDBConnection,
  rows: string,
  text: string,
  column: DatasetColumn,
  declared: DeclaredColumn | undefined,
  counted: Counted | undefined,
  rules: ValueRules,
): Promise<Mistake | undefined> {
  if (!counted || counted.wrong === 0) return undefined;
  const check = checkOf(text, declared ?? { type: column.type, nullable: true }, rules);
  const found = await connection.runAndReadAll(
    `SELECT n, v, (SELECT count(*) FROM ${rows} WHERE NOT ${check}) FROM (SELECT row_number() OVER () AS n, ${text} AS v, NOT ${check} AS bad FROM ${rows}) WHERE bad ORDER BY n LIMIT 1`,
  );
  const [row, value, all] = found.getRowsJson()[0] ?? [];
  const read = valueReader({ type: column.type, format: declared?.format }, rules)(value);
  const unfit = read instanceof Unfit ? read : new Unfit('missing-value', 'a value');
  const { code, expected, mend } = unfit;
  return { code, column: column.name, row: Number(row), value, expected, mend, more: Number(all) - 1 };
}

/** Values of a column in the head of the first file. */
function valuesIn([first]: readonly CsvHead[], name: string): readonly string[] {
  const at = first?.columns.indexOf(name) ?? -1;
  return at < 0 ? [] : (first?.sample ?? []).map((record) => (record[at] ?? '').trim());
}

/** What keeps a column text: among its first values, else the first of all that is not like them. */
async function whyText(
  connection: DuckDBConnection,
  rows: string,
  text: string,
  sample: readonly string[],
  rules: ValueRules,
): Promise<KeptText | undefined> {
  const found = likeness(sample, rules);
  if (!found) return undefined;
  if (found.odd !== undefined) return oddValue(found.like, found.odd + 1, sample[found.odd] as string, rules);
  const plain = LOOKS_OF[found.like].map(quoteText).join(', ');
  const [odd] = (
    await connection.runAndReadAll(
      `SELECT n, v FROM (SELECT row_number() OVER () AS n, ${text} AS v FROM ${rows}) WHERE ${looksOf('v', rules)} NOT IN (${plain}) ORDER BY n LIMIT 1`,
    )
  ).getRowsJson();
  return odd && oddValue(found.like, Number(odd[0]), String(odd[1]), rules);
}

/** What a small file may be and DuckDB does not read. */
function unread(name: string, why: string): OriginError {
  return new OriginError('unread-encoding', `${name} ${why}, which is read in small files only.`, {
    mend: 'Save it as UTF-8.',
    key: 'file',
  });
}

/** @throws nothing; gives what to throw */
function csvError(error: unknown, files: readonly DataFile[]): unknown {
  if (!(error instanceof Error)) return error;
  const name = files.find(({ path }) => error.message.includes(path))?.name ?? files[0]?.name ?? 'The file';
  const line = /CSV Error on Line: (\d+)/.exec(error.message)?.[1];
  if (/Expected Number of Columns|Too many columns|Missing columns/i.test(error.message))
    return new OriginError('ragged', `Line ${line ?? '?'} of ${name} has another number of fields than the first line.`, {
      mend: 'A field that holds a delimiter stands in double quotes.',
      key: 'file',
      cause: error,
    });
  if (/not latin-1 encoded/.test(error.message))
    return unread(name, 'holds letters of Windows-1252 that Latin-1 has not, like € and “');
  if (/unicode|utf-?8/i.test(error.message)) return notUtf8(name, 'latin-1', error);
  if (line !== undefined)
    return new OriginError('syntax', `${name} is not valid CSV near line ${line}.`, {
      mend: 'A field that holds a delimiter, a quotation mark or a line end stands in double quotes, without spaces before them.',
      key: 'file',
      cause: error,
    });
  return error;
}
