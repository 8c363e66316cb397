import { deflateSync, inflateSync } from 'node:zlib';
import { PDFArray, type PDFContext, PDFDict, type PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { markArtifacts } from './artifacts.ts';
import type { MarkedContent } from './structure.ts';

const name = (text: string): PDFName => PDFName.of(text);

/** Some milliseconds more, and three hundredths of a file less. */
export const SMALL = { level: 9, memLevel: 9 } as const;

/** Marks what pages and their forms paint outside the tags as artifacts, and what of the tags is a frame. */
export function markPages(document: PDFDocument, frames: MarkedContent = new Map()): void {
  const seen = new Set<PDFRef>();
  for (const page of document.getPages()) {
    const { node } = page;
    markContents(document.context, node, seen, frames.get(page.ref));
  }
}

function markContents(context: PDFContext, page: PDFDict, seen: Set<PDFRef>, frames?: ReadonlySet<number>): void {
  const resources = page.lookupMaybe(name('Resources'), PDFDict);
  for (const ref of contentsOf(page)) markStream(context, ref, resources, seen, frames);
}

/** The streams of operators that a page is painted by. */
export function contentsOf(page: PDFDict): readonly PDFRef[] {
  const contents = page.get(name('Contents'));
  return contents instanceof PDFRef ? [contents] : contents instanceof PDFArray ? (contents.asArray() as PDFRef[]) : [];
}

function markStream(
  context: PDFContext,
  ref: PDFRef,
  resources: PDFDict | undefined,
  seen: Set<PDFRef>,
  frames: ReadonlySet<number> = new Set(),
): void {
  if (seen.has(ref)) return;
  seen.add(ref);
  const stream = context.lookup(ref);
  if (!(stream instanceof PDFRawStream)) return;
  const forms = resources?.lookupMaybe(name('XObject'), PDFDict);
  const isTagged = (form: string): boolean => {
    const at = forms?.get(name(form));
    if (!(at instanceof PDFRef)) return false;
    const object = context.lookup(at);
    if (!(object instanceof PDFRawStream) || object.dict.lookupMaybe(name('Subtype'), PDFName)?.decodeText() !== 'Form')
      return false;
    const inner = object.dict.lookupMaybe(name('Resources'), PDFDict);
    if (!holdsTags(context, object, inner, 0)) return false;
    markStream(context, at, inner, seen);
    return true;
  };
  const marked = markArtifacts(textOf(stream), isTagged, frames);
  const bytes = deflateSync(Buffer.from(marked, 'latin1'), SMALL);
  const dict = stream.dict.clone(context);
  dict.set(name('Filter'), name('FlateDecode'));
  dict.delete(name('DecodeParms'));
  dict.set(name('Length'), context.obj(bytes.length));
  context.assign(ref, PDFRawStream.of(dict, bytes));
}

/** Deepest nesting of forms that is followed. */
const DEEPEST = 8;

function holdsTags(context: PDFContext, form: PDFRawStream, resources: PDFDict | undefined, depth: number): boolean {
  if (textOf(form).includes('/MCID')) return true;
  const forms = resources?.lookupMaybe(name('XObject'), PDFDict);
  if (forms === undefined || depth > DEEPEST) return false;
  return forms.entries().some(([, at]) => {
    const inner = at instanceof PDFRef ? context.lookup(at) : undefined;
    return (
      inner instanceof PDFRawStream && holdsTags(context, inner, inner.dict.lookupMaybe(name('Resources'), PDFDict), depth + 1)
    );
  });
}

/** What a stream of operators says; Chromium writes it plain or deflated. */
export function textOf(stream: PDFRawStream): string {
  const filter = stream.dict.lookup(name('Filter'));
  const bytes = Buffer.from(stream.contents);
  if (filter === undefined) return bytes.toString('latin1');
  const isFlate =
    (filter instanceof PDFName && filter.decodeText() === 'FlateDecode') ||
    (filter instanceof PDFArray && filter.size() === 1 && filter.lookup(0, PDFName).decodeText() === 'FlateDecode');
  return isFlate ? inflateSync(bytes).toString('latin1') : '';
}
