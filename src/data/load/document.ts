import { stat } from 'node:fs/promises';
import { type FileFormat, formatOfDocument } from '../file/format.ts';
import type { DataFile } from '../file/paths.ts';
import { readTextFiles } from '../file/read.ts';
import type { FetchedDocument } from '../http/http.ts';
import type { OriginRows } from '../origin.ts';
import { conditionsOf } from '../select.ts';
import { Engine } from '../sql/engine.ts';
import { describeFiles, held } from './files.ts';
import type { Asked, Loading } from './loading.ts';
import { ValueMistakes } from './problems.ts';
import { readingOf } from './rows.ts';

/**
 * Rows of a fetched document. Parquet and large text are read in pieces, by a database that can read this one file and is closed behind it.
 * @throws OriginError of the format, `too-many-rows`; ValueMistakes
 */
export async function readDocument(
  { path, mediaType, origin }: Pick<FetchedDocument, 'path' | 'mediaType' | 'origin'>,
  asked: Asked,
  loading: Loading,
): Promise<Omit<OriginRows, 'hash' | 'origin'>> {
  const { data, signal } = asked;
  const { size } = await stat(path);
  const files: readonly DataFile[] = [{ name: origin, path, size, stamp: path }];
  const format: FileFormat = data.format ?? formatOfDocument(mediaType, new URL(origin).pathname);
  const isLarge = (format === 'csv' || format === 'tsv') && size > loading.room.largeFile;
  if (format !== 'parquet' && !isLarge) return readTextFiles(files, format, data, signal);
  const engine = await Engine.open([path]);
  try {
    const reading = readingOf(asked, loading);
    const relation = await describeFiles(engine, files, asked, format, reading);
    if (relation.mistakes.length > 0) throw new ValueMistakes(relation.mistakes);
    return await held(engine, relation, conditionsOf(data.where, loading.parameters), asked, reading);
  } finally {
    engine.retire();
  }
}
