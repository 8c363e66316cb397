import { createHash, type Hash } from 'node:crypto';
import { TearsheetError } from '../../shared/errors.ts';
import { updateOf } from '../update/append.ts';
import { type FileTail, tailOf } from '../update/tail.ts';
import { copyIdOf } from './copy-id.ts';
import { formObjects } from './form.ts';
import { copyLine, type Recipient } from './line.ts';
import { TYPE_SIZE } from './line-font.ts';
import { copyIdsIn } from './marks.ts';

/** A finished file whose place for the line is known: read once, copied as often as is wanted. */
export interface PreparedMaster {
  readonly bytes: Buffer;
  /** Lowercase hex SHA-256 of `bytes`. */
  readonly sha256: string;
  readonly tail: FileTail;
  /** Number of the form that every page paints. */
  readonly form: number;
  readonly box: string;
  /** Words of the line with {recipient} and {id}. */
  readonly words: string;
  /** Width of the line, thousandths of the type size. */
  readonly width: number;
  /** Has taken in `bytes`; never finished itself. */
  readonly hash: Hash;
}

/** A copy for one recipient. */
export interface PersonalCopy {
  readonly bytes: Buffer;
  readonly copyId: string;
  /** Lowercase hex SHA-256 of `bytes`. */
  readonly sha256: string;
}

/**
 * Looks at a finished file once.
 * @throws TearsheetError `copy.no-line`, `copy.is-a-copy`, `copy.signed`, `copy.encrypted`, `finish.not-a-pdf`
 */
export function prepareMaster(master: Uint8Array): PreparedMaster {
  const bytes = Buffer.from(master);
  const tail = tailOf(bytes);
  if (tail.encrypted)
    throw refused('copy.encrypted', 'The file is encrypted.', 'Make the copy of the file that it was made from.');
  const text = bytes.toString('latin1');
  if (/\/ByteRange\s*\[/.test(text))
    throw refused('copy.signed', 'The file is signed, and a copy of it would not be.', 'Make the copy first and sign it.');
  if (copyIdsIn(text).length > 0)
    throw refused('copy.is-a-copy', 'The file is a personal copy already.', 'Make copies of the finished file.');
  const { form, dictionary } = lineForm(text);
  const box = /\/BBox\s*(\[[^\]]*\])/.exec(dictionary)?.[1];
  const words = /\/TsCopyLine\s*<([\dA-Fa-f]*)>/.exec(dictionary)?.[1];
  if (form === undefined || box === undefined || words === undefined)
    throw refused(
      'copy.no-line',
      'The file keeps no place for the line of a copy.',
      'Print it with --final, or with --profile archive or web.',
    );
  const hash = createHash('sha256').update(bytes);
  return {
    bytes,
    sha256: hash.copy().digest('hex'),
    tail,
    form,
    box,
    words: Buffer.from(words, 'hex').subarray(2).swap16().toString('utf16le'),
    width: (Number(box.slice(1).trim().split(/\s+/)[2]) / TYPE_SIZE) * 1000,
    hash,
  };
}

/** The empty form of a finished file, as it is written there. */
function lineForm(text: string): { readonly form: number | undefined; readonly dictionary: string } {
  const key = text.lastIndexOf('/TsCopyLine');
  const from = key === -1 ? -1 : text.lastIndexOf(' 0 obj', key);
  if (from === -1) return { form: undefined, dictionary: '' };
  const number = /(\d+)$/.exec(text.slice(Math.max(0, from - 10), from))?.[1];
  return { form: number === undefined ? undefined : Number(number), dictionary: text.slice(from, text.indexOf('stream', key)) };
}

/**
 * The copy of one recipient: the finished file with a small update behind it. The same recipient gets the same bytes.
 * @throws TearsheetError `copy.no-name`, `copy.bad-id`
 */
export function copyOf(prepared: PreparedMaster, recipient: Recipient): PersonalCopy {
  if (recipient.name.trim() === '')
    throw refused('copy.no-name', 'A copy is for somebody, and no name is given.', 'Give the name of a person or a desk.');
  const copyId = copyIdOf(recipient, prepared.sha256);
  const { bytes, tail, form, box, words, width, hash } = prepared;
  const pieces = copyLine(words, recipient, copyId, width);
  const objects = formObjects(pieces, copyId, { form, free: tail.size, box });
  const update = updateOf(tail, bytes.length, objects, { id: ZEROS }).bytes;
  const id = hash.copy().update(update).digest('hex').slice(0, ZEROS.length);
  update.write(id, update.lastIndexOf(`<${ZEROS}>`) + 1, 'latin1');
  return { bytes: Buffer.concat([bytes, update]), copyId, sha256: hash.copy().update(update).digest('hex') };
}

const ZEROS = '0'.repeat(32);

/** One copy of one file. @throws TearsheetError those of prepareMaster and copyOf */
export function stamp(master: Uint8Array, recipient: Recipient): PersonalCopy {
  return copyOf(prepareMaster(master), recipient);
}

function refused(code: string, message: string, mend: string): TearsheetError {
  return new TearsheetError('report', { code, message, mend });
}
