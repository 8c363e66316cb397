import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TearsheetError } from '../shared/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  EISDIR: 'there is a folder of that name',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'its folder cannot be made',
};

/** Like mkdir -p. Node's own, asked for a folder below /proc, tries for ever. */
async function makeFolder(folder: string): Promise<void> {
  const make = (): Promise<void> =>
    mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error;
    });
  await make().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await make();
  });
}

/**
 * Writes a file so that a crash at any moment leaves the old one or the new one: a temporary neighbour, fsync, rename, fsync of the folder.
 * @throws TearsheetError `publish.cannot-write`
 */
export async function writeAtomically(path: string, bytes: Uint8Array | string, name = basename(path)): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path).slice(0, 60)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await makeFolder(folder);
    const handle = await open(temporary, 'wx', 0o644);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    throw new TearsheetError(
      'print',
      {
        code: 'publish.cannot-write',
        message: `${name} cannot be written: ${REASONS[code] ?? `the system says ${code || 'no'}`}.`,
        mend: 'Name another place with --out, or mend the folder.',
      },
      { cause },
    );
  }
  // Without this the new name may be lost with the power, though its bytes are safe; some file systems cannot do it.
  const directory = await open(folder, 'r').catch(() => undefined);
  await directory?.sync().catch(() => {});
  await directory?.close();
}
