import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { HtmlDocument } from '../../src/compose/document.ts';

const require = createRequire(import.meta.url);

/** A small document around a body; no page is referred to unless said. */
export function documentOf(
  body: string,
  {
    css = '',
    title = 'A note',
    pageReferences = [],
    date = '2026-01-15T08:30:00+08:00',
  }: { readonly css?: string; readonly title?: string; readonly pageReferences?: readonly string[]; readonly date?: string } = {},
): HtmlDocument {
  return {
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>@page{size:A4;margin:20mm}${css}</style></head><body>${body}</body></html>`,
    title,
    language: 'en',
    date,
    pageReferences,
  };
}

/** Rows that keep the layout of a print busy for many seconds. */
export function heavyDocument(rows = 8000): HtmlDocument {
  return documentOf(`<table>${`<tr>${'<td>1234</td>'.repeat(18)}</tr>`.repeat(rows)}</table>`, { title: 'Heavy' });
}

/** A face of an installed font package as a rule with a data: URI. */
export function fontFace(family: string, file: string): string {
  const [name] = /^@fontsource\/[^/]+/.exec(file) ?? [];
  const folder = require.resolve(`${name}/package.json`).replace(/package\.json$/, '');
  return `@font-face{font-family:"${family}";src:url(data:font/woff2;base64,${readFileSync(folder + file.slice((name?.length ?? 0) + 1)).toString('base64')})}`;
}

/** Names of the fonts in a PDF, without subset tags, sorted. */
export function fontNames(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString('latin1');
  return [...new Set([...text.matchAll(/\/FontName \/(?:[A-Z]{6}\+)?([^\s/]+)/g)].map(([, name]) => name as string))].sort();
}

/** Process ids of the renderers of a browser. Linux only. */
export function renderersOf(browser: number): readonly number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 1 << 24 })
    .split('\n')
    .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row));
  const parents = new Map(rows.flatMap((row) => (row ? [[Number(row[1]), Number(row[2])] as const] : [])));
  const isOfBrowser = (pid: number): boolean => pid === browser || (parents.has(pid) && isOfBrowser(parents.get(pid) as number));
  return rows.flatMap((row) => (row?.[3]?.includes('--type=renderer') && isOfBrowser(Number(row[1])) ? [Number(row[1])] : []));
}

/** True while a process of this id runs; a zombie does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
