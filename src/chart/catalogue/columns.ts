import type { Cell, Row } from '../../data/row.ts';
import { TearsheetError } from '../../shared/errors.ts';
import { didYouMean } from '../../shared/nearest.ts';
import type { ChartProblem } from '../figure.ts';
import { DATE_FORMS } from '../rows.ts';
import { isYear, timeOf } from './parts/time.ts';
import type { CatalogueChart, ColumnNeed } from './types.ts';

type Options = Readonly<Record<string, unknown>>;

/** Names of the columns that a need stands for: an option holds one name, or a list of them. */
function columnsOf({ option }: ColumnNeed, options: unknown): readonly string[] {
  const value = (options as Options)[option];
  return (Array.isArray(value) ? value : [value]).filter((name): name is string => typeof name === 'string');
}

/**
 * Checks that the rows have the columns that a chart needs, of the right kind. An optional column that the author did not name
 * may be absent; rows of none are no fault.
 * @param written the options as the author wrote them, without defaults
 * @throws TearsheetError `chart.unknown-column`, `chart.column-type`, all at once
 */
export function checkColumns(
  chart: CatalogueChart,
  options: unknown,
  written: Options,
  rows: readonly Row[],
  more: Readonly<Record<string, readonly Row[]>>,
): void {
  const problems: ChartProblem[] = [];
  const missing = new Set<string>();
  for (const need of chart.columns) {
    const source = need.of === undefined ? rows : more[need.of];
    if (source === undefined || source.length === 0) {
      if (source === undefined && need.optional !== true) missing.add(need.of as string);
      continue;
    }
    let known: ReadonlySet<string> | undefined;
    for (const column of columnsOf(need, options)) {
      if (has(source, column)) {
        const wrong = firstOfOtherKind(source, column, need.kind);
        if (wrong !== undefined) problems.push(wrongKind(need, column, wrong));
        continue;
      }
      if (need.optional === true && !(need.option in written)) continue;
      known ??= new Set(source.flatMap((row) => Object.keys(row)));
      problems.push(unknownColumn(chart, need, column, known, need.option in written));
    }
  }
  problems.push(...[...missing].map((role) => missingRole(chart, role)));
  if (problems.length > 0) throw new TearsheetError('report', problems);
}

/** Whether there is anything to draw: rows, and a value in some column of numbers that the chart cannot do without. */
export function hasValues(chart: CatalogueChart, options: unknown, rows: readonly Row[]): boolean {
  if (rows.length === 0) return false;
  const needed = chart.columns.filter(({ kind, of, optional }) => kind === 'number' && of === undefined && optional !== true);
  const columns = needed.flatMap((need) => columnsOf(need, options));
  return columns.length === 0 || rows.some((row) => columns.some((column) => Number.isFinite(row[column])));
}

/** A column counts when a row has it, mostly the first. */
function has(rows: readonly Row[], column: string): boolean {
  return rows.some((row) => Object.hasOwn(row, column));
}

function firstOfOtherKind(rows: readonly Row[], column: string, kind: ColumnNeed['kind']): [number, Cell] | undefined {
  if (kind === 'any') return undefined;
  for (let at = 0; at < rows.length; at++) {
    const value = rows[at]?.[column];
    if (value === null || value === undefined) continue;
    if (kind === 'number' ? typeof value !== 'number' : kind === 'date' ? !isDate(value) : typeof value === 'object')
      return [at, value];
  }
  return undefined;
}

/** A number is no date unless it is a year: 20260331 and 46112 are days to none but their writer. */
function isDate(value: Cell): boolean {
  return timeOf(value) !== null && (typeof value !== 'number' || isYear(value));
}

const KINDS = { number: 'a number', date: 'a date', text: 'a word', any: 'a value' } as const;
const EXAMPLES = {
  number: 'Write numbers without quotes, units and separators; leave a gap empty.',
  date: DATE_FORMS,
  text: 'Write words or numbers.',
  any: '',
} as const;

function wrongKind({ kind, option, of }: ColumnNeed, column: string, [at, value]: [number, Cell]): ChartProblem {
  const shown = JSON.stringify(value);
  return {
    code: 'chart.column-type',
    message: `Column "${column}"${ofRole(of)} must hold ${KINDS[kind]} in each row; row ${at + 1} has ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}.`,
    mend: EXAMPLES[kind],
    path: [option],
  };
}

function unknownColumn(
  { name }: CatalogueChart,
  { option, kind, of }: ColumnNeed,
  column: string,
  known: ReadonlySet<string>,
  named: boolean,
): ChartProblem {
  const listed = [...known].slice(0, 20).join(', ');
  return {
    code: 'chart.unknown-column',
    message: `The chart ${name} needs the column "${column}"${ofRole(of)}, which no row has.${didYouMean(column, known)}`,
    mend: `${named ? 'Use' : `Name the column with ${KINDS[kind]} under "${option}":`} one of ${listed || 'none'}.`,
    path: [option],
  };
}

function missingRole({ name }: CatalogueChart, role: string): ChartProblem {
  return {
    code: 'chart.unknown-column',
    message: `The chart ${name} needs a further dataset "${role}".`,
    mend: `Name it beside the chart: with: { ${role}: <dataset> }.`,
    path: [],
  };
}

function ofRole(role: string | undefined): string {
  return role === undefined ? '' : ` of "${role}"`;
}
