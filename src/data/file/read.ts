import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DatasetData } from '../../report/schema/report.ts';
import { readCsv } from '../csv.ts';
import { OriginError, type OriginRows } from '../origin.ts';
import type { FileFormat } from './format.ts';
import { readJson, readNdjson } from './json.ts';
import type { DataFile } from './paths.ts';
import { decodeText } from './text.ts';

/** How the dataset says that its files are written. */
export type FileOptions = Pick<DatasetData, 'delimiter' | 'encoding' | 'at'>;

type Read = Omit<OriginRows, 'origin'>;

/**
 * Reads text files whole; the columns of several are joined by name.
 * @throws OriginError `not-utf8`, `html`, `ragged`, `duplicate-column`, `no-header`, `syntax`, `wrong-delimiter`, `not-rows`
 */
export async function readTextFiles(
  files: readonly DataFile[],
  format: Exclude<FileFormat, 'parquet'>,
  options: FileOptions,
  signal: AbortSignal,
): Promise<Read> {
  const parts = await Promise.all(
    files.map(async ({ path, name }) => {
      const bytes = await readFile(path, { signal }).catch((cause: unknown) => {
        signal.throwIfAborted();
        throw new OriginError('missing-file', `${name} cannot be read.`, { key: 'file', cause });
      });
      return {
        hash: createHash('sha256').update(bytes).digest('hex'),
        ...parse(decodeText(bytes, options.encoding, name), name, format, options),
      };
    }),
  );
  return {
    columns: [...new Set(parts.flatMap((part) => part.columns))],
    rows: parts.length === 1 ? (parts[0]?.rows ?? []) : parts.flatMap((part) => part.rows),
    hash: hashOf(parts.map((part) => part.hash)),
    isText: format === 'csv' || format === 'tsv',
  };
}

/** The hash of one file is that of its bytes; of several that of their hashes, one a line. */
export function hashOf(hashes: readonly string[]): string {
  return hashes.length === 1
    ? (hashes[0] as string)
    : createHash('sha256')
        .update(hashes.map((hash) => `${hash}\n`).join(''))
        .digest('hex');
}

function parse(
  text: string,
  name: string,
  format: Exclude<FileFormat, 'parquet'>,
  options: FileOptions,
): Pick<OriginRows, 'columns' | 'rows'> {
  switch (format) {
    case 'csv':
      return readCsv(text, name, { delimiter: options.delimiter });
    case 'tsv':
      return readCsv(text, name, { delimiter: options.delimiter ?? '\t' });
    case 'json':
      return readJson(text, name, options.at);
    case 'ndjson':
      return readNdjson(text, name);
  }
}
