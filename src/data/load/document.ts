import { type FileFormat, formatOfDocument } from '../file/format.ts';
import { type DataFile, ownFile } from '../file/paths.ts';
import { readTextFiles } from '../file/read.ts';
import type { FetchedDocument } from '../http/http.ts';
import { OriginError, type OriginRows } from '../origin.ts';
import { conditionsOf } from '../select.ts';
import { Engine } from '../sql/engine.ts';
import { describeFiles, held, requireReadable } from './files.ts';
import type { Asked, Loading } from './loading.ts';
import { ValueMistakes } from './problems.ts';
import { readingOf } from './rows.ts';

/** A fetched document, and how it is read. */
export interface DocumentFile {
  readonly file: DataFile;
  readonly format: FileFormat;
  /** Neither the report nor the server says the format. */
  readonly isGuess: boolean;
  /** Parquet and large text are read in pieces, and no more rows than the dataset keeps. */
  readonly isInPieces: boolean;
}

export async function documentFile(
  { path, mediaType, origin }: Pick<FetchedDocument, 'path' | 'mediaType' | 'origin'>,
  { data }: Asked,
  { room }: Loading,
): Promise<DocumentFile> {
  const file = await ownFile(origin, path);
  const known = data.format ?? formatOfDocument(mediaType, new URL(origin).pathname);
  const format = known ?? 'json';
  const isLargeText = (format === 'csv' || format === 'tsv') && file.size > room.largeFile;
  return { file, format, isGuess: known === undefined, isInPieces: format === 'parquet' || isLargeText };
}

/**
 * Rows of a fetched document. What is read in pieces is read by a database that can read this one file and is closed behind it.
 * @throws OriginError of the format, `too-large`, `too-many-rows`; ValueMistakes
 */
export async function readDocument(
  { file, format, isGuess, isInPieces }: DocumentFile,
  asked: Asked,
  loading: Loading,
): Promise<Omit<OriginRows, 'hash' | 'origin'>> {
  const { data, signal } = asked;
  if (format !== 'parquet' && !isInPieces) {
    requireReadable([file], format);
    return readTextFiles([file], format, data, signal).catch((error: unknown) => {
      throw isGuess && error instanceof OriginError && error.code === 'syntax' ? untold(error) : error;
    });
  }
  const engine = await Engine.open([file.path]);
  try {
    const reading = readingOf(asked, loading);
    const relation = await describeFiles(engine, [file], asked, format, reading);
    if (relation.mistakes.length > 0) throw new ValueMistakes(relation.mistakes);
    return await held(engine, relation, conditionsOf(data.where, loading.parameters), asked, reading);
  } finally {
    engine.retire();
  }
}

/** Nothing told the format, and JSON it is not. */
function untold(error: OriginError): OriginError {
  return new OriginError('syntax', error.message, {
    key: 'file',
    mend: 'Say format: csv, tsv, ndjson or parquet.',
    cause: error,
  });
}
