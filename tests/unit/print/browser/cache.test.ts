import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PinnedPackage, pinnedChromium } from '../../../../src/print/browser/cache.ts';

let root: string;
const name = `chromium-1.2.3-${process.arch}`;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cache-test-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

function packageOf(content: string, version = '1.2.3'): PinnedPackage & { readonly unpacked: () => number } {
  let unpacked = 0;
  return {
    version,
    unpacked: () => unpacked,
    async unpack(into) {
      unpacked++;
      await writeFile(join(into, 'chromium'), content, { mode: 0o700 });
    },
  };
}

describe('the cache of the pinned Chromium', () => {
  it('unpacks once and finds it later', async () => {
    const pinned = packageOf('browser');
    const path = await pinnedChromium(pinned, [root]);
    expect(path).toBe(join(root, name, 'chromium'));
    expect(await pinnedChromium(pinned, [root])).toBe(path);
    expect(pinned.unpacked()).toBe(1);
    expect(await readdir(root)).toEqual([name]);
  });

  it('keeps versions apart', async () => {
    const old = await pinnedChromium(packageOf('old'), [root]);
    const fresh = await pinnedChromium(packageOf('fresh', '1.2.4'), [root]);
    expect(await readFile(old as string, 'utf8')).toBe('old');
    expect(await readFile(fresh as string, 'utf8')).toBe('fresh');
  });

  it('holds one whole browser when many unpack at once', async () => {
    const paths = await Promise.all(Array.from({ length: 8 }, () => pinnedChromium(packageOf('browser'), [root])));
    expect(new Set(paths)).toEqual(new Set([join(root, name, 'chromium')]));
    expect(await readdir(root)).toEqual([name]);
  });

  it('shows no half browser when unpacking fails, and leaves nothing', async () => {
    const failing: PinnedPackage = {
      version: '1.2.3',
      async unpack(into) {
        await writeFile(join(into, 'chromium'), 'ha');
        throw new Error('torn');
      },
    };
    await expect(pinnedChromium(failing, [root])).rejects.toThrow('torn');
    expect(await readdir(root)).toEqual([]);
  });

  it('removes what a process that died left, and only that', async () => {
    const stale = join(root, `${name}-dead`);
    const recent = join(root, `${name}-busy`);
    await Promise.all([mkdir(stale), mkdir(recent)]);
    await utimes(stale, new Date(0), new Date(0));
    await pinnedChromium(packageOf('browser'), [root]);
    expect((await readdir(root)).sort()).toEqual([name, `${name}-busy`]);
  });

  it('goes to the next folder when one cannot be written', async () => {
    const file = join(root, 'file');
    await writeFile(file, '');
    const next = join(root, 'next');
    expect(await pinnedChromium(packageOf('browser'), [join(file, 'cache'), next])).toBe(join(next, name, 'chromium'));
    expect(await pinnedChromium(packageOf('browser'), [file])).toBeUndefined();
  });
});
