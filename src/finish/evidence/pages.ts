import { ParseSpeeds, PDFArray, PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { textOf } from '../conform/pages.ts';

/** What each page paints, as operators; a page that cannot be read is empty. */
export async function pageTexts(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(bytes, {
    parseSpeed: ParseSpeeds.Fastest,
    updateMetadata: false,
    throwOnInvalidObject: false,
  });
  return document.getPages().map(({ node }) => {
    const contents = node.get(PDFName.of('Contents'));
    const refs = contents instanceof PDFRef ? [contents] : contents instanceof PDFArray ? (contents.asArray() as PDFRef[]) : [];
    return refs
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
