import { PDFArray, PDFDict, PDFName } from '@cantoo/pdf-lib';
import type { ConformanceRule } from '../conformance.ts';

const name = (text: string): PDFName => PDFName.of(text);

/** Files inside say what they are to the document. */
export const attachments: ConformanceRule = function* ({ document, claims }) {
  if (!claims.archive) return;
  const { catalog } = document;
  const tree = catalog.lookupMaybe(name('Names'), PDFDict)?.lookupMaybe(name('EmbeddedFiles'), PDFDict);
  const list = tree?.lookupMaybe(name('Names'), PDFArray);
  const associated = catalog.lookupMaybe(name('AF'), PDFArray);
  for (let at = 1; list !== undefined && at < list.size(); at += 2) {
    const file = list.lookupMaybe(at, PDFDict);
    if (file?.get(name('AFRelationship')) === undefined || file.get(name('UF')) === undefined)
      yield { rule: 'PDF/A-3 6.8-2', message: 'A file inside does not say what it is to the document.' };
    if (associated === undefined || !associated.asArray().includes(list.get(at)))
      yield { rule: 'PDF/A-3 6.8-4', message: 'A file inside is not associated with the document.' };
  }
};
