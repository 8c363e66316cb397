import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of ours for what can be made again; the first that can be written is used. */
export function cacheRoots(): string[] {
  const chosen = process.env['TEARSHEET_CACHE'];
  const user = process.getuid?.() ?? 'user';
  return [
    ...(chosen ? [chosen] : []),
    join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'tearsheet'),
    join(tmpdir(), `tearsheet-cache-${user}`),
  ];
}
