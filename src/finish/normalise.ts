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
  // Renumbered in their own order, so that the sorted tree of ids stays sorted.
  const order = new Map([...new Set(places.map(({ id }) => id))].sort().map((id, i) => [id, String(i + 1).padStart(8, '0')]));
  for (const { at, id } of places) out.write(order.get(id) as string, at, 'latin1');
  return out;
}

/** Ids of table heads stand after /ID and in the arrays of /Headers, /Limits and /Names; a title or an address may read like one. */
function isStructureId(file: Buffer, at: number): boolean {
  return /(?:\/ID |\[|\) | R )$/.test(file.toString('latin1', Math.max(0, at - 4), at));
}

const ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?(?:Z|([+-]\d\d)(?::?(\d\d))?)?$/i;

/** `D:20260115083000+08'00'`, PDF 32000-1 §7.9.4: wall time and zone as they were written. */
function pdfDate(date: string): string {
  const match = ISO_DATE.exec(date);
  if (!match) throw new RangeError(`Not an ISO 8601 date: ${date}`);
  const [, year, month, day, hours = '00', minutes = '00', seconds = '00', zoneHours = '+00', zoneMinutes = '00'] = match;
  return `D:${year}${month}${day}${hours}${minutes}${seconds}${zoneHours}'${zoneMinutes}'`;
}
