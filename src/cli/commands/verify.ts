import { MAX_PDF_BYTES } from '../../finish/evidence/read.ts';
import { readBytes } from '../../report/source.ts';
import { EXIT_CODES } from '../../shared/errors.ts';
import { Tearsheet } from '../../tearsheet.ts';
import { type Verification, verify } from '../../verify/verify.ts';
import { findWorkspace } from '../../workspace/workspace.ts';
import type { StartedRooms } from '../rooms.ts';
import type { CommandContext } from '../run.ts';

/**
 * `tearsheet verify`: whether finished files are what they were, and whether their own evidence makes them again. Exit code 4 when one does
 * not hold.
 */
export async function verifyCommand(
  paths: readonly string[],
  { json = false }: { readonly json?: boolean },
  context: CommandContext,
  rooms?: StartedRooms,
): Promise<void> {
  const workspace = await findWorkspace(process.cwd());
  await using tearsheet = new Tearsheet(rooms);
  const results: (Verification & { readonly file: string })[] = [];
  for (const path of paths) {
    const { bytes, name } = await readBytes(path, MAX_PDF_BYTES);
    const result = await verify(bytes, name, tearsheet, { workspace, signal: context.signal });
    results.push({ file: name, ...result });
    if (!json) context.out(inWords(name, result));
  }
  if (json) context.out(JSON.stringify(results.map(toJson), undefined, 2));
  if (results.some((result) => !holds(result))) process.exitCode = EXIT_CODES.findings;
}

function holds({ unchanged, evidence, reproduced }: Verification): boolean {
  return unchanged && evidence.wrong.length === 0 && reproduced.is !== 'different';
}

function toJson({ manifest, ...result }: Verification & { readonly file: string }): unknown {
  return { holds: holds({ manifest, ...result }), ...result, title: manifest.title, versions: manifest.versions };
}

function inWords(name: string, { unchanged, appended, evidence, reproduced, manifest }: Verification): string {
  const { versions } = manifest;
  const lines = [
    unchanged
      ? `unchanged   every byte is as it was finished${appended > 0 ? `; ${appended} bytes were appended since` : ''}`
      : 'CHANGED     the bytes are not those that were finished',
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
