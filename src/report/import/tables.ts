import type { DraftTable } from './blocks.ts';
import type { DraftLine } from './draft.ts';

const DELIMITER_CELL = /^:?-{1,400}:?$/;

/** Cells of a row written with pipes; `\|` is a pipe within a cell. */
export function pipeCells(text: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  const from = text.startsWith('|') ? 1 : 0;
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === '\\' && text[i + 1] === '|') {
      cell += '|';
      i++;
    } else if (c === '|') {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += c;
    }
  }
  if (cell.trim() !== '' || !text.endsWith('|')) cells.push(cell.trim());
  return cells;
}

function isDelimiter(text: string): boolean {
  if (!text.includes('-') || /[^|:\-\s]/.test(text)) return false;
  const cells = pipeCells(text);
  return cells.every((cell) => DELIMITER_CELL.test(cell)) && (text.includes('|') || cells.length > 1);
}

function isRow(text: string): boolean {
  return text.length > 2 && text.startsWith('|') && text.endsWith('|');
}

/** A table found at a line, and the line after it. */
export interface FoundTable {
  readonly table: DraftTable;
  readonly next: number;
}

/**
 * The table that begins at a line, if one does: rows between pipes with or without the `|---|` line, rows without outer
 * pipes when that line is there, or two and more lines of cells parted by tabs.
 */
export function tableAt(lines: readonly DraftLine[], start: number): FoundTable | undefined {
  const first = lines[start] as DraftLine;
  const second = lines[start + 1];
  if (!second) return undefined;
  if (/^\|*$/.test(first.text)) return undefined;
  const delimited = first.text.includes('|') && isDelimiter(second.text);
  if (delimited || (isRow(first.text) && isRow(second.text))) {
    return collect(
      lines,
      start,
      delimited ? start + 2 : start + 1,
      (text) => (delimited ? text.includes('|') : isRow(text)),
      pipeCells,
    );
  }
  if (first.text.includes('\t') && second.text.includes('\t')) {
    return collect(
      lines,
      start,
      start + 1,
      (text) => text.includes('\t'),
      (text) => text.split('\t').map((cell) => cell.trim()),
    );
  }
  return undefined;
}

function collect(
  lines: readonly DraftLine[],
  start: number,
  from: number,
  belongs: (text: string) => boolean,
  cells: (text: string) => readonly string[],
): FoundTable {
  const head = cells((lines[start] as DraftLine).text);
  const rows: (readonly string[])[] = [];
  const rowLines: number[] = [];
  let next = from;
  while (next < lines.length && belongs((lines[next] as DraftLine).text)) {
    const text = (lines[next] as DraftLine).text;
    // Several head rows and repeated rules under page breaks are common in pasted tables.
    if (!isDelimiter(text)) {
      rows.push(cells(text));
      rowLines.push((lines[next] as DraftLine).line);
    }
    next++;
  }
  let width = head.length;
  for (const row of rows) width = Math.max(width, row.length);
  const level = (row: readonly string[]): readonly string[] =>
    row.length === width ? row : [...row, ...Array<string>(width - row.length).fill('')];
  const { line } = lines[start] as DraftLine;
  return { table: { kind: 'table', head: level(head), rows: rows.map(level), line, rowLines }, next };
}
