import { readCsv } from '../../data/csv.ts';
import { OriginError } from '../../data/origin.ts';
import type { Recipient } from '../../finish/personal/line.ts';
import { readBytes } from '../../report/source.ts';
import { TearsheetError } from '../../shared/errors.ts';

/** A recipient of a list, who may have a password of their own. */
export interface ListedRecipient extends Recipient {
  readonly password?: string | undefined;
}

const COLUMNS = ['name', 'firm', 'id', 'password'] as const;
const LARGEST = 64 * 1024 * 1024;

/**
 * Recipients of a CSV file with the columns name, firm, id and password, of which only the first is needed.
 * @throws TearsheetError `copy.list`, those of readBytes
 */
export async function readRecipients(path: string): Promise<readonly ListedRecipient[]> {
  const { bytes, name: file } = await readBytes(path, LARGEST);
  const { columns, rows } = table(Buffer.from(bytes).toString('utf8'), file);
  const keys = new Map(columns.map((column) => [column.trim().toLowerCase(), column]));
  const unknown = [...keys.keys()].filter((key) => !(COLUMNS as readonly string[]).includes(key));
  if (!keys.has('name')) throw wrong(`${file} has no column "name".`, 'The first line names the columns: name,firm,id,password.');
  if (unknown.length > 0) throw wrong(`${file} has a column "${unknown[0]}".`, `Columns may be ${COLUMNS.join(', ')}.`);
  const empty = rows.findIndex((row) => (row[keys.get('name') as string] ?? '').trim() === '');
  if (empty !== -1) throw wrong(`Row ${empty + 1} of ${file} has no name.`, 'Give each recipient one.');
  if (rows.length === 0) throw wrong(`${file} names nobody.`, 'Give a line for each recipient.');
  return rows.map((row) => {
    const field = (key: (typeof COLUMNS)[number]): string | undefined => row[keys.get(key) ?? ''] || undefined;
    return { name: field('name') as string, firm: field('firm'), copyId: field('id'), password: field('password') };
  });
}

function table(text: string, file: string): ReturnType<typeof readCsv> {
  try {
    return readCsv(text, file);
  } catch (cause) {
    if (cause instanceof OriginError)
      throw wrong(cause.message, 'Write name,firm on the first line and a recipient on each other.', cause);
    throw cause;
  }
}

function wrong(message: string, mend: string, cause?: unknown): TearsheetError {
  return new TearsheetError('usage', { code: 'copy.list', message, mend }, { cause });
}
