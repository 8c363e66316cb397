import { X509Certificate } from 'node:crypto';
import type { SignatureReport } from '../../finish/sign/verify.ts';
import { readBytes } from '../../report/source.ts';
import { EXIT_CODES, TearsheetError } from '../../shared/errors.ts';
import { Tearsheet } from '../../tearsheet.ts';
import { type Verification, verify } from '../../verify/verify.ts';
import { findWorkspace } from '../../workspace/workspace.ts';
import { MAX_PDF_BYTES } from '../pdf-file.ts';
import type { StartedRooms } from '../rooms.ts';
import type { CommandContext } from '../run.ts';

/**
 * `tearsheet verify`: whether finished files are what they were, and whether their own evidence makes them again. Exit code 4 when one does
 * not hold.
 */
export async function verifyCommand(
  paths: readonly string[],
  { json = false, trust }: { readonly json?: boolean; readonly trust?: string },
  context: CommandContext,
  rooms?: StartedRooms,
): Promise<void> {
  const workspace = await findWorkspace(process.cwd());
  const roots = trust === undefined ? [] : await readRoots(trust);
  await using tearsheet = new Tearsheet(rooms);
  const results: (Verification & { readonly file: string })[] = [];
  for (const path of paths) {
    const { bytes, name } = await readBytes(path, MAX_PDF_BYTES);
    const result = await verify(bytes, name, tearsheet, { workspace, roots, now: Date.now(), signal: context.signal });
    results.push({ file: name, ...result });
    if (!json) context.out(inWords(name, result));
  }
  if (json) context.out(JSON.stringify(results.map(toJson), undefined, 2));
  if (results.some((result) => !holds(result))) process.exitCode = EXIT_CODES.findings;
}

/** @throws TearsheetError `verify.no-certificates` */
async function readRoots(path: string): Promise<readonly X509Certificate[]> {
  const { bytes, name } = await readBytes(path, 1024 * 1024);
  const parts =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  try {
    if (parts.length > 0) return parts.map((part) => new X509Certificate(part));
  } catch {
    // Said below.
  }
  throw new TearsheetError('usage', {
    code: 'verify.no-certificates',
    message: `${name} holds no certificate that can be read.`,
    mend: 'Name a PEM file with the certificates of the authorities that you trust.',
  });
}

function holds({ unchanged, evidence, reproduced, signature }: Verification): boolean {
  return (
    unchanged &&
    evidence.wrong.length === 0 &&
    reproduced.is !== 'different' &&
    (signature === undefined || isAuthentic(signature))
  );
}

/** Intact, with nothing behind it. Whether its signer is trusted is asked only with --trust. */
function isAuthentic({ isIntact, coversFile }: SignatureReport): boolean {
  return isIntact && coversFile;
}

function signatureWords(signature: SignatureReport | undefined): string {
  if (signature === undefined) return 'unsigned    nobody signed it';
  const { signer, organisation, level, isTrusted, wasValid, timestamp, isIntact, appended } = signature;
  if (!isIntact) return `NOT SIGNED  the signature of ${signer} is not of these bytes`;
  if (!isAuthentic(signature)) return `SIGNED      by ${signer}, but ${appended} bytes were added behind the signature`;
  const who = `${signer}${organisation === undefined ? '' : `, ${organisation}`}`;
  const trust = isTrusted
    ? wasValid
      ? 'trusted'
      : 'of a trusted house, but not valid at the time'
    : 'not known to be trusted: name the authority with --trust';
  return `authentic   signed by ${who}${level === undefined ? '' : ` (PAdES ${level})`}${timestamp ? `, ${timestamp.time.toISOString()}` : ''}; ${trust}`;
}

function toJson({ manifest, ...result }: Verification & { readonly file: string }): unknown {
  return { holds: holds({ manifest, ...result }), ...result, title: manifest.title, versions: manifest.versions };
}

function inWords(name: string, { unchanged, appended, signature, copyId, evidence, reproduced, manifest }: Verification): string {
  const { versions } = manifest;
  const lines = [
    unchanged
      ? `unchanged   every byte is as it was finished${appended > 0 ? `; ${appended} bytes were appended since` : ''}`
      : 'CHANGED     the bytes are not those that were finished',
    signatureWords(signature),
    ...(copyId === undefined ? [] : [`copy        ${copyId}`]),
    evidence.wrong.length === 0
      ? `evidence    ${evidence.files} files inside, each as the manifest says`
      : `EVIDENCE    not as the manifest says: ${evidence.wrong.join(', ')}`,
    reproduced.is === 'same'
      ? `reproduced  printed again from its own evidence, byte for byte (Chromium ${versions.chromium}, Node ${versions.node})`
      : reproduced.is === 'different'
        ? `DIFFERENT   ${reproduced.why}`
        : `untried     it was not printed again: ${reproduced.why}`,
  ];
  return [name, ...lines.map((line) => `  ${line}`)].join('\n');
}
