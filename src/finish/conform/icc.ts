/** Samples of the curve: one for each value that eight bits have, so that those are exact. */
const SAMPLES = 256;

/**
 * An ICC profile of sRGB, version 2.1, made here: primaries and white of IEC 61966-2-1 adapted to D50, one curve for the three channels.
 * @see ICC.1:2001-04
 */
export function srgbProfile(): Uint8Array {
  const curve = curveTag();
  const tags: readonly (readonly [signature: string, data: Buffer])[] = [
    ['desc', descriptionTag('sRGB')],
    ['cprt', textTag('No copyright, use freely')],
    ['wtpt', xyzTag(0.9642, 1, 0.8249)],
    ['rXYZ', xyzTag(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyzTag(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyzTag(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const parts: Buffer[] = [];
  const offsets = new Map<Buffer, number>();
  let offset = 128 + table.length;
  for (const [at, [signature, data]] of tags.entries()) {
    let place = offsets.get(data);
    if (place === undefined) {
      place = offset;
      offsets.set(data, place);
      const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
      parts.push(padded);
      offset += padded.length;
    }
    table.write(signature, 4 + 12 * at, 'latin1');
    table.writeUInt32BE(place, 8 + 12 * at);
    table.writeUInt32BE(data.length, 12 + 12 * at);
  }
  return Buffer.concat([header(offset), table, ...parts]);
}

function header(size: number): Buffer {
  const head = Buffer.alloc(128);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(0x02100000, 8);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  // A date of its own, the same for ever.
  for (const [at, part] of [2000, 1, 1, 0, 0, 0].entries()) head.writeUInt16BE(part, 24 + 2 * at);
  head.write('acsp', 36, 'latin1');
  for (const [at, part] of [0.9642, 1, 0.8249].entries()) head.writeInt32BE(fixed(part), 68 + 4 * at);
  return head;
}

function fixed(number: number): number {
  return Math.round(number * 65_536);
}

function xyzTag(x: number, y: number, z: number): Buffer {
  const tag = Buffer.alloc(20);
  tag.write('XYZ ', 0, 'latin1');
  for (const [at, part] of [x, y, z].entries()) tag.writeInt32BE(fixed(part), 8 + 4 * at);
  return tag;
}

function textTag(text: string): Buffer {
  return Buffer.concat([Buffer.from('text\0\0\0\0', 'latin1'), Buffer.from(`${text}\0`, 'latin1')]);
}

/** A description in ASCII; its parts in Unicode and for old Macintoshes are empty, as the standard wants them. */
function descriptionTag(text: string): Buffer {
  const head = Buffer.alloc(12);
  head.write('desc', 0, 'latin1');
  head.writeUInt32BE(text.length + 1, 8);
  return Buffer.concat([head, Buffer.from(`${text}\0`, 'latin1'), Buffer.alloc(4 + 4 + 2 + 1 + 67)]);
}

function curveTag(): Buffer {
  const tag = Buffer.alloc(12 + 2 * SAMPLES);
  tag.write('curv', 0, 'latin1');
  tag.writeUInt32BE(SAMPLES, 8);
  for (let at = 0; at < SAMPLES; at++) {
    const value = at / (SAMPLES - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    tag.writeUInt16BE(Math.round(linear * 65_535), 12 + 2 * at);
  }
  return tag;
}
