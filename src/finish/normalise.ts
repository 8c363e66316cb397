/**
 * What differs between two prints of one page, made equal without changing a length, so that every offset stays true:
 * the dates that Chromium takes from the clock, and the node ids that grow while a page is reused.
 * @param date ISO 8601 with zone
 */
export function normalise(bytes: Uint8Array, date: string): Uint8Array {
  const out = Buffer.from(bytes);
  const stamp = pdfDate(date);
  for (const key of ['/CreationDate (', '/ModDate (']) {
    for (let at = out.indexOf(key); at !== -1; at = out.indexOf(key, at + 1)) {
      const from = at + key.length;
      const to = out.indexOf(')', from);
      if (to - from === stamp.length) out.write(stamp, from, 'latin1');
    }
  }
  const places: { readonly at: number; readonly id: string }[] = [];
  for (let at = out.indexOf('node'); at !== -1; at = out.indexOf('node', at + 4)) {
    const id = out.toString('latin1', at + 4, at + 12);
    if (/^\d{8}$/.test(id)) places.push({ at: at + 4, id });
  }
  // Renumbered in their own order, so that the sorted tree of ids stays sorted.
  const order = new Map([...new Set(places.map(({ id }) => id))].sort().map((id, i) => [id, String(i + 1).padStart(8, '0')]));
  for (const { at, id } of places) out.write(order.get(id) as string, at, 'latin1');
  return out;
}

/** `D:20260115003000+00'00'`, PDF 32000-1 §7.9.4, in UTC. */
function pdfDate(date: string): string {
  const iso = new Date(date).toISOString();
  return `D:${iso.slice(0, 19).replace(/[-:T]/g, '')}+00'00'`;
}
