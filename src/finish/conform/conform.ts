import { ParseSpeeds, PDFDict, PDFDocument, PDFHeader, PDFName, PDFStreamWriter } from '@cantoo/pdf-lib';
import type { DocumentData } from '../document-data.ts';
import { type Evidence, embed } from '../evidence/embed.ts';
import { keepCopyLine } from '../personal/slot.ts';
import { reserveId, writeId } from './file-id.ts';
import { type LinkText, nameLinks } from './links.ts';
import { describe } from './metadata.ts';
import { markPages } from './pages.ts';
import { mendStructure } from './structure.ts';
import type { Claims } from './xmp.ts';

/** What a conforming file is made of, besides the bytes. */
export interface Conformable {
  readonly data: DocumentData;
  readonly links: readonly LinkText[];
  readonly claims: Claims;
  readonly evidence: readonly Evidence[];
}

/** Tags are much alike: the more of them are compressed together, the smaller they are. A reader unpacks so many for one. */
const OBJECTS_PER_STREAM = 200;

/**
 * Chromium's tagged file → one that conforms: one load, one save. The same bytes give the same bytes.
 * @param bytes normalised
 */
export async function conform(bytes: Uint8Array, { data, links, claims, evidence }: Conformable): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { parseSpeed: ParseSpeeds.Fastest, updateMetadata: false });
  const { context, catalog } = document;
  context.header = PDFHeader.forVersion(1, 7);
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  const frames = root === undefined ? undefined : mendStructure(context, root);
  if (root !== undefined) nameLinks(context, root, links);
  markPages(document, frames);
  keepCopyLine(document, data);
  describe(document, data, claims);
  embed(document, evidence, data.date);
  reserveId(context);
  await document.flush();
  const saved = Buffer.from(
    await PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY, true, OBJECTS_PER_STREAM).serializeToBuffer(),
  );
  writeId(saved);
  return saved;
}
