import type { HtmlDocument } from '../compose/document.ts';

export type PageNumbers = Readonly<Record<string, number>>;

/** The last true page numbers of like documents: with a right guess one pass does. */
export class KnownPageNumbers {
  readonly #limit: number;
  readonly #numbers = new Map<string, PageNumbers>();

  constructor(limit = 500) {
    this.#limit = limit;
  }

  get(document: HtmlDocument): PageNumbers | undefined {
    return this.#numbers.get(key(document));
  }

  set(document: HtmlDocument, numbers: PageNumbers): void {
    this.#numbers.delete(key(document));
    this.#numbers.set(key(document), numbers);
    if (this.#numbers.size > this.#limit) this.#numbers.delete(this.#numbers.keys().next().value as string);
  }
}

/** Notes of one layout refer to the same places, and mostly have them on the same pages, whatever they are about. */
function key({ pageReferences }: HtmlDocument): string {
  return JSON.stringify(pageReferences);
}

/** The numbers of the wanted ids, in their order; without a prototype, for an id may be called `constructor`. */
export function pickNumbers(ids: readonly string[], numbers: PageNumbers): PageNumbers {
  const picked: Record<string, number> = Object.create(null);
  for (const id of ids) if (Object.hasOwn(numbers, id)) picked[id] = numbers[id] as number;
  return picked;
}

/** True when every wanted id has the same number in both, or none in both. */
export function sameNumbers(ids: readonly string[], a: PageNumbers, b: PageNumbers): boolean {
  return ids.every((id) => a[id] === b[id]);
}

/** Script for the page: writes the numbers where they are shown, and nothing where there is none. */
export function showNumbers(numbers: PageNumbers): string {
  return `{ const numbers = new Map(${JSON.stringify(Object.entries(numbers))}); for (const span of document.querySelectorAll('[data-page-of]')) span.textContent = numbers.get(span.dataset.pageOf) ?? ''; }`;
}
