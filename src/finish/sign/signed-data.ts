import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { namesOf } from './cms.ts';
import { type DerValue, der, octetsOf, oidOf, part, partsOf, readDer } from './der.ts';
import { digestOf, OID } from './oids.ts';

/** A signature that was read, and whether it holds. */
export interface ReadSignature {
  readonly certificate: X509Certificate;
  /** All that came with it. */
  readonly certificates: readonly X509Certificate[];
  /** Signed attributes by their names, each with its first value. */
  readonly attributes: ReadonlyMap<string, DerValue>;
  /** The signature itself: what a time stamp is made of. */
  readonly value: Buffer;
  readonly token: DerValue | undefined;
  readonly isIntact: boolean;
}

/**
 * Reads a signature of CMS and verifies it, its trust apart.
 * @param digestOfContent of what is signed, when it stands elsewhere
 * @throws RangeError when it is none, or has no signed attributes
 * @see RFC 5652 §5
 */
export function readSignedData(info: DerValue, digestOfContent: ((digest: string) => Buffer) | undefined): ReadSignature {
  if (oidOf(part(info, 0)) !== OID.signedData) throw new RangeError('Not a signature.');
  const data = part(part(info, 1), 0);
  const fields = partsOf(data);
  const content = fields[2] as DerValue;
  const certificates = fields
    .filter(({ tag }) => tag === 0xa0)
    .flatMap(partsOf)
    .map(({ raw }) => new X509Certificate(raw));
  const signer = partsOf(part(fields.at(-1) as DerValue, 0));
  const [, names, algorithm] = signer;
  const signed = signer.find(({ tag }) => tag === 0xa0);
  const unsigned = signer.find(({ tag }) => tag === 0xa1);
  const value = signer.find(({ tag }) => tag === 0x04);
  if (names === undefined || algorithm === undefined || signed === undefined || value === undefined)
    throw new RangeError('The signature signs no attributes.');
  const certificate = certificates.find((one) => isNamed(one, names));
  const digest = digestOf(oidOf(part(algorithm, 0)));
  if (certificate === undefined || digest === undefined) throw new RangeError('The signer is not known.');
  const attributes = attributesOf(signed);
  const isPss = signer.some(
    ({ tag, content: inner }) => tag === 0x30 && inner[0] === 0x06 && oidOf(readDer(inner)) === OID.rsaPss,
  );
  const expected =
    digestOfContent?.(digest) ??
    createHash(digest)
      .update(octetsOf(part(part(content, 1), 0)))
      .digest();
  const said = attributes.get(OID.messageDigest);
  const isIntact =
    said !== undefined &&
    octetsOf(said).equals(expected) &&
    isOfCertificate(attributes, certificate) &&
    isBy(certificate, { digest, isPss }, der(0x31, signed.content), octetsOf(value));
  return {
    certificate,
    certificates,
    attributes,
    value: octetsOf(value),
    token: unsigned && attributesOf(unsigned).get(OID.timeStampToken),
    isIntact,
  };
}

interface Scheme {
  readonly digest: string;
  readonly isPss: boolean;
}

function isBy({ publicKey }: X509Certificate, { digest, isPss }: Scheme, signed: Buffer, value: Buffer): boolean {
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
  return verify(digest, signed, { key: publicKey, ...(isPss ? padding : {}) }, value);
}

function isNamed(certificate: X509Certificate, names: DerValue): boolean {
  const { issuer, serial } = namesOf(certificate);
  return names.content.equals(Buffer.concat([issuer, serial]));
}

function attributesOf(set: DerValue): ReadonlyMap<string, DerValue> {
  return new Map(partsOf(set).map((attribute) => [oidOf(part(attribute, 0)), part(part(attribute, 1), 0)]));
}

/** A certificate that was put in the place of the signer's has another digest. */
function isOfCertificate(attributes: ReadonlyMap<string, DerValue>, { raw }: X509Certificate): boolean {
  const named = attributes.get(OID.signingCertificateV2);
  if (named === undefined) return true;
  const [first, second] = partsOf(part(part(named, 0), 0));
  const digest = first?.tag === 0x30 ? digestOf(oidOf(part(first, 0))) : 'sha256';
  const value = first?.tag === 0x30 ? second : first;
  return digest !== undefined && value !== undefined && createHash(digest).update(raw).digest().equals(octetsOf(value));
}
