import { getEventListeners } from 'node:events';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { createPrinter, type Printer, type PrinterOptions } from '../../../src/print/supervisor.ts';
import { dyingBrowser } from '../../support/print-dying-browser.ts';
import { documentOf, heavyDocument, isRunning, renderersOf } from '../../support/print-documents.ts';
import { pageTexts } from '../../support/print-text.ts';

let printers: Printer[] = [];

function open(options: PrinterOptions = {}): Printer {
  const printer = createPrinter(options);
  printers.push(printer);
  return printer;
}

afterEach(async () => {
  await Promise.all(printers.map((printer) => printer[Symbol.asyncDispose]()));
  printers = [];
});

/** Profiles of this process that are still on the disk. */
function profiles(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`tearsheet-profile-${process.pid}-`));
}

async function pidOf(printer: Printer): Promise<number> {
  await printer.warm();
  return printer.pid as number;
}

describe('the queue', () => {
  it('prints many at once, each its own text', async () => {
    const printer = open({ pages: 2 });
    const printed = await Promise.all(Array.from({ length: 12 }, (_, i) => printer.print(documentOf(`Document ${i}.`))));
    expect(await Promise.all(printed.map(async ({ bytes }) => (await pageTexts(bytes))[0]))).toEqual(Array.from({ length: 12 }, (_, i) => `Document ${i}.`));
  });

  it('refuses one more than may wait', async () => {
    const printer = open({ pages: 1, queueLimit: 1 });
    const first = printer.print(documentOf('first'));
    const second = printer.print(documentOf('second'));
    await expect(printer.print(documentOf('third'))).rejects.toMatchObject({ code: 'print.queue-full', kind: 'print' });
    expect((await first).pages + (await second).pages).toBe(2);
  });

  it('drains: finishes what it took, queue and all, and takes no more', async () => {
    const printer = open({ pages: 1 });
    const prints = [printer.print(documentOf('first')), printer.print(documentOf('second'))];
    const drained = printer.drain();
    await expect(printer.print(documentOf('late'))).rejects.toMatchObject({ code: 'print.closed' });
    await drained;
    expect((await Promise.all(prints)).map(({ pages }) => pages)).toEqual([1, 1]);
  });
});

describe('a crash', () => {
  it('of the browser is retried in a fresh one', async () => {
    const printer = open();
    const pid = await pidOf(printer);
    const print = printer.print(heavyDocument(800));
    process.kill(pid, 'SIGKILL');
    expect((await print).pages).toBeGreaterThan(1);
    expect(isRunning(pid)).toBe(false);
    expect((await printer.print(documentOf('next'))).pages).toBe(1);
  });

  it('of the renderer alone is retried, and the prints beside it go on in their browser', async () => {
    const printer = open({ pages: 2 });
    const pid = await pidOf(printer);
    const [renderer] = renderersOf(pid);
    const print = printer.print(heavyDocument(800));
    const beside = printer.print(documentOf('beside'));
    process.kill(renderer as number, 'SIGKILL');
    expect((await print).pages).toBeGreaterThan(1);
    expect((await beside).pages).toBe(1);
    expect(printer.pid).toBe(pid);
    expect((await printer.print(documentOf('next'))).pages).toBe(1);
  });

  it('that comes twice is an error', async () => {
    await using browser = await dyingBrowser('Page.printToPDF');
    const printer = open({ executable: browser.path });
    await expect(printer.print(heavyDocument())).rejects.toMatchObject({ code: 'print.crashed', kind: 'print' });
  });
});

describe('a hang', () => {
  it('in the layout ends at the deadline, and the next print works', async () => {
    const printer = open({ pages: 1 });
    const pid = await pidOf(printer);
    const start = performance.now();
    await expect(printer.print(heavyDocument(), { timeoutMs: 400 })).rejects.toMatchObject({ code: 'print.timeout' });
    expect(performance.now() - start).toBeLessThan(2000);
    expect((await printer.print(documentOf('next'))).pages).toBe(1);
    expect(printer.pid).not.toBe(pid);
    expect(isRunning(pid)).toBe(false);
  });

  it('of the whole browser does so too', async () => {
    const printer = open();
    const pid = await pidOf(printer);
    process.kill(pid, 'SIGSTOP');
    await expect(printer.print(documentOf('stuck'), { timeoutMs: 300 })).rejects.toMatchObject({ code: 'print.timeout' });
    expect((await printer.print(documentOf('next'))).pages).toBe(1);
    expect(isRunning(pid)).toBe(false);
  });

  it('of one print costs the print beside it nothing but time', async () => {
    const printer = open({ pages: 2 });
    const stuck = printer.print(heavyDocument(), { timeoutMs: 500 });
    const beside = printer.print(heavyDocument(2000));
    await expect(stuck).rejects.toMatchObject({ code: 'print.timeout' });
    expect((await beside).pages).toBeGreaterThan(1);
  });
});

describe('an abort', () => {
  it('before, in the queue and during the print gives the reason of the signal', async () => {
    const printer = open({ pages: 1 });
    const reason = new DOMException('stop', 'AbortError');
    await expect(printer.print(documentOf('x'), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await printer.warm();
    const during = new AbortController();
    const queued = new AbortController();
    const prints = [printer.print(heavyDocument(), { signal: during.signal }), printer.print(documentOf('queued'), { signal: queued.signal })];
    queued.abort(reason);
    await expect(prints[1]).rejects.toBe(reason);
    during.abort(reason);
    await expect(prints[0]).rejects.toBe(reason);
  });

  it('ends the page that was busy, and keeps the browser', async () => {
    const printer = open({ pages: 1 });
    const pid = await pidOf(printer);
    const busy = renderersOf(pid);
    const controller = new AbortController();
    const print = printer.print(heavyDocument(), { signal: controller.signal });
    controller.abort();
    await expect(print).rejects.toMatchObject({ name: 'AbortError' });
    expect((await printer.print(documentOf('next'))).pages).toBe(1);
    expect(printer.pid).toBe(pid);
    expect(busy).toHaveLength(1);
    expect(renderersOf(pid)).toHaveLength(1);
  });

  it('leaves no listener on a signal that lives on', async () => {
    const printer = open({ pages: 1 });
    const { signal } = new AbortController();
    await Promise.all([printer.print(documentOf('a'), { signal }), printer.print(documentOf('b'), { signal })]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('the life of the browser', () => {
  it('ends after its share of prints, and none of them fails', async () => {
    const printer = open({ pages: 2, restartAfter: 3 });
    const pids = new Set<number>();
    const printed = await Promise.all(
      Array.from({ length: 10 }, async (_, i) => {
        const pdf = await printer.print(documentOf(`${i}`));
        pids.add(printer.pid as number);
        return pdf;
      }),
    );
    expect(printed.every(({ pages }) => pages === 1)).toBe(true);
    expect(pids.size).toBeGreaterThan(1);
    await printer[Symbol.asyncDispose]();
    expect([...pids].filter((pid) => pid !== undefined && isRunning(pid))).toEqual([]);
  });

  it('leaves neither process nor folder nor listener behind', async () => {
    const listeners = process.listenerCount('exit');
    const printer = open();
    const pid = await pidOf(printer);
    const renderers = renderersOf(pid);
    await printer.print(documentOf('x'));
    expect(profiles()).toHaveLength(1);
    await printer[Symbol.asyncDispose]();
    expect([pid, ...renderers].filter(isRunning)).toEqual([]);
    expect(profiles()).toEqual([]);
    expect(process.listenerCount('exit')).toBeLessThanOrEqual(listeners + 1);
    await expect(printer.print(documentOf('x'))).rejects.toMatchObject({ code: 'print.closed' });
    await expect(printer.warm()).rejects.toMatchObject({ code: 'print.closed' });
  });

  it('ends half-way through its start', async () => {
    const printer = open();
    const warming = printer.warm().catch((error: unknown) => error);
    const print = printer.print(documentOf('x')).catch((error: unknown) => error);
    await printer[Symbol.asyncDispose]();
    expect(await warming).toBeInstanceOf(Error);
    expect(await print).toMatchObject({ code: 'print.closed' });
    expect(profiles()).toEqual([]);
  });

  it('ends a print under way with an error when it is disposed of', async () => {
    const printer = open();
    await printer.warm();
    const print = printer.print(heavyDocument());
    await Promise.all([expect(print).rejects.toMatchObject({ code: 'print.closed' }), printer[Symbol.asyncDispose]()]);
  });

  it('says what is wrong when there is no browser, or none that starts', async () => {
    await expect(open({ executable: '/nowhere/chromium' }).print(documentOf('x'))).rejects.toMatchObject({ code: 'print.no-browser' });
    await expect(open({ executable: process.execPath }).print(documentOf('x'))).rejects.toMatchObject({ code: 'print.cannot-start' });
    await expect(open({ executable: process.execPath }).warm()).rejects.toMatchObject({ code: 'print.cannot-start' });
    expect(profiles()).toEqual([]);
  });
});
