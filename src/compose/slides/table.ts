import { lineCount, longestWord, textWidth } from './text-fit.ts';

/** The words of a table: what its size on a slide is found from. */
export interface TableWords {
  readonly head: readonly string[];
  /** Lines of the head above its own, for groups of columns. */
  readonly groups: boolean;
  /** How many first columns name the row; one when absent. */
  readonly heads?: number;
  readonly rows: readonly { readonly cells: readonly string[]; readonly opens: boolean }[];
}

/** How a table is set, and its rows slide by slide. */
export interface TableSetting {
  readonly size: number;
  /** Air above and below a line, px. */
  readonly air: number;
  /** Space between columns, px. */
  readonly gutter: number;
  /** Share of the width by column, percent. */
  readonly widths: readonly number[];
  /** First row and the row after the last, one pair a slide. */
  readonly slides: readonly (readonly [number, number])[];
}

const SIZES = [20, 18, 16, 14.5, 13, 12] as const;
const LEAST_AIR = 5;
const MOST_AIR = 22;
const LEADING = 1.38;
/** Between columns; a table of many columns has less. */
const GUTTER = { few: 32, many: 14, manyFrom: 9 } as const;
/** A long table is set smaller rather than on more slides than this. */
const MOST_SLIDES = 4;

/** Smallest type of a table on a slide, px: less is not read from the back of a room. */
const LEAST_SIZE = 12;

/** A table of these columns alone. */
export function chooseColumns(words: TableWords, columns: readonly number[]): TableWords {
  if (columns.length === words.head.length) return words;
  const own = (cells: readonly string[]): string[] => columns.map((i) => cells[i] ?? '');
  return { ...words, head: own(words.head), rows: words.rows.map((row) => ({ ...row, cells: own(row.cells) })) };
}

/** Columns slide by slide when they have no room side by side in the smallest type; those that name the row stand on each. */
export function columnPanels(words: TableWords, width: number): number[][] {
  const gutter = words.head.length >= GUTTER.manyFrom ? GUTTER.many : GUTTER.few;
  const least = words.head.map((_, i) => columnNeed(words, i, LEAST_SIZE, gutter).least);
  const all = least.map((_, i) => i);
  const sum = (columns: readonly number[]): number => columns.reduce((total, i) => total + (least[i] as number), 0);
  if (sum(all) <= width) return [all];
  const heads = all.slice(0, words.heads ?? 1);
  const rest = all.slice(heads.length);
  const room = width - sum(heads);
  const count = Math.max(1, Math.ceil(sum(rest) / room));
  const fill = (limit: number): number[][] => {
    const panels: number[][] = [[]];
    for (const i of rest) {
      const panel = panels.at(-1) as number[];
      if (panel.length > 0 && sum([...panel, i]) > limit) panels.push([i]);
      else panel.push(i);
    }
    return panels;
  };
  const fewest = fill(room).length;
  const even = fill(sum(rest) / count + Math.max(...rest.map((i) => least[i] as number)) / 2);
  return (even.length <= fewest && even.every((panel) => sum(panel) <= room) ? even : fill(room)).map((panel) => [
    ...heads,
    ...panel,
  ]);
}

function columnNeed(words: TableWords, i: number, size: number, gutter: number): { least: number; most: number } {
  let least = 0;
  let most = 0;
  for (const cell of [words.head[i] ?? '', ...words.rows.map((row) => row.cells[i] ?? '')]) {
    least = Math.max(least, longestWord(cell, size));
    for (const line of cell.split('\n')) most = Math.max(most, textWidth(line, size * 1.04));
  }
  return { least: least + gutter, most: most + gutter };
}

/** Column widths as a browser would give them: all on one line when that fits, else the room shared by need above the longest word. */
function columnWidths(words: TableWords, width: number, size: number, gutter: number): number[] {
  const columns = words.head.map((_, i) => columnNeed(words, i, size, gutter));
  const most = columns.reduce((sum, column) => sum + column.most, 0);
  const least = columns.reduce((sum, column) => sum + column.least, 0);
  if (most <= width) return columns.map((column) => column.most + ((width - most) * column.most) / most);
  if (least >= width) return columns.map((column) => (column.least / least) * width);
  return columns.map((column) => column.least + ((width - least) * (column.most - column.least)) / (most - least));
}

function rowLines(cells: readonly string[], widths: readonly number[], size: number, gutter: number): number {
  return Math.max(1, ...cells.map((cell, i) => lineCount(cell, (widths[i] ?? 0) - gutter, size * 1.02)));
}

/** Sets a table in a box: the largest type at which it stands on one slide; a longer one runs on, evenly, its head repeated. */
export function setTable(words: TableWords, width: number, height: number): TableSetting {
  const gutter = words.head.length >= GUTTER.manyFrom ? GUTTER.many : GUTTER.few;
  const measured = SIZES.map((size) => {
    const widths = columnWidths(words, width, size, gutter);
    const line = size * LEADING;
    const head = (rowLines(words.head, widths, size, gutter) + (words.groups ? 1 : 0)) * line;
    const rows = words.rows.map((row) => rowLines(row.cells, widths, size, gutter) * line);
    return { size, widths, head, rows, text: rows.reduce((sum, row) => sum + row, head) };
  });
  const count = words.rows.length + 1 + (words.groups ? 1 : 0);
  const whole = measured.find(
    ({ text, widths, size }) => text + 2 * LEAST_AIR * 1.4 * count <= height && (widths.length < 6 || size < 18),
  );
  const share = (widths: readonly number[]): number[] => widths.map((column) => (column / width) * 100);
  if (whole) {
    const air = Math.min(MOST_AIR, (height - whole.text) / count / 2);
    return {
      size: whole.size,
      air: Math.floor(air * 2) / 2,
      gutter,
      widths: share(whole.widths),
      slides: [[0, words.rows.length]],
    };
  }
  const roomAt = ({ head }: (typeof measured)[number]): number => height - head - 2 * LEAST_AIR * (count - words.rows.length);
  const heights = ({ rows }: (typeof measured)[number]): number[] => rows.map((row) => row + 2 * LEAST_AIR + 1);
  const tight =
    measured.find((each) => each.size <= 14.5 && split(words, heights(each), roomAt(each)).length <= MOST_SLIDES) ??
    (measured.at(-1) as (typeof measured)[number]);
  const room = roomAt(tight);
  const high = heights(tight);
  const least = split(words, high, room).length;
  let slides = split(words, high, room);
  for (let even = high.reduce((sum, row) => sum + row, 0) / least; even < room; even += 8) {
    const tried = split(words, high, even);
    if (tried.length > least) continue;
    slides = tried;
    break;
  }
  const fullest = Math.max(...slides.map(([from, to]) => tight.rows.slice(from, to).reduce((sum, row) => sum + row, tight.head)));
  const most = Math.max(...slides.map(([from, to]) => to - from)) + (count - words.rows.length);
  const air = Math.min(MOST_AIR, Math.max(LEAST_AIR, (height - fullest) / most / 2 - 0.5));
  return { size: tight.size, air: Math.floor(air * 2) / 2, gutter, widths: share(tight.widths), slides };
}

/** Rows by slide; a row that opens a group goes with what it opens. */
function split(words: TableWords, heights: readonly number[], room: number): [number, number][] {
  const slides: [number, number][] = [];
  let from = 0;
  let used = 0;
  for (let i = 0; i < heights.length; i++) {
    const high = heights[i] as number;
    if (i > from && used + high > room) {
      const to = words.rows[i - 1]?.opens && i - 1 > from ? i - 1 : i;
      slides.push([from, to]);
      from = to;
      used = heights.slice(to, i).reduce((sum, row) => sum + row, 0);
    }
    used += high;
  }
  return [...slides, [from, heights.length]];
}
