/** A value of DER or BER. @see ITU-T X.690 */
export interface DerValue {
  /** First octet: class, form and number. */
  readonly tag: number;
  readonly content: Buffer;
  /** With tag and length. */
  readonly raw: Buffer;
}

/** Values are not nested deeper than this, and a file that does is none of ours. */
const DEEPEST = 40;

/** Reads the first value of the bytes. @throws RangeError when there is none */
export function readDer(bytes: Buffer, depth = 0): DerValue {
  const tag = bytes.readUInt8(0);
  if ((tag & 0x1f) === 0x1f || depth > DEEPEST) throw new RangeError('Not a value of DER.');
  const first = bytes.readUInt8(1);
  if (first === 0x80) return readIndefinite(bytes, tag, depth);
  const octets = first < 0x80 ? 0 : first & 0x7f;
  if (octets > 4) throw new RangeError('Not a value of DER.');
  const length = octets === 0 ? first : bytes.readUIntBE(2, octets);
  const from = 2 + octets;
  if (from + length > bytes.length) throw new RangeError('A value of DER is cut short.');
  return { tag, content: bytes.subarray(from, from + length), raw: bytes.subarray(0, from + length) };
}

/** A value that ends where two zeros stand. */
function readIndefinite(bytes: Buffer, tag: number, depth: number): DerValue {
  let at = 2;
  while (bytes.readUInt16BE(at) !== 0) at += readDer(bytes.subarray(at), depth + 1).raw.length;
  return { tag, content: bytes.subarray(2, at), raw: bytes.subarray(0, at + 2) };
}

/** The values inside a value. */
export function partsOf({ content }: DerValue): readonly DerValue[] {
  const parts: DerValue[] = [];
  for (let at = 0; at < content.length; ) {
    const part = readDer(content.subarray(at));
    parts.push(part);
    at += part.raw.length;
  }
  return parts;
}

/** One of the values inside. @throws RangeError when there are fewer */
export function part(value: DerValue, at: number): DerValue {
  const found = partsOf(value)[at];
  if (found === undefined) throw new RangeError('A value of DER has too few parts.');
  return found;
}

/** What an OCTET STRING holds, in one piece or in several. */
export function octetsOf(value: DerValue): Buffer {
  return (value.tag & 0x20) === 0 ? value.content : Buffer.concat(partsOf(value).map(octetsOf));
}

/** `1.2.840.113549.1.7.1` */
export function oidOf({ content }: DerValue): string {
  const numbers: number[] = [];
  let number = 0;
  for (const octet of content) {
    number = number * 128 + (octet & 0x7f);
    if (octet & 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join('.');
}

/** A small whole number. */
export function numberOf({ content }: DerValue): number {
  return content.length === 0 ? 0 : content.readIntBE(0, Math.min(6, content.length));
}

/** A value of a tag and the parts that it holds. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, { length }) => sum + length, 0);
  const size: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) size.unshift(rest & 0xff);
  const head = length < 0x80 ? [length] : [0x80 | size.length, ...size];
  return Buffer.concat([Buffer.from([tag, ...head]), ...parts]);
}

export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, ...parts);
}

/** In the order that DER asks for: that of the octets. */
export function setOf(...parts: readonly Uint8Array[]): Buffer {
  return der(0x31, ...parts.toSorted(Buffer.compare));
}

export function octets(bytes: Uint8Array): Buffer {
  return der(0x04, bytes);
}

/** A whole number from 0 on. */
export function integer(value: number | Uint8Array): Buffer {
  const bytes =
    typeof value === 'number'
      ? Buffer.from(
          value
            .toString(16)
            .padStart(2, '0')
            .replace(/^(?=(?:..)*.$)/, '0'),
          'hex',
        )
      : value;
  return der(0x02, ...((bytes[0] ?? 0) & 0x80 ? [Buffer.from([0])] : []), bytes);
}

export function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const octetsOfNumber = (number: number): number[] => {
    const out = [number & 0x7f];
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128)) out.unshift((left & 0x7f) | 0x80);
    return out;
  };
  return der(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(octetsOfNumber)));
}

export const NULL: Buffer = Buffer.from([0x05, 0x00]);
