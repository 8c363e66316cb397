import { createHash } from 'node:crypto';
import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';
import { TearsheetError } from '../../shared/errors.ts';
import { sha256 } from '../../shared/hash.ts';
import { copyLine } from '../personal/line.ts';
import { SIGNED_WORDS } from '../personal/slot.ts';
import { updateOf } from '../update/append.ts';
import { tailOf } from '../update/tail.ts';
import { signDigest } from './cms.ts';
import { fieldObjects } from './field.ts';
import { checkValidity, type SigningIdentity } from './identity.ts';
import { signerOf } from './signer.ts';
import { type TimestampAuthority, timestampOf } from './timestamp.ts';

export interface SignOptions {
  /** Time of the signature, milliseconds since 1970; the certificate must be valid then. */
  readonly now: number;
  readonly reason?: string | undefined;
  readonly location?: string | undefined;
  /** Who vouches for the time. */
  readonly timestamp?: TimestampAuthority | undefined;
  /** A line in the margin of the last page says who has signed. */
  readonly visible?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface SignedPdf {
  readonly bytes: Buffer;
  /** Lowercase hex SHA-256 of `bytes`. */
  readonly sha256: string;
  /** Common name of the certificate. */
  readonly signer: string;
}

/** Room for a time stamp with the certificates of its authority, bytes. */
const TOKEN_ROOM = 12_000;
/** The most room that is tried. */
const MOST_ROOM = 200_000;

/**
 * Signs a finished file or a copy of one, PAdES baseline B-B or, with a time stamp, B-T. The file stays as it is, and the signature stands
 * behind it: nothing can be added later without being seen.
 * @throws TearsheetError `sign.encrypted`, `sign.no-page`, `sign.expired`, `sign.not-yet-valid`, `sign.timestamp-unavailable`,
 *   `sign.timestamp-refused`, `finish.not-a-pdf`
 * @see ETSI EN 319 142-1
 */
export async function signPdf(bytes: Uint8Array, identity: SigningIdentity, options: SignOptions): Promise<SignedPdf> {
  checkValidity(identity, options.now);
  const signal = options.signal ?? new AbortController().signal;
  const certificates = [identity.certificate, ...identity.chain].reduce((sum, { raw }) => sum + raw.length, 0);
  for (let room = certificates + 2_000 + (options.timestamp === undefined ? 0 : TOKEN_ROOM); ; ) {
    const place = await placeFor(bytes, identity, options, room);
    const signature = signDigest(place.digest, identity);
    const token = options.timestamp && (await timestampOf(signature.value, options.timestamp, signal));
    const encoded = signature.encode(token);
    if (encoded.length <= room) {
      place.file.write(encoded.toString('hex'), place.contents, 'latin1');
      return { bytes: place.file, sha256: sha256(place.file), signer: signerOf(identity.certificate).name };
    }
    if (encoded.length > MOST_ROOM) throw new RangeError('The signature is larger than any that is known.');
    room = encoded.length + 1_000;
  }
}

interface Place {
  /** With zeros where the signature goes. */
  readonly file: Buffer;
  /** Where its digits begin. */
  readonly contents: number;
  /** SHA-256 of all but the signature. */
  readonly digest: Buffer;
}

const RANGE = 'ByteRange[0 0000000000 0000000000 0000000000]';

async function placeFor(
  bytes: Uint8Array,
  { certificate }: SigningIdentity,
  { now, reason, location, visible }: SignOptions,
  room: number,
): Promise<Place> {
  const tail = tailOf(bytes);
  if (tail.encrypted)
    throw new TearsheetError('report', {
      code: 'sign.encrypted',
      message: 'The file is encrypted, and a signature would break with it.',
      mend: 'Sign the file that it was made from; a copy with a password is not signed.',
    });
  const document = await PDFDocument.load(bytes, {
    parseSpeed: ParseSpeeds.Fastest,
    updateMetadata: false,
    throwOnInvalidObject: false,
  });
  const number = Math.max(tail.size, document.context.largestObjectNumber + 1);
  const signer = signerOf(certificate);
  const when = new Date(now);
  const dictionary = [
    '<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached',
    `/${RANGE}`,
    `/Name${text(signer.name)}/M(D:${when.toISOString().slice(0, 19).replace(/[-:T]/g, '')}+00'00')`,
    reason === undefined ? '' : `/Reason${text(reason)}`,
    location === undefined ? '' : `/Location${text(location)}`,
    `/Contents<${'00'.repeat(room)}>>>`,
  ].join('');
  const field = fieldObjects(document, {
    signature: number,
    free: number + 1,
    about: `Signature of ${signer.name}`,
    line: visible ? lineOf(signer, when, wordsIn(bytes)) : undefined,
  });
  const body = Buffer.from(dictionary, 'latin1');
  const id = createHash('sha256').update(bytes).update(body).digest('hex').slice(0, 32);
  const update = updateOf(tail, bytes.length, [{ number, body }, ...field], { id });
  const file = Buffer.concat([bytes, update.bytes]);
  const at = update.places.get(number) as number;
  const from = at + dictionary.indexOf('/Contents<') + '/Contents'.length;
  const to = from + 2 * room + 2;
  const range = `ByteRange[0 ${[from, to, file.length - to].map((value) => String(value).padStart(10, ' ')).join(' ')}]`;
  file.write(range, at + dictionary.indexOf(RANGE), 'latin1');
  const digest = createHash('sha256').update(file.subarray(0, from)).update(file.subarray(to)).digest();
  return { file, contents: from + 1, digest };
}

/** Width of a line that is seen, thousandths of the type size: half a sheet. */
const WIDTH = 45_000;

function lineOf({ name, organisation }: ReturnType<typeof signerOf>, when: Date, words: string) {
  const time = `${when.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return copyLine(words, { name, firm: organisation === name ? undefined : organisation }, time, WIDTH);
}

/** The words of the file's own language, which finishing has left in it. */
function wordsIn(bytes: Uint8Array): string {
  const hex = /\/TsSignedLine\s*<FEFF([\dA-F]*)>/i.exec(Buffer.from(bytes).toString('latin1'))?.[1];
  return hex === undefined ? SIGNED_WORDS : Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

/** A text of any script. */
function text(words: string): string {
  return `<FEFF${Buffer.from(words.toWellFormed(), 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}
