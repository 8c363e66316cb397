import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import * as z from 'zod';
import { copyOf, type PreparedMaster, prepareMaster } from '../../finish/personal/copy.ts';
import { copyIdOf } from '../../finish/personal/copy-id.ts';
import { enterCopies, LEDGER, type LedgerEntry } from '../../publish/copy-ledger.ts';
import { writeAtomically } from '../../publish/write.ts';
import { readBytes } from '../../report/source.ts';
import { TearsheetError } from '../../shared/errors.ts';
import { sha256 } from '../../shared/hash.ts';
import { readOptions } from '../options.ts';
import { MAX_PDF_BYTES } from '../pdf-file.ts';
import type { CommandContext } from '../run.ts';
import { secretFrom } from '../secret.ts';
import { type ListedRecipient, readRecipients } from './recipients.ts';
import { fileWords } from './render-jobs.ts';

const optionsSchema = z.object({
  for: z.string().optional(),
  firm: z.string().optional(),
  id: z.string().optional(),
  list: z.string().optional(),
  password: z.string().optional(),
  passwordEnv: z.string().optional(),
  out: z.string().optional(),
  json: z.boolean().default(false),
});

type StampOptions = z.output<typeof optionsSchema>;

/** Characters of a name that stand in the name of a file; systems count some 250 bytes. */
const LONGEST_NAME = 40;
/** Copies that are entered into the ledger and written at once, and what they may weigh together. */
const MOST_AT_ONCE = 64;
const BYTES_AT_ONCE = 64 * 1024 * 1024;

/** A copy that is to be made. */
interface CopyJob {
  readonly recipient: ListedRecipient;
  /** Absolute. */
  readonly file: string;
}

/**
 * `tearsheet stamp`: copies of a finished file, each with a line for its recipient, and a ledger of them beside.
 * @throws TearsheetError `usage.option`, `usage.password-env`, `copy.*`, `report.*`, `publish.cannot-write`
 */
export async function stampCommand(path: string, raw: unknown, context: CommandContext): Promise<void> {
  const options = readOptions(optionsSchema, raw);
  checkOptions(options);
  const password = options.password ?? secretFrom(options.passwordEnv, 'the copies');
  const { bytes, absolute } = await readBytes(path, MAX_PDF_BYTES);
  const prepared = prepareMaster(bytes);
  const recipients = await recipientsOf(options);
  checkIds(prepared, recipients);
  const jobs = await jobsOf(absolute, recipients, options);
  if (jobs.some(({ file }) => file === absolute))
    throw usage('The copy would be written over the file that it is made of.', 'Give --out another name.');
  const made: LedgerEntry[] = [];
  const atOnce = Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(BYTES_AT_ONCE / bytes.length)));
  for (let at = 0; at < jobs.length; at += atOnce) {
    context.signal.throwIfAborted();
    const entries = await writeCopies(prepared, jobs.slice(at, at + atOnce), password, context.signal);
    made.push(...entries);
    if (!options.json && jobs.length === 1) context.err(`${entries[0]?.id}  ${entries[0]?.name}`);
  }
  if (options.json) context.out(JSON.stringify({ ok: true, copies: made }, undefined, 2));
  else if (jobs.length === 1) context.out(shown(jobs[0]?.file as string));
  else {
    context.err(`${made.length} copies, entered in ${LEDGER}.`);
    context.out(shown(dirname(jobs[0]?.file as string)));
  }
}

function checkOptions({ for: name, list, id, firm, password, passwordEnv }: StampOptions): void {
  if ((name === undefined) === (list === undefined))
    throw usage('A copy is for one person or for those of a list.', 'Give --for "Name" or --list recipients.csv.');
  if (list !== undefined && (id !== undefined || firm !== undefined))
    throw usage('--firm and --id are of one recipient.', 'Give them as columns of the list.');
  if (password !== undefined && passwordEnv !== undefined) throw usage('The password is given twice.', 'Leave out --password.');
}

async function recipientsOf({ for: name, firm, id, list }: StampOptions): Promise<readonly ListedRecipient[]> {
  if (list !== undefined) return readRecipients(list);
  return [{ name: name as string, firm, copyId: id }];
}

/** All mistakes of a list before anything is written. @throws TearsheetError `copy.same-recipient`, `copy.bad-id` */
function checkIds(prepared: PreparedMaster, recipients: readonly ListedRecipient[]): void {
  const rows = new Map<string, number>();
  for (const [i, recipient] of recipients.entries()) {
    const copyId = copyIdOf(recipient, prepared.sha256);
    const before = rows.get(copyId);
    if (before !== undefined)
      throw new TearsheetError('usage', {
        code: 'copy.same-recipient',
        message: `Rows ${before} and ${i + 1} of the list would have the same id.`,
        mend: 'Leave out one of them, or give each an id.',
      });
    rows.set(copyId, i + 1);
  }
}

/** `note.pdf` → `note-Ada-Example.pdf`, in the folder that is asked for or beside the file. */
async function jobsOf(
  master: string,
  recipients: readonly ListedRecipient[],
  { out, list }: StampOptions,
): Promise<readonly CopyJob[]> {
  const stem = basename(master, extname(master));
  const names = fileWords(recipients.map(({ name }) => [...name].slice(0, LONGEST_NAME).join(''))).map(
    (word) => `${stem}-${word}.pdf`,
  );
  const isFile =
    out !== undefined &&
    list === undefined &&
    !/[\\/]$/.test(out) &&
    !(await stat(out).then(
      (entry) => entry.isDirectory(),
      () => false,
    ));
  const folder = resolve(out ?? (list === undefined ? dirname(master) : join(dirname(master), `${stem}-copies`)));
  return recipients.map((recipient, i) => ({ recipient, file: isFile ? folder : join(folder, names[i] as string) }));
}

async function writeCopies(
  prepared: PreparedMaster,
  jobs: readonly CopyJob[],
  password: string | undefined,
  signal: AbortSignal,
): Promise<readonly LedgerEntry[]> {
  const made: { readonly file: string; readonly bytes: Buffer; readonly entry: LedgerEntry }[] = [];
  for (const { recipient, file } of jobs) {
    const { name, firm } = recipient;
    const copy = copyOf(prepared, recipient);
    const secret = recipient.password ?? password;
    const bytes = secret === undefined ? copy.bytes : await locked(copy.bytes, secret);
    const sum = secret === undefined ? copy.sha256 : sha256(bytes);
    const entry = {
      id: copy.copyId,
      name,
      ...(firm === undefined ? {} : { firm }),
      file: basename(file),
      sha256: sum,
      master: prepared.sha256,
    };
    made.push({ file, bytes, entry });
  }
  signal.throwIfAborted();
  await enterCopies(
    join(dirname(made[0]?.file as string), LEDGER),
    made.map(({ entry }) => entry),
  );
  await Promise.all(made.map(({ file, bytes }) => writeAtomically(file, bytes)));
  return made.map(({ entry }) => entry);
}

async function locked(bytes: Buffer, password: string): Promise<Buffer> {
  return (await import('../../finish/personal/encrypted.ts')).encrypted(bytes, { password });
}

function usage(message: string, mend: string): TearsheetError {
  return new TearsheetError('usage', { code: 'usage.option', message, mend });
}

function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}
