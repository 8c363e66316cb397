import { TearsheetError } from '../../shared/errors.ts';
import type { Finding } from '../../shared/finding.ts';
import { pdfTrouble } from '../pdf-trouble.ts';
import { cutFindings } from '../read-back/findings.ts';
import { type ReadFile, readPdf } from '../read-back/read.ts';
import { findingsOf } from './findings.ts';
import type { PreflightSettings } from './rule.ts';

/** Bytes in which a file begins and ends, whatever a mailer or a download has put around it. */
const BEGINNING = 1024;
const ENDING = 2048;

/**
 * What is wrong with the pages of any PDF.
 * @param name display name, for messages
 * @throws TearsheetError `pdf.unreadable`, `pdf.truncated`, `pdf.locked`
 */
export async function preflightPdf(bytes: Uint8Array, name: string, settings: PreflightSettings): Promise<readonly Finding[]> {
  assertWhole(bytes, name);
  let read: ReadFile;
  try {
    read = await readPdf({ pdf: bytes, preflight: settings });
  } catch (cause) {
    throw pdfTrouble(name, cause);
  }
  return [...cutFindings(read.cut), ...findingsOf(read.faults ?? [])];
}

/** pdf.js makes the best of what is left of a file; its faults would be those of the download. */
function assertWhole(bytes: Uint8Array, name: string): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, BEGINNING).includes('%PDF-'))
    throw new TearsheetError('report', {
      code: 'pdf.unreadable',
      message: `${name} is no PDF.`,
      mend: 'Name a PDF; a report is looked at by tearsheet check.',
    });
  if (!file.subarray(-ENDING).includes('%%EOF'))
    throw new TearsheetError('report', {
      code: 'pdf.truncated',
      message: `${name} ends before its end: a part of it is missing.`,
      mend: 'Copy or print it again.',
    });
}
