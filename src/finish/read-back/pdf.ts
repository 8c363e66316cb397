import { fileURLToPath } from 'node:url';
import { AnnotationMode, getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DocumentInitParameters } from 'pdfjs-dist/types/src/display/api.js';
import { pageRuns } from './page-runs.ts';
import type { PrintedPage } from './printed-page.ts';

/** Opens a PDF with pdf.js. Fonts and character maps come with the package; nothing is fetched, pictures are passed over unless asked for. */
export async function openPdf(
  bytes: Uint8Array,
  more: Pick<DocumentInitParameters, 'CanvasFactory' | 'maxImageSize'> = {},
): Promise<{ readonly pdf: PDFDocumentProxy } & AsyncDisposable> {
  const folder = (name: string): string => fileURLToPath(new URL(`${name}/`, import.meta.resolve('pdfjs-dist/package.json')));
  const task = getDocument({
    data: bytes,
    verbosity: 0,
    useSystemFonts: false,
    maxImageSize: 1,
    standardFontDataUrl: folder('standard_fonts'),
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

/**
 * The pages of a PDF one after another, read by another program than the one that wrote them. What was read of a page is let go before the
 * next.
 */
export async function* readPages(bytes: Uint8Array): AsyncGenerator<PrintedPage, void, undefined> {
  await using file = await openPdf(bytes);
  for (let number = 1; number <= file.pdf.numPages; number++) {
    const page = await file.pdf.getPage(number);
    const operators = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    yield { number, runs: pageRuns(operators, OPS, [left, bottom, right, top]) };
    page.cleanup();
  }
}
