import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { around, type Box, type Matrix } from '../read-back/matrix.ts';
import { holds } from './boxes.ts';
import type { PaintedRun } from './painted-page.ts';

/** A place in the file that something leads to. */
export interface Target {
  /** From 1. */
  readonly page: number;
}

export interface PdfLink {
  readonly box: Box;
  /** Where it leads within the file; `missing` when it names a place that is not there. */
  readonly target: Target | 'missing' | undefined;
  /** The name of that place. */
  readonly name: string | undefined;
  /** Address outside, as written; undefined when it has none. */
  readonly address: string | undefined;
  /** Words that it stands on. */
  readonly text: string;
}

type Written = string | readonly unknown[] | null | undefined;

/** Where names and explicit destinations of a file lead. */
export class Destinations {
  readonly #pdf: PDFDocumentProxy;
  readonly #pages = new Map<string, Promise<number | undefined>>();
  #named: Promise<ReadonlyMap<string, unknown>> | undefined;

  constructor(pdf: PDFDocumentProxy) {
    this.#pdf = pdf;
  }

  async find(written: Written): Promise<Target | 'missing'> {
    const explicit = typeof written === 'string' ? await this.#byName(written) : written;
    if (!Array.isArray(explicit)) return 'missing';
    const page = await this.#pageOf(explicit[0]);
    return page === undefined ? 'missing' : { page };
  }

  async #byName(name: string): Promise<unknown> {
    this.#named ??= this.#pdf
      .getDestinations()
      .then((found: unknown) => (found instanceof Map ? found : new Map(Object.entries(found as object))));
    return (await this.#named).get(name);
  }

  #pageOf(reference: unknown): Promise<number | undefined> {
    const { numPages } = this.#pdf;
    if (typeof reference === 'number') return Promise.resolve(reference < numPages ? reference + 1 : undefined);
    if (typeof reference !== 'object' || reference === null) return Promise.resolve(undefined);
    const { num, gen } = reference as { num: number; gen: number };
    const key = `${num} ${gen}`;
    const known = this.#pages.get(key);
    if (known) return known;
    const asked = this.#pdf.getPageIndex({ num, gen }).then(
      (index) => index + 1,
      () => undefined,
    );
    this.#pages.set(key, asked);
    return asked;
  }
}

/** What is read of an annotation. */
interface Annotation {
  readonly subtype: string;
  readonly rect: readonly number[];
  readonly dest?: Written;
  readonly url?: string;
  readonly unsafeUrl?: string;
  readonly action?: unknown;
  readonly attachment?: unknown;
  readonly setOCGState?: unknown;
  readonly resetForm?: unknown;
  readonly actions?: unknown;
  readonly contentsObj?: { readonly str: string };
}

/** The links of a page with what they lead to. @param runs words of the page */
export async function linksOfPage(
  page: PDFPageProxy,
  { matrix }: { readonly matrix: Matrix },
  destinations: Destinations,
  runs: readonly PaintedRun[],
): Promise<readonly PdfLink[]> {
  const links: PdfLink[] = [];
  for (const annotation of await annotationsOf(page)) {
    if (annotation.subtype !== 'Link' || doesSomethingElse(annotation)) continue;
    const { dest, rect, url, unsafeUrl, contentsObj } = annotation;
    const box = around(matrix, rect as unknown as Box);
    const address = unsafeUrl ?? url;
    links.push({
      box,
      target: address === undefined ? await destinations.find(dest) : undefined,
      name: typeof dest === 'string' ? dest : undefined,
      address,
      text: (contentsObj?.str || wordsIn(box, runs)).trim(),
    });
  }
  return links;
}

/** Those for the printer: for the screen, pdf.js reads all words of the page to find those that are linked, which takes as long as the page. */
async function annotationsOf(page: PDFPageProxy): Promise<readonly Annotation[]> {
  const printed = (await page.getAnnotations({ intent: 'print' })) as readonly Annotation[];
  return printed.length > 0 ? printed : ((await page.getAnnotations()) as readonly Annotation[]);
}

function wordsIn(box: Box, runs: readonly PaintedRun[]): string {
  return runs
    .filter((run) => run.seen && holds(box, (run.box[0] + run.box[2]) / 2, (run.box[1] + run.box[3]) / 2))
    .map(({ text }) => text)
    .join('');
}

/** Opens a file that is attached, goes to the next page, runs a script. */
function doesSomethingElse({ action, attachment, setOCGState, resetForm, actions }: Annotation): boolean {
  return [action, attachment, setOCGState, resetForm, actions].some((each) => each !== undefined && each !== null);
}
