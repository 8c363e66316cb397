import type { Claim } from '../claims/claim.ts';
import type { Note, TableBlock } from '../note/note.ts';

/** A table with its numbers by row and column. */
export interface NumberTable {
  readonly block: TableBlock;
  /** The claim of a cell that holds just one number. */
  at(row: number, column: number): Claim | undefined;
  /** The claims of a cell, however many. */
  all(row: number, column: number): readonly Claim[];
  readonly rows: number;
  readonly columns: number;
  /** Words of the first cell of a row. */
  label(row: number): string;
  head(column: number): string;
}

/** The tables of a note with their numbers; asked by many rules, read once. */
export function tablesOf(note: Note, claims: readonly Claim[]): readonly NumberTable[] {
  let tables = read.get(claims);
  if (tables === undefined) read.set(claims, (tables = readTables(note, claims)));
  return tables;
}

const read = new WeakMap<readonly Claim[], readonly NumberTable[]>();

/** More columns than any table has. */
const COLUMNS = 4096;

function readTables(note: Note, claims: readonly Claim[]): readonly NumberTable[] {
  const cells = new Map<TableBlock, Map<number, Claim[]>>();
  for (const claim of claims) {
    if (claim.cell === undefined || claim.block?.kind !== 'table') continue;
    let table = cells.get(claim.block);
    if (table === undefined) cells.set(claim.block, (table = new Map()));
    const key = claim.cell.row * COLUMNS + claim.cell.column;
    const list = table.get(key);
    if (list === undefined) table.set(key, [claim]);
    else list.push(claim);
  }
  return note.blocks.flatMap((block): NumberTable[] => {
    if (block.kind !== 'table') return [];
    const table = cells.get(block);
    if (table === undefined) return [];
    return [
      {
        block,
        at: (row, column) => {
          const list = table.get(row * COLUMNS + column);
          return list?.length === 1 ? list[0] : undefined;
        },
        all: (row, column) => table.get(row * COLUMNS + column) ?? [],
        rows: block.rows.length,
        columns: block.head.length,
        label: (row) => block.rows[row]?.[0]?.text ?? '',
        head: (column) => block.head[column]?.text ?? '',
      },
    ];
  });
}

/** A lead-in is shorter, in characters. */
const LONGEST_LEAD = 240;

const TOTAL =
  /^(?:(?:grand|sub|group|overall)[-\s]?)?(?:total|sum|summe|gesamt(?:summe)?|insgesamt|zwischensumme)(?!\p{L})|(?<!\p{L})(?:total|gesamt)$|^(?:合计|合計|总计|總計|小计|小計|总和|總和|合共)|^(?:all|alle|insgesamt|全部|整体|整體|group|gruppe|konzern|集团|集團|world|welt)$|(?:together|combined|zusammen)$/iu;

/** A row that says it is the sum of those above it. */
export function isTotal(label: string): boolean {
  return TOTAL.test(label.trim().replace(/[*_:：]/g, '')) && !/return|rendite|shareholder|assets|liabilities|回报/iu.test(label);
}

/** A row that closes what stands above it: a total, or one side of a balance sheet. */
export function isBoundary(label: string): boolean {
  return isTotal(label) || /^(?:total assets|bilanzsumme|summe aktiva|资产总[计計额額]|資產總[計額])/iu.test(label.trim());
}

/** A row that sums some of those above it: "Total income", "Subtotal", "Profit before tax". */
export function isSubtotal(label: string): boolean {
  return /^(?:sub-?total|total\s|zwischensumme|小计|小計)/iu.test(label.trim());
}

/** The short paragraph or caption right above a table, which may say what it shows. */
export function leadOf(note: Note, { block }: NumberTable): string {
  const before = note.blocks[block.index - 1];
  return before !== undefined && 'span' in before && before.span.text.length < LONGEST_LEAD ? before.span.text : '';
}

/** Most tables of a book that are looked at for one number. */
const MOST_NEAR = 40;

/** The tables that stand nearest to a block; tables come in the order of reading. */
export function tablesNear(tables: readonly NumberTable[], block: number): readonly NumberTable[] {
  if (tables.length <= MOST_NEAR) return tables;
  let [at, high] = [0, tables.length];
  while (at < high) {
    const middle = (at + high) >> 1;
    if ((tables[middle] as NumberTable).block.index > block) high = middle;
    else at = middle + 1;
  }
  return tables.slice(Math.max(0, at - MOST_NEAR / 2), at + MOST_NEAR / 2);
}
