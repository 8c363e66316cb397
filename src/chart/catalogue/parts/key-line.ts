import type { CatalogueInput } from '../types.ts';
import { cutTo } from './name-column.ts';
import type { Box, Words } from './sheet.ts';

/** What a mark means: the mark itself, small, and its name. */
export interface KeyEntry {
  readonly shape: 'bar' | 'tick' | 'dot' | 'ring' | 'line' | 'band';
  readonly text: string;
  readonly color: string;
}

const LINE = 16;
const GAP = 16;
const WIDTHS = { bar: 10, tick: 2.5, dot: 8, ring: 7, line: 14, band: 14 } as const;
const HEIGHTS = { bar: 8, tick: 12, dot: 8, ring: 7, line: 2, band: 8 } as const;

/** A line above the plot that says what its marks mean; it breaks where the picture ends. `height` is 0 without entries. */
export function keyLine(
  entries: readonly KeyEntry[],
  { width, palette, measure }: Pick<CatalogueInput<unknown>, 'width' | 'palette' | 'measure'>,
): { readonly height: number; readonly boxes: readonly Box[]; readonly words: readonly Words[] } {
  const boxes: Box[] = [];
  const words: Words[] = [];
  let [x, line] = [0, 0];
  const widthOf = (words: string) => measure(words, undefined, 400);
  for (const { shape, text: whole, color } of entries) {
    const text = cutTo(whole, width - WIDTHS[shape] - 6, widthOf);
    const wide = WIDTHS[shape] + 5 + widthOf(text);
    if (x > 0 && x + wide > width) [x, line] = [0, line + 1];
    const middle = line * LINE + LINE / 2;
    const round =
      shape === 'dot'
        ? { fill: color, radius: WIDTHS.dot / 2 }
        : shape === 'ring'
          ? { stroke: color, radius: WIDTHS.ring / 2, fill: palette.background }
          : { fill: color };
    boxes.push({ x, y: middle - HEIGHTS[shape] / 2, width: WIDTHS[shape], height: HEIGHTS[shape], ...round });
    words.push({ x: x + WIDTHS[shape] + 5, y: middle, text, color: palette.ink, weight: 400 });
    x += wide + GAP;
  }
  return { height: entries.length === 0 ? 0 : (line + 1) * LINE + 6, boxes, words };
}
