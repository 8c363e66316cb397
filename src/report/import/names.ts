/** Joins the Latin words of a label to an id like `revenueGrowth`; a label without any gives the fallback. */
export function camelCase(label: string, fallback: string): string {
  const words =
    label
      .slice(0, 200)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words
    .slice(0, 6)
    .map((word, i) => (i === 0 ? lowerFirst(word) : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
    .slice(0, 60);
  return joined === '' ? fallback : joined;
}

function lowerFirst(word: string): string {
  return /^[A-Z0-9]{2,}$/.test(word) ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}

/** Gives every id once. Counting per stem keeps many equal stems linear. */
export class Ids {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  take(stem: string): string {
    // Such a name would be found on every object.
    const safe = stem in {} ? `${stem}Figure` : stem;
    let id = safe;
    let n = this.#next.get(safe) ?? 2;
    while (this.#taken.has(id)) id = `${safe}${/\d$/.test(safe) ? '-' : ''}${n++}`;
    this.#next.set(safe, n);
    this.#taken.add(id);
    return id;
  }
}
