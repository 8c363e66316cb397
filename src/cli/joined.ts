import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Address of the joined command line in `dist/run`, when it is there and no source has changed since it was made.
 * @param root folder that holds src and dist
 */
export function joinedCommandLine(root: string): string | undefined {
  try {
    const stamp = JSON.parse(readFileSync(join(root, 'dist/run/stamp.json'), 'utf8')) as Record<string, [size: number, mtimeMs: number]>;
    for (const [file, [size, mtimeMs]] of Object.entries(stamp)) {
      const now = statSync(join(root, file));
      if (now.size !== size || now.mtimeMs !== mtimeMs) return undefined;
    }
    return pathToFileURL(join(root, 'dist/run/run.js')).href;
  } catch {
    return undefined;
  }
}
