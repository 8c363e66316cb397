import type { CatalogueDrawing } from '../types.ts';

/** Says of rows what no range can be, the first in words. */
export function oddRanges(rows: readonly { readonly odd: string | undefined }[]): NonNullable<CatalogueDrawing['findings']> {
  const said = rows.flatMap(({ odd }) => odd ?? []);
  const [first] = said;
  if (first === undefined) return [];
  const more = said.length > 1 ? `; ${said.length - 1} more rows are as odd` : '';
  return [{ message: `${first}${more}.`, mend: 'Correct the row.' }];
}
