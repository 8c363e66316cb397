import { ParseSpeeds, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import { contentsOf, textOf } from '../conform/pages.ts';

/** What each page paints, as operators; a page that cannot be read is empty. */
export async function pageTexts(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(bytes, {
    parseSpeed: ParseSpeeds.Fastest,
    updateMetadata: false,
    throwOnInvalidObject: false,
  });
  return document.getPages().map(({ node }) => {
    return contentsOf(node)
      .map((ref) => {
        const stream = document.context.lookup(ref);
        try {
          return stream instanceof PDFRawStream ? textOf(stream) : '';
        } catch {
          return '';
        }
      })
      .join('\n');
  });
}
