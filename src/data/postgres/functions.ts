import { OriginError } from '../origin.ts';

/*
 * Which functions a query may call. A read-only transaction keeps tables as they are, but not the server's files, its other sessions and
 * what its large objects hold: a role that may do more than read is asked for none of that. Functions of the user's own are the user's.
 */

/** Of the functions whose names begin with `pg_`, those that only compute or wait. */
const PLAIN = /^pg_(?:typeof|size_pretty|size_bytes|column_size|backend_pid|sleep)$/;
const REACHES_OUTSIDE = /^(?:pg_\w+|lo_\w+|lo(?:read|write)|dblink\w*|postgres_fdw_\w+|set_config|inet_(?:client|server)_\w+)$/;
/** What stands in the text is SQL that nobody has read. */
const RUNS_TEXT = /^(?:(?:query|cursor|table|schema|database)_to_xml\w*|ts_stat|ts_rewrite|crosstab\w*|connectby|xpath_table)$/;

/**
 * Judges the call of a function by its name as the server knows it.
 * @param line of the query, from 1
 * @throws OriginError `postgres-refused`
 */
export function judgeCall(name: string, line: number): void {
  if (RUNS_TEXT.test(name)) throw refused(`The query calls ${name}(…), which runs a text as SQL.`, line);
  if (REACHES_OUTSIDE.test(name) && !PLAIN.test(name))
    throw refused(`The query calls ${name}(…), which reaches outside its tables or acts on the server.`, line);
}

/** A name that is written in escapes, before a bracket. */
export function refusedEscapes(line: number): OriginError {
  return refused('The query calls a function whose name is written in escapes (U&"…").', line);
}

function refused(message: string, line: number): OriginError {
  return new OriginError('postgres-refused', message, {
    key: 'query',
    line,
    mend: 'A dataset reads tables and views: select from them, or let who runs the server make a view of it.',
  });
}
