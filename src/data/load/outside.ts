import type { FetchedDocument } from '../http/http.ts';
import { OriginError, type OriginRequest, type OriginRows } from '../origin.ts';
import { conditionsOf } from '../select.ts';
import type { Asked, Loaded, Loading } from './loading.ts';
import { readingOf, selected, typed } from './rows.ts';

/*
 * Datasets of servers. The modules that talk to them are loaded when a report names a server: most reports name none.
 * The reports of one batch ask one thing once.
 */

/** Rows of a query that PostgreSQL answers. @throws OriginError `postgres-…` */
export async function postgresRows(asked: Asked, loading: Loading): Promise<Loaded> {
  const [{ readPostgres }, { readStatement }] = await Promise.all([
    import('../postgres/postgres.ts'),
    import('../postgres/statement.ts'),
  ]);
  const { postgres, query = '', maxRows } = asked.data;
  const { parameters, snapshot } = loading;
  const values = readStatement(query, Object.keys(parameters)).names.map((name) => parameters[name]);
  const key = JSON.stringify([postgres, query, values, maxRows]);
  const ask = (): Promise<OriginRows> => readPostgres(requestOf(asked, loading));
  const raw = await (snapshot ? snapshot.answers.get(key, asked.signal, ask) : ask());
  const reading = readingOf(asked, loading);
  return selected(typed(raw, asked, reading), JSON.stringify(['postgres', key, raw.hash, reading.key]), asked, loading);
}

/** Rows of a document that a server gives by HTTP. @throws OriginError `http-…`, and of the format */
export async function httpRows(asked: Asked, loading: Loading): Promise<Loaded> {
  const [{ fetchDocument }, { fillUrl }] = await Promise.all([import('../http/http.ts'), import('../http/url.ts')]);
  const { url = '', credentials, format } = asked.data;
  const { parameters, snapshot, room } = loading;
  const fetch = (): Promise<FetchedDocument> => fetchDocument(requestOf(asked, loading), room.http);
  if (snapshot) {
    const key = JSON.stringify([fillUrl(url, parameters).href, credentials, format]);
    return documentRows(await snapshot.document(key, asked.signal, fetch), asked, loading);
  }
  await using document = await fetch();
  return await documentRows(document, asked, loading);
}

async function documentRows(document: FetchedDocument, asked: Asked, loading: Loading): Promise<Loaded> {
  const { documentFile, readDocument } = await import('./document.ts');
  const { data, signal } = asked;
  const { hash, origin } = document;
  const whole = await documentFile(document, asked, loading);
  const reading = readingOf(asked, loading);
  const kept = whole.isInPieces ? [conditionsOf(data.where, loading.parameters), data.sort, data.limit, data.maxRows] : [];
  const how = [whole.format, data.at, data.delimiter, data.encoding, reading.key, ...kept];
  const key = JSON.stringify(['http', hash, origin, how]);
  const read = await loading.room.rows.get(key, signal, async () => {
    try {
      return typed({ ...(await readDocument(whole, asked, loading)), hash, origin }, asked, reading);
    } catch (error) {
      throw atAddress(error);
    }
  });
  return selected(read, key, asked, loading);
}

/** What a server sends is wrong at its address, not in a file of the report. */
function atAddress(error: unknown): unknown {
  if (!(error instanceof OriginError) || error.key !== 'file') return error;
  return new OriginError(error.code, error.message, {
    ...(error.mend ? { mend: error.mend } : {}),
    kind: error.kind,
    key: 'url',
    cause: error,
  });
}

function requestOf({ name, data, signal }: Asked, { spec, parameters, room }: Loading): OriginRequest {
  return { name, data, parameters, directory: spec.source.directory, workspace: room.workspace, signal };
}
