import { extname, relative, resolve } from 'node:path';
import * as z from 'zod';
import { readIdentity } from '../../finish/sign/identity.ts';
import { signPdf } from '../../finish/sign/sign.ts';
import { writeAtomically } from '../../publish/write.ts';
import { readBytes } from '../../report/source.ts';
import { TearsheetError } from '../../shared/errors.ts';
import { systemClock } from '../../shared/run.ts';
import { findWorkspace, type Workspace } from '../../workspace/workspace.ts';
import { readOptions } from '../options.ts';
import { MAX_PDF_BYTES } from '../pdf-file.ts';
import type { CommandContext } from '../run.ts';
import { secretFrom } from '../secret.ts';

const SECONDS = 'seconds, up to five minutes';

const optionsSchema = z.object({
  key: z.string().optional(),
  cert: z.string().optional(),
  passwordEnv: z.string().optional(),
  /** Absent: as the settings say; `false`: none. */
  timestamp: z.union([z.url({ protocol: /^https?$/ }), z.literal(false)], 'an address of http or https').optional(),
  timeout: z.coerce.number(SECONDS).positive(SECONDS).max(300, SECONDS).optional(),
  visible: z.boolean().default(false),
  reason: z.string().max(200).optional(),
  location: z.string().max(200).optional(),
  out: z.string().optional(),
  json: z.boolean().default(false),
});

const MAX_KEY_BYTES = 1024 * 1024;

/**
 * `tearsheet sign`: signs a finished file or a copy. Key, certificates, the variable of the password and the authority of time stamps are those of
 * `signing` in tearsheet.yaml where the command names none.
 * @throws TearsheetError `sign.*`, `usage.option`, `usage.password-env`, `report.*`, `publish.cannot-write`
 */
export async function signCommand(path: string, raw: unknown, context: CommandContext): Promise<void> {
  const options = readOptions(optionsSchema, raw);
  const { bytes, absolute, directory } = await readBytes(path, MAX_PDF_BYTES);
  const workspace = await findWorkspace(directory);
  const { signing } = workspace.settings;
  const keyFile = options.key ?? inWorkspace(workspace, signing.key);
  if (keyFile === undefined)
    throw new TearsheetError('usage', {
      code: 'sign.no-key',
      message: 'No key is named.',
      mend: 'Give --key, a PKCS#12 or PEM file, or name it under "signing" in tearsheet.yaml.',
    });
  const certificateFile = options.cert ?? inWorkspace(workspace, options.key === undefined ? signing.certificates : undefined);
  const password = secretFrom(options.passwordEnv ?? signing.passwordEnv, 'the key');
  const identity = readIdentity({
    key: (await readBytes(keyFile, MAX_KEY_BYTES)).bytes,
    certificates: certificateFile === undefined ? undefined : (await readBytes(certificateFile, MAX_KEY_BYTES)).bytes,
    password,
  });
  const url =
    typeof options.timestamp === 'string' ? options.timestamp : options.timestamp === false ? undefined : signing.timestamp;
  const signed = await signPdf(bytes, identity, {
    now: systemClock.now(),
    reason: options.reason,
    location: options.location,
    visible: options.visible,
    timestamp: url === undefined ? undefined : { url, timeoutMs: (options.timeout ?? signing.timestampTimeout) * 1000 },
    signal: context.signal,
  });
  const file =
    options.out === undefined
      ? `${absolute.slice(0, absolute.length - extname(absolute).length)}.signed.pdf`
      : resolve(options.out);
  context.signal.throwIfAborted();
  await writeAtomically(file, signed.bytes);
  const level = url === undefined ? 'B-B' : 'B-T';
  if (options.json)
    context.out(JSON.stringify({ ok: true, file, signer: signed.signer, level, sha256: signed.sha256 }, undefined, 2));
  else {
    context.err(`signed by ${signed.signer}, PAdES ${level}`);
    context.out(shown(file));
  }
}

function inWorkspace({ root }: Workspace, path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(root, path);
}

function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}
