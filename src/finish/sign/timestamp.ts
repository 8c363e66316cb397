import { createHash, randomBytes } from 'node:crypto';
import { TearsheetError } from '../../shared/errors.ts';
import {
  type DerValue,
  der,
  integer,
  NULL,
  numberOf,
  octets,
  octetsOf,
  oid,
  oidOf,
  part,
  partsOf,
  readDer,
  sequence,
} from './der.ts';
import { digestOf, OID } from './oids.ts';
import { readSignedData } from './signed-data.ts';

/** Who says when a signature was made. */
export interface TimestampAuthority {
  readonly url: string;
  /** How long it is waited for, milliseconds. */
  readonly timeoutMs: number;
}

/** What an authority says. */
export interface TimestampInfo {
  readonly time: Date;
  /** Name of the digest in node:crypto, and the digest that was stamped. */
  readonly digest: string;
  readonly imprint: Buffer;
  readonly nonce: Buffer | undefined;
}

/** No token is larger. */
const LARGEST = 256 * 1024;

/**
 * Asks for a time stamp of a value.
 * @returns a token of RFC 3161, a ContentInfo
 * @throws TearsheetError `sign.timestamp-unavailable` when there is no answer in time, `sign.timestamp-refused` when it is none that serves
 */
export async function timestampOf(value: Buffer, { url, timeoutMs }: TimestampAuthority, signal: AbortSignal): Promise<Buffer> {
  const imprint = createHash('sha256').update(value).digest();
  // The first bit is clear, so that the number is written as it is.
  const nonce = randomBytes(8);
  nonce[0] = ((nonce[0] as number) & 0x7f) | 0x40;
  const request = sequence(
    integer(1),
    sequence(sequence(oid(OID.sha256), NULL), octets(imprint)),
    integer(nonce),
    der(0x01, Buffer.from([0xff])),
  );
  const answer = await ask(request, { url, timeoutMs }, signal);
  try {
    const [status, token] = partsOf(readDer(answer));
    if (status === undefined || numberOf(part(status, 0)) > 1 || token === undefined) throw refused('it refuses to');
    const info = timestampInfo(token);
    if (info.digest !== 'sha256' || !info.imprint.equals(imprint) || !info.nonce?.equals(nonce))
      throw refused('it answers another question');
    if (!readSignedData(token, undefined).isIntact) throw refused('its signature does not hold');
    return Buffer.from(token.raw);
  } catch (error) {
    throw error instanceof TearsheetError ? error : refused('its answer cannot be read');
  }
}

/** What a token says. @throws RangeError when it is none */
export function timestampInfo(token: DerValue): TimestampInfo {
  const content = part(part(part(token, 1), 0), 2);
  if (oidOf(part(content, 0)) !== OID.timeStampInfo) throw new RangeError('Not a time stamp.');
  const fields = partsOf(readDer(octetsOf(part(part(content, 1), 0))));
  const [, , imprint, , time, ...rest] = fields;
  if (imprint === undefined || time === undefined) throw new RangeError('Not a time stamp.');
  return {
    time: generalizedTime(time.content.toString('latin1')),
    digest: digestOf(oidOf(part(part(imprint, 0), 0))) ?? '',
    imprint: octetsOf(part(imprint, 1)),
    nonce: rest.find(({ tag }) => tag === 0x02)?.content,
  };
}

/** `20261127155800.25Z` */
function generalizedTime(text: string): Date {
  const [, year, month, day, hours, minutes, seconds] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:\.\d+)?)Z$/.exec(text) ?? [];
  const time = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  if (Number.isNaN(time.getTime())) throw new RangeError('Not a time.');
  return time;
}

async function ask(request: Buffer, { url, timeoutMs }: TimestampAuthority, signal: AbortSignal): Promise<Buffer> {
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: new Uint8Array(request),
      signal: AbortSignal.any([signal, deadline]),
      redirect: 'error',
    });
    if (!response.ok) throw refused(`it answers with status ${response.status}`);
    return await limited(response);
  } catch (cause) {
    if (cause instanceof TearsheetError) throw cause;
    signal.throwIfAborted();
    const why = deadline.aborted ? `did not answer within ${timeoutMs / 1000} s` : 'cannot be reached';
    throw new TearsheetError(
      'unavailable',
      {
        code: 'sign.timestamp-unavailable',
        message: `The authority of time stamps ${why}.`,
        mend: 'Try again, name another one in tearsheet.yaml, or sign without a time stamp.',
      },
      { cause },
    );
  }
}

async function limited({ body }: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > LARGEST) throw refused('its answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refused(why: string): TearsheetError {
  return new TearsheetError('unavailable', {
    code: 'sign.timestamp-refused',
    message: `The authority of time stamps gives none: ${why}.`,
    mend: 'Look at its address in tearsheet.yaml, or sign without a time stamp.',
  });
}
