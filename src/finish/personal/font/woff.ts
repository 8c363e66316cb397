import { inflateSync } from 'node:zlib';

/** Tables of a font by their tags: `glyf`, `cmap`. */
export type FontTables = ReadonlyMap<string, Buffer>;

/** Unpacks a WOFF 1.0 file. @throws RangeError when it is none @see W3C WOFF File Format 1.0 §4, §5 */
export function readWoff(bytes: Uint8Array): FontTables {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new RangeError('Not a WOFF file.');
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < file.readUInt16BE(12); i++) {
    const entry = 44 + i * 20;
    const [offset, packed, length] = [4, 8, 12].map((at) => file.readUInt32BE(entry + at)) as [number, number, number];
    const data = file.subarray(offset, offset + packed);
    tables.set(file.toString('latin1', entry, entry + 4), packed < length ? inflateSync(data) : data);
  }
  return tables;
}
