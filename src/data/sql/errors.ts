import { didYouMean } from '../../shared/nearest.ts';
import { OriginError } from '../origin.ts';

/** What is known about a query that failed. */
export interface Failed {
  /** Names of columns that the query can use. */
  readonly columns: readonly string[];
  /** Paths that may stand in a message, with the names that the report knows them by. */
  readonly files: readonly { readonly path: string; readonly name: string }[];
}

const UNKNOWN_COLUMN =
  /(?:Referenced \w+|does not have a column named|column|Column) "([^"]+)"(?: in \w+ list)?(?: (?:was )?not found|$|\n)/;

/**
 * An error of DuckDB, told as what to mend; nothing of the machine is in it. Anything else comes back as it is.
 * Codes: `sql`, `sql-memory`, `sql-refused`, `type-clash`, `unknown-column`.
 */
export function sqlError(error: unknown, { columns, files }: Failed): unknown {
  if (error instanceof OriginError || !(error instanceof Error)) return error;
  const message = error.message.replace(/^Failed to extract statements: /, '');
  const told = (code: string, text: string, mend?: string): OriginError =>
    new OriginError(code, text, { key: 'sql', line: faultLine(message), cause: error, ...(mend ? { mend } : {}) });

  const column = UNKNOWN_COLUMN.exec(message)?.[1];
  if (/^Binder Error/.test(message) && column !== undefined)
    return told(
      'unknown-column',
      `The query names "${column}", which is not there.${didYouMean(column, columns)}`,
      columns.length > 0 ? `Columns: ${[...new Set(columns)].join(', ')}.` : undefined,
    );
  const [, clash, one, other] = /failed to cast column "([^"]+)" from type (.+?) to (.+?):/.exec(message) ?? [];
  if (clash !== undefined)
    return told(
      'type-clash',
      `The column "${clash}" is ${one} in one file and ${other} in another.`,
      'Write them with one schema.',
    );
  if (/^Out of Memory/.test(message) || /max_temp_directory_size/.test(message))
    return told(
      'sql-memory',
      'The query needs more memory and disk than it may have.',
      'Join on keys, keep fewer rows before joining or sorting, and aggregate early.',
    );
  if (/^Permission Error/.test(message))
    return told(
      'sql-refused',
      'The query reaches for something outside its datasets.',
      'Declare the file as a dataset, and select from its name.',
    );
  const said = /^(?:[A-Z][\w-]* |of )+Error: ([^\n]*)/.exec(message)?.[1];
  if (said === undefined) return error;
  const hint = message.split('\n').find((line) => line.startsWith('Did you mean'));
  const clean = files.reduce((text, { path, name }) => text.replaceAll(path, name), said).replace(/[.!:\s]+$/, '');
  return told('sql', `The query fails: ${clean}.`, hint);
}

/** Line that a message of DuckDB points at, from 1. */
function faultLine(message: string): number | undefined {
  const line = /^LINE (\d+):/m.exec(message)?.[1];
  return line === undefined ? undefined : Number(line);
}
