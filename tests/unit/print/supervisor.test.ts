import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { createPrinter, type Printer, type PrinterOptions } from '../../../src/print/supervisor.ts';
import { documentOf, heavyDocument, isRunning, renderersOf } from '../../support/print-documents.ts';
import { dyingBrowser } from '../../support/print-dying-browser.ts';

let printers: Printer[] = [];

async function open(options: PrinterOptions = {}): Promise<{ readonly printer: Printer; readonly pid: number }> {
  const printer = createPrinter(options);
  printers.push(printer);
  await printer.warm();
  return { printer, pid: printer.pid as number };
}

afterEach(async () => {
  await Promise.all(printers.map((printer) => printer[Symbol.asyncDispose]()));
  printers = [];
});

describe.runIf(process.platform === 'linux')('a crash', () => {
  it('of one renderer is retried, and the print beside it goes on in its browser', async () => {
    const { printer, pid } = await open({ pages: 2 });
    const [renderer] = renderersOf(pid);
    const print = printer.print(heavyDocument(800));
    const beside = printer.print(documentOf('beside'));
    process.kill(renderer as number, 'SIGKILL');
    expect((await print).pages).toBeGreaterThan(1);
    expect((await beside).pages).toBe(1);
    expect(printer.pid).toBe(pid);
    expect((await printer.print(documentOf('next'))).pages).toBe(1);
  });

  it.each(['Page.setDocumentContent', 'Page.printToPDF'])('at each %s is given up after the second', async (command) => {
    await using browser = await dyingBrowser(command);
    const { printer } = await open({ executable: browser.path });
    await expect(printer.print(documentOf('text'))).rejects.toMatchObject({ code: 'print.crashed', kind: 'print' });
  });
});

describe.runIf(process.platform === 'linux')('a document that keeps the layout busy', () => {
  it('ends at its deadline, and the next print works', async () => {
    const { printer, pid } = await open({ pages: 1 });
    await expect(printer.print(heavyDocument(), { timeoutMs: 300 })).rejects.toMatchObject({ code: 'print.timeout' });
    expect((await printer.print(documentOf('next'))).pages).toBe(1);
    expect(printer.pid).not.toBe(pid);
    expect(isRunning(pid)).toBe(false);
  });

  it('costs the print beside it nothing but time', async () => {
    const { printer } = await open({ pages: 2 });
    const beside = printer.print(heavyDocument(1500));
    await expect(printer.print(heavyDocument(), { timeoutMs: 300 })).rejects.toMatchObject({ code: 'print.timeout' });
    expect((await beside).pages).toBeGreaterThan(1);
  });

  it('ends with its page, not with its browser, when the caller gives up', async () => {
    const { printer, pid } = await open({ pages: 1 });
    const controller = new AbortController();
    const print = printer.print(heavyDocument(), { signal: controller.signal });
    controller.abort();
    await expect(print).rejects.toMatchObject({ name: 'AbortError' });
    expect((await printer.print(documentOf('next'))).pages).toBe(1);
    expect(printer.pid).toBe(pid);
    expect(renderersOf(pid)).toHaveLength(1);
  });
});

it('leaves no listener on a signal that lives on', async () => {
  const { printer } = await open({ pages: 1 });
  const { signal } = new AbortController();
  await Promise.all([printer.print(documentOf('a'), { signal }), printer.print(documentOf('b'), { signal })]);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('keeps its browser from print to print', async () => {
  const { printer, pid } = await open({ pages: 2 });
  for (let round = 0; round < 15; round++) {
    await Promise.all([printer.print(documentOf(`a${round}`)), printer.print(documentOf(`b${round}`))]);
  }
  expect(printer.pid).toBe(pid);
});
