/** What is read off Chromium's uncompressed objects without parsing the file. */
export interface Destinations {
  readonly pages: number;
  /** Page number, from 1, by the id that a link points at. */
  readonly pageOf: Readonly<Record<string, number>>;
}

/** Reads page count and named destinations of a PDF as Chromium (Skia) writes it: classic cross-reference table, PDF 32000-1 §7.5.4. */
export function readDestinations(bytes: Uint8Array): Destinations {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.toString('latin1', Math.max(0, file.length - 1000));
  const table = Number(/startxref\s+(\d+)/.exec(end)?.[1] ?? Number.NaN);
  const object = objectReader(file, table);
  const catalog = object(reference(end, 'Root'));
  const pages = pageOrder(object, reference(catalog, 'Pages'));
  const pageNumber = new Map(pages.map((number, i) => [number, i + 1]));
  const pageOf: Record<string, number> = Object.create(null);
  for (const [, name, page] of object(reference(catalog, 'Dests')).matchAll(/\/(\S+)\s*\[\s*(\d+) 0 R\s*\/XYZ/g)) {
    const number = pageNumber.get(Number(page));
    if (number !== undefined) pageOf[decodeName(name as string)] = number;
  }
  return { pages: pages.length, pageOf };
}

/** Gives the text of an object by its number, found by the table's entries of 20 bytes; empty when there is none. */
function objectReader(file: Buffer, table: number): (number: number | undefined) => string {
  const head = /^xref\s+0 (\d+)\s+/.exec(file.toString('latin1', table, table + 40));
  if (!head) throw new Error('The file has no cross-reference table of the kind Chromium writes.');
  const first = table + head[0].length;
  return (number) => {
    if (number === undefined || number >= Number(head[1])) return '';
    const offset = Number(file.toString('latin1', first + 20 * number, first + 20 * number + 10));
    return file.toString('latin1', offset, file.indexOf('endobj', offset));
  };
}

function pageOrder(object: (number: number | undefined) => string, root: number | undefined): readonly number[] {
  if (root === undefined) return [];
  const node = object(root);
  if (!/\/Type\s*\/Pages/.test(node)) return [root];
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(node)?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pageOrder(object, Number(kid)));
}

function reference(text: string, key: string): number | undefined {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(text);
  return found ? Number(found[1]) : undefined;
}

/** `a#2520b` in the file is the name `a%20b`, which is the id `a b`. */
function decodeName(name: string): string {
  const written = name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
