import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { TearsheetError } from '../../shared/errors.ts';
import { Pkcs12Error, readPkcs12 } from './pkcs12.ts';

/** Who signs: a key, its certificate, and those that vouch for it. */
export interface SigningIdentity {
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
  /** From the one that issued `certificate` upwards; may be empty. */
  readonly chain: readonly X509Certificate[];
}

export interface IdentityFiles {
  /** PKCS#12, or a private key as PEM. */
  readonly key: Uint8Array;
  /** Certificates as PEM, the signer's among them; a PKCS#12 file has its own. */
  readonly certificates?: Uint8Array | undefined;
  readonly password?: string | undefined;
}

/**
 * Reads a key with its certificates. Neither the key nor the password stands in any message.
 * @throws TearsheetError `sign.wrong-password`, `sign.unreadable-key`, `sign.old-encryption`, `sign.no-certificate`,
 *   `sign.bad-certificate`, `sign.key-mismatch`, `sign.unsupported-key`
 */
export function readIdentity({ key, certificates, password = '' }: IdentityFiles): SigningIdentity {
  const isPem = Buffer.from(key).includes('-----BEGIN');
  const { keys, found } = isPem ? { keys: [pemKey(key, password)], found: [] as X509Certificate[] } : fromPkcs12(key, password);
  const all = [...found, ...(certificates === undefined ? [] : pemCertificates(certificates))];
  const [first] = keys;
  if (first === undefined) throw failure('sign.unreadable-key', 'The key file holds no private key.', 'Export it with its key.');
  if (all.length === 0)
    throw failure(
      'sign.no-certificate',
      'No certificate is given for the key.',
      'Give --cert, a PEM file with the certificate and its chain.',
    );
  const pair = keys.flatMap((each) => all.filter((one) => one.checkPrivateKey(each)).map((one) => [each, one] as const))[0];
  if (pair === undefined)
    throw failure(
      'sign.key-mismatch',
      'The certificate is not that of the key.',
      'Give the certificate that was issued for this key.',
    );
  const kind = pair[0].asymmetricKeyType;
  if (kind !== 'rsa' && kind !== 'ec')
    throw failure(
      'sign.unsupported-key',
      `A key of the kind ${kind} cannot sign a PDF.`,
      'Use an RSA key, or one of an elliptic curve of NIST.',
    );
  return { key: pair[0], certificate: pair[1], chain: chainOf(pair[1], all) };
}

/**
 * Stops a signature that no reader would take.
 * @param now milliseconds since 1970
 * @throws TearsheetError `sign.expired`, `sign.not-yet-valid`
 */
export function checkValidity({ certificate }: SigningIdentity, now: number): void {
  const { validFromDate: from, validToDate: to } = certificate;
  const day = (date: Date): string => date.toISOString().slice(0, 10);
  if (now > to.getTime())
    throw failure('sign.expired', `The certificate has expired on ${day(to)}.`, 'Sign with one that is valid.');
  if (now < from.getTime())
    throw failure(
      'sign.not-yet-valid',
      `The certificate is valid from ${day(from)} on.`,
      'Sign with one that is valid, or set the clock.',
    );
}

function pemKey(bytes: Uint8Array, password: string): KeyObject {
  const text = Buffer.from(bytes).toString('latin1');
  const block = /-----BEGIN (?<kind>(?:[A-Z0-9]+ )*PRIVATE KEY)-----[\s\S]*?-----END \k<kind>-----/.exec(text)?.[0];
  if (block === undefined)
    throw failure('sign.unreadable-key', 'The key file holds no private key.', 'Give a PEM or a PKCS#12 file.');
  const isEncrypted = /ENCRYPTED/.test(block);
  return openKey(isEncrypted, () =>
    createPrivateKey({ key: block, format: 'pem', ...(isEncrypted ? { passphrase: password } : {}) }),
  );
}

/** What goes wrong may quote what it was given: it is kept out of the error, its cause included. */
function openKey(isEncrypted: boolean, open: () => KeyObject): KeyObject {
  try {
    return open();
  } catch {
    throw isEncrypted ? wrongPassword() : failure('sign.unreadable-key', 'The private key cannot be read.', 'Give it as PKCS#8.');
  }
}

function fromPkcs12(bytes: Uint8Array, password: string): { readonly keys: KeyObject[]; readonly found: X509Certificate[] } {
  try {
    const { keys, certificates } = readPkcs12(bytes, password);
    return {
      keys: keys.map(({ der, isEncrypted }) =>
        openKey(isEncrypted, () =>
          createPrivateKey({ key: der, format: 'der', type: 'pkcs8', ...(isEncrypted ? { passphrase: password } : {}) }),
        ),
      ),
      found: certificates.map((der) => new X509Certificate(der)),
    };
  } catch (error) {
    if (error instanceof TearsheetError) throw error;
    const reason = error instanceof Pkcs12Error ? error.reason : 'unreadable';
    if (reason === 'wrong-password') throw wrongPassword();
    if (reason === 'old-encryption')
      throw failure(
        'sign.old-encryption',
        'The key file is encrypted in a way that is no longer safe.',
        'Write it anew: openssl pkcs12 -legacy -in old.p12 -nodes | openssl pkcs12 -export -out new.p12',
      );
    throw failure('sign.unreadable-key', 'The key file is neither PEM nor PKCS#12.', 'Give a PEM or a PKCS#12 file.');
  }
}

function pemCertificates(bytes: Uint8Array): X509Certificate[] {
  return certificatesIn(bytes, 'The certificate file');
}

/** Certificates of a PEM file, in its order. @param what as it is told @throws TearsheetError `sign.bad-certificate` */
export function certificatesIn(bytes: Uint8Array, what: string): X509Certificate[] {
  const blocks = Buffer.from(bytes)
    .toString('latin1')
    .match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g);
  const wrong = (): TearsheetError =>
    failure('sign.bad-certificate', `${what} holds no certificate that can be read.`, 'Give it as PEM.');
  if (blocks === null) throw wrong();
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    throw wrong();
  }
}

/** Those that vouch for a certificate, from the nearest upwards. */
export function chainOf(certificate: X509Certificate, all: readonly X509Certificate[]): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (let last = certificate; ; ) {
    const next = all.find((one) => !chain.includes(one) && one.fingerprint256 !== last.fingerprint256 && isIssuedBy(last, one));
    if (next === undefined) return chain;
    chain.push(next);
    last = next;
  }
}

export function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function wrongPassword(): TearsheetError {
  return failure('sign.wrong-password', 'The password does not open the key.', 'Look at the variable that holds it.');
}

function failure(code: string, message: string, mend: string): TearsheetError {
  return new TearsheetError('usage', { code, message, mend });
}
