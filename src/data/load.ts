import { readFile, stat } from 'node:fs/promises';
import { startsWithDay } from '../report/schema/text.ts';
import type { ReportSpec } from '../report/spec.ts';
import { TearsheetError } from '../shared/errors.ts';
import { codeFrame } from '../shared/frame.ts';
import { sha256 } from '../shared/hash.ts';
import { didYouMean } from '../shared/nearest.ts';
import { insideWorkspace } from '../shared/workspace-path.ts';
import { readCsv } from './csv.ts';
import type { ColumnType, Dataset } from './dataset.ts';
import type { Parameters } from './parameters.ts';
import type { Cell, Row } from './row.ts';

const MAX_CSV_BYTES = 64 * 1024 * 1024;
type DatasetData = ReportSpec['data']['datasets'][string];

/**
 * Loads every dataset that the report declares, filtered, sorted and typed.
 * @throws TearsheetError `data.*` with the place of the declaration
 */
export async function loadDatasets(spec: ReportSpec, parameters: Parameters, root: string): Promise<Map<string, Dataset>> {
  const loaded = await Promise.all(
    Object.entries(spec.data.datasets).map(
      async ([name, data]) => [name, await loadDataset(name, data, spec, parameters, root)] as const,
    ),
  );
  return new Map(loaded);
}

async function loadDataset(
  name: string,
  data: DatasetData,
  spec: ReportSpec,
  parameters: Parameters,
  root: string,
): Promise<Dataset> {
  const fail = (code: string, message: string, mend?: string, cause?: unknown): TearsheetError => {
    const place = spec.locate(['datasets', name]);
    return new TearsheetError(
      'report',
      { code: `data.${code}`, message, place, frame: codeFrame(spec.source.text, place), ...(mend ? { mend } : {}) },
      { cause },
    );
  };
  if ((data.rows === undefined) === (data.file === undefined))
    throw fail('no-origin', `The dataset "${name}" needs either rows or a file.`);

  const file = [data.file].flat()[0];
  const types = Object.fromEntries(
    Object.entries(data.columns ?? {}).map(([column, given]) => [column, typeof given === 'string' ? given : given.type]),
  );
  let columns: string[];
  let raw: readonly Readonly<Record<string, unknown>>[];
  if (file !== undefined) {
    const path = await insideWorkspace(file, spec.source.directory, root);
    if (!path)
      throw fail(
        'outside-workspace',
        `The dataset "${name}" names a file outside the workspace.`,
        'Keep data beside the report.',
      );
    const size = await stat(path).then(
      (s) => s.size,
      () => undefined,
    );
    if (size === undefined)
      throw fail(
        'missing-file',
        `The dataset "${name}" names ${data.file}, which is not there.`,
        'The path is relative to the report.',
      );
    if (size > MAX_CSV_BYTES)
      throw fail('too-large', `${data.file} has ${Math.round(size / 1e6)} MB; at most 64 MB are read.`, 'Aggregate it first.');
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    } catch (cause) {
      throw fail('not-utf8', `${data.file} is not UTF-8 text.`, 'Save it as UTF-8.', cause);
    }
    ({ columns, rows: raw } = readCsv(text, file));
  } else {
    raw = data.rows ?? [];
    columns = [...new Set(raw.flatMap((row) => Object.keys(row)))];
  }
  const sort = data.sort === undefined ? [] : [data.sort].flat();
  for (const column of [
    ...Object.keys(data.columns ?? {}),
    ...Object.keys(data.where ?? {}),
    ...sort.map((key) => key.replace(/^-/, '')),
  ]) {
    if (!columns.includes(column))
      throw fail(
        'unknown-column',
        `The dataset "${name}" has no column "${column}".${didYouMean(column, columns)}`,
        `Columns: ${columns.join(', ')}.`,
      );
  }
  const typed = raw.map((row, index) =>
    typeRow(row, columns, types, (column, value, type) =>
      fail('wrong-type', `Row ${index + 1} of dataset "${name}" has "${value}" in column "${column}"; ${type} is expected.`),
    ),
  );
  const kept = typed.filter((row) => matches(row, data.where ?? {}, parameters, fail));
  const sorted = sortRows(kept, sort);
  const rows = data.limit ? sorted.slice(0, data.limit) : sorted;
  return {
    name,
    kind: file === undefined ? 'inline' : 'file',
    columns,
    schema: columns.map((column) => {
      const given = data.columns?.[column];
      const described = typeof given === 'object' ? given : undefined;
      return {
        name: column,
        type: types[column] ?? 'string',
        unit: described?.unit,
        scale: described?.scale,
        nullable: described?.nullable ?? true,
        title: described?.title,
      };
    }),
    rows,
    rowCount: rows.length,
    hash: sha256(JSON.stringify(rows)),
    origin: file ?? 'rows',
    asOf: data.asOf,
    sources: data.source === undefined ? [] : [data.source].flat(),
  };
}

function typeRow(
  row: Readonly<Record<string, unknown>>,
  columns: readonly string[],
  types: Readonly<Record<string, ColumnType>>,
  wrong: (column: string, value: unknown, type: string) => TearsheetError,
): Row {
  const out: Record<string, Cell> = Object.create(null);
  for (const column of columns) {
    // A column may be named like something that every object has.
    const value = Object.hasOwn(row, column) ? row[column] : undefined;
    const type = Object.hasOwn(types, column) ? types[column] : undefined;
    if (
      value === undefined ||
      value === null ||
      value === '' ||
      (type !== undefined && type !== 'string' && String(value).trim() === '')
    ) {
      out[column] = null;
    } else if (type === 'number' || type === 'integer') {
      const number = typeof value === 'number' ? value : Number(String(value).trim());
      if (!Number.isFinite(number)) throw wrong(column, value, 'a number');
      out[column] = Object.is(number, -0) ? 0 : number;
    } else if (type === 'boolean') {
      if (!/^(true|false)$/i.test(String(value))) throw wrong(column, value, 'true or false');
      out[column] = String(value).toLowerCase() === 'true';
    } else if (type === 'date') {
      if (!startsWithDay(String(value))) throw wrong(column, value, 'a date like 2026-01-31');
      out[column] = String(value);
    } else {
      // Objects that name a fact are filled in when facts are known.
      out[column] = value as Cell;
    }
  }
  return out;
}

function matches(
  row: Row,
  where: NonNullable<DatasetData['where']>,
  parameters: Parameters,
  fail: (code: string, message: string) => TearsheetError,
): boolean {
  return Object.entries(where).every(([column, condition]) => {
    const wanted = typeof condition === 'object' ? parameters[condition.param] : condition;
    if (wanted === undefined && typeof condition === 'object')
      throw fail('unknown-parameter', `A condition names the parameter "${condition.param}", which is not declared.`);
    return String(row[column]) === String(wanted);
  });
}

function sortRows(rows: readonly Row[], keys: readonly string[]): readonly Row[] {
  if (keys.length === 0) return rows;
  return [...rows].sort((a, b) => {
    for (const key of keys) {
      const descending = key.startsWith('-');
      const column = descending ? key.slice(1) : key;
      const x = a[column] ?? '';
      const y = b[column] ?? '';
      const order =
        typeof x === 'number' && typeof y === 'number' ? x - y : String(x) < String(y) ? -1 : String(x) > String(y) ? 1 : 0;
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
}
