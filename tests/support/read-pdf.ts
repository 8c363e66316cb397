import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PDFDocumentProxy } from 'pdfjs-dist';

const STANDARD_FONTS = fileURLToPath(new URL('../../node_modules/pdfjs-dist/standard_fonts/', import.meta.url));

/** A run of text on a page; points, from the bottom left. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface PdfPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly PlacedText[];
  /** In the order of the file. */
  readonly text: string;
}

export interface Tag {
  readonly role: string;
  readonly alt: string | undefined;
  readonly page: number;
}

export interface OutlineItem {
  readonly title: string;
  readonly depth: number;
  readonly page: number;
}

export interface PdfLink {
  readonly page: number;
  readonly url: string | undefined;
  readonly destination: string | undefined;
}

/** A PDF as a reader's program sees it. */
export interface ReadPdf {
  readonly pages: readonly PdfPage[];
  readonly outline: readonly OutlineItem[];
  readonly tags: readonly Tag[];
  readonly links: readonly PdfLink[];
  /** Page of each named destination. */
  readonly destinations: ReadonlyMap<string, number>;
  readonly marked: boolean;
  readonly title: string | undefined;
  readonly language: string | undefined;
}

/** Opens a PDF with pdf.js. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    standardFontDataUrl: STANDARD_FONTS,
  });
  const file = await task.promise;
  try {
    const pages: PdfPage[] = [];
    const tags: Tag[] = [];
    const links: PdfLink[] = [];
    let language: string | undefined;
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      const content = await page.getTextContent();
      language ??= content.lang ?? undefined;
      const runs = content.items
        .flatMap((item): PlacedText[] =>
          'str' in item && item.str !== ''
            ? [
                {
                  text: item.str,
                  x: Number(item.transform[4]),
                  y: Number(item.transform[5]),
                  width: item.width,
                  size: item.height,
                },
              ]
            : [],
        )
        // The word in the margin of a draft is no part of the note.
        .filter(({ x, size }) => x > 30 || size < 20);
      const text = content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      pages.push({ number, width: right - left, height: top - bottom, runs, text });
      collectTags(await page.getStructTree(), number, tags);
      for (const annotation of await page.getAnnotations()) {
        if (annotation.subtype === 'Link')
          links.push({
            page: number,
            url: annotation.url,
            destination: typeof annotation.dest === 'string' ? annotation.dest : undefined,
          });
      }
    }
    const destinations = new Map<string, number>();
    for (const [name, target] of (await file
      .getDestinations()
      .then((found) => (found instanceof Map ? found : Object.entries(found)))) as Iterable<[string, unknown[]]>) {
      destinations.set(name, await pageOf(file, target));
    }
    const metadata = await file.getMetadata();
    return {
      pages,
      tags,
      links,
      destinations,
      language,
      outline: await outlineOf(file),
      marked: (await file.getMarkInfo()) !== null,
      title: (metadata.info as { Title?: string }).Title,
    };
  } finally {
    await task.destroy();
  }
}

interface StructNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly StructNode[];
}

function collectTags(node: unknown, page: number, into: Tag[]): void {
  const { role, alt, children = [] } = (node ?? {}) as StructNode;
  if (role && role !== 'Root') into.push({ role, alt, page });
  for (const child of children) collectTags(child, page, into);
}

async function pageOf(file: PDFDocumentProxy, target: unknown): Promise<number> {
  const [reference] = target as [{ num: number; gen: number }];
  return (await file.getPageIndex(reference)) + 1;
}

async function outlineOf(file: PDFDocumentProxy): Promise<OutlineItem[]> {
  type Item = NonNullable<Awaited<ReturnType<PDFDocumentProxy['getOutline']>>>[number];
  const out: OutlineItem[] = [];
  const walk = async (items: readonly Item[], depth: number): Promise<void> => {
    for (const item of items) {
      out.push({ title: item.title, depth, page: await pageOf(file, item.dest) });
      await walk(item.items as Item[], depth + 1);
    }
  };
  await walk((await file.getOutline()) ?? [], 1);
  return out;
}

/** All text of a file with white space and soft hyphens left out: what can be compared whatever the line breaks are. */
export function squashed(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]+/g, '');
}

/** Whether a tool of the system is there; tests that need it are skipped where it is not. */
export function hasTool(name: string): boolean {
  return spawnSync(name, [name === 'qpdf' ? '--version' : '-v'], { stdio: 'ignore' }).error === undefined;
}

/** What a tool says about a PDF. `args` hold `%` where the file's path goes. @throws when it exits with an error */
export function askTool(name: string, args: readonly string[], bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-pdf-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, bytes);
    return execFileSync(
      name,
      args.map((arg) => (arg === '%' ? file : arg)),
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
