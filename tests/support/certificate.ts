import { generateKeyPairSync, sign } from 'node:crypto';

/** Key and certificate as PEM; the certificate is its own authority. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A fresh certificate for names and IPv4 addresses, in the form of RFC 5280; Node can read certificates and cannot make them. */
export function selfSigned(...hosts: readonly string[]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const ecdsaWithSha256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));
  const name = sequence(tagged(0x31, sequence(Buffer.from('0603550403', 'hex'), tagged(0x0c, Buffer.from('Tearsheet tests')))));
  const alternatives = sequence(
    ...hosts.map((host) =>
      /^[\d.]+$/.test(host) ? tagged(0x87, Buffer.from(host.split('.').map(Number))) : tagged(0x82, Buffer.from(host)),
    ),
  );
  const extension = (id: string, value: Buffer): Buffer => sequence(Buffer.from(id, 'hex'), tagged(0x04, value));
  const signed = sequence(
    tagged(0xa0, Buffer.from('020102', 'hex')),
    Buffer.from('020101', 'hex'),
    ecdsaWithSha256,
    name,
    sequence(tagged(0x18, Buffer.from('20000101000000Z')), tagged(0x18, Buffer.from('21000101000000Z'))),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    tagged(
      0xa3,
      sequence(extension('0603551d11', alternatives), extension('0603551d13', sequence(Buffer.from('0101ff', 'hex')))),
    ),
  );
  const signature = tagged(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', signed, privateKey)]));
  const body = sequence(signed, ecdsaWithSha256, signature).toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: String(privateKey.export({ format: 'pem', type: 'pkcs8' })),
    cert: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
  };
}

/** A DER value: tag, length, contents. */
function tagged(tag: number, contents: Buffer): Buffer {
  const { length } = contents;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), contents]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}
