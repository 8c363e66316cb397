import type { FontTables } from './woff.ts';

/** A point of a contour; thousandths of the type size. */
export interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  /** On the curve, or the control point of a quadratic one. */
  readonly on: boolean;
}

/** A glyph as it is drawn. */
export interface Outline {
  /** Thousandths of the type size. */
  readonly advance: number;
  readonly contours: readonly (readonly OutlinePoint[])[];
}

/** A font with outlines of TrueType. @see ISO/IEC 14496-22 */
export class GlyphFont {
  readonly #glyphs: ReadonlyMap<number, number>;
  readonly #tables: FontTables;
  readonly #scale: number;
  readonly #isLong: boolean;
  readonly #metrics: number;

  /** @throws RangeError when a table is missing */
  constructor(tables: FontTables) {
    this.#tables = tables;
    this.#scale = 1000 / this.#table('head').readUInt16BE(18);
    this.#isLong = this.#table('head').readInt16BE(50) === 1;
    this.#metrics = this.#table('hhea').readUInt16BE(34);
    this.#glyphs = readCmap(this.#table('cmap'));
  }

  /** The outline of a character; undefined when the font has none. */
  outlineOf(codePoint: number): Outline | undefined {
    const glyph = this.#glyphs.get(codePoint);
    if (glyph === undefined || glyph === 0) return undefined;
    const advance = this.#table('hmtx').readUInt16BE(4 * Math.min(glyph, this.#metrics - 1));
    const round = (value: number): number => Math.round(value * this.#scale);
    return {
      advance: round(advance),
      contours: this.#contours(glyph, 0).map((contour) => contour.map(({ x, y, on }) => ({ x: round(x), y: round(y), on }))),
    };
  }

  #table(tag: string): Buffer {
    const table = this.#tables.get(tag);
    if (table === undefined) throw new RangeError(`The font has no table ${tag}.`);
    return table;
  }

  #contours(glyph: number, depth: number): OutlinePoint[][] {
    const loca = this.#table('loca');
    const place = (at: number): number => (this.#isLong ? loca.readUInt32BE(at * 4) : loca.readUInt16BE(at * 2) * 2);
    const [from, to] = [place(glyph), place(glyph + 1)];
    if (from === to || depth > 6) return [];
    const data = this.#table('glyf').subarray(from, to);
    const count = data.readInt16BE(0);
    return count >= 0 ? simpleContours(data, count) : this.#compositeContours(data, depth);
  }

  #compositeContours(data: Buffer, depth: number): OutlinePoint[][] {
    const contours: OutlinePoint[][] = [];
    let at = 10;
    for (let flags = MORE; flags & MORE; ) {
      flags = data.readUInt16BE(at);
      const glyph = data.readUInt16BE(at + 2);
      at += 4;
      const isWords = (flags & 1) !== 0;
      // Components that are placed by matching points are none of these fonts'.
      const [dx, dy] =
        (flags & 2) === 0
          ? [0, 0]
          : isWords
            ? [data.readInt16BE(at), data.readInt16BE(at + 2)]
            : [data.readInt8(at), data.readInt8(at + 1)];
      at += isWords ? 4 : 2;
      const number = (): number => data.readInt16BE((at += 2) - 2) / 16_384;
      let [a, b, c, d] = [1, 0, 0, 1];
      if (flags & 8) a = d = number();
      else if (flags & 0x40) [a, d] = [number(), number()];
      else if (flags & 0x80) [a, b, c, d] = [number(), number(), number(), number()];
      for (const contour of this.#contours(glyph, depth + 1))
        contours.push(contour.map(({ x, y, on }) => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, on })));
    }
    return contours;
  }
}

/** Another component follows. */
const MORE = 0x20;

function simpleContours(data: Buffer, count: number): OutlinePoint[][] {
  const ends = Array.from({ length: count }, (_, i) => data.readUInt16BE(10 + 2 * i));
  const points = (ends.at(-1) ?? -1) + 1;
  let at = 10 + 2 * count;
  at += 2 + data.readUInt16BE(at);
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = data.readUInt8(at++);
    flags.push(flag);
    if (flag & 8) for (let again = data.readUInt8(at++); again > 0; again--) flags.push(flag);
  }
  const axis = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? data.readUInt8(at++) : -data.readUInt8(at++);
      else if (!(flag & same)) value += data.readInt16BE((at += 2) - 2);
      return value;
    });
  };
  const xs = axis(2, 16);
  const ys = axis(4, 32);
  const all = flags.map((flag, i): OutlinePoint => ({ x: xs[i] as number, y: ys[i] as number, on: (flag & 1) !== 0 }));
  return ends.map((end, i) => all.slice(i === 0 ? 0 : (ends[i - 1] as number) + 1, end + 1));
}

/** Glyphs by character, of the best table of the font. */
function readCmap(cmap: Buffer): ReadonlyMap<number, number> {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(4 + 8 * i + 4));
  const formats = new Map(offsets.map((offset) => [cmap.readUInt16BE(offset), offset]));
  const [segmented, ranges] = [formats.get(4), formats.get(12)];
  if (ranges !== undefined) return readRanges(cmap.subarray(ranges));
  return segmented === undefined ? new Map() : readSegments(cmap.subarray(segmented));
}

/** Format 12. */
function readRanges(table: Buffer): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let i = 0; i < table.readUInt32BE(12); i++) {
    const [first, last, glyph] = [0, 4, 8].map((at) => table.readUInt32BE(16 + 12 * i + at)) as [number, number, number];
    for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first);
  }
  return glyphs;
}

/** Format 4. */
function readSegments(table: Buffer): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  const twice = table.readUInt16BE(6);
  for (let i = 0; i < twice; i += 2) {
    const last = table.readUInt16BE(14 + i);
    const first = table.readUInt16BE(16 + twice + i);
    const delta = table.readUInt16BE(16 + 2 * twice + i);
    const place = 16 + 3 * twice + i;
    const offset = table.readUInt16BE(place);
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const glyph = offset === 0 ? code : table.readUInt16BE(place + offset + 2 * (code - first));
      if (glyph !== 0) glyphs.set(code, (glyph + delta) & 0xffff);
    }
  }
  return glyphs;
}
