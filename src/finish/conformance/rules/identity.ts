import { PDFArray, PDFBool, PDFDict, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { ConformanceRule } from '../conformance.ts';

const name = (text: string): PDFName => PDFName.of(text);

/** What a file says that it is, and what readers need before they open a page. */
export const identity: ConformanceRule = function* ({ document, claims, xmp }) {
  const { catalog, context } = document;
  if (claims.archive) {
    if (!(context.trailerInfo.ID instanceof PDFArray)) yield { rule: 'PDF/A-3 6.1.3-1', message: 'The file has no id.' };
    if (context.trailerInfo.Encrypt !== undefined) yield { rule: 'PDF/A-3 6.1.3-2', message: 'The file is encrypted.' };
    const intents = catalog.lookupMaybe(name('OutputIntents'), PDFArray);
    if (intents === undefined || intents.size() === 0)
      yield { rule: 'PDF/A-3 6.2.4.3-2', message: 'No output intent says which colours are meant.' };
    const { part, level } = claims.archive;
    if (!xmp.includes(`<pdfaid:part>${part}</pdfaid:part>`) || !xmp.includes(`<pdfaid:conformance>${level}</pdfaid:conformance>`))
      yield { rule: 'PDF/A-3 6.6.4-1', message: `The metadata does not say PDF/A-${part}${level.toLowerCase()}.` };
    if (claims.accessible && !xmp.includes('<pdfaExtension:schemas>'))
      yield { rule: 'PDF/A-3 6.6.2.3-1', message: 'The metadata does not describe the schema of PDF/UA.' };
    if (catalog.get(name('OpenAction')) !== undefined && catalog.lookup(name('OpenAction')) instanceof PDFDict)
      yield { rule: 'PDF/A-3 6.5.1-1', message: 'The file does something when it is opened.' };
  }
  if (!claims.accessible) return;
  if (!xmp.includes('<pdfuaid:part>1</pdfuaid:part>'))
    yield { rule: 'PDF/UA-1 5-1', message: 'The metadata does not say PDF/UA-1.' };
  const title = /<dc:title><rdf:Alt><rdf:li[^>]*>([^<]*)</.exec(xmp)?.[1]?.trim() ?? '';
  if (title === '') yield { rule: 'PDF/UA-1 7.1-9', message: 'The document has no title.' };
  const shows = catalog
    .lookupMaybe(name('ViewerPreferences'), PDFDict)
    ?.lookupMaybe(name('DisplayDocTitle'), PDFBool)
    ?.asBoolean();
  if (shows !== true) yield { rule: 'PDF/UA-1 7.1-10', message: 'Readers are not told to show the title.' };
  const language = catalog.lookup(name('Lang'));
  if (!(language instanceof PDFString || language instanceof PDFHexString) || language.decodeText() === '')
    yield { rule: 'PDF/UA-1 7.2-33', message: 'The document does not say its language.' };
};
