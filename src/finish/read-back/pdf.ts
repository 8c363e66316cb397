import { fileURLToPath } from 'node:url';
import { AnnotationMode, getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DocumentInitParameters } from 'pdfjs-dist/types/src/display/api.js';
import { type Operators, pageRuns } from './page-runs.ts';
import type { PrintedPage } from './printed-page.ts';

/** What is read of a file. */
export interface OpenOptions extends Pick<DocumentInitParameters, 'CanvasFactory'> {
  /** Pictures too, up to a size that fits into memory; they cost much and their words are none. */
  readonly pictures?: boolean;
}

/** Pixels of a picture: 8000 by 8000. */
const LARGEST_PICTURE = 64_000_000;

/** Opens a PDF with pdf.js. Fonts and character maps come with the package; nothing is fetched, pictures are passed over unless they are asked for. */
export async function openPdf(
  bytes: Uint8Array,
  { pictures = false, ...more }: OpenOptions = {},
): Promise<{ readonly pdf: PDFDocumentProxy } & AsyncDisposable> {
  const folder = (name: string): string => fileURLToPath(new URL(`${name}/`, import.meta.resolve('pdfjs-dist/package.json')));
  const task = getDocument({
    data: bytes,
    verbosity: 0,
    useSystemFonts: false,
    // Codes of glyphs and names of fonts.
    fontExtraProperties: true,
    maxImageSize: pictures ? LARGEST_PICTURE : 1,
    cMapUrl: folder('cmaps'),
    ...more,
  });
  try {
    return { pdf: await task.promise, [Symbol.asyncDispose]: () => task.destroy() };
  } catch (thrown) {
    await task.destroy();
    throw thrown;
  }
}

/** A page with what it was read from. */
export interface ReadPage extends PrintedPage {
  readonly operators: Operators;
  readonly source: PDFPageProxy;
}

/**
 * The pages of a PDF one after another, read by another program than the one that wrote them. What was read of a page is let go before the
 * next.
 */
export async function* readPages(pdf: PDFDocumentProxy): AsyncGenerator<ReadPage, void, undefined> {
  for (let number = 1; number <= pdf.numPages; number++) {
    const source = await pdf.getPage(number);
    const operators = await source.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
    const [left = 0, bottom = 0, right = 0, top = 0] = source.view;
    yield { number, runs: pageRuns(operators, OPS, [left, bottom, right, top]), operators, source };
    source.cleanup();
  }
}
