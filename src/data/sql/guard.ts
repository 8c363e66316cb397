import type { DuckDBConnection } from '@duckdb/node-api';
import { didYouMean } from '../../shared/nearest.ts';
import { OriginError } from '../origin.ts';
import { type Refusal, refusalOfCall, refusalOfName } from './functions.ts';

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
/** Names of DuckDB's own tables and of those that hold rows here; a name with a point may be a file. */
const TAKEN_NAME = /^((sqlite|duckdb|pragma|pg)_|information_schema$|rows of )|[./\\:]/i;

type Node = Readonly<Record<string, unknown>>;

/**
 * Reads a query with DuckDB's parser.
 * @throws OriginError `sql-syntax`, `sql-refused`, `sql-unknown-table`
 */
export async function readQuery(connection: DuckDBConnection, sql: string, declared: readonly string[]): Promise<Query> {
  // DuckDB ends a text there, and would run less than what stands in the report.
  if (sql.includes('\0'))
    throw new OriginError('sql-syntax', 'The query holds a null character.', {
      key: 'sql',
      line: lineOf(sql, sql.indexOf('\0')),
    });
  const reader = await connection.runAndReadAll('SELECT json_serialize_sql($sql::VARCHAR)', { sql });
  const tree = JSON.parse(String(reader.value(0, 0))) as {
    error: boolean;
    error_message?: string;
    position?: string;
    statements?: readonly Node[];
  };
  if (tree.error) {
    const said = tree.error_message ?? 'the query cannot be read';
    if (said.includes('expression depth'))
      throw new OriginError('sql-syntax', 'The query is nested too deep.', {
        key: 'sql',
        mend: 'Write steps in WITH, and long alternatives as IN (…).',
      });
    if (!said.startsWith('Only SELECT'))
      throw new OriginError('sql-syntax', `${sentence(said)}.`, {
        key: 'sql',
        line: lineOf(sql, Number(tree.position)),
        ...unquoted(sql, Number(tree.position), declared),
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
  walk(statements[0] as Node, new Set(), {
    table: (table, schema) => {
      const alike = declared.filter((name) => name.toLowerCase() === table.toLowerCase());
      if (alike.length === 0 || schema !== '') throw unknownTable(schema === '' ? table : `${schema}.${table}`, declared, sql);
      if (alike.length > 1)
        throw refused(`SQL cannot tell the datasets ${alike.map((name) => `"${name}"`).join(' and ')} apart.`, 'Rename one.');
      datasets.add(alike[0] as string);
    },
    parameter: (name) => {
      if (/^\d+$/.test(name))
        throw refused('The query has a parameter without a name.', 'Write $name, with the name of a parameter of the report.');
      parameters.add(name);
    },
  });
  return { sql, datasets: [...datasets], parameters: [...parameters] };
}

/** What mends a query that stumbles over the name of a dataset that SQL takes for something else: my-set, order. */
function unquoted(sql: string, offset: number, declared: readonly string[]): { readonly mend?: string } {
  const at = Buffer.from(sql).subarray(0, offset).toString().length;
  const name = declared.find((each) =>
    [...sql.toLowerCase().matchAll(/\b(?:from|join)\s+(?!\s)/g)].some(({ index, 0: before }) => {
      const start = index + before.length;
      return sql.startsWith(each, start) && at >= start && at < start + each.length;
    }),
  );
  return name === undefined
    ? {}
    : { mend: `A name that is a word of SQL, or holds other signs than letters and digits, stands in quotes: "${name}".` };
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
  // What stands in FROM is no call in an expression: its rows come one after another.
  const inner = node['type'] === 'TABLE_FUNCTION' ? { ...node, function: (node['function'] as Node)['children'] } : node;
  for (const child of Object.values(inner)) if (typeof child === 'object') walk(child, known, visitor);
}

/** Names that a WITH gives; one that hides a table of the system or a file would let that be read in its place. */
function cteNames(node: Node): string[] {
  const map = (node['cte_map'] as { map?: readonly { key: string }[] } | undefined)?.map ?? [];
  for (const { key } of map)
    if (TAKEN_NAME.test(key))
      throw refused(`WITH gives the name "${key}", which may mean something else.`, 'Choose another name.');
  return map.map(({ key }) => key.toLowerCase());
}

function judge(node: Node, ctes: ReadonlySet<string>, visitor: Visitor): void {
  checkSample(node['sample']);
  switch (node['type']) {
    case 'BASE_TABLE': {
      const schema = [node['catalog_name'], node['schema_name']].filter((part) => part !== '').join('.');
      const name = String(node['table_name']);
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
      if (parts.length === 1) heed(refusalOfName((parts[0] as string).toLowerCase()));
      return;
    }
  }
  if (node['class'] === 'FUNCTION' || node['class'] === 'WINDOW')
    heed(refusalOfCall(String(node['function_name']).toLowerCase(), (node['children'] as readonly Node[]) ?? []));
}

function heed(refusal: Refusal | undefined): void {
  if (refusal) throw refused(refusal.message, refusal.mend);
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
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/[.!]+$/, '');
}

/** Line of an offset in bytes, from 1; undefined when there is none. */
export function lineOf(sql: string, offset: number): number | undefined {
  return offset >= 0 ? Buffer.from(sql).subarray(0, offset).toString().split('\n').length : undefined;
}
