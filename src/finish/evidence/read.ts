import { EncryptedPDFError, ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';
import { TearsheetError } from '../../shared/errors.ts';
import { contentId, idOf } from '../conform/file-id.ts';
import { type EmbeddedFile, embeddedIn } from './embed.ts';

/** What a finished file holds besides its pages. */
export interface Carried {
  readonly files: readonly EmbeddedFile[];
  readonly pages: number;
}

/**
 * The files inside a PDF.
 * @param name display name, for messages
 * @throws TearsheetError `pdf.unreadable`, `pdf.locked`
 */
export async function readEvidence(bytes: Uint8Array, name: string): Promise<Carried> {
  requirePdf(bytes, name);
  try {
    const document = await PDFDocument.load(bytes, { parseSpeed: ParseSpeeds.Fastest, updateMetadata: false });
    return { files: embeddedIn(document), pages: document.getPageCount() };
  } catch (cause) {
    if (cause instanceof EncryptedPDFError || /encrypted/i.test(String((cause as Error).message)))
      throw new TearsheetError(
        'report',
        { code: 'pdf.locked', message: `${name} is encrypted.`, mend: 'Look at the copy without a password.' },
        { cause },
      );
    throw unreadable(name, (cause as Error).message, cause);
  }
}

/** @throws TearsheetError `pdf.unreadable` for bytes that begin or end like no PDF */
export function requirePdf(bytes: Uint8Array, name: string): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.toString('latin1', 0, 1024).includes('%PDF-')) throw unreadable(name, 'it does not begin like one');
  if (!file.toString('latin1', Math.max(0, file.length - 1024)).includes('%%EOF')) throw unreadable(name, 'its end is missing');
}

function unreadable(name: string, why: string, cause?: unknown): TearsheetError {
  return new TearsheetError(
    'report',
    {
      code: 'pdf.unreadable',
      message: `${name} cannot be read as a PDF: ${why}.`,
      mend: 'See whether it is whole; ask for it again.',
    },
    { cause },
  );
}

/**
 * The file as it was finished: the whole, or what stands before signatures and the marks of a personal copy. Undefined when nothing in it is
 * as its id says.
 */
export function finishedPart(bytes: Uint8Array): Uint8Array | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('%%EOF'); at !== -1; at = file.indexOf('%%EOF', at + 5)) {
    let end = at + 5;
    if (file[end] === 0x0d) end += 1;
    if (file[end] === 0x0a) end += 1;
    for (const to of end === at + 5 ? [end] : [end, at + 5]) {
      const part = file.subarray(0, to);
      const id = idOf(part);
      if (id !== undefined && contentId(part) === id) return part;
    }
  }
  return undefined;
}
