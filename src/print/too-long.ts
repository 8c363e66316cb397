import type { Exhibit, Report, Table } from '../resolve/report.ts';
import { TearsheetError } from '../shared/errors.ts';
import { codeFrame } from '../shared/frame.ts';

/** A print that ran out of time, told at the line of the report's longest table; any other failure as it is. */
export function atLongestTable(failure: unknown, report: Report): unknown {
  if (!(failure instanceof TearsheetError) || failure.code !== 'print.timeout') return failure;
  const longest = longestTable(report);
  if (!longest) return failure;
  const { exhibit, table } = longest;
  const { id, number, place } = exhibit;
  const count = (value: number): string => value.toLocaleString('en');
  return new TearsheetError(
    failure.kind,
    failure.problems.map((problem) => ({
      ...problem,
      message: `${problem.message} The longest exhibit is ${number} ("${id}"), a table of ${count(table.rows.length)} rows and ${count(table.columns.length)} columns.`,
      mend: `Keep fewer rows by where, limit or SQL, or ${problem.mend?.replace(/^[A-Z]/, (letter) => letter.toLowerCase())}`,
      place,
      frame: codeFrame(report.text, place),
    })),
    { cause: failure },
  );
}

function longestTable({ exhibits }: Report): { readonly exhibit: Exhibit; readonly table: Table } | undefined {
  const tables = exhibits.flatMap((exhibit) =>
    exhibit.content.kind === 'table' ? [{ exhibit, table: exhibit.content.table }] : [],
  );
  const cells = ({ rows, columns }: Table): number => rows.length * columns.length;
  return tables.sort((a, b) => cells(b.table) - cells(a.table))[0];
}
