import { CsvError, parse } from 'csv-parse/sync';
import { OriginError } from './origin.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const NAMES: Readonly<Record<string, string>> = { ',': 'a comma', ';': 'a semicolon', '\t': 'a tab', '|': 'a bar' };

export interface CsvOptions {
  /** Found from the first lines when absent. */
  readonly delimiter?: string | undefined;
}

/**
 * Reads CSV text with a header line. A byte order mark is dropped; quoted fields may hold line ends; a column without a name is "column 1".
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

export interface CsvHead {
  readonly columns: string[];
  readonly delimiter: string;
  /** The first records behind the header. */
  readonly sample: string[][];
  /** Names of columns go over several lines. */
  readonly hasLineEnds: boolean;
}

/**
 * The first records of a text, which ends in the middle of one unless it is whole.
 * @throws OriginError as `readCsv`
 */
export function readCsvHead(
  text: string,
  name: string,
  options: CsvOptions & { readonly rows: number; readonly isWhole: boolean },
): CsvHead {
  const delimiter = options.delimiter ?? findDelimiter(text);
  const records = parseCsv(text, name, delimiter, { rows: options.rows + 1, isWhole: options.isWhole });
  const hasLineEnds = records[0]?.some((column) => /[\r\n]/.test(column)) ?? false;
  return { columns: headerOf(records[0], name, delimiter), delimiter, sample: records.slice(1), hasLineEnds };
}

function parseCsv(
  text: string,
  name: string,
  delimiter: string,
  { rows, isWhole }: { readonly rows?: number; readonly isWhole: boolean } = { isWhole: true },
): string[][] {
  const records: string[][] = [];
  const keep = (record: string[]): string[] => {
    records.push(record);
    return record;
  };
  try {
    parse(text, {
      bom: true,
      skip_empty_lines: true,
      trim: true,
      delimiter,
      on_record: keep,
      ...(rows === undefined ? {} : { to: rows }),
    });
    // The last record of a text that was cut off is no whole one.
    return isWhole || records.length === rows ? records : records.slice(0, Math.max(1, records.length - 1));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    // Where it was cut off, a field may be open, or fields be missing.
    if (!isWhole && records.length > 0) return records;
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

function headerOf(record: string[] | undefined, name: string, delimiter: string): string[] {
  // Tools that write a number before each row leave the head of it empty.
  const columns = record?.map((column, i) => column.trim() || `column ${i + 1}`);
  if (!columns || record?.every((column) => column.trim() === ''))
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
