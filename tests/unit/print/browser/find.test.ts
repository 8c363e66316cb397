import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findBrowser } from '../../../../src/print/browser/find.ts';

let folder: string;
let program: string;
const nothing = async (): Promise<undefined> => undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-find-'));
  program = join(folder, 'chromium');
  await writeFile(program, '');
  await chmod(program, 0o755);
  await writeFile(join(folder, 'text'), '');
  await chmod(join(folder, 'text'), 0o644);
});

afterAll(() => rm(folder, { recursive: true }));

describe('the browser', () => {
  it('is looked for in one order', async () => {
    const asked: string[] = [];
    const source = (name: string, path?: string) => async () => {
      asked.push(name);
      return path;
    };
    const pinned = source('pinned', '/pinned');
    const puppeteer = source('puppeteer', '/cached');
    expect(await findBrowser({ explicit: program, pinned, puppeteer, system: [program] })).toEqual({
      path: program,
      origin: 'explicit',
    });
    expect(await findBrowser({ pinned, puppeteer, system: [program] })).toEqual({ path: '/pinned', origin: 'pinned' });
    expect(await findBrowser({ pinned: source('no pinned'), puppeteer, system: [program] })).toEqual({
      path: '/cached',
      origin: 'puppeteer',
    });
    expect(asked).toEqual(['pinned', 'no pinned', 'puppeteer']);
  });

  it('of the system is the first that can be run', async () => {
    const system = [join(folder, 'missing'), join(folder, 'text'), program, '/later'];
    expect(await findBrowser({ pinned: nothing, puppeteer: nothing, system })).toEqual({ path: program, origin: 'system' });
  });

  it('named by TEARSHEET_CHROMIUM comes before what is installed', async () => {
    vi.stubEnv('TEARSHEET_CHROMIUM', program);
    try {
      expect(await findBrowser({ pinned: async () => '/pinned' })).toEqual({ path: program, origin: 'explicit' });
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('that is named but missing is not replaced by another', async () => {
    const found = findBrowser({ explicit: join(folder, 'missing'), pinned: async () => '/pinned' });
    await expect(found).rejects.toMatchObject({ code: 'print.no-browser' });
    await expect(found).rejects.not.toThrow(folder);
  });

  it('that is nowhere can be had in three ways', async () => {
    const error = await findBrowser({ pinned: nothing, puppeteer: nothing, system: [] }).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'print.no-browser', kind: 'print' });
    for (const way of ['npm install @sparticuz/chromium', "install your system's chromium", 'set TEARSHEET_CHROMIUM']) {
      expect(error.problems[0].mend).toContain(way);
    }
  });
});
