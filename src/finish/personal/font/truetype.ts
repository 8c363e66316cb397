import type { Outline, OutlinePoint } from './outlines.ts';

/** Line of the type above and below the base, thousandths. */
export const ASCENT = 880;
export const DESCENT = -240;

/**
 * A TrueType font of the glyphs given, from number 1 on; number 0 is empty. It has what a PDF needs of a font whose glyphs are called by
 * number, and nothing else.
 * @see ISO 32000-1 §9.9, ISO/IEC 14496-22
 */
export function trueType(outlines: readonly Outline[]): Buffer {
  const glyphs = [Buffer.alloc(0), ...outlines.map(glyphOf)];
  const loca = Buffer.alloc(4 * (glyphs.length + 1));
  let length = 0;
  for (const [i, glyph] of glyphs.entries()) loca.writeUInt32BE((length += glyph.length), 4 * (i + 1));
  const hmtx = Buffer.alloc(4 * glyphs.length);
  for (const [i, { advance, contours }] of outlines.entries()) {
    hmtx.writeUInt16BE(advance, 4 * (i + 1));
    hmtx.writeInt16BE(boxOf(contours.flat())[0], 4 * (i + 1) + 2);
  }
  return assemble({
    glyf: Buffer.concat(glyphs),
    head: head(),
    hhea: hhea(Math.max(0, ...outlines.map(({ advance }) => advance)), glyphs.length),
    hmtx,
    loca,
    maxp: maxp(outlines),
  });
}

function glyphOf({ contours }: Outline): Buffer {
  const drawn = contours.filter(({ length }) => length > 0);
  if (drawn.length === 0) return Buffer.alloc(0);
  const points = drawn.flat();
  const top = Buffer.alloc(10 + 2 * drawn.length + 2);
  top.writeInt16BE(drawn.length, 0);
  for (const [i, value] of boxOf(points).entries()) top.writeInt16BE(value, 2 + 2 * i);
  let end = -1;
  for (const [i, contour] of drawn.entries()) top.writeUInt16BE((end += contour.length), 10 + 2 * i);
  const flags: number[] = points.map(({ on }) => (on ? 1 : 0));
  const xs = axisOf(
    points.map(({ x }) => x),
    flags,
    2,
    16,
  );
  const ys = axisOf(
    points.map(({ y }) => y),
    flags,
    4,
    32,
  );
  const bytes = Buffer.concat([top, Buffer.from(flags), Buffer.from(xs), Buffer.from(ys)]);
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

/** Steps from point to point; what each is written as is said in the flags. */
function axisOf(values: readonly number[], flags: number[], short: number, same: number): number[] {
  const out: number[] = [];
  let last = 0;
  for (const [i, value] of values.entries()) {
    const step = value - last;
    last = value;
    if (step === 0) flags[i] = (flags[i] as number) | same;
    else if (Math.abs(step) < 256) {
      flags[i] = (flags[i] as number) | short | (step > 0 ? same : 0);
      out.push(Math.abs(step));
    } else out.push((step >> 8) & 0xff, step & 0xff);
  }
  return out;
}

function boxOf(points: readonly OutlinePoint[]): readonly [number, number, number, number] {
  let [left, bottom, right, top] = points.length === 0 ? [0, 0, 0, 0] : [32_767, 32_767, -32_768, -32_768];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  return [left, bottom, right, top];
}

function head(): Buffer {
  const table = Buffer.alloc(54);
  table.writeUInt32BE(0x00010000, 0);
  table.writeUInt32BE(0x5f0f3cf5, 12);
  table.writeUInt16BE(1000, 18);
  table.writeInt16BE(DESCENT, 38);
  table.writeInt16BE(1000, 40);
  table.writeInt16BE(ASCENT, 42);
  table.writeUInt16BE(6, 46);
  table.writeInt16BE(2, 48);
  table.writeInt16BE(1, 50);
  return table;
}

function hhea(widest: number, metrics: number): Buffer {
  const table = Buffer.alloc(36);
  table.writeUInt32BE(0x00010000, 0);
  table.writeInt16BE(ASCENT, 4);
  table.writeInt16BE(DESCENT, 6);
  table.writeUInt16BE(widest, 10);
  table.writeInt16BE(1, 18);
  table.writeUInt16BE(metrics, 34);
  return table;
}

function maxp(outlines: readonly Outline[]): Buffer {
  const table = Buffer.alloc(32);
  table.writeUInt32BE(0x00010000, 0);
  table.writeUInt16BE(outlines.length + 1, 4);
  table.writeUInt16BE(Math.max(0, ...outlines.map(({ contours }) => contours.flat().length)), 6);
  table.writeUInt16BE(Math.max(0, ...outlines.map(({ contours }) => contours.length)), 8);
  table.writeUInt16BE(2, 14);
  return table;
}

/** Tables in the order of their names, each with its sum. */
function assemble(tables: Readonly<Record<string, Buffer>>): Buffer {
  const names = Object.keys(tables).sort();
  const directory = Buffer.alloc(12 + 16 * names.length);
  const power = 2 ** Math.floor(Math.log2(names.length));
  directory.writeUInt32BE(0x00010000, 0);
  for (const [i, value] of [names.length, power * 16, Math.log2(power), (names.length - power) * 16].entries())
    directory.writeUInt16BE(value, 4 + 2 * i);
  const parts: Buffer[] = [];
  let at = directory.length;
  for (const [i, name] of names.entries()) {
    const table = tables[name] as Buffer;
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    const entry = 12 + 16 * i;
    directory.write(name, entry, 'latin1');
    directory.writeUInt32BE(sumOf(padded), entry + 4);
    directory.writeUInt32BE(at, entry + 8);
    directory.writeUInt32BE(table.length, entry + 12);
    parts.push(padded);
    at += padded.length;
  }
  return Buffer.concat([directory, ...parts]);
}

function sumOf(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}
