import { isTotal, type NumberTable } from './tables.ts';

/** The words of a label without brackets and units, in small letters. */
export function nameOf(label: string): string {
  return label
    .replace(/[(（[][^)）\]]{0,60}[)）\]]/gu, ' ')
    .replace(/,.*$/u, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Where a text in small letters has a name as words of their own; -1 when it has not. */
export function placeOf(words: string, name: string, from = 0): number {
  for (let at = words.indexOf(name, from); at !== -1; at = words.indexOf(name, at + 1)) {
    // A genitive or plural may follow.
    if (!/[\p{Script=Latin}\d]/u.test(words[at - 1] ?? '') && !/^\p{Script=Latin}{2}/u.test(words.slice(at + name.length)))
      return at;
  }
  return -1;
}

/** A row and the names by which a text may call it. */
export interface NamedRow {
  readonly row: number;
  readonly names: readonly string[];
}

const MEAN = /(?<!\p{L})(?:average|mean|median|durchschnitt|mittelwert)(?!\p{L})|平均|均值|中位/iu;

/** The rows of a table that are things with a name: by the whole of it, or its first word where no other row has it. */
export function namedRowsOf(table: NumberTable): readonly NamedRow[] {
  const rows = Array.from({ length: table.rows }, (_, row) => ({ row, name: nameOf(table.label(row)) })).filter(
    ({ row, name }) => name.length > 1 && !isTotal(table.label(row)) && !MEAN.test(name),
  );
  const firsts = Map.groupBy(rows, ({ name }) => firstWord(name));
  return rows.map(({ row, name }) => {
    const first = firstWord(name);
    return { row, names: first !== name && first.length > 3 && firsts.get(first)?.length === 1 ? [name, first] : [name] };
  });
}

function firstWord(name: string): string {
  return name.split(/[\s/]/u)[0] ?? name;
}
