import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/finish/normalise.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const dated = (date: string): string => text(normalise(Buffer.from("/CreationDate (D:20261123215108+00'00')"), date));

describe('the dates of a file', () => {
  it.each([
    ['2026-01-15T08:30:00+08:00', "D:20260115083000+08'00'"],
    ['2026-01-15T08:30:12.345-03:30', "D:20260115083012-03'30'"],
    ['2026-01-15T00:30:00Z', "D:20260115003000+00'00'"],
    ['2026-01-15T00:30Z', "D:20260115003000+00'00'"],
    ['2026-01-15', "D:20260115000000+00'00'"],
  ])('keep the zone of %s', (date, stamp) => {
    expect(dated(date)).toBe(`/CreationDate (${stamp})`);
  });

  it('are both replaced, and nothing that only reads like them', () => {
    const before =
      "/CreationDate (D:20261123215108+00'00')\n/ModDate (D:20261123215109-05'00')\n/Title (/ModDate \\(D:2026\\))\n/ModDate (x)";
    expect(text(normalise(Buffer.from(before), '2026-01-15T08:30:00+08:00'))).toBe(
      "/CreationDate (D:20260115083000+08'00')\n/ModDate (D:20260115083000+08'00')\n/Title (/ModDate \\(D:2026\\))\n/ModDate (x)",
    );
  });

  it('are not made up from what is no date', () => {
    expect(() => dated('yesterday')).toThrow(RangeError);
  });
});

describe('the ids of table heads', () => {
  it('are numbered by where the heads stand, and their tree is sorted again', () => {
    const before =
      '/ID (node00000092)>> /ID (node00000091)>> /Headers [(node00000091) (node00000092)]>> ' +
      '/Limits [(node00000091) (node00000092)]\n/Names [(node00000091) 7 0 R (node00000092) 12 0 R]>>';
    expect(text(normalise(Buffer.from(before), '2026-01-15'))).toBe(
      '/ID (node00000001)>> /ID (node00000002)>> /Headers [(node00000002) (node00000001)]>> ' +
        '/Limits [(node00000001) (node00000002)]\n/Names [(node00000001) 12 0 R (node00000002) 7 0 R]>>',
    );
  });

  it('are not looked for in titles and addresses', () => {
    const before = '/Title (node00000091)\n/URI (node00000091)\n/URI (https://x/node00000091)\n/Title (see node00000091)';
    expect(text(normalise(Buffer.from(before), '2026-01-15'))).toBe(before);
  });
});

it('keeps the length, leaves its input alone, and changes nothing the second time', () => {
  const piece = fc.oneof(
    fc.integer({ min: 0, max: 99_999_999 }).map((id) => `/ID (node${String(id).padStart(8, '0')})`),
    fc.constantFrom("/ModDate (D:20261123215108+00'00')", '/Headers [(node00000007) (node00000009)]', '(node', '/ModDate ('),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const input = Buffer.from(pieces.join('\n'), 'latin1');
      const before = Buffer.from(input);
      const once = normalise(input, '2026-01-15T08:30:00+08:00');
      expect(input).toEqual(before);
      expect(once).toHaveLength(input.length);
      expect(normalise(once, '2026-01-15T08:30:00+08:00')).toEqual(once);
    }),
  );
});
