import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderWatch } from '../../../../src/server/preview/watch.ts';

let folder: string;
let watched: FolderWatch | undefined;
/** Bursts that nobody has asked for yet, and who asks for the next. */
let bursts: (readonly string[])[];
let waiting: ((paths: readonly string[]) => void) | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-watch-'));
  bursts = [];
});
afterEach(async () => {
  watched?.[Symbol.dispose]();
  await rm(folder, { recursive: true, force: true });
});

async function open(depth: number): Promise<void> {
  watched = await FolderWatch.open([{ path: folder, depth }], (paths) => {
    const settle = waiting;
    waiting = undefined;
    if (settle) settle(paths);
    else bursts.push(paths);
  });
}

function burst(): Promise<readonly string[]> {
  const first = bursts.shift();
  return first ? Promise.resolve(first) : new Promise((settle) => (waiting = settle));
}

/** The burst that names a file; earlier ones may tell of its folder. */
async function burstWith(path: string): Promise<readonly string[]> {
  for (;;) {
    const paths = await burst();
    if (paths.includes(path)) return paths;
  }
}

describe('FolderWatch', () => {
  it('tells one burst of writes once', async () => {
    const file = join(folder, 'report.md');
    await writeFile(file, 'a');
    await open(0);
    await writeFile(file, 'b');
    await appendFile(file, 'c');
    expect(await burst()).toEqual([file]);
    expect(bursts).toEqual([]);
  });

  it('sees a save by renaming and says nothing of what editors write beside it', async () => {
    const file = join(folder, 'report.md');
    await writeFile(file, 'a');
    await open(0);
    await writeFile(join(folder, '.report.md.swp'), 'x');
    await writeFile(join(folder, 'report.md~'), 'x');
    await writeFile(join(folder, 'report.tmp'), 'b');
    await rename(join(folder, 'report.tmp'), file);
    expect(await burst()).toEqual([file]);
  });

  it('sees below the folder, but not in output and dot folders', async () => {
    for (const name of ['data', 'output', '.git', 'node_modules']) await mkdir(join(folder, name));
    await open(1);
    for (const name of ['output', '.git', 'node_modules']) await writeFile(join(folder, name, 'x.csv'), 'x');
    await writeFile(join(folder, 'data/x.csv'), 'x');
    expect(await burst()).toEqual([join(folder, 'data/x.csv')]);
  });

  it('follows a folder that comes later', async () => {
    await open(1);
    await mkdir(join(folder, 'data'));
    await burstWith(join(folder, 'data'));
    await writeFile(join(folder, 'data/x.csv'), 'x');
    expect(await burstWith(join(folder, 'data/x.csv'))).toContain(join(folder, 'data/x.csv'));
  });

  it('leaves nothing open', async () => {
    const openWatches = (): number => process.getActiveResourcesInfo().filter((name) => name === 'FSEventWrap').length;
    const before = openWatches();
    await mkdir(join(folder, 'data'));
    await open(1);
    expect(openWatches()).toBe(before + 2);
    watched?.[Symbol.dispose]();
    // A handle that is closed in one turn is off the list in the next but one.
    for (let turn = 0; turn < 2; turn++) await new Promise((settle) => setImmediate(settle));
    expect(openWatches()).toBe(before);
  });
});
