/** What is read off Chromium's uncompressed objects without parsing the file. */
export interface Destinations {
  readonly pages: number;
  /** Page number, from 1, by the id that a link points at. */
  readonly pageOf: Readonly<Record<string, number>>;
}

/** Reads page count and named destinations of a PDF as Chromium (Skia) writes it. */
export function readDestinations(bytes: Uint8Array): Destinations {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const object = (number: number): string => {
    const at = text.search(new RegExp(`(?:^|\\n)${number} 0 obj\\b`));
    return at === -1 ? '' : text.slice(at, text.indexOf('endobj', at));
  };
  const root = /\/Root (\d+) 0 R/.exec(text.slice(-1000));
  const catalog = root ? object(Number(root[1])) : '';
  const order: number[] = [];
  const walk = (number: number): void => {
    const node = object(number);
    const kids = /\/Type\s*\/Pages/.test(node) ? /\/Kids\s*\[([^\]]*)\]/.exec(node) : null;
    if (kids) for (const match of (kids[1] as string).matchAll(/(\d+) 0 R/g)) walk(Number(match[1]));
    else order.push(number);
  };
  const pages = /\/Pages (\d+) 0 R/.exec(catalog);
  if (pages) walk(Number(pages[1]));
  const pageOf: Record<string, number> = Object.create(null);
  const dests = /\/Dests (\d+) 0 R/.exec(catalog);
  if (dests) {
    for (const match of object(Number(dests[1])).matchAll(/\/(\S+)\s*\[\s*(\d+) 0 R\s*\/XYZ/g)) {
      const name = decodeURIComponent((match[1] as string).replace(/#([0-9a-f]{2})/gi, '%$1'));
      const page = order.indexOf(Number(match[2])) + 1;
      if (page > 0) pageOf[name] = page;
    }
  }
  return { pages: order.length, pageOf };
}
