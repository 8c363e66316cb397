import type { NoteSource } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';
import { locatorOf } from '../sourcing/register.ts';

export const duplicateSource: Rule = {
  id: 'duplicate-source',
  group: 'sourcing',
  severity: 'warning',
  about:
    'One document that stands in the register twice looks like two witnesses. Found by the address, or by publisher, title and date; entries that name different pages of a document are two.',
  examples: {
    fires: [
      {
        text: 'Revenue rose 4% in 2025.[1] Margins were 9%.[2]\n\n[1] Halden Marine - Annual report 2025 (2026-02-27) https://halden.example/ar2025.pdf\n[2] Halden Marine - Annual report 2025 (2026-02-27) https://www.halden.example/ar2025.pdf#top',
        why: 'Both addresses lead to the same file.',
      },
      {
        text: 'Der Umsatz stieg um 4 %.[1] Die Marge lag bei 9 %.[2]\n\n[1] Halden Marine - Geschäftsbericht 2025 (27.02.2026)\n[2] Halden Marine - Geschäftsbericht 2025 (27.02.2026)',
        why: 'Publisher, title and date are the same.',
      },
    ],
    silent: [
      {
        text: 'Freight rates rose 4%.[1] A day later they fell 1%.[2]\n\n[1] Port Daily - Freight rates (2026-02-19)\n[2] Port Daily - Freight rates (2026-02-20)',
        why: 'A daily series has a new document each day.',
      },
    ],
  },
  *check({ note }) {
    const byAddress = new Map<string, NoteSource>();
    const byTitle = new Map<string, NoteSource>();
    for (const source of note.sources) {
      const locator = locatorOf(note, source);
      const address = locator && addressKey(locator);
      const title = titleKey(source);
      const atAddress = address === undefined ? undefined : byAddress.get(address);
      const underTitle = title === undefined ? undefined : byTitle.get(title);
      if (atAddress) yield sameAddress(source, atAddress);
      else if (underTitle && !areTwoPlaces(locator, locatorOf(note, underTitle))) yield sameDocument(source, underTitle);
      if (address !== undefined && !atAddress) byAddress.set(address, source);
      if (title !== undefined && !underTitle) byTitle.set(title, source);
    }
  },
};

function sameAddress(source: NoteSource, first: NoteSource): Noticed {
  const [one, other] = [words(source.title), words(first.title)];
  if (one === '' || other === '' || one === other)
    return {
      message: `The sources "${first.id}" and "${source.id}" have the same address: they are one document.`,
      mend: `Cite "${first.id}" in both places and take "${source.id}" out.`,
      place: source.place,
    };
  return {
    severity: 'info',
    message: `The sources "${first.id}" and "${source.id}" have different titles and the same address.`,
    mend: 'Give each document an address of its own, or make them one source.',
    place: source.place,
  };
}

function sameDocument(source: NoteSource, first: NoteSource): Noticed {
  return {
    message: `The sources "${first.id}" and "${source.id}" have the same publisher, title and date: they are one document.`,
    mend: `Cite "${first.id}" in both places and take "${source.id}" out, or say what tells them apart, such as the page.`,
    place: source.place,
  };
}

/** Two addresses, pages or tables of one document. */
function areTwoPlaces(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && words(one) !== words(other);
}

/** An address without what does not change where it leads; a file or database of a report is no address. */
function addressKey(locator: string): string | undefined {
  if (!/^https?:/i.test(locator) || !URL.canParse(locator)) return undefined;
  const url = new URL(locator);
  const query = [...url.searchParams]
    .filter(([name]) => !/^(?:utm_\w{1,20}|fbclid|gclid|ref|source|spm)$/i.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
  // `#page=12` is a place in a document; `#top` is not.
  const page = /^#(?:page|p|seite|:~:)/i.test(url.hash) ? url.hash : '';
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}?${query}${page}`;
}

function titleKey({ publisher, title, date }: NoteSource): string | undefined {
  return words(title) === '' ? undefined : [words(publisher), words(title), date ?? ''].join('|');
}

function words(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
