import { ParseSpeeds, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { idOf } from '../conform/file-id.ts';
import { finishedPart, readEvidence } from './read.ts';

/** What a PDF says of itself and carries. */
export interface Inspected {
  readonly title: string;
  readonly authors: string;
  readonly language: string;
  readonly producer: string;
  readonly pages: number;
  /** "PDF/A-3a", "PDF/UA-1". */
  readonly conformsTo: readonly string[];
  readonly fonts: readonly string[];
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly id: string | undefined;
  /** The id is that of the bytes, or of those before what was appended. */
  readonly isWhole: boolean;
}

/** @throws TearsheetError `pdf.unreadable`, `pdf.locked` */
export async function inspectPdf(bytes: Uint8Array, name: string): Promise<Inspected> {
  const { files, pages } = await readEvidence(bytes, name);
  const document = await PDFDocument.load(bytes, { parseSpeed: ParseSpeeds.Fastest, updateMetadata: false });
  const metadata = document.catalog.lookup(PDFName.of('Metadata'));
  const xmp = metadata instanceof PDFRawStream ? Buffer.from(metadata.contents).toString('utf8') : '';
  const said = (key: string): string | undefined =>
    new RegExp(`<${key}>([^<]*)</${key}>|${key}="([^"]*)"`).exec(xmp)?.slice(1).find(Boolean);
  const [part, level, ua] = [said('pdfaid:part'), said('pdfaid:conformance'), said('pdfuaid:part')];
  const language = document.catalog.lookup(PDFName.of('Lang'));
  return {
    title: document.getTitle() ?? '',
    authors: document.getAuthor() ?? '',
    language: language instanceof PDFString ? language.decodeText() : '',
    producer: document.getProducer() ?? '',
    pages,
    conformsTo: [
      ...(part === undefined ? [] : [`PDF/A-${part}${(level ?? '').toLowerCase()}`]),
      ...(ua === undefined ? [] : [`PDF/UA-${ua}`]),
    ],
    fonts: fontsOf(document),
    files: files.map((file) => ({ name: file.name, bytes: file.bytes.length })),
    id: idOf(bytes),
    isWhole: finishedPart(bytes) !== undefined,
  };
}

function fontsOf(document: PDFDocument): readonly string[] {
  const names = new Set<string>();
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.lookupMaybe(PDFName.of('Type'), PDFName)?.decodeText() !== 'FontDescriptor')
      continue;
    const called = object.lookupMaybe(PDFName.of('FontName'), PDFName)?.decodeText();
    if (called !== undefined) names.add(called.replace(/^[A-Z]{6}\+/, ''));
  }
  return [...names].sort();
}
