import { expect, it } from 'vitest';
import { srgbProfile } from '../../../../src/finish/conform/icc.ts';

it('is a profile of version 2 whose size, tags and curve are as they should be', () => {
  const profile = Buffer.from(srgbProfile());
  expect(profile.readUInt32BE(0)).toBe(profile.length);
  expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
  expect(profile.toString('latin1', 36, 40)).toBe('acsp');
  const count = profile.readUInt32BE(128);
  const tags = new Map(
    Array.from({ length: count }, (_, at) => {
      const from = 132 + 12 * at;
      return [
        profile.toString('latin1', from, from + 4),
        [profile.readUInt32BE(from + 4), profile.readUInt32BE(from + 8)] as const,
      ];
    }),
  );
  expect([...tags.keys()]).toEqual(['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC']);
  for (const [at, length] of tags.values()) {
    expect(at % 4).toBe(0);
    expect(at + length).toBeLessThanOrEqual(profile.length);
  }
  // The primaries add up to the white of the profile's own space.
  const xyz = (tag: string) => [8, 12, 16].map((offset) => profile.readInt32BE((tags.get(tag)?.[0] ?? 0) + offset) / 65_536);
  const sum = [0, 1, 2].map((at) => ['rXYZ', 'gXYZ', 'bXYZ'].reduce((total, tag) => total + (xyz(tag)[at] ?? 0), 0));
  for (const [at, part] of xyz('wtpt').entries()) expect(sum[at]).toBeCloseTo(part, 3);
  // Half of the code is a fifth of the light (IEC 61966-2-1: 0.2159 at 128 of 255).
  const [at = 0] = tags.get('rTRC') ?? [];
  const samples = profile.readUInt32BE(at + 8);
  expect(profile.readUInt16BE(at + 12 + 2 * Math.round((samples - 1) * (128 / 255))) / 65_535).toBeCloseTo(0.2159, 3);
});
