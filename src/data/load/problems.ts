import type { ReportSpec } from '../../report/spec.ts';
import { type Problem, TearsheetError } from '../../shared/errors.ts';
import { codeFrame } from '../../shared/frame.ts';
import type { Place } from '../../shared/place.ts';
import type { Mistake } from '../columns.ts';
import { OriginError } from '../origin.ts';
import { Unfit } from '../values.ts';

/** Values that do not fit their columns: the first of each column. */
export class ValueMistakes extends Error {
  readonly mistakes: readonly Mistake[];
  constructor(mistakes: readonly Mistake[]) {
    super('Values do not fit their columns.');
    this.mistakes = mistakes;
  }
}

/** Stands for a dataset that was not loaded because one it needs was not; what is wrong with that one is told there. */
export class NeedsAnother extends Error {}

/** How a dataset is called in messages, and the path of its declaration. */
export interface Declared {
  readonly title: string;
  readonly path: readonly string[];
}

/** The kind of failure that several make together: what the author can mend comes before what may pass by itself. */
export function worstKind(errors: readonly unknown[]): 'report' | 'usage' | 'unavailable' {
  const kinds = errors.map((error) => (error instanceof OriginError ? error.kind : 'report'));
  return kinds.includes('report') ? 'report' : kinds.includes('usage') ? 'usage' : 'unavailable';
}

/**
 * What went wrong with a dataset, each with its place in the report; undefined for what nobody foresaw.
 * Codes: `data.` and that of the origin.
 */
export function problemsOf(error: unknown, { title, path }: Declared, spec: ReportSpec): readonly Problem[] | undefined {
  if (error instanceof NeedsAnother) return [];
  if (error instanceof TearsheetError) return error.problems;
  const at = (key: string | undefined, rest: readonly string[] = []): readonly string[] =>
    path[0] === 'facts' || key === undefined ? path : [...path, key, ...rest];
  const make = (code: string, message: string, place: Place, mend: string | undefined): Problem => ({
    code: `data.${code}`,
    message: `${title}: ${message}`,
    place,
    frame: codeFrame(spec.source.text, place),
    ...(mend ? { mend } : {}),
  });
  if (error instanceof OriginError) {
    const key = error.key === 'sql' && path[0] === 'facts' ? 'sql' : error.key;
    const place =
      error.line === undefined ? spec.locate(at(key)) : lineOfText(spec, key === undefined ? path : [...path, key], error.line);
    return [make(error.code, error.message, place, error.mend)];
  }
  if (error instanceof ValueMistakes)
    return error.mistakes.map((mistake) => {
      const place = spec.locate(at('columns', [mistake.column]));
      return make(mistake.code, describe(mistake), place, mistake.mend);
    });
  if (error instanceof Unfit)
    return [make(error.code, `the format "${error.expected}" cannot be read.`, spec.locate(at('columns')), error.mend)];
  return undefined;
}

function describe({ column, row, value, expected, more, code }: Mistake): string {
  const text = (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value))
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  const others = more > 0 ? ` So ${more === 1 ? 'does one row' : `do ${more.toLocaleString('en')} rows`} more.` : '';
  if (code === 'missing-value')
    return row > 0
      ? `row ${row} has no value in column "${column}", which must have one.${others.replace('So', 'Nor')}`
      : `the column "${column}" has ${more + 1} rows without a value, and must have one.`;
  if (row === 0) return `the column "${column}" is ${shown}; ${expected} is expected.`;
  return `row ${row} has "${shown}" in column "${column}"; ${expected} is expected.${others}`;
}

/** A line of a text that stands in the report: of a block scalar (`|`) the lines after its mark, else those from its beginning. */
function lineOfText(spec: ReportSpec, path: readonly string[], line: number): Place {
  const start = spec.locate(path);
  if (spec.source.format === 'json') return start;
  const lines = spec.source.text.split(/\r?\n/);
  const isBlock = /^[|>]/.test((lines[start.line - 1] ?? '').slice(start.column - 1));
  const at = start.line + line - (isBlock ? 0 : 1);
  const text = lines[at - 1];
  if (text === undefined || (line === 1 && !isBlock)) return start;
  const column = text.length - text.trimStart().length + 1;
  return {
    file: start.file,
    line: at,
    column,
    endLine: at,
    endColumn: text.trimEnd().length + 1,
    ...(start.path ? { path: start.path } : {}),
  };
}
