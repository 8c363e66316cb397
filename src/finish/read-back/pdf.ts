import { fileURLToPath } from 'node:url';
import { AnnotationMode, getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { pageRuns } from './page-runs.ts';
import type { PrintedPage } from './printed-page.ts';

/**
 * The pages of a PDF one after another, read by pdf.js: another program than the one that wrote them. Fonts and character maps come with the
 * package; nothing is fetched, pictures are passed over, and what was read of a page is let go before the next.
 */
export async function* readPages(bytes: Uint8Array): AsyncGenerator<PrintedPage, void, undefined> {
  const folder = (name: string): string => fileURLToPath(new URL(`${name}/`, import.meta.resolve('pdfjs-dist/package.json')));
  const task = getDocument({
    data: bytes,
    verbosity: 0,
    useSystemFonts: false,
    maxImageSize: 1,
    standardFontDataUrl: folder('standard_fonts'),
    cMapUrl: folder('cmaps'),
  });
  const file = await task.promise;
  try {
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      const operators = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      yield { number, runs: pageRuns(operators, OPS, [left, bottom, right, top]) };
      page.cleanup();
    }
  } finally {
    await task.destroy();
  }
}
