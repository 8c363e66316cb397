import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { didYouMean } from '../../shared/nearest.ts';
import { readDay } from '../dates.ts';
import { OriginError } from '../origin.ts';
import type { Parameters, ParameterValue } from '../parameters.ts';
import { loadDuckDb } from './engine.ts';
import { lineOf, type Query } from './guard.ts';

/** A parameter's value with the name that queries give it: `month.start` and `fund-code` are `$month_start` and `$fund_code`. */
export interface Binding {
  readonly name: string;
  readonly value: ParameterValue;
  /** A day, bound as DATE. */
  readonly isDay: boolean;
}

export function queryName(parameter: string): string {
  return parameter.replace(/\W/g, '_');
}

/**
 * The values of the parameters that a query names. `isDay` says which parameters are dates by their declaration.
 * @throws OriginError `unknown-parameter`
 */
export function bindingsOf(query: Query, parameters: Parameters, isDay: (parameter: string) => boolean): readonly Binding[] {
  const byName = new Map(Object.keys(parameters).map((name) => [queryName(name).toLowerCase(), name]));
  return query.parameters.map((asked) => {
    const name = byName.get(asked.toLowerCase());
    if (name === undefined) {
      const known = [...byName.values()].map(queryName);
      throw new OriginError(
        'unknown-parameter',
        `The query names the parameter $${asked}, which is not declared.${didYouMean(asked, known)}`,
        {
          key: 'sql',
          line: lineOf(query.sql, query.sql.toLowerCase().indexOf(`$${asked.toLowerCase()}`)),
          mend: known.length > 0 ? `Parameters: ${known.map((each) => `$${each}`).join(', ')}.` : 'Declare it under parameters.',
        },
      );
    }
    const value = parameters[name] as ParameterValue;
    return { name: asked, value, isDay: isDay(name) && typeof value === 'string' && readDay(value) !== undefined };
  });
}

/** Makes the one statement of a query ready, with its values bound. */
export async function prepare(
  connection: DuckDBConnection,
  sql: string,
  bindings: readonly Binding[],
): Promise<DuckDBPreparedStatement> {
  const { DATE, DuckDBDateValue, StatementType } = await loadDuckDb();
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw new OriginError('sql-refused', 'The query is no single statement.', { key: 'sql' });
  const prepared = await statements.prepare(0);
  if (prepared.statementType !== StatementType.SELECT)
    throw new OriginError('sql-refused', 'The query is no SELECT.', { key: 'sql' });
  const days = bindings.filter(({ isDay }) => isDay);
  prepared.bind(
    Object.fromEntries(
      bindings.map(({ name, value, isDay }) => [
        name,
        isDay ? new DuckDBDateValue(Date.parse(readDay(String(value)) as string) / 86_400_000) : value,
      ]),
    ),
    Object.fromEntries(days.map(({ name }) => [name, DATE])),
  );
  return prepared;
}
