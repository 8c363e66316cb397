import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import type { ConformanceRule } from '../conformance.ts';

const name = (text: string): PDFName => PDFName.of(text);
const PRINT = 4;
const HIDDEN = 2 + 32 + 1;

/** Links have words, can be printed, and lead nowhere else than to a place or an address. */
export const annotations: ConformanceRule = function* ({ document, claims }) {
  for (const [at, { node }] of document.getPages().entries()) {
    const list = node.lookupMaybe(name('Annots'), PDFArray);
    if (list === undefined) continue;
    const page = at + 1;
    if (claims.accessible && node.lookupMaybe(name('Tabs'), PDFName)?.decodeText() !== 'S')
      yield { rule: 'PDF/UA-1 7.18.3-1', message: 'Links are not reached in the order of the tags.', page };
    for (let i = 0; i < list.size(); i++) {
      const annotation = list.lookupMaybe(i, PDFDict);
      if (annotation === undefined) continue;
      const flags = annotation.lookupMaybe(name('F'), PDFNumber)?.asNumber() ?? 0;
      if (claims.archive && ((flags & PRINT) === 0 || (flags & HIDDEN) !== 0))
        yield { rule: 'PDF/A-3 6.3.2-2', message: 'A link would not be printed.', page };
      if (annotation.lookupMaybe(name('Subtype'), PDFName)?.decodeText() !== 'Link') continue;
      const words = annotation.lookup(name('Contents'));
      if (
        claims.accessible &&
        !((words instanceof PDFHexString || words instanceof PDFString) && words.decodeText().trim() !== '')
      )
        yield { rule: 'PDF/UA-1 7.18.5-2', message: 'A link has no words.', page };
      if (claims.accessible && annotation.get(name('StructParent')) === undefined)
        yield { rule: 'PDF/UA-1 7.18.5-1', message: 'A link stands in no tag.', page };
      const action = annotation.lookupMaybe(name('A'), PDFDict)?.lookupMaybe(name('S'), PDFName)?.decodeText();
      if (claims.archive && action !== undefined && action !== 'URI' && action !== 'GoTo')
        yield { rule: 'PDF/A-3 6.5.1-1', message: `A link does ${action}.`, page };
    }
  }
};
