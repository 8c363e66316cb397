import { OriginError } from '../origin.ts';

export type Encoding = 'utf-8' | 'latin-1' | 'utf-16';

/**
 * Text of a file; a byte order mark is dropped. Latin-1 is read as Windows-1252, which is the same with more letters.
 * `isWhole: false` is for the beginning of a file, which may end in the middle of a letter.
 * @throws OriginError `not-utf8`, `html`
 */
export function decodeText(bytes: Uint8Array, encoding: Encoding, name: string, isWhole = true): string {
  const text = encoding === 'utf-8' ? fromUtf8(bytes, name, isWhole) : new TextDecoder(labelOf(bytes, encoding)).decode(bytes);
  if (/^\s*<(!doctype\s+html|html[\s>])/i.test(text.slice(0, 500)))
    throw new OriginError('html', `${name} is a web page, not data.`, {
      mend: 'What was saved may be the page of a login or an error: open it, and fetch the file itself.',
      key: 'file',
    });
  return text;
}

function labelOf(bytes: Uint8Array, encoding: 'latin-1' | 'utf-16'): string {
  if (encoding === 'latin-1') return 'windows-1252';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-16le';
}

function fromUtf8(bytes: Uint8Array, name: string, isWhole: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
  } catch (cause) {
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    throw notUtf8(name, isWide ? 'utf-16' : 'latin-1', cause);
  }
}

export function notUtf8(name: string, likely: Encoding, cause?: unknown): OriginError {
  return new OriginError('not-utf8', `${name} is not UTF-8 text.`, {
    mend: `Save it as UTF-8, or say encoding: ${likely}.`,
    key: 'file',
    cause,
  });
}
