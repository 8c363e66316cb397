import type { Row } from '../../../data/row.ts';
import type { CatalogueInput } from '../types.ts';
import { alongY } from './lying-rows.ts';

/** Figures at the right of rows, as in a table. */
export interface TailColumn {
  readonly head: string;
  /** One a row. */
  readonly texts: readonly string[];
  readonly strong?: (row: number) => boolean;
}

export interface Tail {
  /** CSS px from the end of the plot to the edge. */
  readonly width: number;
  readonly cells: readonly Row[];
  readonly heads: readonly Row[];
}

const GAP = 14;

/** Places columns against the right edge of a picture; each is as wide as its widest text. */
export function tailColumns(
  columns: readonly TailColumn[],
  { width, measure }: Pick<CatalogueInput<unknown>, 'width' | 'measure'>,
): Tail {
  let right = width - 2;
  const cells: Row[] = [];
  const heads: Row[] = [];
  for (const { head, texts, strong = () => false } of columns.toReversed()) {
    const wide = Math.max(measure(head, 11, 400), ...texts.map((text) => measure(text)));
    heads.push({ x: right, text: head });
    texts.forEach((text, row) => {
      if (text !== '') cells.push({ row, x: right, text, strong: strong(row) });
    });
    right -= Math.ceil(wide) + GAP;
  }
  return { width: width - 2 - right, cells, heads };
}

/** Layers that print the data `cells` and `heads`. */
export function tailLayers(quiet: string): readonly Record<string, unknown>[] {
  const x = { field: 'x', type: 'quantitative', scale: null };
  const text = { field: 'text', type: 'nominal' };
  return [
    {
      data: { name: 'cells' },
      mark: {
        type: 'text',
        align: 'right',
        baseline: 'middle',
        dy: { expr: 'barDy' },
        fontWeight: { expr: 'datum.strong ? 600 : 400' },
      },
      encoding: { x, y: alongY(), text },
    },
    {
      data: { name: 'heads' },
      mark: { type: 'text', align: 'right', baseline: 'bottom', y: { expr: 'top - 3' }, fontWeight: 400, color: quiet },
      encoding: { x, text },
    },
  ];
}
