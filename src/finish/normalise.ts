/**
 * What differs between two prints of one page, made equal without changing a length, so that every offset stays true:
 * the dates that Chromium takes from the clock, and the node ids that grow while a page is reused.
 * @param date ISO 8601 with zone; a text without one is taken as UTC
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
  for (let at = out.indexOf('(node'); at !== -1; at = out.indexOf('(node', at + 5)) {
    const id = /^\(node(\d{8})\)/.exec(out.toString('latin1', at, at + 14))?.[1];
    if (id !== undefined && isStructureId(out, at)) places.push({ at: at + 5, id });
  }
  // Numbered by where the heads stand in the file: Chromium's own order is another on the first print of a page.
  const defined = places.filter(({ at }) => out.toString('latin1', at - 9, at) === '/ID (node').map(({ id }) => id);
  const order = new Map(
    [...new Set([...defined, ...places.map(({ id }) => id)])].map((id, i) => [id, String(i + 1).padStart(8, '0')]),
  );
  for (const { at, id } of places) out.write(order.get(id) as string, at, 'latin1');
  sortNames(out);
  return out;
}

/** The tree of ids must be sorted (PDF 32000-1 §7.9.6). Chromium writes it as one leaf: its entries change places, its length stays. */
function sortNames(file: Buffer): void {
  for (let at = file.indexOf('/Names [(node'); at !== -1; at = file.indexOf('/Names [(node', at + 1)) {
    const from = at + '/Names ['.length;
    const list = file.toString('latin1', from, file.indexOf(']', from));
    const entries = list.match(/\(node\d{8}\) \d+ 0 R/g) ?? [];
    if (entries.join(' ') !== list) continue;
    entries.sort();
    file.write(entries.join(' '), from, 'latin1');
    const limits = file.lastIndexOf('/Limits [(node', at);
    if (limits === -1 || limits < file.lastIndexOf('endobj', at)) continue;
    const ends = [entries[0], entries.at(-1)].map((entry) => (entry as string).slice(0, 14));
    file.write(ends.join(' '), limits + '/Limits ['.length, 'latin1');
  }
}

/** Ids of table heads stand after /ID and in the arrays of /Headers, /Limits and /Names; a title or an address may read like one. */
function isStructureId(file: Buffer, at: number): boolean {
  return /(?:\/ID |\[|\) | R )$/.test(file.toString('latin1', Math.max(0, at - 4), at));
}

const ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?(?:Z|([+-]\d\d)(?::?(\d\d))?)?$/i;

/** `D:20260115083000+08'00'`, PDF 32000-1 §7.9.4: wall time and zone as they were written. */
export function pdfDate(date: string): string {
  const match = ISO_DATE.exec(date);
  if (!match) throw new RangeError(`Not an ISO 8601 date: ${date}`);
  const [, year, month, day, hours = '00', minutes = '00', seconds = '00', zoneHours = '+00', zoneMinutes = '00'] = match;
  return `D:${year}${month}${day}${hours}${minutes}${seconds}${zoneHours}'${zoneMinutes}'`;
}
