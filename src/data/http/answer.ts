import { stripVTControlCharacters } from 'node:util';
import type { DatasetData } from '../../report/schema/report.ts';
import { OriginError } from '../origin.ts';

/** What is known of a body that came whole. */
export interface Answer {
  /** As the server wrote it. */
  readonly contentType: string | undefined;
  readonly size: number;
  /** The first bytes, enough to tell what it is. */
  readonly head: Uint8Array;
}

/** `text/csv` of `Text/CSV; charset=utf-8`. */
export function mediaTypeOf(contentType: string | undefined): string | undefined {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  return type !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : undefined;
}

/** Other bytes than of text that files begin with. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'a ZIP archive or workbook'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\x1f\x8b', 'a packed file'],
  ['\xd0\xcf\x11\xe0', 'an old workbook'],
];

const NOT_DATA = /^(?:image|audio|video|font)\/|^application\/(?:pdf|zip|gzip|vnd\.(?:ms-|openxmlformats))/;

/** Names of the encodings that a dataset can be declared in; ASCII is part of all that begin with it. */
const CHARSETS: Readonly<Record<DatasetData['encoding'], RegExp>> = {
  'utf-8': /^(?:utf-?8|us-ascii|ascii)$/,
  'latin-1': /^(?:iso-?8859-1|latin-?1|windows-1252|cp1252|us-ascii|ascii)$/,
  'utf-16': /^utf-?16(?:le|be)?$/,
};

/**
 * Refuses what is no table: nothing at all, a page for people, a picture, a text in another encoding than declared.
 * @param tell what may be told of the server's own words
 * @throws OriginError `http-empty`, `http-html`, `http-not-data`, `http-charset`
 */
export function checkAnswer(
  { contentType, size, head }: Answer,
  host: string,
  data: DatasetData,
  tell: (said: string) => string = (said) => said,
): void {
  if (size === 0)
    throw new OriginError('http-empty', `${host} answered with nothing.`, {
      key: 'url',
      kind: 'unavailable',
      mend: 'Ask the server for a day or query that has data.',
    });
  const type = mediaTypeOf(contentType);
  const start = Buffer.from(head)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (/^<(?:!doctype\s+html|html|head|body|script)\b/i.test(start) || (type === 'text/html' && start.startsWith('<'))) {
    const title = tell(titleOf(head));
    throw new OriginError('http-html', `${host} answered with a web page${title === '' ? '' : ` (“${title}”)`}, not with data.`, {
      key: 'url',
      mend: 'It may be a login or an error page: check the URL and the credentials.',
    });
  }
  const found = SIGNATURES.find(([signature]) => start.startsWith(signature))?.[1];
  if (found !== undefined || (data.format === undefined && type !== undefined && NOT_DATA.test(type)))
    throw new OriginError('http-not-data', `${host} answered with ${found ?? type}, not with JSON or CSV.`, {
      key: 'url',
      mend: 'Save it as a file that datasets read, or name another URL.',
    });
  const charset = /;\s*charset\s*=\s*"?([\w.:+-]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();
  // Servers are careless with this word; an encoding that the report declares is believed before it.
  if (charset === undefined || data.encoding !== 'utf-8' || CHARSETS['utf-8'].test(charset)) return;
  const other = (Object.keys(CHARSETS) as DatasetData['encoding'][]).find((name) => CHARSETS[name].test(charset));
  throw new OriginError('http-charset', `${host} answered in ${charset}, and the dataset is read as UTF-8.`, {
    key: 'url',
    mend: other === undefined ? 'Ask the server for UTF-8.' : `Write encoding: ${other}.`,
  });
}

function titleOf(head: Uint8Array): string {
  return plain(/<title[^>]*>([^<]*)/i.exec(Buffer.from(head).toString('utf8'))?.[1] ?? '', 80);
}

/** One short line of what others wrote, fit for a message. */
export function plain(text: string, length: number): string {
  const line = stripVTControlCharacters(text)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
}

/** What a refusing server says of itself: the message of a JSON body, or a page's title; empty when there is none. */
export function saidIn(body: Uint8Array, contentType: string | undefined): string {
  const text = Buffer.from(body).toString('utf8');
  const type = mediaTypeOf(contentType) ?? '';
  if (/json$/.test(type)) return plain(messageIn(text), 120);
  return type === 'text/html' ? titleOf(body) : type === 'text/plain' ? plain(text, 120) : '';
}

function messageIn(text: string): string {
  try {
    const value = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
    const nested = value?.['error'];
    for (const holder of [value, typeof nested === 'object' ? (nested as typeof value) : null])
      for (const key of ['message', 'error', 'detail', 'title', 'error_description'])
        if (typeof holder?.[key] === 'string') return holder[key];
  } catch {
    // Cut off, or no JSON.
  }
  return '';
}
