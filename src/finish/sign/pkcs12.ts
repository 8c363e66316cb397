import { createDecipheriv, createHash, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { type DerValue, numberOf, octetsOf, oidOf, part, partsOf, readDer } from './der.ts';
import { digestOf, OID } from './oids.ts';

/** What a PKCS#12 file holds, still as DER. */
export interface Pkcs12 {
  /** PKCS#8; encrypted with the password of the file where `isEncrypted`. */
  readonly keys: readonly { readonly der: Buffer; readonly isEncrypted: boolean }[];
  readonly certificates: readonly Buffer[];
}

/** Why a file was not opened. */
export class Pkcs12Error extends Error {
  readonly reason: 'wrong-password' | 'unreadable' | 'old-encryption';

  constructor(reason: Pkcs12Error['reason']) {
    super(reason);
    this.name = 'Pkcs12Error';
    this.reason = reason;
  }
}

/** More rounds than this are an attack on time. */
const MOST_ROUNDS = 10_000_000;

/**
 * Opens a PKCS#12 file: its integrity first, which tells a wrong password, then what it holds.
 * @throws Pkcs12Error
 * @see RFC 7292
 */
export function readPkcs12(bytes: Uint8Array, password: string): Pkcs12 {
  try {
    const [, content, mac] = partsOf(readDer(Buffer.from(bytes)));
    if (content === undefined || oidOf(part(content, 0)) !== OID.data) throw new Pkcs12Error('unreadable');
    const safe = octetsOf(part(part(content, 1), 0));
    if (mac !== undefined && !isWhole(safe, mac, password)) throw new Pkcs12Error('wrong-password');
    const bags = partsOf(readDer(safe)).flatMap((each) => bagsOf(each, password));
    return {
      keys: bags.flatMap(({ kind, value }) =>
        kind === OID.keyBag || kind === OID.shroudedKeyBag ? [{ der: value.raw, isEncrypted: kind === OID.shroudedKeyBag }] : [],
      ),
      certificates: bags.flatMap(({ kind, value }) => (kind === OID.certificateBag ? [octetsOf(part(part(value, 1), 0))] : [])),
    };
  } catch (error) {
    if (error instanceof Pkcs12Error) throw error;
    throw new Pkcs12Error('unreadable');
  }
}

interface Bag {
  readonly kind: string;
  readonly value: DerValue;
}

function bagsOf(content: DerValue, password: string): readonly Bag[] {
  const kind = oidOf(part(content, 0));
  const inner = part(part(content, 1), 0);
  if (kind !== OID.data && kind !== OID.encryptedData) return [];
  const plain = kind === OID.data ? octetsOf(inner) : decrypted(part(inner, 1), password);
  return partsOf(readDer(plain)).map((bag) => ({ kind: oidOf(part(bag, 0)), value: part(part(bag, 1), 0) }));
}

/** Whether the file is as it was written under this password; a kind of proof that is not known here is left to the decryption. */
function isWhole(safe: Buffer, mac: DerValue, password: string): boolean {
  const [info, salt, rounds] = partsOf(mac);
  if (info === undefined || salt === undefined) throw new Pkcs12Error('unreadable');
  const digest = digestOf(oidOf(part(part(info, 0), 0)));
  if (digest === undefined) return true;
  const expected = octetsOf(part(info, 1));
  const key = derive(
    { digest, purpose: 3, salt: salt.content, rounds: rounds === undefined ? 1 : numberOf(rounds) },
    password,
    expected.length,
  );
  const actual = createHmac(digest, key).update(safe).digest();
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** What an EncryptedContentInfo holds. */
function decrypted(info: DerValue, password: string): Buffer {
  const [, algorithm, content] = partsOf(info);
  if (algorithm === undefined || content === undefined) throw new Pkcs12Error('unreadable');
  const { cipher, key, iv } = keyFor(algorithm, password);
  try {
    const machine = createDecipheriv(cipher, key, iv);
    return Buffer.concat([machine.update(octetsOf(content)), machine.final()]);
  } catch {
    throw new Pkcs12Error('wrong-password');
  }
}

interface ContentKey {
  readonly cipher: string;
  readonly key: Buffer;
  readonly iv: Buffer;
}

const CIPHERS: Readonly<Record<string, readonly [cipher: string, length: number]>> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16],
  '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24],
  '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
  '1.2.840.113549.3.7': ['des-ede3-cbc', 24],
};

const PSEUDORANDOM: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

function keyFor(algorithm: DerValue, password: string): ContentKey {
  const kind = oidOf(part(algorithm, 0));
  const parameters = part(algorithm, 1);
  if (kind === OID.pbeTripleDes) {
    const how = { digest: 'sha1', salt: part(parameters, 0).content, rounds: numberOf(part(parameters, 1)) };
    return {
      cipher: 'des-ede3-cbc',
      key: derive({ ...how, purpose: 1 }, password, 24),
      iv: derive({ ...how, purpose: 2 }, password, 8),
    };
  }
  if (kind !== OID.pbes2) throw new Pkcs12Error('old-encryption');
  const [derivation, scheme] = partsOf(parameters) as [DerValue, DerValue];
  const [salt, rounds, ...rest] = partsOf(part(derivation, 1)) as [DerValue, DerValue, ...DerValue[]];
  const prf = rest.find(({ tag }) => tag === 0x30);
  const digest = prf === undefined ? 'sha1' : PSEUDORANDOM[oidOf(part(prf, 0))];
  const [cipher, length] = CIPHERS[oidOf(part(scheme, 0))] ?? [];
  if (cipher === undefined || length === undefined || digest === undefined || numberOf(rounds) > MOST_ROUNDS)
    throw new Pkcs12Error('old-encryption');
  return { cipher, key: pbkdf2Sync(password, salt.content, numberOf(rounds), length, digest), iv: octetsOf(part(scheme, 1)) };
}

interface Derivation {
  readonly digest: string;
  /** 1 key, 2 initial value, 3 proof. */
  readonly purpose: 1 | 2 | 3;
  readonly salt: Buffer;
  readonly rounds: number;
}

/** The derivation of keys that is PKCS#12's own. @see RFC 7292 Appendix B */
function derive({ digest, purpose, salt, rounds }: Derivation, password: string, length: number): Buffer {
  if (rounds > MOST_ROUNDS) throw new Pkcs12Error('unreadable');
  const block = digest === 'sha384' || digest === 'sha512' ? 128 : 64;
  const filled = (bytes: Buffer): Buffer => {
    const size = block * Math.ceil(bytes.length / block);
    return bytes.length === 0 ? bytes : Buffer.alloc(size, bytes);
  };
  const input = Buffer.concat([filled(salt), filled(Buffer.from(`${password}\0`, 'utf16le').swap16())]);
  const out: Buffer[] = [];
  for (let made = 0; made < length; ) {
    let hash = createHash(digest).update(Buffer.alloc(block, purpose)).update(input).digest();
    for (let round = 1; round < rounds; round++) hash = createHash(digest).update(hash).digest();
    out.push(hash);
    made += hash.length;
    const added = BigInt(`0x${filled(hash).subarray(0, block).toString('hex')}`) + 1n;
    for (let at = 0; at < input.length; at += block) {
      const sum = (BigInt(`0x${input.subarray(at, at + block).toString('hex')}`) + added) & ((1n << BigInt(8 * block)) - 1n);
      input.write(sum.toString(16).padStart(2 * block, '0'), at, 'hex');
    }
  }
  return Buffer.concat(out).subarray(0, length);
}
