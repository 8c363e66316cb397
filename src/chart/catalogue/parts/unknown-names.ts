import { didYouMean } from '../../../shared/nearest.ts';
import type { CatalogueDrawing } from '../types.ts';

/** Names under "highlight" that no row has: nothing is highlighted for them. */
export function unknownNames(
  meant: string | number | readonly string[] | undefined,
  names: readonly string[],
): NonNullable<CatalogueDrawing['findings']> {
  const wanted = (Array.isArray(meant) ? meant : meant === undefined ? [] : [meant]).map(String);
  const known = new Set(wanted.length === 0 ? [] : names);
  return wanted
    .filter((name) => !known.has(name))
    .map((name) => ({
      message: `No row has the name "${name}" that "highlight" gives.${didYouMean(name, known)}`,
      mend: 'Name one of the rows, or take it out of "highlight".',
    }));
}
