import type { Exhibit, Table } from '../../resolve/report.ts';
import { type FaceWidths, linesIn, lineWidth } from './table-fit.ts';
import type { ColumnNeed } from './table-plan.ts';

/** A table of so many rows is set page by page. */
export const LONG_FROM = 400;

/**
 * Rows of one table of the file at most. The cost of tags grows faster than a table, so a long one is printed as several that
 * look like one: each begins with a page, and so with its head.
 */
export const ROWS_A_TABLE = 500;

/** A long table, cut where its pages end. */
export interface LongPlan {
  /** Width of each column of the panel, percent of the table. */
  readonly widths: readonly number[];
  /** First row and the row after the last: pages of each table in turn. */
  readonly tables: readonly (readonly (readonly [number, number])[])[];
}

/** Height of a row by its lines, CSS px, as base.css sets it for long tables. */
export const LONG_ROW = {
  tight: { em: 9.33, line: 12, air: 4, padding: 6.7 },
  small: { em: 8.67, line: 11, air: 4, padding: 5.4 },
} as const;

export interface PageRoom {
  readonly table: Table;
  readonly panel: readonly number[];
  readonly needs: readonly ColumnNeed[];
  readonly exhibit: Pick<Exhibit, 'title' | 'subtitle' | 'notes'>;
  /** CSS px of the table and of a page's text. */
  readonly width: number;
  readonly height: number;
  readonly size: keyof typeof LONG_ROW;
  readonly face: FaceWidths;
}

/** Cuts a long table into pages: heights are reckoned on the safe side, so that every page holds its rows and none is half empty. */
export function planPages(room: PageRoom): LongPlan {
  const { table, panel, width, height, size, face, exhibit } = room;
  const { em, line, air, padding } = LONG_ROW[size];
  const widths = columnWidths(room);
  const ems = widths.map((share) => ((share / 100) * width - padding) / em);
  const lines = (texts: readonly (string | undefined)[], slack: number): number =>
    texts.reduce<number>((most, text, k) => {
      const limit = ems[k] as number;
      return text === undefined || text === '' || text.length * 0.45 < limit * 0.8
        ? most
        : Math.max(most, linesIn(text, limit * slack, face));
    }, 1);
  const columns = panel.map((i) => table.columns[i]);
  const heads = columns.map((column) => `${column?.title ?? ''} ${column?.unit ?? ''}`.trim());
  const grouped = columns.some((column) => column?.group !== undefined);
  const head = (lines(heads, 0.92) + (grouped ? 1 : 0)) * line + 3 * air;
  // A line is kept in hand on each page, so that one row higher than reckoned spills nothing.
  const full = height - head - line;
  const texts = (prose: { readonly expanded: { readonly text: string } } | undefined): string => prose?.expanded.text ?? '';
  const title = 48 + 16 * Math.ceil((lineWidth(texts(exhibit.title), face) * 12.7 * 1.1) / width);
  const subtitle = exhibit.subtitle ? 6 + 14 * Math.ceil((lineWidth(texts(exhibit.subtitle), face) * 10.7) / width) : 0;
  const foot = 40 + 12 * Math.ceil(((lineWidth(texts(exhibit.notes), face) + table.legend.join('').length * 0.6) * 9.4) / width);

  const rows = table.rows.map(({ cells, style }) => {
    const count = lines(
      panel.map((i) => cells[i]?.text),
      0.96,
    );
    return count * line + air + (style === 'section' ? 8 : 0);
  });
  const joined = table.rows.map(({ style }, i) => style === 'growth' || table.rows[i - 1]?.style === 'section');
  const pages = fillPages(rows, joined, full, full - title - subtitle);
  const last = pages.at(-1) as [number, number];
  const used = rows.slice(...last).reduce((sum, row) => sum + row, 0);
  if (used + foot > full && last[1] - last[0] > 4) {
    // The notes stand with the last rows.
    const middle = last[1] - Math.max(2, Math.ceil((last[1] - last[0]) / 3));
    pages.splice(-1, 1, [last[0], middle], [middle, last[1]]);
  }
  return { widths, tables: byTable(pages) };
}

/**
 * Rows by page; a page never ends with a heading of what follows, nor begins with growth that belongs to the row before.
 * @param joined whether a row belongs to the one before it
 */
function fillPages(rows: readonly number[], joined: readonly boolean[], full: number, first: number): [number, number][] {
  const pages: [number, number][] = [];
  let from = 0;
  let used = 0;
  let room = first;
  for (let i = 0; i < rows.length; i++) {
    const high = rows[i] as number;
    if (i > from && used + high > room) {
      let to = i;
      while (joined[to] && to - from > 2 && i - to < 3) to--;
      pages.push([from, to]);
      from = to;
      used = rows.slice(to, i).reduce((sum, row) => sum + row, 0);
      room = full;
    }
    used += high;
  }
  pages.push([from, rows.length]);
  // No row stands alone on the last page.
  const last = pages.at(-1) as [number, number];
  const before = pages.at(-2);
  if (before && last[1] - last[0] < 2 && before[1] - before[0] > 3) {
    before[1]--;
    last[0]--;
  }
  return pages;
}

function byTable(pages: readonly (readonly [number, number])[]): (readonly (readonly [number, number])[])[] {
  const tables: (readonly [number, number])[][] = [];
  let rows = Number.POSITIVE_INFINITY;
  for (const page of pages) {
    const count = page[1] - page[0];
    if (rows + count > ROWS_A_TABLE) {
      tables.push([]);
      rows = 0;
    }
    tables.at(-1)?.push(page);
    rows += count;
  }
  return tables;
}

/** Shares of the width: what every column needs at least, then what it wants to stand on one line, then the rest evenly. */
export function columnWidths({ panel, needs, width, size }: Pick<PageRoom, 'panel' | 'needs' | 'width' | 'size'>): number[] {
  const { em, padding } = LONG_ROW[size];
  const own = panel.map((i) => needs[i] as ColumnNeed);
  const least = own.reduce((sum, need) => sum + need.least * em + padding, 0);
  const most = own.reduce((sum, need) => sum + need.most * em + padding, 0);
  const px = own.map((need) => {
    if (most <= width) return need.most * em + padding + (width - most) / own.length;
    const share = most === least ? 0 : Math.max(0, (width - least) / (most - least));
    return (need.least + (need.most - need.least) * share) * em + padding;
  });
  const total = px.reduce((sum, each) => sum + each, 0);
  return px.map((each) => Math.round((each / total) * 10_000) / 100);
}
