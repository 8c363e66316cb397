import { createHash } from 'node:crypto';
import { type BigIntStats, createReadStream } from 'node:fs';
import { glob, stat } from 'node:fs/promises';
import { basename, dirname, matchesGlob, resolve } from 'node:path';
import { didYouMean } from '../../shared/nearest.ts';
import { insideWorkspace, isInside } from '../../shared/workspace-path.ts';
import { OriginError } from '../origin.ts';

const MAX_FILES = 1000;

/** A file that a dataset reads, as it was when it was looked at. */
export interface DataFile {
  /** As the report names it, or as a pattern found it; fit to be printed. */
  readonly name: string;
  /** Absolute, links followed. */
  readonly path: string;
  readonly size: number;
  /** Changes when the file does. */
  readonly stamp: string;
}

/**
 * The files that a dataset names: a path, several, or patterns, relative to the folder of the report. Those of a pattern come in order of their names.
 * @throws OriginError `outside-workspace`, `missing-file`, `not-a-file`, `empty-file`, `too-many-files`
 */
export async function findFiles(
  named: string | readonly string[],
  directory: string,
  root: string,
): Promise<readonly DataFile[]> {
  const files: DataFile[] = [];
  for (const name of [named].flat()) {
    const exact = await lookAt(name, directory, root);
    if (exact) files.push(exact);
    else if (/[*?{[]/.test(name)) files.push(...(await matching(name, directory, root)));
    else throw await missing(name, directory, root);
    if (files.length > MAX_FILES)
      throw new OriginError('too-many-files', `${name} stands for more than ${MAX_FILES} files.`, {
        mend: 'Join them first.',
        key: 'file',
      });
  }
  return files;
}

async function lookAt(name: string, directory: string, root: string): Promise<DataFile | undefined> {
  const path = await insideWorkspace(name, directory, root);
  if (path === undefined)
    throw new OriginError('outside-workspace', `${name} lies outside the workspace.`, {
      mend: 'Keep data beside the report.',
      key: 'file',
    });
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  if (!found) return undefined;
  if (!found.isFile())
    throw new OriginError('not-a-file', `${name} is ${found.isDirectory() ? 'a folder' : 'no plain file'}.`, {
      mend: found.isDirectory() ? `Name the files: ${name.replace(/[\\/]+$/, '')}/*.csv.` : 'Name a file.',
      key: 'file',
    });
  if (found.size === 0n) throw new OriginError('empty-file', `${name} is empty.`, { key: 'file' });
  return { name, path, size: Number(found.size), stamp: stampOf(path, found) };
}

function stampOf(path: string, { size, mtimeNs, ino }: BigIntStats): string {
  return `${path} ${size} ${mtimeNs} ${ino}`;
}

/** A file of ours as it is now. */
export async function ownFile(name: string, path: string): Promise<DataFile> {
  const found = await stat(path, { bigint: true });
  return { name, path, size: Number(found.size), stamp: stampOf(path, found) };
}

/**
 * Files that are read in pieces, more than once, must stay what they were when they were found.
 * @throws OriginError `file-changed`
 */
export async function requireUnchanged(files: readonly DataFile[]): Promise<void> {
  await Promise.all(
    files.map(async ({ name, path, stamp }) => {
      const found = await stat(path, { bigint: true }).catch(() => undefined);
      if (!found || stampOf(path, found) !== stamp)
        throw new OriginError('file-changed', `${name} changed while it was read.`, {
          kind: 'unavailable',
          key: 'file',
          mend: 'Run again when it is written.',
        });
    }),
  );
}

async function matching(pattern: string, directory: string, root: string): Promise<DataFile[]> {
  // A pattern is walked only where its fixed beginning lies inside, and what follows does not climb.
  const fixed = pattern.replace(/[*?{[].*$/s, '');
  const rest = pattern.slice(fixed.length);
  const climbs = /(^|[\\/{,])\.\.($|[\\/},])/.test(rest) || rest.split(/[\\/]/).some((segment) => matchesGlob('..', segment));
  if (pattern.includes('\0') || climbs || !isInside(resolve(directory, fixed), root))
    throw new OriginError('outside-workspace', `${pattern} lies outside the workspace.`, {
      mend: 'Keep data beside the report.',
      key: 'file',
    });
  const names: string[] = [];
  for await (const name of glob(pattern, { cwd: directory })) {
    names.push(name.replaceAll('\\', '/'));
    if (names.length > MAX_FILES) break;
  }
  const files = await Promise.all(
    names.sort().map(async (name) => ({
      name,
      isFile: await stat(resolve(directory, name)).then(
        (s) => s.isFile(),
        () => false,
      ),
    })),
  );
  const found = await Promise.all(files.filter(({ isFile }) => isFile).map(({ name }) => lookAt(name, directory, root)));
  if (found.length === 0)
    throw new OriginError('missing-file', `No file matches ${pattern}.`, {
      mend: 'The pattern is relative to the report.',
      key: 'file',
    });
  return found.filter((file) => file !== undefined);
}

async function missing(name: string, directory: string, root: string): Promise<OriginError> {
  const folder = dirname(resolve(directory, name));
  const beside: string[] = [];
  if (isInside(folder, root)) for await (const entry of glob('*', { cwd: folder })) if (beside.push(entry) >= MAX_FILES) break;
  return new OriginError('missing-file', `${name} is not there.${didYouMean(basename(name), beside)}`, {
    mend: 'The path is relative to the report.',
    key: 'file',
  });
}

/** SHA-256 of a file's bytes, read in pieces. */
export async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20, signal })) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}
