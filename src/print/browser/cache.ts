import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Where the pinned Chromium is unpacked: one folder a version, so that another version never finds it. */
function cacheRoots(): string[] {
  return [process.env['TEARSHEET_CACHE'], join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'tearsheet'), join(tmpdir(), 'tearsheet-cache')].filter((root): root is string => root !== undefined && root !== '');
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(() => true, () => false);
}

/**
 * Path of the Chromium out of the pinned package; unpacked on first use (about two seconds), found at once later.
 * Undefined where the package is not installed or is for another system.
 */
export async function pinnedChromium(): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  let folder: string;
  try {
    // The package's entry is build/index.js; its package.json is not exported.
    folder = dirname(dirname(require.resolve('@sparticuz/chromium')));
  } catch {
    return undefined;
  }
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const name = `chromium-${version}-${process.arch}`;
  for (const root of cacheRoots()) {
    const path = join(root, name, 'chromium');
    if (await isExecutable(path)) return path;
  }
  for (const root of cacheRoots()) {
    try {
      await mkdir(root, { recursive: true });
      return await unpack(root, name);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR'].includes(code ?? '')) throw error;
    }
  }
  return undefined;
}

/** Unpacks beside the final folder and renames: a crash, or two processes at once, never leave half a browser. */
async function unpack(root: string, name: string): Promise<string> {
  const temporary = await mkdtemp(join(root, `${name}-`));
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    // It unpacks into the folder for temporary files and would take whatever stands there already.
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = temporary;
    const unpacked = chromium.executablePath();
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    await unpacked;
    const final = join(root, name);
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
