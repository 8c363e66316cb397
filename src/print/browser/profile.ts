import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'tearsheet-profile-';
const STALE_MS = 24 * 60 * 60 * 1000;

/** A private folder for one browser, named after the process that owns it. */
export function createProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
}

export async function removeProfile(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => {});
}

/**
 * Removes the folder also when the program exits without having closed its browser; call the result when it was closed.
 * To be called after the start, so that puppeteer's own listener has killed the browser by then.
 */
export function removeProfileAtExit(folder: string): () => void {
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  process.once('exit', remove);
  return () => process.off('exit', remove);
}

/**
 * Removes the folders of processes that were killed before they could.
 * Only old ones: a process id that is unknown here may be alive in another container.
 */
export async function removeStaleProfiles(now = Date.now()): Promise<void> {
  for (const entry of await readdir(tmpdir()).catch(() => [])) {
    const owner = /^tearsheet-profile-(\d+)-/.exec(entry)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    const folder = join(tmpdir(), entry);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > STALE_MS) await removeProfile(folder);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
