import { createHash, sign as signBytes, type X509Certificate } from 'node:crypto';
import { der, integer, NULL, octets, oid, part, partsOf, readDer, sequence, setOf } from './der.ts';
import type { SigningIdentity } from './identity.ts';
import { OID } from './oids.ts';

/** A signature over a digest, before and after it has a time stamp. */
export interface CmsSignature {
  /** The value that a time stamp is made of. */
  readonly value: Buffer;
  /** The whole, as a ContentInfo. @param token of RFC 3161 */
  encode(token?: Uint8Array): Buffer;
}

/**
 * A detached signature as PAdES baseline B wants it: content type, digest and the certificate are signed, the time is not.
 * @param digest SHA-256 of what is signed
 * @see ETSI EN 319 142-1 §6, ETSI EN 319 122-1, RFC 5652, RFC 5035
 */
export function signDigest(digest: Buffer, { key, certificate, chain }: SigningIdentity): CmsSignature {
  const attributes = [
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(digest)),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octets(sha256(certificate.raw)))))),
  ];
  const signed = setOf(...attributes);
  const value = signBytes('sha256', signed, key);
  const algorithm = key.asymmetricKeyType === 'rsa' ? sequence(oid(OID.rsaSha256), NULL) : sequence(oid(OID.ecdsaSha256));
  const certificates = der(0xa0, ...[certificate, ...chain].map(({ raw }) => raw));
  const encode = (token?: Uint8Array): Buffer => {
    const unsigned = token === undefined ? [] : [der(0xa1, attribute(OID.timeStampToken, token))];
    const signer = sequence(
      integer(1),
      issuerAndSerial(certificate),
      SHA256,
      der(0xa0, readDer(signed).content),
      algorithm,
      octets(value),
      ...unsigned,
    );
    const data = sequence(integer(1), setOf(SHA256), sequence(oid(OID.data)), certificates, setOf(signer));
    return sequence(oid(OID.signedData), der(0xa0, data));
  };
  return { value, encode };
}

const SHA256 = sequence(oid(OID.sha256));

function attribute(kind: string, value: Uint8Array): Buffer {
  return sequence(oid(kind), setOf(value));
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** How a signature names a certificate. */
function issuerAndSerial(certificate: X509Certificate): Buffer {
  const { issuer, serial } = namesOf(certificate);
  return sequence(issuer, serial);
}

/** Issuer and serial number of a certificate, as DER. @see RFC 5280 §4.1 */
export function namesOf({ raw }: X509Certificate): { readonly issuer: Buffer; readonly serial: Buffer } {
  const fields = partsOf(part(readDer(Buffer.from(raw)), 0)).filter(({ tag }) => tag !== 0xa0);
  const [serial, , issuer] = fields;
  if (serial === undefined || issuer === undefined) throw new RangeError('Not a certificate.');
  return { serial: serial.raw, issuer: issuer.raw };
}
