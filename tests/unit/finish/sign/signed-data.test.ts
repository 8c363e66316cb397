import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDer } from '../../../../src/finish/sign/der.ts';
import { readSignedData } from '../../../../src/finish/sign/signed-data.ts';
import { hasOpenSsl, type TestAuthority, testAuthority } from '../../../support/signing.ts';

describe.skipIf(!hasOpenSsl)('a signature of another program (skipped where openssl is not on PATH)', () => {
  let authority: TestAuthority;
  beforeAll(() => {
    authority = testAuthority();
  });
  afterAll(() => authority?.[Symbol.dispose]());

  it.each([
    ['rsa', []],
    ['rsa', ['-md', 'sha512']],
    ['rsa', ['-keyopt', 'rsa_padding_mode:pss']],
    ['rsa', ['-cades']],
    ['ec', ['-md', 'sha384']],
    ['ec384', ['-cades', '-md', 'sha512']],
  ] as const)('of a key %s, made with %j, is read and holds', (kind, options) => {
    const bytes = authority.cms(kind, 'What was signed.', ...options);
    const signature = readSignedData(readDer(bytes), undefined);
    expect(signature.isIntact).toBe(true);
    expect(signature.certificate.subject).toContain('CN=Ada Signer');
    const changed = Buffer.from(bytes);
    changed.write('that', changed.indexOf('What'), 'latin1');
    expect(readSignedData(readDer(changed), undefined).isIntact).toBe(false);
  });

  it('without signed attributes is none', () => {
    const bytes = authority.cms('rsa', 'What was signed.', '-noattr');
    expect(() => readSignedData(readDer(bytes), undefined)).toThrow(RangeError);
  });
});
