import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { HtmlDocument } from '../../src/compose/document.ts';

/** A document of one title; the page numbers that it shows by id. */
export function page(
  body: string,
  { title = 'Test', css = '', references = [] as readonly string[], head = '' } = {},
): HtmlDocument {
  return {
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>${title}</title><style>${css}</style></head><body>${body}</body></html>`,
    title,
    language: 'en',
    date: '2026-01-15T08:30:00+08:00',
    pageReferences: references,
  };
}

/** So many paragraphs that a print of them is still under way when the next thing happens. */
export const LONG = page('<p>The quick brown fox jumps over the lazy dog.</p>'.repeat(6_000), { title: 'Long' });

export function fontFace(family: string, weight: 400 | 700): string {
  const file = new URL(
    `../../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-${weight}-normal.woff2`,
    import.meta.url,
  );
  return `@font-face{font-family:${family};font-weight:${weight};src:url(data:font/woff2;base64,${readFileSync(file).toString('base64')})}`;
}

/** Text of a PDF, one string a page. */
export async function textByPage(bytes: Uint8Array): Promise<readonly string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const file = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const { items } = await (await file.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  }
  await task.destroy();
  return pages;
}

/** Names of the fonts in a file, without the tag of the subset. */
export function fontNames(bytes: Uint8Array): readonly string[] {
  const names = Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([^\s/>]+)/g);
  return [...new Set([...names].map((match) => match[1] as string))].sort();
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Pids of running Chromiums come late: turns of the event loop until there is one that is not `before`. */
export async function nextPid(printer: { readonly pid: number | undefined }, before?: number): Promise<number> {
  for (;;) {
    if (printer.pid !== undefined && printer.pid !== before) return printer.pid;
    await new Promise((turn) => setImmediate(turn));
  }
}

/** A server that counts who calls, down to a bare connection. */
export async function countingServer(): Promise<AsyncDisposable & { readonly origin: string; readonly calls: () => number }> {
  let calls = 0;
  const server = createServer((_, response) => response.end('x'));
  server.on('connection', () => calls++);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
