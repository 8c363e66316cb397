import { inflateSync } from 'node:zlib';
import { isDerivedId } from './copy-id.ts';
import { copyIdsIn } from './marks.ts';

/** The id of a copy and where it was found: in a dictionary, in the marks of a page, or in its words. */
export interface CopyTrace {
  readonly copyId: string;
  readonly foundIn: 'dictionary' | 'marks' | 'words';
}

/** The most that one stream may unpack to. */
const LARGEST = 32 * 1024 * 1024;

/**
 * Whose copy a file is, also after other programs have written it anew: undefined when it is nobody's. The last update of a file says.
 * @param known ids that were given by hand: of words that only look like one, those are believed
 */
export async function traceCopy(bytes: Uint8Array, known: ReadonlySet<string> = new Set()): Promise<CopyTrace | undefined> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const written = copyIdsIn(file.toString('latin1')).at(-1);
  if (written !== undefined) return { copyId: written, foundIn: 'dictionary' };
  const marked = [...unpacked(file)].flatMap(copyIdsIn).at(-1);
  if (marked !== undefined) return { copyId: marked, foundIn: 'marks' };
  const printed = await printedId(bytes, known);
  return printed === undefined ? undefined : { copyId: printed, foundIn: 'words' };
}

/** What the deflated streams of a file hold. */
function* unpacked(file: Buffer): Generator<string> {
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    const from = at + 6 + (file[at + 6] === 0x0d ? 2 : 1);
    const end = file.indexOf('endstream', from);
    // Every deflated stream begins with the same half byte.
    if (end === -1 || ((file[from] as number) & 0x0f) !== 8) continue;
    try {
      yield inflateSync(file.subarray(from, end), { maxOutputLength: LARGEST }).toString('latin1');
    } catch {
      // Compressed otherwise, or encrypted.
    }
    at = end + 3;
  }
}

/** The end of the line: `· copy K3QF-7M2A-9XTD`. */
const ENDS = /·[ \u00a0]?\p{L}+[ \u00a0]?([A-Za-z0-9][A-Za-z0-9._-]{2,39})[ \u00a0]*$/gmu;

/** The id at the end of a line that stands on every page. */
async function printedId(bytes: Uint8Array, known: ReadonlySet<string>): Promise<string | undefined> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  try {
    const file = await task.promise;
    let found: readonly string[] | undefined;
    for (let number = 1; number <= file.numPages; number++) {
      const { items } = await (await file.getPage(number)).getTextContent();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      const here = [...text.matchAll(ENDS)].map((match) => match[1] as string).filter((id) => isDerivedId(id) || known.has(id));
      found = found === undefined ? here : found.filter((id) => here.includes(id));
      if (found.length === 0) return undefined;
    }
    return found?.at(-1);
  } catch {
    return undefined;
  } finally {
    await task.destroy();
  }
}
