import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { TearsheetError } from '../shared/errors.ts';

/** Name of the ledger beside the copies. */
export const LEDGER = 'copies.ndjson';

/** One copy, as it was handed out. */
export interface LedgerEntry {
  readonly id: string;
  readonly name: string;
  readonly firm?: string;
  /** Name of the file, without its folder. */
  readonly file: string;
  /** Lowercase hex SHA-256 of the copy and of the finished file that it was made of. */
  readonly sha256: string;
  readonly master: string;
}

/**
 * Adds entries to a ledger, one line of JSON each; those that stand there already are not written again. A copy is entered before it is written,
 * so that none is handed out that nobody knows of.
 * @throws TearsheetError `copy.ledger`
 */
export async function enterCopies(path: string, entries: readonly LedgerEntry[]): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const known = new Set(text.split('\n'));
  const lines = entries.map((entry) => JSON.stringify(entry)).filter((line) => !known.has(line));
  if (lines.length === 0) return;
  // A line that was cut off by a crash is ended first.
  const start = text === '' || text.endsWith('\n') ? '' : '\n';
  try {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'a', 0o644);
    try {
      await handle.appendFile(`${start}${lines.join('\n')}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new TearsheetError(
      'print',
      {
        code: 'copy.ledger',
        message: `The ledger ${LEDGER} cannot be written, and no copy was.`,
        mend: 'Name another folder with --out.',
      },
      { cause },
    );
  }
}

/**
 * The entries of a ledger in its order; lines that are none are passed over. Undefined when there is no such file.
 */
export async function readLedger(path: string): Promise<readonly LedgerEntry[] | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text?.split('\n').flatMap((line): readonly LedgerEntry[] => {
    try {
      const entry = JSON.parse(line);
      return typeof entry?.id === 'string' && typeof entry.name === 'string' ? [entry] : [];
    } catch {
      return [];
    }
  });
}
