import { PDFBool, PDFDict, PDFHexString, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { elementsOf, kidsOf } from '../../conform/structure.ts';
import type { ConformanceRule } from '../conformance.ts';

const name = (text: string): PDFName => PDFName.of(text);

/** Types of PDF 1.7, §14.8.4. */
const STANDARD = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  ),
);

/** Tags: there are some, of types that every reader knows, lists in their form, pictures with words. */
export const structure: ConformanceRule = function* ({ document, root }) {
  const { catalog, context } = document;
  const marked = catalog.lookupMaybe(name('MarkInfo'), PDFDict)?.lookupMaybe(name('Marked'), PDFBool)?.asBoolean();
  if (root === undefined || marked !== true) {
    yield { rule: 'PDF/UA-1 7.1-1', message: 'The document has no tags.' };
    return;
  }
  const roles = root.lookupMaybe(name('RoleMap'), PDFDict);
  const unknown = new Set<string>();
  for (const [, element] of elementsOf(context, root)) {
    const type = element.lookupMaybe(name('S'), PDFName)?.decodeText() ?? '';
    if (!STANDARD.has(type) && !unknown.has(type)) {
      const role = roles?.lookupMaybe(name(type), PDFName)?.decodeText();
      if (role === undefined || !STANDARD.has(role)) {
        unknown.add(type);
        yield { rule: 'PDF/UA-1 7.1-5', message: `The tag ${type} is of no known type, and is mapped to none.` };
      }
    }
    if (type === 'Figure' && !hasWords(element))
      yield { rule: 'PDF/UA-1 7.3-1', message: 'A picture has no words for those who cannot see it.' };
    if (type === 'LI') {
      const others = kidsOf(element).filter((kid) => !(kid instanceof PDFRef) || !isOf(context.lookup(kid), ['Lbl', 'LBody']));
      if (others.length > 0)
        yield { rule: 'PDF/UA-1 7.2-20', message: 'A point of a list holds something besides its label and its body.' };
    }
    if (type === 'L') {
      const others = kidsOf(element).filter(
        (kid) => !(kid instanceof PDFRef) || !isOf(context.lookup(kid), ['LI', 'L', 'Caption']),
      );
      if (others.length > 0) yield { rule: 'PDF/UA-1 7.2-19', message: 'A list holds something besides its points.' };
    }
  }
};

function isOf(element: unknown, types: readonly string[]): boolean {
  return element instanceof PDFDict && types.includes(element.lookupMaybe(name('S'), PDFName)?.decodeText() ?? '');
}

function hasWords(element: PDFDict): boolean {
  return ['Alt', 'ActualText'].some((key) => {
    const words = element.lookup(name(key));
    return (words instanceof PDFString || words instanceof PDFHexString) && words.decodeText().trim() !== '';
  });
}
