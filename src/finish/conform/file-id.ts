import { createHash } from 'node:crypto';
import { type PDFContext, PDFHexString } from '@cantoo/pdf-lib';

/** 32 digits that stand nowhere else, in the place of the id until it is known. */
const PLACE = '7e9c0000000000000000000000003d51';

/** Keeps the place of the file's id. */
export function reserveId(context: PDFContext): void {
  context.trailerInfo.ID = context.obj([PDFHexString.of(PLACE), PDFHexString.of(PLACE)]);
}

/** The id of a file: the first half of the SHA-256 of its bytes, with zeros where the id stands. */
export function contentId(bytes: Uint8Array): string | undefined {
  const file = Buffer.from(bytes);
  const places = idPlaces(file);
  if (places.length === 0) return undefined;
  for (const at of places) file.fill('0', at, at + 32, 'latin1');
  return createHash('sha256').update(file).digest('hex').slice(0, 32);
}

/** Writes the id into its places, in the file itself. */
export function writeId(file: Buffer): void {
  const places: number[] = [];
  for (let at = file.indexOf(PLACE); at !== -1; at = file.indexOf(PLACE, at + 1)) places.push(at);
  for (const at of places) file.fill('0', at, at + 32, 'latin1');
  const id = createHash('sha256').update(file).digest('hex').slice(0, 32);
  for (const at of places) file.write(id, at, 'latin1');
}

/** The id that a file carries, when both halves are the same. */
export function idOf(bytes: Uint8Array): string | undefined {
  const file = Buffer.from(bytes);
  const [first, second] = idPlaces(file).map((at) => file.toString('latin1', at, at + 32).toLowerCase());
  return first !== undefined && first === second ? first : undefined;
}

/** Where the two halves of the last id of a file begin. */
function idPlaces(file: Buffer): readonly number[] {
  const from = file.lastIndexOf('/ID');
  if (from === -1) return [];
  const match = /^\/ID\s*\[\s*<([\dA-Fa-f]{32})>\s*<([\dA-Fa-f]{32})>\s*\]/.exec(file.toString('latin1', from, from + 120));
  if (match === null) return [];
  const first = from + match[0].indexOf(match[1] as string);
  return [first, from + match[0].lastIndexOf('<') + 1];
}
