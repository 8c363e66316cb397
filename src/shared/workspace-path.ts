import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';

/** True when `path` is `root` or lies in it. */
export function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way));
}

/**
 * Absolute path of a file that a report names, or undefined when it lies outside the workspace, also by a link.
 * A file that does not exist is judged by its path alone.
 */
export async function insideWorkspace(path: string, directory: string, root: string): Promise<string | undefined> {
  if (path.includes('\0')) return undefined;
  const absolute = resolve(directory, path);
  if (!isInside(absolute, root)) return undefined;
  const real = await realpath(absolute).catch(() => undefined);
  if (real === undefined) return absolute;
  return isInside(real, await realpath(root)) ? real : undefined;
}
