import { randomBytes } from 'node:crypto';
import {
  ParseSpeeds,
  PDFArray,
  PDFCatalog,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFPageLeaf,
  PDFPageTree,
  PDFRawStream,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { TearsheetError } from '../../shared/errors.ts';

export interface EncryptOptions {
  /** Opens the file; at least eight characters. */
  readonly password: string;
  /** Opens it with all rights; one that nobody knows when absent. */
  readonly ownerPassword?: string | undefined;
}

const SHORTEST = 8;

/**
 * A file that opens with a password, AES-256: it may be read aloud and printed, not changed or copied from. It is no PDF/A any longer, and
 * does not say that it is. Two calls give two different files: what encrypts them is random.
 * @throws TearsheetError `copy.weak-password`
 * @see ISO 32000-2 §7.6, ISO 19005-3 §6.1.3, ISO 14289-1 §7.16
 */
export async function encrypted(bytes: Uint8Array, { password, ownerPassword }: EncryptOptions): Promise<Buffer> {
  if ([...password].length < SHORTEST)
    throw new TearsheetError('usage', {
      code: 'copy.weak-password',
      message: `The password of a copy is shorter than ${SHORTEST} characters.`,
      mend: 'Use a longer one.',
    });
  const document = await PDFDocument.load(bytes, { parseSpeed: ParseSpeeds.Fastest, updateMetadata: false });
  dropClaim(document);
  moveTexts(document);
  document.encrypt({
    userPassword: password,
    ownerPassword: ownerPassword ?? randomBytes(24).toString('base64url'),
    algorithm: 'AES-256',
    permissions: {
      printing: 'highResolution',
      contentAccessibility: true,
      copying: false,
      modifying: false,
      annotating: false,
      fillingForms: false,
      documentAssembly: false,
    },
  });
  return Buffer.from(
    await document.save({
      useObjectStreams: true,
      addDefaultPage: false,
      updateFieldAppearances: false,
      objectsPerTick: Number.POSITIVE_INFINITY,
    }),
  );
}

/** Takes the claim of PDF/A out of the metadata; that of PDF/UA stays true. */
function dropClaim({ context, catalog }: PDFDocument): void {
  const key = PDFName.of('Metadata');
  const metadata: PDFObject | undefined = catalog.lookup(key);
  if (!(metadata instanceof PDFRawStream)) return;
  const packet = Buffer.from(metadata.contents).toString('utf8');
  const without = packet
    .replace(/<pdfaid:(part|conformance)>[^<]*<\/pdfaid:\1>\n?/g, '')
    .replace(/<pdfaExtension:schemas>[\s\S]*?<\/pdfaExtension:schemas>\n?/g, '')
    .replace(/ xmlns:pdfa\w+="[^"]*"/g, '');
  catalog.set(key, context.register(context.stream(Buffer.from(without, 'utf8'), { Type: 'Metadata', Subtype: 'XML' })));
}

/**
 * The library encrypts streams and no texts. Texts in object streams are encrypted with them; what stays outside of those (the catalog, pages,
 * dictionaries of streams) hands its texts to objects that do not.
 */
function moveTexts({ context }: PDFDocument): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    const dictionary =
      object instanceof PDFStream ? object.dict : object instanceof PDFDict && staysOutside(object) ? object : undefined;
    for (const [key, value] of dictionary?.entries() ?? []) if (holdsText(value)) dictionary?.set(key, context.register(value));
  }
}

function staysOutside(object: PDFDict): boolean {
  return object instanceof PDFCatalog || object instanceof PDFPageTree || object instanceof PDFPageLeaf;
}

function holdsText(value: PDFObject): boolean {
  if (value instanceof PDFString || value instanceof PDFHexString) return true;
  if (value instanceof PDFArray) return value.asArray().some(holdsText);
  return value instanceof PDFDict && value.values().some(holdsText);
}
