import type { FileTail } from './tail.ts';

/** An object as it stands in an update. */
export interface UpdatedObject {
  readonly number: number;
  readonly generation?: number;
  /** All between `obj` and `endobj`. */
  readonly body: Buffer;
}

export interface UpdateOptions {
  /** Second half of the file's id, 32 hex digits. */
  readonly id: string;
}

/** A stream with its dictionary. @param entries of the dictionary, without brackets and length */
export function streamBody(entries: string, bytes: Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${entries}/Length ${bytes.length}>>\nstream\n`, 'latin1'),
    bytes,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

/**
 * The bytes that are appended to a file so that it holds other objects, or more of them; the file itself stays as it is.
 * @param length of the file, bytes
 * @see ISO 32000-1 §7.5.6, §7.5.8
 */
export function updateOf(
  tail: FileTail,
  length: number,
  objects: readonly UpdatedObject[],
  { id }: UpdateOptions,
): { readonly bytes: Buffer; readonly places: ReadonlyMap<number, number> } {
  const parts: Buffer[] = [Buffer.from('\n', 'latin1')];
  let at = length + 1;
  const entries: Entry[] = [];
  const places = new Map<number, number>();
  for (const { number, generation = 0, body } of objects.toSorted((a, b) => a.number - b.number)) {
    const head = Buffer.from(`${number} ${generation} obj\n`, 'latin1');
    const foot = Buffer.from('\nendobj\n', 'latin1');
    entries.push({ number, generation, at });
    places.set(number, at + head.length);
    parts.push(head, body, foot);
    at += head.length + body.length + foot.length;
  }
  const next = Math.max(tail.size, ...objects.map(({ number }) => number + 1));
  const common = `/Root ${tail.root}${tail.info === undefined ? '' : `/Info ${tail.info}`}/ID[${tail.id ?? `<${id}>`}<${id}>]/Prev ${tail.startxref}`;
  const section = tail.kind === 'stream' ? xrefStream(entries, next, at, common) : xrefTable(entries, next, common);
  parts.push(section, Buffer.from(`startxref\n${at}\n%%EOF\n`, 'latin1'));
  return { bytes: Buffer.concat(parts), places };
}

interface Entry {
  readonly number: number;
  readonly generation: number;
  readonly at: number;
}

function xrefStream(entries: readonly Entry[], number: number, at: number, common: string): Buffer {
  const all = [...entries, { number, generation: 0, at }];
  const rows = Buffer.alloc(all.length * 7);
  for (const [i, entry] of all.entries()) {
    rows.writeUInt8(1, i * 7);
    rows.writeUInt32BE(entry.at, i * 7 + 1);
    rows.writeUInt16BE(entry.generation, i * 7 + 5);
  }
  const index = runsOf(all).map((run) => `${run[0]?.number} ${run.length}`);
  const body = streamBody(`/Type/XRef/Size ${number + 1}/W[1 4 2]/Index[${index.join(' ')}]${common}`, rows);
  return Buffer.concat([Buffer.from(`${number} 0 obj\n`, 'latin1'), body, Buffer.from('\nendobj\n', 'latin1')]);
}

function xrefTable(entries: readonly Entry[], size: number, common: string): Buffer {
  const row = ({ at, generation }: Entry): string =>
    `${String(at).padStart(10, '0')} ${String(generation).padStart(5, '0')} n\r\n`;
  const sections = runsOf(entries).map((run) => `${run[0]?.number} ${run.length}\n${run.map(row).join('')}`);
  return Buffer.from(`xref\n${sections.join('')}trailer\n<</Size ${size}${common}>>\n`, 'latin1');
}

/** Entries whose numbers follow one another stand in one section. */
function runsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run?.at(-1)?.number === entry.number - 1) run?.push(entry);
    else runs.push([entry]);
  }
  return runs;
}
