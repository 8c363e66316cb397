import type * as z from 'zod';
import type { sourceSchema } from '../schema/source.ts';
import { dateIn } from './dates.ts';
import { escapeInline } from './escape.ts';

export type SourceEntry = z.input<typeof sourceSchema>;

const LINK = /\[([^[\]\n]{1,300})\]\((https?:\/\/[^\s()<>]{1,1900})\)/iu;
const ADDRESS = /<?(https?:\/\/[^\s<>"”）】]{1,1900})>?/iu;
const QUOTED = /[“„"«《「](?<title>[^“”„"«»《》「」]{2,280})[”“"»》」]/u;
const SEPARATOR = /\s+[-–—|·]\s+|[：:]\s+|\s*——\s*/u;
const EDGES = ' ,;:，；：|·–—-';
const LONGEST_LABEL = 300;

/**
 * One line of a source list: publisher, title, date and address in any of the usual orders. Words that find no place of
 * their own go into the note; none is dropped.
 */
export function parseSourceLine(text: string, id: number): SourceEntry | undefined {
  if (text.length > 4_000) return undefined;
  let rest = text;
  const link = LINK.exec(rest);
  let locator = link?.[2];
  if (link) {
    rest = `${rest.slice(0, link.index)} ${rest.slice(link.index + link[0].length)}`;
  } else {
    const address = ADDRESS.exec(rest);
    const found = address?.[1]?.replace(/[.,;:)\]]+$/, '');
    if (address && found) {
      locator = found;
      rest = `${rest.slice(0, address.index)} ${rest.slice(address.index + address[0].length)}`;
    }
  }
  if (locator !== undefined && !URL.canParse(locator)) return undefined;
  const date = dateIn(rest);
  if (date) rest = `${rest.slice(0, date.start)} ${rest.slice(date.end)}`;
  rest = tidy(rest);
  const { publisher, title, note } = link ? linked(tidy(link[1] as string), rest) : part(rest);
  const name = publisher ?? (locator === undefined ? undefined : new URL(locator).hostname.replace(/^www\./, ''));
  if (!name) return undefined;
  return {
    id,
    ...cut('publisher', name),
    ...(title ? cut('title', title) : {}),
    ...(date ? { date: date.iso } : {}),
    ...(locator === undefined ? {} : { locator }),
    ...noteOf([overflow(name), title ? overflow(title) : '', note ?? '']),
  } as SourceEntry;
}

/** Beside a linked title stands its publisher. */
function linked(title: string, rest: string): ReturnType<typeof part> {
  return rest === '' ? { title } : { publisher: rest, title };
}

function part(rest: string): { readonly publisher?: string; readonly title?: string; readonly note?: string } {
  const quoted = QUOTED.exec(rest);
  if (quoted) {
    const before = tidy(rest.slice(0, quoted.index));
    const after = tidy(rest.slice(quoted.index + quoted[0].length));
    const title = (quoted.groups as { title: string }).title.trim();
    if (before !== '') return { publisher: before, title, ...(after === '' ? {} : { note: after }) };
    return after === '' ? { publisher: title } : { publisher: after, title };
  }
  const separator = SEPARATOR.exec(rest);
  if (separator && separator.index > 0) {
    const publisher = tidy(rest.slice(0, separator.index));
    const title = tidy(rest.slice(separator.index + separator[0].length));
    if (publisher !== '' && title !== '') return { publisher, title };
  }
  const comma = rest.indexOf(', ');
  if (comma > 0 && comma <= 60) {
    const title = tidy(rest.slice(comma + 1));
    if (title !== '') return { publisher: tidy(rest.slice(0, comma)), title };
  }
  return rest === '' ? {} : { publisher: rest };
}

function tidy(text: string): string {
  const plain = text
    .replace(/\s{2,}/g, ' ')
    .replace(/\( ?[,;]? ?\)|（ ?）|\[ ?\]/g, ' ')
    .replace(/\*\*|(?<!\w)[*_]|[*_](?!\w)/g, '')
    .replace(/\s{2,}/g, ' ');
  let start = 0;
  let end = plain.length;
  while (start < end && (EDGES.includes(plain[start] as string) || plain[start] === '.')) start++;
  while (end > start && EDGES.includes(plain[end - 1] as string)) end--;
  return plain.slice(start, end);
}

function cut(key: 'publisher' | 'title', text: string): Record<string, string> {
  const room = text.length <= LONGEST_LABEL ? text : text.slice(0, breakAt(text)).trim();
  return { [key]: room };
}

function overflow(text: string): string {
  return text.length <= LONGEST_LABEL ? '' : text.slice(breakAt(text)).trim();
}

/** Where a text too long for a label breaks: at a space, or in the middle of a giant word. */
function breakAt(text: string): number {
  const space = text.lastIndexOf(' ', LONGEST_LABEL);
  return space > 0 ? space : LONGEST_LABEL;
}

function noteOf(parts: readonly string[]): { readonly note?: string } {
  const note = escapeInline(parts.filter((text) => text !== '').join(' ')).trim();
  return note === '' ? {} : { note };
}
