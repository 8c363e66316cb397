import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Address of the joined command line in `dist/run`, when it is there and no source has changed since it was made.
 * @param {string} root folder that holds src and dist
 * @returns {string | undefined}
 */
export function joinedCommandLine(root) {
  return isFresh(root) ? pathToFileURL(join(root, 'dist/run/run.js')).href : undefined;
}

/**
 * Whether the joined files are as new as the sources they were made from: size and time of each are in their stamp.
 * @param {string} root
 */
export function isFresh(root) {
  try {
    const stamp = JSON.parse(readFileSync(join(root, 'dist/run/stamp.json'), 'utf8'));
    return Object.entries(stamp).every(([file, [size, mtimeMs]]) => {
      const now = statSync(join(root, file));
      return now.size === size && now.mtimeMs === mtimeMs;
    });
  } catch {
    return false;
  }
}
