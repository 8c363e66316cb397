import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  der,
  integer,
  numberOf,
  octets,
  octetsOf,
  oid,
  oidOf,
  partsOf,
  readDer,
  sequence,
  setOf,
} from '../../../../src/finish/sign/der.ts';

describe('DER', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000 }), fc.nat(), (bytes, number) => {
        const [first, second] = partsOf(readDer(sequence(octets(bytes), integer(number))));
        expect(octetsOf(first as never).equals(Buffer.from(bytes))).toBe(true);
        expect(numberOf(second as never)).toBe(number);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it.each(['1.2.840.113549.1.7.2', '2.16.840.1.101.3.4.2.1', '0.4.0.1', '1.2.840.10045.4.3.2'])('knows the name %s', (name) => {
    expect(oidOf(readDer(oid(name)))).toBe(name);
  });

  it('writes numbers in the shortest form', () => {
    expect(integer(0).toString('hex')).toBe('020100');
    expect(integer(127).toString('hex')).toBe('02017f');
    expect(integer(128).toString('hex')).toBe('02020080');
    expect(integer(256).toString('hex')).toBe('02020100');
  });

  it('sorts sets', () => {
    expect(setOf(octets(Buffer.from('b')), octets(Buffer.from('a'))).toString('latin1')).toBe('1\x06\x04\x01a\x04\x01b');
  });

  it('reads values of no stated length', () => {
    const value = readDer(Buffer.from('2480040161040162' + '0000' + 'ff', 'hex'));
    expect(octetsOf(value).toString()).toBe('ab');
    expect(value.raw).toHaveLength(10);
  });

  it('refuses what is cut short or too deep', () => {
    expect(() => readDer(Buffer.from('3005', 'hex'))).toThrow(RangeError);
    expect(() => readDer(Buffer.alloc(0))).toThrow(RangeError);
    expect(() => readDer(Buffer.from('2480'.repeat(100), 'hex'))).toThrow(RangeError);
    expect(der(0x30).toString('hex')).toBe('3000');
  });
});
