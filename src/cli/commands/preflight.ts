import { relative, resolve } from 'node:path';
import * as z from 'zod';
import { type CheckedFile, countsOf } from '../../check/output/checked.ts';
import { preflightPdf } from '../../finish/preflight/read.ts';
import { readBytes } from '../../report/source.ts';
import { type ErrorKind, toTearsheetError } from '../../shared/errors.ts';
import { sortFindings } from '../../shared/finding.ts';
import { findWorkspace } from '../../workspace/workspace.ts';
import { exitCodeOf } from '../exit.ts';
import { readOptions } from '../options.ts';
import { MAX_PDF_BYTES } from '../pdf-file.ts';
import type { CommandContext } from '../run.ts';
import { toText } from './check-text.ts';
import { expandGlobs } from './render-jobs.ts';

const optionsSchema = z.object({
  format: z.enum(['text', 'json']),
  mailLimit: z.coerce.number('megabytes').positive('megabytes').optional(),
  strict: z.boolean().default(false),
});

/**
 * `tearsheet preflight`: what is wrong with the pages of PDFs, whatever program made them. Every file is tried; the exit code is that of the worst.
 * @throws TearsheetError `usage.option`, `usage.no-match`
 */
export async function preflightCommand(patterns: readonly string[], raw: unknown, context: CommandContext): Promise<void> {
  const { format, mailLimit, strict } = readOptions(optionsSchema, raw);
  const tried: Tried[] = [];
  for (const path of await expandGlobs(patterns)) tried.push(await tryFile(path, mailLimit, context.signal));
  const files = tried.map(({ checked }) => checked);
  const colour = process.stdout.isTTY === true && !process.env['NO_COLOR'];
  context.out(format === 'json' ? (await import('../../check/output/json.ts')).toJson(files) : toText(files, colour));
  const isWrong = ({ checked }: Tried): boolean => {
    const { error, warning } = countsOf(checked.findings);
    return error > 0 || (strict && warning > 0);
  };
  process.exitCode = exitCodeOf(tried.flatMap((each) => each.failed ?? (isWrong(each) ? ['findings'] : [])));
}

/** A file that was tried, and with which kind of failure it ended. */
interface Tried {
  readonly checked: CheckedFile;
  readonly failed: ErrorKind | undefined;
}

async function tryFile(path: string, mailLimit: number | undefined, signal: AbortSignal): Promise<Tried> {
  signal.throwIfAborted();
  let file = shown(path);
  try {
    const { bytes, name, directory } = await readBytes(path, MAX_PDF_BYTES);
    file = name;
    const { settings } = await findWorkspace(directory);
    const asked = mailLimit === undefined ? settings.preflight : { ...settings.preflight, mailMegabytes: mailLimit };
    const findings = sortFindings(await preflightPdf(bytes, name, asked));
    return { checked: { file, text: '', findings, problems: [] }, failed: undefined };
  } catch (thrown) {
    signal.throwIfAborted();
    const { kind, problems } = toTearsheetError(thrown);
    if (kind === 'internal') throw thrown;
    return { checked: { file, text: '', findings: [], problems }, failed: kind };
  }
}

function shown(path: string): string {
  const near = relative(process.cwd(), resolve(path));
  return near.startsWith('..') ? path : near;
}
