import { type FileFormat, formatOfName } from '../file/format.ts';
import { type DataFile, findFiles, requireUnchanged } from '../file/paths.ts';
import { hashOf, readTextFiles } from '../file/read.ts';
import { type DatasetData, OriginError } from '../origin.ts';
import type { DataRoom, DataSnapshot, TypedRows } from '../room.ts';
import { type Condition, checkColumns, conditionsOf } from '../select.ts';
import { type Engine, quoteName } from '../sql/engine.ts';
import { describeCsv, type FileRelation } from '../sql/files.ts';
import { describeParquet } from '../sql/parquet.ts';
import { readRelation } from '../sql/query.ts';
import { bareOf, typedOf } from '../sql/text-values.ts';
import type { Asked, Loaded, Loading } from './loading.ts';
import { ValueMistakes } from './problems.ts';
import { datasetOf, type Reading, readingOf, selected, typed } from './rows.ts';

/** JSON is read whole, and takes some ten times its size while it is. */
const MOST_JSON_BYTES = 128 * 1024 * 1024;

/**
 * The files that a dataset names; for the reports of one batch as they were when the first of them asked.
 * @throws OriginError as `findFiles`
 */
export function locate(
  data: DatasetData,
  directory: string,
  root: string,
  snapshot: DataSnapshot | undefined,
  signal: AbortSignal,
): Promise<readonly DataFile[]> {
  const { file } = data;
  if (file === undefined) return Promise.resolve([]);
  const find = (): Promise<readonly DataFile[]> => findFiles(file, directory, root);
  return snapshot ? snapshot.files.get(JSON.stringify([directory, file]), signal, find) : find();
}

/**
 * The format of all files of a dataset.
 * @throws OriginError `unknown-format`, `mixed-formats`
 */
function formatOf(data: DatasetData, files: readonly DataFile[]): FileFormat {
  if (data.format !== undefined) return data.format;
  const formats = [...new Set(files.map(({ name }) => formatOfName(name)))];
  if (formats.length > 1)
    throw new OriginError('mixed-formats', `Its files are ${formats.join(' and ')}.`, {
      mend: 'Declare a dataset for each format, and join them with SQL.',
      key: 'file',
    });
  return formats[0] as FileFormat;
}

/** Files that DuckDB reads, because they are Parquet or too large to be held here; none when their format cannot be told. */
export function largeFiles(data: DatasetData, files: readonly DataFile[], room: DataRoom): readonly DataFile[] {
  try {
    return files.length > 0 && isForDuckDb(formatOf(data, files), files, room) ? files : [];
  } catch (error) {
    // Told when the dataset is loaded.
    if (error instanceof OriginError) return [];
    throw error;
  }
}

function isForDuckDb(format: FileFormat, files: readonly DataFile[], { largeFile }: DataRoom): boolean {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return format === 'parquet' || ((format === 'csv' || format === 'tsv') && bytes > largeFile);
}

/**
 * Rows of CSV, TSV, JSON, NDJSON or Parquet. Small text is read here; Parquet and large text by DuckDB in pieces, and held as rows only
 * when something other than SQL asks for them or the dataset keeps a part of them.
 * @throws OriginError of the files and formats, `too-large`, `too-many-rows`; ValueMistakes
 */
export async function fileRows(asked: Asked, loading: Loading): Promise<Loaded> {
  const { data, files, signal } = asked;
  const { room, snapshot } = loading;
  const format = formatOf(data, files);
  const origin = files.map(({ name }) => name).join(', ');
  const reading = readingOf(asked, loading);
  const key = JSON.stringify([files.map(({ stamp }) => stamp), format, data.delimiter, data.encoding, data.at, reading.key]);
  if (isForDuckDb(format, files, room)) return largeRows(asked, loading, format, reading, { key, origin });
  requireReadable(files, format);
  const read = (): Promise<TypedRows> =>
    room.rows.get(key, signal, async () => {
      const raw = await readTextFiles(files, format as Exclude<FileFormat, 'parquet'>, data, signal);
      return typed({ ...raw, origin }, asked, reading);
    });
  return selected(await (snapshot ? snapshot.rows.get(key, signal, read) : read()), key, asked, loading);
}

/** @throws OriginError `too-large` for what would be read whole */
export function requireReadable(files: readonly DataFile[], format: FileFormat): void {
  const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > MOST_JSON_BYTES)
    throw new OriginError(
      'too-large',
      `${files.length === 1 ? `${files[0]?.name} has` : `Its ${files.length} files have`} ${megabytes(size)} MB; of ${format} at most ${megabytes(MOST_JSON_BYTES)} MB are read.`,
      { mend: 'Write it as Parquet or CSV, which are read in pieces.', key: 'file' },
    );
}

async function largeRows(
  asked: Asked,
  loading: Loading,
  format: FileFormat,
  reading: Reading,
  { key, origin }: { readonly key: string; readonly origin: string },
): Promise<Loaded> {
  const { data, files, signal, name } = asked;
  const { room } = loading;
  const [relation, hashes] = await Promise.all([
    room.relations.get(key, signal, async () => {
      // Parquet says what it holds.
      const engine = await (format === 'parquet' ? loading.engine() : loading.looking());
      const described = await describeFiles(engine, files, asked, format, reading);
      await requireUnchanged(files);
      return described;
    }),
    Promise.all(files.map((file) => room.hash(file, signal))),
  ]);
  checkColumns(
    data,
    relation.schema.map((column) => column.name),
  );
  if (relation.mistakes.length > 0) throw new ValueMistakes(relation.mistakes);
  const hash = hashOf(hashes);
  const isWhole = data.where === undefined && data.sort === undefined && data.limit === undefined;
  const asFiles = { name, key: relation.key, schema: relation.schema, files: relation };
  if (isWhole && !loading.named.has(name))
    return { dataset: datasetOf(asked, relation.schema, { hash, origin }, [], relation.rowCount), relation: asFiles };
  const conditions = conditionsOf(data.where, loading.parameters);
  const heldKey = JSON.stringify([relation.key, conditions, data.sort, data.limit, data.maxRows, reading.key]);
  const read = await room.rows.get(heldKey, signal, async () => {
    const raw = await held(await loading.engine(), relation, conditions, asked, reading);
    const rows = typed({ ...raw, hash, origin }, asked, reading);
    // What was found out in looking all of it through is not to be told from the rows that are held.
    return relation.isText ? { ...rows, schema: relation.schema } : rows;
  });
  const { dataset, relation: asRows } = selected(read, heldKey, asked, loading);
  return { dataset, relation: isWhole ? asFiles : asRows };
}

/** Looks the files through once. */
export function describeFiles(
  engine: Engine,
  files: readonly DataFile[],
  { data, signal }: Asked,
  format: FileFormat,
  { declared, rules }: Reading,
): Promise<FileRelation> {
  return engine.run(
    'files',
    signal,
    async () => {},
    (connection) =>
      format === 'parquet'
        ? describeParquet(connection, files, declared)
        : describeCsv(
            connection,
            files,
            { delimiter: data.delimiter ?? (format === 'tsv' ? '\t' : undefined), encoding: data.encoding },
            declared,
            rules,
          ),
  );
}

/** Rows of files that DuckDB reads, no more of them than the conditions and the limit let through where DuckDB can judge that. */
export function held(
  engine: Engine,
  relation: FileRelation,
  conditions: readonly Condition[],
  { data, signal }: Asked,
  reading: Reading,
): ReturnType<typeof readRelation> {
  const where = conditions.map((condition) => inSql(condition, relation, reading));
  const isAll = where.every((each) => each !== undefined);
  return readRelation(
    engine,
    relation,
    {
      where: where.filter((each) => each !== undefined).map(({ sql, value }, i) => ({ sql: sql(`$w${i}`), value })),
      maxRows: data.maxRows,
      limit: isAll && data.sort === undefined ? data.limit : undefined,
    },
    signal,
  );
}

/** A condition as DuckDB judges it, which lets through at least what `holds` does; undefined where the two may differ. */
function inSql(
  { column, wanted, until }: Condition,
  relation: FileRelation,
  { declared, rules }: Reading,
): { readonly sql: (parameter: string) => string; readonly value: Condition['wanted'] } | undefined {
  const found = relation.schema.find(({ name }) => name === column);
  // A column of Parquet that is declared may be of another type there.
  if (!found || until !== undefined || (!relation.isText && declared.has(column))) return undefined;
  const value = relation.isText ? typedOf(quoteName(column), found.type, declared.get(column)?.format, rules) : quoteName(column);
  switch (found.type) {
    case 'string':
      return {
        sql: (parameter) => {
          const [text, sought] = [`CAST(${value} AS VARCHAR)`, `${parameter}::VARCHAR`];
          // White space around a text of Parquet is no part of it.
          return relation.isText
            ? `${text} = ${sought}`
            : `(${text} = ${sought} OR (contains(${text}, ${sought}) AND ${bareOf(text)} = ${sought}))`;
        },
        value: String(wanted),
      };
    case 'date':
      return { sql: (parameter) => `strftime(${value}, '%Y-%m-%d') = ${parameter}::VARCHAR`, value: String(wanted) };
    case 'number':
    case 'integer':
      return Number.isFinite(Number(wanted)) && String(wanted).trim() !== ''
        ? { sql: (parameter) => `CAST(${value} AS DOUBLE) = ${parameter}::DOUBLE`, value: Number(wanted) }
        : undefined;
    default:
      return undefined;
  }
}
