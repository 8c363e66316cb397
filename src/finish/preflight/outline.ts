import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Destinations, Target } from './links.ts';

/** An entry of the outline. */
export interface OutlineEntry {
  readonly title: string;
  /** From 1. */
  readonly depth: number;
  /** Undefined when it does not say where it leads, or leads outside. */
  readonly target: Target | 'missing' | undefined;
}

interface WrittenEntry {
  readonly title: string;
  readonly dest: string | readonly unknown[] | null;
  readonly url?: string | null;
  readonly action?: unknown;
  readonly items: readonly WrittenEntry[];
}

/** Entries that are read: more than a book has. */
const MOST = 20_000;

/** The outline of a file from top to bottom. */
export async function outlineOf(pdf: PDFDocumentProxy, destinations: Destinations): Promise<readonly OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const walk = async (items: readonly WrittenEntry[], depth: number): Promise<void> => {
    for (const { title, dest, url, action, items: kids } of items) {
      if (entries.length >= MOST) return;
      // One that leads nowhere by its nature only holds others.
      const isElsewhere = Boolean(url) || Boolean(action) || !dest;
      entries.push({ title: title.trim(), depth, target: isElsewhere ? undefined : await destinations.find(dest) });
      await walk(kids, depth + 1);
    }
  };
  await walk(((await pdf.getOutline()) ?? []) as unknown as readonly WrittenEntry[], 1);
  return entries;
}
