import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFPage, PDFRef } from '@cantoo/pdf-lib';

const name = (text: string): PDFName => PDFName.of(text);

/** Name of the form in the resources of a page. */
const FORM = 'TsCopy';

/** Words of the line where a language has none of its own. */
const WORDS = 'Prepared for {recipient} · copy {id}';

/** What a signature that can be seen says, where a language has no words of its own. */
export const SIGNED_WORDS = 'Signed by {recipient} · {id}';

/** Where the line begins, points from the left and from below: on pages under their foot, on slides under theirs. */
const PLACES = { page: { left: 42.5, bottom: 17 }, slide: { left: 54, bottom: 6 } } as const;
/** Height of the line below its base and above it, points. */
const [BELOW, ABOVE] = [3, 9];

/** A sheet that is wider than this against its height is a slide. */
const SLIDE = 1.5;

/** Words of the lines in the language of a file. */
export interface LineWords {
  /** With {recipient} and {id}. */
  readonly copyLine?: string | undefined;
  readonly signedLine?: string | undefined;
}

/**
 * Keeps a place on every page for the line of a personal copy: one form, empty and shared, that is painted as an artifact. A copy is made by
 * replacing that one object.
 */
export function keepCopyLine(document: PDFDocument, { copyLine = WORDS, signedLine = SIGNED_WORDS }: LineWords): void {
  const pages = document.getPages().map((page) => ({ page, place: placeOn(page) }));
  const width = Math.min(...pages.map(({ page, place }) => page.getWidth() - 2 * place.left));
  if (!(width > 0) || pages.length === 0) return;
  const { context } = document;
  const form = context.register(
    context.stream('', {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, -BELOW, Math.floor(width), ABOVE],
      Resources: {},
      TsCopyLine: PDFHexString.fromText(copyLine),
      ...(signedLine === SIGNED_WORDS ? {} : { TsSignedLine: PDFHexString.fromText(signedLine) }),
    }),
  );
  const open = context.register(context.stream('q\n'));
  const closings = new Map<Place, PDFRef>();
  for (const { page, place } of pages) {
    let close = closings.get(place);
    if (close === undefined) closings.set(place, (close = context.register(context.stream(closing(place)))));
    paint(page, form, open, close);
  }
}

type Place = (typeof PLACES)[keyof typeof PLACES];

function placeOn(page: PDFPage): Place {
  return page.getWidth() > SLIDE * page.getHeight() ? PLACES.slide : PLACES.page;
}

function closing({ left, bottom }: Place): string {
  return `\nQ\n/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nq\n1 0 0 1 ${left} ${bottom} cm\n/${FORM} Do\nQ\nEMC\n`;
}

/** What a page paints of its own keeps its state of the page to itself. */
function paint({ node, doc }: PDFPage, form: PDFRef, open: PDFRef, close: PDFRef): void {
  const { context } = doc;
  const contents = node.get(name('Contents'));
  const own = contents instanceof PDFRef && context.lookup(contents) instanceof PDFArray ? context.lookup(contents) : contents;
  const streams = own instanceof PDFArray ? own.asArray() : own === undefined ? [] : [own];
  node.set(name('Contents'), context.obj([open, ...streams, close] as PDFRef[]));
  const resources = node.lookupMaybe(name('Resources'), PDFDict) ?? context.obj({});
  node.set(name('Resources'), node.get(name('Resources')) ?? resources);
  const forms = resources.lookupMaybe(name('XObject'), PDFDict) ?? context.obj({});
  forms.set(name(FORM), form);
  resources.set(name('XObject'), resources.get(name('XObject')) ?? forms);
}
