import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIdentity } from '../../../../src/finish/sign/identity.ts';
import { hasOpenSsl, PASSWORD, type TestAuthority, testAuthority } from '../../../support/signing.ts';

describe.skipIf(!hasOpenSsl)('a key with its certificates (skipped where openssl is not on PATH)', () => {
  let authority: TestAuthority;
  beforeAll(() => {
    authority = testAuthority();
  });
  afterAll(() => authority?.[Symbol.dispose]());

  it.each(['rsa', 'ec', 'ec384'] as const)('is read from PEM and from PKCS#12: %s', (kind) => {
    const { key, encryptedKey, certificates, p12 } = authority.signer(kind);
    const read = [
      readIdentity({ key, certificates }),
      readIdentity({ key: encryptedKey, certificates, password: PASSWORD }),
      readIdentity({ key: p12, password: PASSWORD }),
    ];
    for (const each of read) {
      expect(each.key.asymmetricKeyType).toBe(kind === 'rsa' ? 'rsa' : 'ec');
      expect(each.certificate.subject).toContain('CN=Ada Signer');
      expect(each.chain.map(({ subject }) => subject)).toEqual([expect.stringContaining('CN=Test Root')]);
      expect(each.certificate.fingerprint256).toBe(read[0]?.certificate.fingerprint256);
    }
  });

  it.each([
    [['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    [['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha512']],
    [['-certpbe', 'NONE', '-iter', '1']],
    [['-nomac']],
  ])('is read from PKCS#12 written with %j', (options) => {
    const { certificate, chain } = readIdentity({ key: authority.p12('rsa', ...options), password: PASSWORD });
    expect(certificate.subject).toContain('CN=Ada Signer');
    expect(chain).toHaveLength(1);
  });

  it('says why it cannot be used, and never what was in it', () => {
    const rsa = authority.signer('rsa');
    const ec = authority.signer('ec');
    const odd = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
    const secret = 'a secret that is wrong';
    const codes = [
      { key: rsa.p12, password: secret },
      { key: rsa.encryptedKey, certificates: rsa.certificates, password: secret },
      { key: rsa.key, certificates: ec.certificates },
      { key: rsa.key },
      { key: Buffer.from(odd), certificates: rsa.certificates },
      { key: Buffer.from('nothing'), password: secret },
      { key: rsa.certificates, certificates: rsa.certificates },
      { key: rsa.key, certificates: Buffer.from('nothing') },
      { key: Buffer.from('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'), certificates: rsa.certificates },
    ].map((files) => {
      try {
        readIdentity(files);
        return 'nothing';
      } catch (error) {
        const told = inspect(error, { depth: 9, showHidden: true });
        expect(told).not.toContain(secret);
        expect(told).not.toContain('PRIVATE KEY-----');
        return (error as { code: string }).code;
      }
    });
    expect(codes).toEqual([
      'sign.wrong-password',
      'sign.wrong-password',
      'sign.key-mismatch',
      'sign.no-certificate',
      'sign.key-mismatch',
      'sign.unreadable-key',
      'sign.unreadable-key',
      'sign.bad-certificate',
      'sign.unreadable-key',
    ]);
  });
});
