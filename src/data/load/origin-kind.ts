import type { DatasetKind } from '../dataset.ts';
import { type DatasetData, OriginError } from '../origin.ts';

const ORIGINS = { rows: 'inline', file: 'file', sql: 'sql', postgres: 'postgres', url: 'http' } as const;
type OriginKey = keyof typeof ORIGINS;

/** Keys that mean something for some origins only. */
const BELONGS: Readonly<Partial<Record<keyof DatasetData, readonly OriginKey[]>>> = {
  query: ['postgres'],
  credentials: ['url'],
  at: ['file', 'url'],
  format: ['file', 'url'],
  delimiter: ['file', 'url'],
};

const NAMES: Readonly<Record<OriginKey, string>> = {
  rows: 'rows of the report',
  file: 'a file',
  sql: 'SQL over datasets',
  postgres: 'PostgreSQL',
  url: 'HTTP',
};

/**
 * Where the rows of a dataset come from: exactly one origin, and no key that means nothing for it.
 * @throws OriginError `no-origin`, `idle-key`
 */
export function kindOf(data: DatasetData): DatasetKind {
  const given = (Object.keys(ORIGINS) as OriginKey[]).filter((key) => data[key] !== undefined);
  const [origin] = given;
  if (given.length !== 1 || origin === undefined)
    throw new OriginError(
      'no-origin',
      given.length === 0
        ? 'It has no origin: exactly one of rows, file, sql, postgres and url is needed.'
        : `It has ${given.length} origins: exactly one of ${given.join(' and ')} can stand.`,
      {
        mend:
          given.length === 0 ? 'Say where its rows come from: file: data/prices.csv.' : `Leave out ${given.slice(1).join(', ')}.`,
      },
    );
  if (origin === 'postgres' && data.query === undefined)
    throw new OriginError('no-origin', 'It names a connection and no query.', { mend: 'Add query: SELECT ….', key: 'postgres' });
  for (const [key, origins] of Object.entries(BELONGS))
    if (data[key as keyof DatasetData] !== undefined && !origins.includes(origin))
      throw new OriginError('idle-key', `"${key}" means nothing for ${NAMES[origin]}.`, { mend: `Leave ${key} out.`, key });
  return ORIGINS[origin];
}
