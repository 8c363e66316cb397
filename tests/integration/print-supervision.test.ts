import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPrinter } from '../../src/print/supervisor.ts';
import { isAlive, LONG, nextPid, page, textByPage } from '../support/printing.ts';

const SHORT = page('<p>Short</p>');

async function profiles(): Promise<readonly string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith(`tearsheet-profile-${process.pid}-`));
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

const children = (): ReadonlySet<number> => new Set(childrenOf(process.pid));

/** True when a renderer among the processes of a browser has worked for a while: it lays out the document. */
function hasPage(pid: number): boolean {
  return childrenOf(pid).some((child) => isBusyRenderer(child) || hasPage(child));
}

function isBusyRenderer(pid: number): boolean {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) return false;
    const [, ticks] = /\) \S(?: \S+){10} (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return Number(ticks) > 15;
  } catch {
    return false;
  }
}

describe('a crash', () => {
  it('under a print is tried once more in a fresh browser', async () => {
    await using printer = createPrinter();
    await printer.warm();
    const before = await nextPid(printer);
    const printing = printer.print(LONG);
    process.kill(before, 'SIGKILL');
    expect((await printing).pages).toBeGreaterThan(100);
    expect(isAlive(before)).toBe(false);
    expect(await textByPage((await printer.print(SHORT)).bytes)).toEqual(['Short']);
  });

  it('between prints is not noticed by the next one', async () => {
    await using printer = createPrinter();
    await printer.print(SHORT);
    process.kill(await nextPid(printer), 'SIGKILL');
    expect((await printer.print(SHORT)).pages).toBe(1);
  });
});

it.runIf(process.platform === 'linux')('two crashes under one print are given up, and the next print is right', async () => {
  await using printer = createPrinter({ pages: 1 });
  const others = children();
  const killed = new Set<number>();
  let over = false;
  const printing = expect(printer.print(LONG))
    .rejects.toMatchObject({ code: 'print.crashed' })
    .finally(() => {
      over = true;
    });
  while (!over) {
    for (const pid of children()) {
      if (others.has(pid) || killed.has(pid)) continue;
      // Before it has pages its end is a failed start.
      if (!hasPage(pid)) continue;
      killed.add(pid);
      process.kill(pid, 'SIGKILL');
    }
    await new Promise((turn) => setImmediate(turn));
  }
  await printing;
  expect(killed.size).toBe(2);
  expect((await printer.print(SHORT)).pages).toBe(1);
});

describe('a hang', () => {
  it('ends within the patience of its print, is not repeated, and the next print is right', async () => {
    await using printer = createPrinter();
    await printer.print(SHORT);
    const before = await nextPid(printer);
    process.kill(before, 'SIGSTOP');
    await expect(printer.print(SHORT, { timeoutMs: 300 })).rejects.toMatchObject({ code: 'print.timeout' });
    expect((await printer.print(SHORT)).pages).toBe(1);
    expect(printer.pid).not.toBe(before);
  });

  it('costs its neighbours nothing but time', async () => {
    await using printer = createPrinter();
    await printer.warm();
    const neighbour = printer.print(SHORT, { timeoutMs: 20_000 });
    const hanging = expect(printer.print(SHORT, { timeoutMs: 300 })).rejects.toMatchObject({ code: 'print.timeout' });
    process.kill(await nextPid(printer), 'SIGSTOP');
    await hanging;
    expect((await neighbour).pages).toBe(1);
  });
});

describe('a caller', () => {
  it('who gives up is told his own reason, and the browser serves the others', async () => {
    await using printer = createPrinter({ pages: 1 });
    await printer.print(SHORT);
    const pid = printer.pid;
    const reason = new Error('enough');
    const caller = new AbortController();
    const printing = printer.print(LONG, { signal: caller.signal });
    caller.abort(reason);
    await expect(printing).rejects.toBe(reason);
    expect((await printer.print(SHORT)).pages).toBe(1);
    expect(printer.pid).toBe(pid);
  });

  it('who gives up in the queue or before costs no slot', async () => {
    await using printer = createPrinter({ pages: 1 });
    const reason = new Error('enough');
    const caller = new AbortController();
    const first = printer.print(SHORT);
    const waiting = printer.print(SHORT, { signal: caller.signal });
    caller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(printer.print(SHORT, { signal: caller.signal })).rejects.toBe(reason);
    await first;
    expect((await printer.print(SHORT)).pages).toBe(1);
  });

  it('too many are refused at once', async () => {
    await using printer = createPrinter({ pages: 1, queueLimit: 1 });
    const accepted = [printer.print(SHORT), printer.print(SHORT)];
    await expect(printer.print(SHORT)).rejects.toMatchObject({ code: 'print.queue-full' });
    expect((await Promise.all(accepted)).map(({ pages }) => pages)).toEqual([1, 1]);
  });
});

describe('the browser', () => {
  it('makes room for a fresh one after so many prints, and no print under way suffers', async () => {
    await using printer = createPrinter({ restartAfter: 5 });
    const pids = new Set<number | undefined>();
    const prints = Array.from({ length: 16 }, async () => {
      const { pages } = await printer.print(SHORT);
      pids.add(printer.pid);
      return pages;
    });
    expect(await Promise.all(prints)).toEqual(Array(16).fill(1));
    pids.delete(undefined);
    expect(pids.size).toBeGreaterThanOrEqual(3);
  });

  it('prints two documents at a time, each its own', async () => {
    await using printer = createPrinter({ pages: 2 });
    const names = Array.from({ length: 12 }, (_, i) => `Document ${i}`);
    const printed = await Promise.all(names.map((name) => printer.print(page(`<p>${name}</p>`, { title: name }))));
    expect(await Promise.all(printed.map(async ({ bytes }) => (await textByPage(bytes))[0]))).toEqual(names);
  });

  it('is warmed at any moment', async () => {
    await using printer = createPrinter({ pages: 1 });
    const [, printed] = await Promise.all([printer.warm(), printer.print(SHORT), printer.warm()]);
    expect(printed.pages).toBe(1);
    await printer.warm();
    expect((await printer.print(SHORT)).pages).toBe(1);
  });

  it('that cannot be started is an error each time, and leaves no folder', async () => {
    await using printer = createPrinter({ executable: '/bin/false' });
    const before = await profiles();
    for (const _ of [1, 2]) await expect(printer.print(SHORT)).rejects.toMatchObject({ code: 'print.cannot-start' });
    await expect(printer.warm()).rejects.toMatchObject({ code: 'print.cannot-start' });
    expect(await profiles()).toEqual(before);
  });

  it('that is not there leaves no folder', async () => {
    await using printer = createPrinter({ executable: '/nowhere/chromium' });
    const before = await profiles();
    await expect(printer.print(SHORT)).rejects.toMatchObject({ code: 'print.no-browser' });
    expect(await profiles()).toEqual(before);
  });
});

describe('the end', () => {
  it('leaves neither process nor folder', async () => {
    const before = await profiles();
    const printer = createPrinter();
    await printer.print(SHORT);
    const pid = await nextPid(printer);
    expect((await profiles()).length).toBe(before.length + 1);
    await printer[Symbol.asyncDispose]();
    expect(isAlive(pid)).toBe(false);
    expect(await profiles()).toEqual(before);
    await expect(printer.print(SHORT)).rejects.toMatchObject({ code: 'print.closed' });
    await expect(printer.warm()).rejects.toMatchObject({ code: 'print.closed' });
  });

  it('is told to who prints, waits or warms', async () => {
    const before = await profiles();
    const printer = createPrinter({ pages: 1 });
    await printer.print(SHORT);
    const pid = await nextPid(printer);
    const prints = [printer.print(LONG), printer.print(SHORT)].map((print) =>
      expect(print).rejects.toMatchObject({ code: 'print.closed' }),
    );
    await printer[Symbol.asyncDispose]();
    await Promise.all(prints);
    expect(isAlive(pid)).toBe(false);
    expect(await profiles()).toEqual(before);
  });

  it('comes also while the browser starts', async () => {
    const before = await profiles();
    const printer = createPrinter();
    const warming = expect(printer.warm()).rejects.toMatchObject({ code: 'print.closed' });
    const printing = expect(printer.print(SHORT)).rejects.toMatchObject({ code: 'print.closed' });
    await printer[Symbol.asyncDispose]();
    await Promise.all([warming, printing]);
    expect(printer.pid === undefined || !isAlive(printer.pid)).toBe(true);
    expect(await profiles()).toEqual(before);
  });

  it('waits, when it is drained, for all that were accepted', async () => {
    await using printer = createPrinter({ pages: 1 });
    const accepted = [printer.print(SHORT), printer.print(SHORT), printer.print(SHORT)];
    const drained = printer.drain();
    await expect(printer.print(SHORT)).rejects.toMatchObject({ code: 'print.closed' });
    await drained;
    expect((await Promise.all(accepted)).map(({ pages }) => pages)).toEqual([1, 1, 1]);
  });

  it('of the program is the end of its browser', async () => {
    const source = `
      import { createPrinter } from ${JSON.stringify(new URL('../../src/print/supervisor.ts', import.meta.url).href)};
      const printer = createPrinter();
      await printer.print(${JSON.stringify(SHORT)});
      console.log(printer.pid);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', source], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(child.stdout, 'data');
    const pid = Number(String(line));
    expect(isAlive(pid)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    for (let tries = 0; isAlive(pid) && tries < 100; tries++) await new Promise((later) => setTimeout(later, 50));
    expect(isAlive(pid)).toBe(false);
    // Nobody was left to remove the folder; a later start does so after a day.
    for (const name of await readdir(tmpdir())) {
      if (name.startsWith(`tearsheet-profile-${child.pid}-`)) await rm(join(tmpdir(), name), { recursive: true, force: true });
    }
  });
});
