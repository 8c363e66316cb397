import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFObject, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { TearsheetError } from '../../shared/errors.ts';
import type { LinePiece } from '../personal/line.ts';
import { lineFont, TYPE_SIZE } from '../personal/line-font.ts';
import { streamBody, type UpdatedObject } from '../update/append.ts';
import { tagField } from './field-tag.ts';

const name = (text: string): PDFName => PDFName.of(text);

/** Where a visible signature stands, in the margin above the running head; points from the edges. */
const PLACE = { right: 42.5, onPages: 24, onSlides: 14, below: 3, above: 9 } as const;
/** A sheet that is wider than this against its height is a slide. */
const SLIDE = 1.5;

/** Printed and locked. */
const FLAGS = 132;

export interface FieldOptions {
  /** Number of the signature's own object. */
  readonly signature: number;
  /** First number that no object has, `signature` among those that have one. */
  readonly free: number;
  /** What the field is, for readers who hear it. */
  readonly about: string;
  /** A line that is shown; the signature is invisible when absent. */
  readonly line?: readonly LinePiece[] | undefined;
}

/**
 * The field of a signature on the last page, as objects of an update: the field, the page, the catalog, and what shows it and tags it.
 * @throws TearsheetError `sign.no-page`
 */
export function fieldObjects(document: PDFDocument, { signature, free, about, line }: FieldOptions): readonly UpdatedObject[] {
  const { context, catalog } = document;
  const changed = new Map<PDFRef, PDFObject>();
  const page = document.getPages().at(-1);
  const rootRef = context.trailerInfo.Root;
  if (page === undefined || !(rootRef instanceof PDFRef))
    throw new TearsheetError('report', { code: 'sign.no-page', message: 'The file has no page.', mend: 'Sign a finished file.' });

  const fieldRef = PDFRef.of(free);
  const appearance = line === undefined ? undefined : appearanceOf(line, free + 1, page.getSize());
  const field = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: PDFString.of(fieldName(catalog)),
    TU: PDFHexString.fromText(about),
    Contents: PDFHexString.fromText(about),
    V: PDFRef.of(signature),
    F: FLAGS,
    P: page.ref,
    Rect: appearance?.box ?? [0, 0, 0, 0],
    ...(appearance === undefined ? {} : { AP: { N: PDFRef.of(free + 1) } }),
  });
  changed.set(fieldRef, field);

  const annotations = page.node.lookupMaybe(name('Annots'), PDFArray)?.asArray() ?? [];
  page.node.set(name('Annots'), context.obj([...annotations, fieldRef]));
  page.node.set(name('Tabs'), name('S'));
  changed.set(page.ref, page.node);

  const form = catalog.lookupMaybe(name('AcroForm'), PDFDict) ?? context.obj({});
  const fields = form.lookupMaybe(name('Fields'), PDFArray)?.asArray() ?? [];
  form.set(name('Fields'), context.obj([...fields, fieldRef]));
  form.set(name('SigFlags'), context.obj(3));
  catalog.set(name('AcroForm'), form);
  changed.set(rootRef, catalog);

  const taken = free + 1 + (appearance?.objects.length ?? 0);
  if (appearance !== undefined) tagField({ document, field, fieldRef, page, free: taken, changed });
  return [...[...changed].map(([ref, object]) => written(ref, object)), ...(appearance?.objects ?? [])];
}

/** A name that no other field has. */
function fieldName(catalog: PDFDict): string {
  const fields = catalog.lookupMaybe(name('AcroForm'), PDFDict)?.lookupMaybe(name('Fields'), PDFArray);
  return `Signature${(fields?.size() ?? 0) + 1}`;
}

interface Appearance {
  readonly box: readonly number[];
  readonly objects: readonly UpdatedObject[];
}

function appearanceOf(
  line: readonly LinePiece[],
  number: number,
  sheet: { readonly width: number; readonly height: number },
): Appearance {
  const advance = line.flatMap(({ glyphs }) => glyphs).reduce((sum, { outline }) => sum + outline.advance, 0);
  const width = Math.ceil((advance * TYPE_SIZE) / 1000);
  const right = sheet.width - PLACE.right;
  const base = sheet.height - (sheet.width > SLIDE * sheet.height ? PLACE.onSlides : PLACE.onPages);
  const { objects, shown } = lineFont(line, number + 1);
  const entries = `/Type/XObject/Subtype/Form/BBox[0 -${PLACE.below} ${width} ${PLACE.above}]/Resources<</Font<</F ${number + 1} 0 R>>>>`;
  return {
    box: [right - width, base - PLACE.below, right, base + PLACE.above].map((value) => Math.round(value * 100) / 100),
    objects: [{ number, body: streamBody(entries, Buffer.from(shown, 'latin1')) }, ...objects],
  };
}

/** An object as it is written in a file. */
function written({ objectNumber: number, generationNumber: generation }: PDFRef, object: PDFObject): UpdatedObject {
  const body = Buffer.alloc(object.sizeInBytes());
  object.copyBytesInto(body, 0);
  return { number, generation, body };
}
