import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isExecutable } from './executable.ts';

const require = createRequire(import.meta.url);

/** A folder half unpacked and this old belongs to a process that died. */
const STALE_MS = 60 * 60 * 1000;

/** Errors of a folder that cannot be written: the next one is tried. */
const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'ENOENT', 'EEXIST', 'EDQUOT']);

/** The package that brings Chromium along, replaceable in tests. */
export interface PinnedPackage {
  readonly version: string;
  /** Unpacks `chromium` and what it needs into the folder. */
  unpack(into: string): Promise<void>;
}

/**
 * Path of the Chromium out of the pinned package; unpacked on first use (about two seconds), found at once later.
 * Undefined where the package is not installed or is for another system. One folder a version, so that another version never finds it.
 */
export async function pinnedChromium(
  pinned?: PinnedPackage,
  roots: readonly string[] = cacheRoots(),
): Promise<string | undefined> {
  const source = pinned ?? (await installedPackage());
  if (!source) return undefined;
  const name = `chromium-${source.version}-${process.arch}`;
  for (const root of roots) {
    const path = join(root, name, 'chromium');
    if ((await isExecutable(path)) && (await isOurs(join(root, name)))) return path;
  }
  for (const root of roots) {
    try {
      await mkdir(root, { recursive: true, mode: 0o700 });
      if (await isOurs(root)) return await unpack(source, root, name);
    } catch (error) {
      if (!UNWRITABLE.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
  return undefined;
}

/** The user's cache first; where it cannot be written, the folder for temporary files. */
/** Folders of ours for what can be made again, the first that can be written first. */
export function cacheRoots(): string[] {
  const chosen = process.env['TEARSHEET_CACHE'];
  const user = process.getuid?.() ?? 'user';
  return [
    ...(chosen ? [chosen] : []),
    join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'tearsheet'),
    join(tmpdir(), `tearsheet-cache-${user}`),
  ];
}

/** The package holds a program for Linux on x64 only. */
async function installedPackage(): Promise<PinnedPackage | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  let folder: string;
  try {
    // Its entry is build/index.js; its package.json is not exported.
    folder = dirname(dirname(require.resolve('@sparticuz/chromium')));
  } catch {
    return undefined;
  }
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { version, unpack: unpackInstalled };
}

async function unpackInstalled(into: string): Promise<void> {
  const { default: chromium } = await import('@sparticuz/chromium');
  // It unpacks into the folder for temporary files, which it reads before its first await, and would take whatever stands there already.
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = into;
  const unpacked = chromium.executablePath();
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  await unpacked;
}

/** Unpacks beside the final folder, makes it last, and renames: a crash, or two processes at once, never leave half a browser. */
async function unpack(source: PinnedPackage, root: string, name: string): Promise<string> {
  await removeStale(root, name);
  const final = join(root, name);
  const temporary = await mkdtemp(`${final}-`);
  try {
    await source.unpack(temporary);
    const program = await open(join(temporary, 'chromium'), 'r');
    await program.sync().finally(() => program.close());
    await rename(temporary, final).catch(async (error: NodeJS.ErrnoException) => {
      if (!(await isExecutable(join(final, 'chromium')))) throw error;
      await rm(temporary, { recursive: true, force: true });
    });
    return join(final, 'chromium');
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** Removes what processes that died while unpacking left behind. */
async function removeStale(root: string, name: string): Promise<void> {
  for (const entry of await readdir(root)) {
    if (!entry.startsWith(`${name}-`)) continue;
    const folder = join(root, entry);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > STALE_MS) await rm(folder, { recursive: true, force: true });
  }
}

/** A program out of a folder that another user made must not be run: the folder for temporary files is everyone's. */
async function isOurs(folder: string): Promise<boolean> {
  const user = process.getuid?.();
  if (user === undefined) return true;
  const { uid } = await stat(folder);
  return uid === user || uid === 0;
}
