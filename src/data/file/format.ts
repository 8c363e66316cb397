import { extname } from 'node:path';
import { OriginError } from '../origin.ts';

export type FileFormat = 'csv' | 'tsv' | 'json' | 'ndjson' | 'parquet';

const BY_EXTENSION: Readonly<Record<string, FileFormat>> = {
  '.csv': 'csv',
  '.txt': 'csv',
  '.tsv': 'tsv',
  '.tab': 'tsv',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.parquet': 'parquet',
  '.pq': 'parquet',
};

const BY_MEDIA_TYPE: Readonly<Record<string, FileFormat>> = {
  'text/csv': 'csv',
  'application/csv': 'csv',
  'text/tab-separated-values': 'tsv',
  'application/json': 'json',
  'text/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'application/vnd.apache.parquet': 'parquet',
};

const MENDS: Readonly<Record<string, string>> = {
  '.xlsx': 'Save the sheet as CSV.',
  '.xls': 'Save the sheet as CSV.',
  '.gz': 'Unpack it first; Parquet is small by itself.',
  '.zip': 'Unpack it first.',
};

/**
 * The format of a file, from the end of its name.
 * @throws OriginError `unknown-format`
 */
export function formatOfName(name: string): FileFormat {
  const extension = extname(name).toLowerCase();
  const format = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
  if (format) return format;
  throw new OriginError('unknown-format', `The name of ${name} does not say what it holds.`, {
    mend: MENDS[extension] ?? 'Say format: csv, tsv, json, ndjson or parquet.',
    key: 'file',
  });
}

/** The format of a document by HTTP: from its media type, else from its address; undefined when neither tells. */
export function formatOfDocument(mediaType: string | undefined, address: string): FileFormat | undefined {
  const type = (mediaType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (Object.hasOwn(BY_MEDIA_TYPE, type)) return BY_MEDIA_TYPE[type] as FileFormat;
  if (type.endsWith('+json')) return 'json';
  const extension = extname(address.replace(/[?#].*$/s, '')).toLowerCase();
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
}
