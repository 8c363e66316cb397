import { type PDFContext, PDFDict, PDFHexString, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { elementsOf, kidsOf } from './structure.ts';

/** A link of the page: where it leads, and its words. */
export interface LinkText {
  /** As in the markup: `#source-1`, `https://…`. */
  readonly href: string;
  readonly text: string;
}

const name = (text: string): PDFName => PDFName.of(text);
const [TYPE, LINK] = [name('S'), name('Link')];

/**
 * Gives every link the words that it stands on, for readers who hear a page. Links of one address take the words in the order of the page.
 * @see ISO 14289-1 §7.18.5
 */
export function nameLinks(context: PDFContext, root: PDFDict, links: readonly LinkText[]): void {
  const waiting = Map.groupBy(links, ({ href }) => href);
  for (const [, element] of elementsOf(context, root)) {
    if (element.get(TYPE) !== LINK) continue;
    const annotations = kidsOf(element).flatMap((kid) => annotationOf(context, kid) ?? []);
    const [first] = annotations;
    if (first === undefined) continue;
    const href = hrefOf(first);
    const list = waiting.get(href);
    // The last one serves all that come behind it.
    const text = (list !== undefined && list.length > 1 ? list.shift() : list?.[0])?.text ?? '';
    for (const annotation of annotations) annotation.set(name('Contents'), PDFHexString.fromText(text === '' ? href : text));
  }
}

function annotationOf(context: PDFContext, kid: unknown): PDFDict | undefined {
  const dictionary = kid instanceof PDFRef ? context.lookup(kid) : kid;
  if (!(dictionary instanceof PDFDict) || dictionary.lookupMaybe(name('Type'), PDFName)?.decodeText() !== 'OBJR')
    return undefined;
  const annotation = dictionary.lookup(name('Obj'));
  return annotation instanceof PDFDict ? annotation : undefined;
}

/** Where a link leads, as its page wrote it. */
function hrefOf(annotation: PDFDict): string {
  const destination = annotation.lookup(name('Dest'));
  if (destination instanceof PDFName) return `#${decoded(destination.decodeText())}`;
  const uri = annotation.lookupMaybe(name('A'), PDFDict)?.lookup(name('URI'));
  return uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
