import { CsvError, parse } from 'csv-parse/sync';
import { TearsheetError } from '../shared/errors.ts';

/**
 * Reads CSV text with a header line. A byte order mark is dropped; quoted fields may hold line ends.
 * @throws TearsheetError `data.ragged`, `data.duplicate-column`, `data.no-header`, `data.syntax`
 */
export function readCsv(text: string, name: string): { columns: string[]; rows: Record<string, string>[] } {
  let records: string[][];
  try {
    records = parse(text, { bom: true, skip_empty_lines: true, trim: true });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = Number(cause['lines'] ?? 0);
    const ragged = cause.code.includes('INCONSISTENT');
    throw new TearsheetError(
      'report',
      {
        code: ragged ? 'data.ragged' : 'data.syntax',
        message: ragged
          ? `Line ${line} of ${name} has another number of fields than the first line.`
          : `${name} is not valid CSV near line ${line}.`,
        place: { file: name, line: Math.max(1, line), column: 1 },
        mend: 'Fields are parted by commas; a field that holds a comma stands in double quotes.',
      },
      { cause },
    );
  }
  const columns = records[0];
  if (!columns || columns.every((column) => column === '')) {
    throw new TearsheetError('report', {
      code: 'data.no-header',
      message: `${name} has no header line.`,
      mend: 'The first line names the columns.',
    });
  }
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined)
    throw new TearsheetError('report', {
      code: 'data.duplicate-column',
      message: `${name} has two columns named "${twice}".`,
      mend: 'Rename one.',
    });
  return {
    columns,
    rows: records.slice(1).map((record) => Object.fromEntries(columns.map((column, i) => [column, record[i] ?? '']))),
  };
}
