import { createHash, type X509Certificate } from 'node:crypto';
import { readDer } from './der.ts';
import { chainOf } from './identity.ts';
import { OID } from './oids.ts';
import { type ReadSignature, readSignedData } from './signed-data.ts';
import { signerOf } from './signer.ts';
import { timestampInfo } from './timestamp.ts';

export interface VerifyOptions {
  /** Authorities that are trusted. */
  readonly roots: readonly X509Certificate[];
  /** Milliseconds since 1970; a time stamp that is trusted wins over it. */
  readonly now: number;
}

/** What can be said of the last signature of a file. */
export interface SignatureReport {
  readonly signer: string;
  readonly organisation: string | undefined;
  /** Lowercase hex SHA-256 of the certificate. */
  readonly certificate: string;
  /** What was signed is what stands there, and the signature is that of the certificate. */
  readonly isIntact: boolean;
  /** Nothing but the signature itself is outside of what was signed. */
  readonly coversFile: boolean;
  /** Bytes that stand behind what was signed. */
  readonly appended: number;
  /** Whether the certificate leads to one of the roots. */
  readonly isTrusted: boolean;
  /** Whether the certificate and those above it were valid at the time of the signature. */
  readonly wasValid: boolean;
  /** PAdES baseline level; undefined when the signature is of another kind. */
  readonly level: 'B-B' | 'B-T' | undefined;
  readonly timestamp: { readonly time: Date; readonly authority: string; readonly isTrusted: boolean } | undefined;
}

const RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

/** The last signature of a file; undefined when it has none that can be read. */
export function signatureOf(bytes: Uint8Array, options: VerifyOptions): SignatureReport | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ranges = [...file.toString('latin1').matchAll(RANGE)].map((match) => match.slice(1).map(Number));
  for (const range of ranges.reverse()) {
    const report = readAt(file, range as [number, number, number, number], options);
    if (report !== undefined) return report;
  }
  return undefined;
}

/** The signature in the gap of a range, which must hold it and nothing else. */
function readAt(
  file: Buffer,
  [start, length, second, rest]: readonly [number, number, number, number],
  options: VerifyOptions,
): SignatureReport | undefined {
  const [from, to, end] = [start + length, second, second + rest];
  const hex = /^<([\dA-Fa-f\s]*)>$/.exec(file.toString('latin1', from, to))?.[1];
  if (start !== 0 || hex === undefined || end > file.length) return undefined;
  const signed = [file.subarray(0, from), file.subarray(to, end)];
  const digestOf = (digest: string): Buffer => signed.reduce((hash, piece) => hash.update(piece), createHash(digest)).digest();
  try {
    const signature = readSignedData(readDer(Buffer.from(hex.replace(/\s/g, ''), 'hex')), digestOf);
    return reportOf(signature, options, { appended: file.length - end, isCades: isCades(file, from) });
  } catch {
    return undefined;
  }
}

/** Whether the dictionary of the signature says that it is one of PAdES. */
function isCades(file: Buffer, contents: number): boolean {
  const from = file.lastIndexOf(' obj', contents);
  return file.toString('latin1', from, contents).includes('/ETSI.CAdES.detached');
}

interface Surroundings {
  readonly appended: number;
  readonly isCades: boolean;
}

function reportOf(signature: ReadSignature, options: VerifyOptions, { appended, isCades }: Surroundings): SignatureReport {
  const { certificate, certificates, attributes } = signature;
  const timestamp = timestampOn(signature, options);
  const time = timestamp?.isTrusted ? timestamp.time.getTime() : options.now;
  const path = pathOf(certificate, certificates, options.roots);
  const isBaseline = isCades && attributes.has(OID.signingCertificateV2) && !attributes.has(OID.signingTime);
  const { name, organisation } = signerOf(certificate);
  return {
    signer: name,
    organisation,
    certificate: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    isIntact: signature.isIntact,
    coversFile: appended === 0,
    appended,
    isTrusted: path.isTrusted,
    wasValid: path.certificates.every(
      ({ validFromDate, validToDate }) => validFromDate.getTime() <= time && time <= validToDate.getTime(),
    ),
    level: !isBaseline ? undefined : timestamp === undefined ? 'B-B' : 'B-T',
    timestamp,
  };
}

/** The certificates from the signer to the root, and whether it is one that is trusted. */
function pathOf(certificate: X509Certificate, given: readonly X509Certificate[], roots: readonly X509Certificate[]) {
  const isRoot = (one: X509Certificate): boolean => roots.some(({ fingerprint256 }) => fingerprint256 === one.fingerprint256);
  const path = [
    certificate,
    ...chainOf(
      certificate,
      [...given, ...roots].filter(({ ca }) => ca),
    ),
  ];
  const end = path.findIndex(isRoot);
  return end === -1 ? { certificates: path, isTrusted: false } : { certificates: path.slice(0, end + 1), isTrusted: true };
}

function timestampOn({ token, value }: ReadSignature, { roots }: VerifyOptions): SignatureReport['timestamp'] {
  if (token === undefined) return undefined;
  const { time, digest, imprint } = timestampInfo(token);
  const read = readSignedData(token, undefined);
  const isOfThis = digest !== '' && createHash(digest).update(value).digest().equals(imprint);
  const { isTrusted } = pathOf(read.certificate, read.certificates, roots);
  return { time, authority: signerOf(read.certificate).name, isTrusted: isTrusted && read.isIntact && isOfThis };
}
