import { TearsheetError } from '../shared/errors.ts';

/** Why a file cannot be read, in words: `pdf.locked`, `pdf.unreadable`; what is no fault of the file is given back as it came. */
export function pdfTrouble(name: string, cause: unknown): unknown {
  const kind = (cause as Error)?.name;
  if (kind === 'PasswordException')
    return new TearsheetError(
      'report',
      { code: 'pdf.locked', message: `${name} asks for a password.`, mend: 'Check the copy without one.' },
      { cause },
    );
  if (kind === 'InvalidPDFException' || kind === 'FormatError' || kind === 'UnknownErrorException')
    return new TearsheetError(
      'report',
      {
        code: 'pdf.unreadable',
        message: `${name} cannot be read as a PDF: ${(cause as Error).message}`,
        mend: 'See whether it is whole; print it again.',
      },
      { cause },
    );
  return cause;
}
