import type { ExhibitWidth } from '../resolve/report.ts';

/** CSS px in a millimetre. */
const PX = 96 / 25.4;
const GUTTER = 4;

/** A page and its grid of twelve columns; millimetres. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

const MARGIN = { top: 19, right: 15, bottom: 18, left: 15 } as const;
export const PAGES: Readonly<Record<'A4' | 'Letter', Page>> = {
  A4: { width: 210, height: 297, margin: MARGIN },
  Letter: { width: 215.9, height: 279.4, margin: MARGIN },
};

/** Width between the margins, millimetres. */
export function contentWidth(page: Page): number {
  return page.width - page.margin.left - page.margin.right;
}

/** Width of the same sheet on its side. */
export function landscapeWidth(page: Page): number {
  return page.height - page.margin.left - page.margin.right;
}

const COLUMNS: Readonly<Record<Exclude<ExhibitWidth, 'wide'>, number>> = { side: 4, half: 6, main: 8, full: 12 };

/** Width of an exhibit in whole CSS px. */
export function exhibitWidth(width: ExhibitWidth, page: Page): number {
  if (width === 'wide') return Math.floor(landscapeWidth(page) * PX);
  const column = (contentWidth(page) - 11 * GUTTER) / 12;
  const columns = COLUMNS[width];
  return Math.floor((columns * column + (columns - 1) * GUTTER) * PX);
}

/** Height of the text of a page that an exhibit stands on, whole CSS px. */
export function pageHeight(width: ExhibitWidth, page: Page): number {
  const height = width === 'wide' ? page.width : page.height;
  return Math.floor((height - page.margin.top - page.margin.bottom) * PX);
}
