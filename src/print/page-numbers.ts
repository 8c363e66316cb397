import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { HtmlDocument } from '../compose/document.ts';

export type PageNumbers = Readonly<Record<string, number>>;

/** The last true page numbers of like documents: with a right guess one pass does. */
export class KnownPageNumbers {
  readonly #limit: number;
  readonly #numbers = new Map<string, PageNumbers>();

  readonly #file: string | undefined;
  #changed = false;

  /** @param file where an earlier process left its numbers and this one leaves its own; a guess is checked wherever it comes from */
  constructor(limit = 500, file?: string) {
    this.#limit = limit;
    this.#file = file;
    for (const [about, numbers] of file === undefined ? [] : readNumbers(file)) this.#numbers.set(about, numbers);
  }

  get(document: HtmlDocument): PageNumbers | undefined {
    return this.#numbers.get(key(document));
  }

  set(document: HtmlDocument, numbers: PageNumbers): void {
    const about = key(document);
    this.#changed ||= JSON.stringify(this.#numbers.get(about)) !== JSON.stringify(numbers);
    this.#numbers.delete(about);
    this.#numbers.set(about, numbers);
    if (this.#numbers.size > this.#limit) this.#numbers.delete(this.#numbers.keys().next().value as string);
  }

  /** Leaves the numbers for the next process. A lost file costs one pass, so a failure is nobody's concern. */
  save(): void {
    if (this.#file === undefined || !this.#changed) return;
    try {
      const temporary = `${this.#file}.${process.pid}`;
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
      writeFileSync(temporary, JSON.stringify([...this.#numbers]));
      renameSync(temporary, this.#file);
    } catch {
      // Said above.
    }
  }
}

/** What stands in the file, or nothing when it is missing or not ours. */
function readNumbers(file: string): readonly (readonly [string, PageNumbers])[] {
  try {
    const entries: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is [string, PageNumbers] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string' || entry[1] === null || typeof entry[1] !== 'object') return false;
  return Object.values(entry[1]).every((number) => Number.isInteger(number) && Number(number) > 0);
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
