import { OriginError, type OriginRequest, type OriginRows } from '../origin.ts';
import { DataSnapshot } from '../room.ts';
import type { Asked, Loaded, Loading } from './loading.ts';
import { readingOf, selected, typed } from './rows.ts';

/*
 * Datasets of servers. The modules that talk to them are loaded when a report names a server: most reports name none.
 */

/** Rows of a query that PostgreSQL answers. @throws OriginError `postgres-…` */
export async function postgresRows(asked: Asked, loading: Loading): Promise<Loaded> {
  const [{ readPostgres }, { readStatement }] = await Promise.all([
    import('../postgres/postgres.ts'),
    import('../postgres/statement.ts'),
  ]);
  const { postgres, query = '' } = asked.data;
  const { parameters } = loading;
  const values = readStatement(query, Object.keys(parameters)).names.map((name) => parameters[name]);
  const key = JSON.stringify(['postgres', postgres, query, values, asked.data.maxRows]);
  const read = (): Promise<OriginRows> => readPostgres(requestOf(asked, loading));
  return answered(await DataSnapshot.once(loading.snapshot?.answers, key, read), asked, loading);
}

/** Rows of a document that a server gives by HTTP. @throws OriginError `http-…`, and of the format */
export async function httpRows(asked: Asked, loading: Loading): Promise<Loaded> {
  const { fillUrl } = await import('../http/url.ts');
  const { url = '', credentials, at, format, delimiter, encoding, maxRows } = asked.data;
  const { href } = fillUrl(url, loading.parameters);
  const key = JSON.stringify([
    'http',
    href,
    credentials,
    at,
    format,
    delimiter,
    encoding,
    maxRows,
    readingOf(asked, loading).key,
  ]);
  return answered(await DataSnapshot.once(loading.snapshot?.answers, key, () => fetchRows(asked, loading)), asked, loading);
}

function answered(raw: OriginRows, asked: Asked, loading: Loading): Loaded {
  return selected(typed(raw, asked, readingOf(asked, loading)), raw.hash, asked, loading);
}

async function fetchRows(asked: Asked, loading: Loading): Promise<OriginRows> {
  const [{ fetchDocument }, { readDocument }] = await Promise.all([import('../http/http.ts'), import('./document.ts')]);
  await using document = await fetchDocument(requestOf(asked, loading), loading.room.http);
  try {
    return { ...(await readDocument(document, asked, loading)), hash: document.hash, origin: document.origin };
  } catch (error) {
    // What a server sends is wrong at its address, not in a file of the report.
    if (error instanceof OriginError && error.key === 'file')
      throw new OriginError(error.code, error.message, {
        ...(error.mend ? { mend: error.mend } : {}),
        kind: error.kind,
        key: 'url',
        cause: error,
      });
    throw error;
  }
}

function requestOf({ name, data, signal }: Asked, { spec, parameters, room }: Loading): OriginRequest {
  return { name, data, parameters, directory: spec.source.directory, workspace: room.workspace, signal };
}
