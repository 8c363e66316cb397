import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { SMALL } from '../conform/pages.ts';
import { pdfDate } from '../normalise.ts';

/** A file inside the PDF. */
export interface Evidence {
  /** `facts.json`, `data/peers.csv`. */
  readonly name: string;
  /** `application/json`. */
  readonly mime: string;
  /** What it is to the document: what it was made from, its data, or something besides. */
  readonly relation: 'Source' | 'Data' | 'Supplement';
  readonly about: string;
  readonly bytes: Uint8Array;
}

const name = (text: string): PDFName => PDFName.of(text);

/**
 * Puts files into the PDF, in the order of their names.
 * @param date ISO 8601 with zone, of all of them
 * @see ISO 19005-3 §6.8, ISO 32000-1 §7.11
 */
export function embed(document: PDFDocument, files: readonly Evidence[], date: string): void {
  if (files.length === 0) return;
  const { context, catalog } = document;
  const when = PDFString.of(pdfDate(date));
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const specs = sorted.map(({ name: file, mime, relation, about, bytes }) => {
    const stream = context.register(
      context.stream(deflateSync(bytes, SMALL), {
        Filter: 'FlateDecode',
        Type: 'EmbeddedFile',
        Subtype: mime,
        Params: {
          Size: bytes.length,
          CreationDate: when,
          ModDate: when,
          CheckSum: PDFHexString.of(createHash('md5').update(bytes).digest('hex')),
        },
      }),
    );
    const words = PDFHexString.fromText(file);
    return {
      file,
      ref: context.register(
        context.obj({
          Type: 'Filespec',
          F: words,
          UF: words,
          Desc: PDFHexString.fromText(about),
          AFRelationship: relation,
          EF: { F: stream, UF: stream },
        }),
      ),
    };
  });
  const names = catalog.lookupMaybe(name('Names'), PDFDict) ?? context.obj({});
  names.set(name('EmbeddedFiles'), context.obj({ Names: specs.flatMap(({ file, ref }) => [PDFHexString.fromText(file), ref]) }));
  catalog.set(name('Names'), names);
  catalog.set(name('AF'), context.obj(specs.map(({ ref }) => ref)));
}

/** A file that was found inside a PDF. */
export interface EmbeddedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files inside a PDF, by their names. */
export function embeddedIn(document: PDFDocument): readonly EmbeddedFile[] {
  const tree = document.catalog.lookupMaybe(name('Names'), PDFDict)?.lookupMaybe(name('EmbeddedFiles'), PDFDict);
  const list = tree?.lookupMaybe(name('Names'), PDFArray);
  return list === undefined ? [] : document.getAttachments().map(({ name: file, data }) => ({ name: file, bytes: data }));
}
