import type { DuckDBConnection } from '@duckdb/node-api';
import { didYouMean } from '../../shared/nearest.ts';
import { OriginError } from '../origin.ts';

/*
 * What a query may say is judged by the tree that DuckDB's own parser makes of it, before it is bound: one SELECT, from declared datasets
 * and from functions that only make rows. The lock of the database (`engine.ts`) stands behind this, should a way around be found.
 */

/** What a query asks for. */
export interface Query {
  readonly sql: string;
  /** Declared datasets that it names. */
  readonly datasets: readonly string[];
  /** Names behind `$`. */
  readonly parameters: readonly string[];
}

const ROW_MAKERS = new Set(['range', 'generate_series', 'unnest', 'json_each', 'json_tree']);
const ASKS_THE_MACHINE =
  /^(current_setting|getenv|getvariable|write_log|parse_duckdb_log_message|sleep_ms|error|current_query|nextval|currval|stats|version)$/;
const ASKS_CLOCK_OR_CHANCE =
  /^(now|today|random|setseed|uuid|uuidv4|uuidv7|gen_random_uuid|transaction_timestamp|txid_current|get_current_\w+|current_(date|time|timestamp|localtime|localtimestamp|transaction_id|query_id|connection_id)|localtime|localtimestamp)$/;
/** Functions that make a text as long as they are told, in one step that nothing can stop. */
const MAKES_LENGTH: Readonly<Record<string, number>> = { repeat: 1, lpad: 1, rpad: 1 };
const MOST_LENGTH = 10_000;
const SYSTEM_NAME = /^(sqlite|duckdb|pragma|pg)_|^information_schema$/i;

type Node = Readonly<Record<string, unknown>>;

/**
 * Reads a query with DuckDB's parser.
 * @throws OriginError `sql-syntax`, `sql-refused`, `sql-unknown-table`
 */
export async function readQuery(connection: DuckDBConnection, sql: string, declared: readonly string[]): Promise<Query> {
  const reader = await connection.runAndReadAll('SELECT json_serialize_sql($sql::VARCHAR)', { sql });
  const tree = JSON.parse(String(reader.value(0, 0))) as {
    error: boolean;
    error_type?: string;
    error_message?: string;
    position?: string;
    statements?: readonly Node[];
  };
  if (tree.error) {
    if (tree.error_type === 'parser')
      throw new OriginError('sql-syntax', `${sentence(tree.error_message ?? 'the query cannot be read')}.`, {
        key: 'sql',
        line: lineOf(sql, Number(tree.position)),
      });
    throw refused(
      'The query is no SELECT.',
      'A dataset is one SELECT over other datasets; it changes nothing. PIVOT stands in FROM, with its values listed.',
    );
  }
  const statements = tree.statements ?? [];
  if (statements.length !== 1)
    throw refused(
      statements.length === 0 ? 'The query is empty.' : `The query is ${statements.length} statements.`,
      'Write one SELECT; steps before it stand in WITH.',
    );
  const datasets = new Set<string>();
  const parameters = new Set<string>();
  const names = new Map(declared.map((name) => [name.toLowerCase(), name]));
  walk(statements[0] as Node, new Set(), {
    table: (table, schema) => {
      const name = names.get(table.toLowerCase());
      if (name === undefined || schema !== '') throw unknownTable(schema === '' ? table : `${schema}.${table}`, declared, sql);
      datasets.add(name);
    },
    parameter: (name) => {
      if (/^\d+$/.test(name))
        throw refused('The query has a parameter without a name.', 'Write $name, with the name of a parameter of the report.');
      parameters.add(name);
    },
  });
  return { sql, datasets: [...datasets], parameters: [...parameters] };
}

interface Visitor {
  table(name: string, schema: string): void;
  parameter(name: string): void;
}

function walk(value: unknown, ctes: ReadonlySet<string>, visitor: Visitor): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, ctes, visitor);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const node = value as Node;
  const own = cteNames(node);
  const known = own.length === 0 ? ctes : new Set([...ctes, ...own]);
  judge(node, known, visitor);
  for (const child of Object.values(node)) if (typeof child === 'object') walk(child, known, visitor);
}

/** Names that a WITH gives; one that hides a table of the system would let that table be read in its place. */
function cteNames(node: Node): string[] {
  const map = (node['cte_map'] as { map?: readonly { key: string }[] } | undefined)?.map ?? [];
  for (const { key } of map)
    if (SYSTEM_NAME.test(key)) throw refused(`WITH gives the name "${key}", which is DuckDB's own.`, 'Choose another name.');
  return map.map(({ key }) => key.toLowerCase());
}

function judge(node: Node, ctes: ReadonlySet<string>, visitor: Visitor): void {
  switch (node['type']) {
    case 'BASE_TABLE': {
      const schema = [node['catalog_name'], node['schema_name']].filter((part) => part !== '').join('.');
      const name = String(node['table_name']);
      checkSample(node['sample']);
      if (schema !== '' || !ctes.has(name.toLowerCase())) visitor.table(name, schema);
      return;
    }
    case 'TABLE_FUNCTION': {
      const name = String((node['function'] as Node)['function_name']).toLowerCase();
      if (!ROW_MAKERS.has(name))
        throw refused(
          `The query calls ${name}(…), which reaches outside.`,
          /^(read_|parquet_|glob)/.test(name)
            ? 'Declare the file as a dataset, and select from its name.'
            : 'A query reads declared datasets, and makes rows with range, generate_series and unnest.',
        );
      return;
    }
    case 'SHOW_REF':
      throw refused('The query shows or describes tables.', 'Write a SELECT.');
    case 'VALUE_PARAMETER':
      visitor.parameter(String(node['identifier']));
      return;
    case 'COLUMN_REF': {
      const parts = node['column_names'] as readonly string[];
      if (parts.length === 1) checkFunction(parts[0] as string, [], true);
      return;
    }
  }
  if (node['class'] === 'FUNCTION' || node['class'] === 'WINDOW')
    checkFunction(String(node['function_name']).toLowerCase(), (node['children'] as readonly Node[]) ?? []);
}

function checkFunction(name: string, children: readonly Node[], isColumn = false): void {
  if (ASKS_CLOCK_OR_CHANCE.test(name) && (!isColumn || /^(current_|local)/.test(name)))
    throw refused(
      `The query asks ${name}${isColumn ? '' : '()'}: the same report would print something else each time.`,
      'Declare a parameter of type date or period, and write $name.',
    );
  if (isColumn) return;
  if (ASKS_THE_MACHINE.test(name)) throw refused(`The query calls ${name}(…), which is no business of a report.`);
  const at = Object.hasOwn(MAKES_LENGTH, name) ? (MAKES_LENGTH[name] as number) : undefined;
  if (at !== undefined) {
    const length = (children[at]?.['value'] as Node | undefined)?.['value'];
    if (typeof length !== 'number' || length > MOST_LENGTH)
      throw refused(`The query calls ${name}(…) with a length that may be any.`, `Write a number up to ${MOST_LENGTH}.`);
  }
}

function checkSample(sample: unknown): void {
  if (typeof sample === 'object' && sample !== null && (sample as Node)['seed'] === -1)
    throw refused(
      'The query takes a sample by chance: the same report would print something else each time.',
      'Write REPEATABLE (1) behind TABLESAMPLE.',
    );
}

function unknownTable(name: string, declared: readonly string[], sql: string): OriginError {
  const isOutside = /[/\\.:]/.test(name);
  const line = lineOf(sql, sql.toLowerCase().indexOf(name.toLowerCase()));
  return isOutside
    ? refused(
        `The query reads "${name}", which is no dataset of the report.`,
        'Declare the file as a dataset, and select from its name.',
        line,
      )
    : new OriginError(
        'sql-unknown-table',
        `The query names the dataset "${name}", which is not declared.${didYouMean(name, declared)}`,
        {
          mend: declared.length > 0 ? `Datasets: ${declared.join(', ')}.` : 'Declare it under datasets.',
          key: 'sql',
          line,
        },
      );
}

function refused(message: string, mend?: string, line?: number): OriginError {
  return new OriginError('sql-refused', message, { key: 'sql', line, ...(mend ? { mend } : {}) });
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, '');
}

/** Line of an offset in bytes, from 1; undefined when there is none. */
export function lineOf(sql: string, offset: number): number | undefined {
  return offset >= 0 ? Buffer.from(sql).subarray(0, offset).toString().split('\n').length : undefined;
}
