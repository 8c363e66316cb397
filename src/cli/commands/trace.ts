import { join } from 'node:path';
import * as z from 'zod';
import { traceCopy } from '../../finish/personal/trace.ts';
import { LEDGER, type LedgerEntry, readLedger } from '../../publish/copy-ledger.ts';
import { readBytes } from '../../report/source.ts';
import { TearsheetError } from '../../shared/errors.ts';
import { sha256 } from '../../shared/hash.ts';
import { readOptions } from '../options.ts';
import { MAX_PDF_BYTES } from '../pdf-file.ts';
import type { CommandContext } from '../run.ts';

const optionsSchema = z.object({ ledger: z.string().optional(), json: z.boolean().default(false) });

const WHERE = { dictionary: 'the line of the copy', marks: 'the marks of its pages', words: 'the words of its pages' } as const;

/**
 * `tearsheet trace`: whose copy a file is, by its own id and by the ledger beside it or the one named.
 * @throws TearsheetError `copy.no-id`, `copy.no-ledger`, `report.*`
 */
export async function traceCommand(path: string, raw: unknown, context: CommandContext): Promise<void> {
  const { ledger, json } = readOptions(optionsSchema, raw);
  const { bytes, name, directory } = await readBytes(path, MAX_PDF_BYTES);
  const entries = await readLedger(ledger ?? join(directory, LEDGER));
  if (entries === undefined && ledger !== undefined)
    throw new TearsheetError('usage', {
      code: 'copy.no-ledger',
      message: 'The ledger is not there, or cannot be read.',
      mend: `It is called ${LEDGER} and stands beside the copies.`,
    });
  const trace = await traceCopy(bytes, new Set(entries?.map(({ id }) => id)));
  if (trace === undefined)
    throw new TearsheetError('findings', {
      code: 'copy.no-id',
      message: `${name} has no id of a copy: it is the finished file itself, or was made anew without its words.`,
    });
  const entry = entries?.findLast(({ id }) => id === trace.copyId);
  const isUnchanged = entry !== undefined && entry.sha256 === sha256(bytes);
  if (json) {
    context.out(
      JSON.stringify(
        { ok: true, id: trace.copyId, foundIn: trace.foundIn, ...(entry ? { entry, isUnchanged } : {}) },
        undefined,
        2,
      ),
    );
    return;
  }
  context.out(trace.copyId);
  context.err(`found in ${WHERE[trace.foundIn]}`);
  context.err(
    entry === undefined ? (entries === undefined ? 'no ledger is named' : 'not in the ledger') : told(entry, isUnchanged),
  );
}

function told({ name, firm, file }: LedgerEntry, isUnchanged: boolean): string {
  return `${name}${firm === undefined ? '' : `, ${firm}`}; handed out as ${file}, ${isUnchanged ? 'unchanged since' : 'changed since'}`;
}
