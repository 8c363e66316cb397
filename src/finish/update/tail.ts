import { TearsheetError } from '../../shared/errors.ts';

/** What the last cross-reference section of a file says: all that is needed to append to it. */
export interface FileTail {
  /** Where the last section begins, bytes from the start. */
  readonly startxref: number;
  /** An update is written in the way of the file that it changes. */
  readonly kind: 'stream' | 'table';
  /** One more than the highest number of an object. */
  readonly size: number;
  /** `440 0 R` */
  readonly root: string;
  readonly info: string | undefined;
  /** First half of the file's id as it is written, with its brackets: it stays the same in every update. */
  readonly id: string | undefined;
  readonly encrypted: boolean;
}

/** The longest dictionary of a trailer that is read, bytes. */
const LONGEST = 8192;

/**
 * Reads the end of a file, not the file.
 * @throws TearsheetError `finish.not-a-pdf`
 */
export function tailOf(bytes: Uint8Array): FileTail {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.toString('latin1', Math.max(0, file.length - 1024));
  const startxref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1] ?? Number.NaN);
  if (!(startxref < file.length)) throw notAPdf();
  const section = file.toString('latin1', startxref, startxref + LONGEST);
  const isTable = section.startsWith('xref');
  const dictionary = isTable ? tableTrailer(file, startxref) : (/^\s*\d+ \d+ obj\s*(<<[\s\S]*?)stream/.exec(section)?.[1] ?? '');
  const entry = (pattern: RegExp): string | undefined => pattern.exec(dictionary)?.[1];
  const size = Number(entry(/\/Size\s+(\d+)/));
  const root = entry(/\/Root\s+(\d+\s+\d+\s+R)/);
  if (root === undefined || !Number.isInteger(size)) throw notAPdf();
  return {
    startxref,
    kind: isTable ? 'table' : 'stream',
    size,
    root,
    info: entry(/\/Info\s+(\d+\s+\d+\s+R)/),
    id: entry(/\/ID\s*\[\s*(<[\dA-Fa-f\s]*>|\((?:\\[\s\S]|[^\\()])*\))/),
    encrypted: /\/Encrypt\b/.test(dictionary),
  };
}

/** The dictionary behind a classic table. */
function tableTrailer(file: Buffer, startxref: number): string {
  const at = file.indexOf('trailer', startxref);
  return at === -1 ? '' : (file.toString('latin1', at, at + LONGEST).split('startxref')[0] as string);
}

function notAPdf(): TearsheetError {
  return new TearsheetError('report', {
    code: 'finish.not-a-pdf',
    message: 'The file is no PDF, or its end is missing.',
    mend: 'Take the file as Tearsheet wrote it.',
  });
}
