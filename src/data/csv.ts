import { CsvError, parse } from 'csv-parse/sync';
import { OriginError } from './origin.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const NAMES: Readonly<Record<string, string>> = { ',': 'a comma', ';': 'a semicolon', '\t': 'a tab', '|': 'a bar' };

export interface CsvOptions {
  /** Found from the first lines when absent. */
  readonly delimiter?: string | undefined;
}

/**
 * Reads CSV text with a header line. A byte order mark is dropped; quoted fields may hold line ends.
 * @throws OriginError `ragged`, `duplicate-column`, `no-header`, `syntax`, `wrong-delimiter`
 */
export function readCsv(
  text: string,
  name: string,
  options: CsvOptions = {},
): { columns: string[]; rows: Record<string, string>[] } {
  const delimiter = options.delimiter ?? findDelimiter(text);
  const records = parseCsv(text, name, delimiter);
  const columns = headerOf(records[0], name, delimiter);
  return {
    columns,
    rows: records.slice(1).map((record) => Object.fromEntries(columns.map((column, i) => [column, record[i] ?? '']))),
  };
}

/**
 * The first records of a text that may be cut off in a field.
 * @throws OriginError as `readCsv`, without `ragged`
 */
export function readCsvHead(
  text: string,
  name: string,
  options: CsvOptions & { readonly rows: number },
): { columns: string[]; delimiter: string; sample: string[][] } {
  const delimiter = options.delimiter ?? findDelimiter(text);
  const records = parseCsv(text.slice(0, text.lastIndexOf('\n') + 1) || text, name, delimiter, options.rows + 1);
  return { columns: headerOf(records[0], name, delimiter), delimiter, sample: records.slice(1) };
}

function parseCsv(text: string, name: string, delimiter: string, to?: number): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, trim: true, delimiter, ...(to === undefined ? {} : { to }) });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = Number(cause['lines'] ?? 0);
    const ragged = cause.code.includes('INCONSISTENT');
    throw new OriginError(
      ragged ? 'ragged' : 'syntax',
      ragged
        ? `Line ${line} of ${name} has another number of fields than the first line.`
        : `${name} is not valid CSV near line ${line}.`,
      { mend: `Fields are parted by ${nameOf(delimiter)}; a field that holds one stands in double quotes.`, key: 'file', cause },
    );
  }
}

function headerOf(columns: string[] | undefined, name: string, delimiter: string): string[] {
  if (!columns || columns.every((column) => column === ''))
    throw new OriginError('no-header', `${name} has no header line.`, { mend: 'The first line names the columns.', key: 'file' });
  checkNames(columns, name);
  const other = columns.length === 1 ? DELIMITERS.find((mark) => mark !== delimiter && columns[0]?.includes(mark)) : undefined;
  if (other !== undefined)
    throw new OriginError(
      'wrong-delimiter',
      `${name} is one column when it is read with ${nameOf(delimiter)}, but its head holds ${nameOf(other)}.`,
      {
        mend: `Say delimiter: "${other === '\t' ? '\\t' : other}", or leave it out.`,
        key: 'delimiter',
      },
    );
  return columns;
}

/** @throws OriginError `duplicate-column` */
export function checkNames(columns: readonly string[], name: string): void {
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined)
    throw new OriginError('duplicate-column', `${name} has two columns named "${twice}".`, { mend: 'Rename one.', key: 'file' });
}

export function nameOf(delimiter: string): string {
  return NAMES[delimiter] ?? `"${delimiter}"`;
}

/** The mark that parts the first line into most fields, as long as the next lines have as many; a comma when none does. */
function findDelimiter(text: string): string {
  const lines = outsideQuotes(text, 5);
  const counts = DELIMITERS.map((mark) => lines.map((line) => line.split(mark).length - 1));
  const even = DELIMITERS.filter((_, i) => (counts[i]?.[0] ?? 0) > 0 && counts[i]?.every((count) => count === counts[i]?.[0]));
  const first = (mark: (typeof DELIMITERS)[number]): number => counts[DELIMITERS.indexOf(mark)]?.[0] ?? 0;
  const candidates = even.length > 0 ? even : DELIMITERS.filter((mark) => first(mark) > 0);
  return (
    candidates.reduce<string>((best, mark) => (best === '' || first(mark) > first(best as typeof mark) ? mark : best), '') || ','
  );
}

/** The first lines that hold something, without what stands in quotation marks. */
function outsideQuotes(text: string, count: number): string[] {
  return text
    .slice(0, 16_384)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, count);
}
