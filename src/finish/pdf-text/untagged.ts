import { type Piece, Words } from './pieces.ts';

/** Gaps and steps in heights of the letters. */
const CELL_GAP = 1.5;
const PARAGRAPH_STEP = 1.7;

interface Line {
  readonly cells: readonly string[];
  readonly y: number;
  readonly height: number;
}

/** The words of a page without tags: lines as they stand, wide gaps as cells, wide steps as ends of paragraphs. */
export function linesOfPage(pieces: readonly Piece[]): readonly string[] {
  const lines = rowsOf(pieces);
  const out: string[] = [];
  let before: Line | undefined;
  let inTable = false;
  lines.forEach((line, at) => {
    const isRow = line.cells.length > 2 || (line.cells.length === 2 && (inTable || (lines[at + 1]?.cells.length ?? 0) === 2));
    const step = before === undefined ? 0 : Math.abs(before.y - line.y) / Math.max(line.height, before.height, 1);
    if (isRow !== inTable || step > PARAGRAPH_STEP || before === undefined || differs(before.height, line.height)) out.push('');
    if (isRow) {
      if (!inTable) out.push('');
      out.push(`| ${line.cells.join(' | ')} |`);
      if (!inTable) out.push(`|${' --- |'.repeat(line.cells.length)}`);
    } else {
      out.push(line.cells.join(' ').replace(/^[•▪]\s*/u, '- '));
    }
    inTable = isRow;
    before = line;
  });
  return out;
}

function differs(a: number, b: number): boolean {
  return Math.abs(a - b) > 0.1 * Math.max(a, b);
}

/** Pieces on one baseline, cut where a gap is wide. */
function rowsOf(pieces: readonly Piece[]): readonly Line[] {
  const lines: Line[] = [];
  let row: Piece[] = [];
  const flush = (): void => {
    const [first] = row.filter(({ height }) => height > 0);
    if (first) lines.push({ cells: cellsOf(row), y: first.y, height: Math.max(...row.map(({ height }) => height)) });
    row = [];
  };
  for (const piece of pieces) {
    const last = row.findLast(({ height }) => height > 0);
    if (last && piece.height > 0 && Math.abs(piece.y - last.y) > 0.6 * last.height) flush();
    if (piece.text !== '') row.push({ ...piece, endsLine: false });
    if (piece.endsLine) flush();
  }
  flush();
  return lines;
}

function cellsOf(row: readonly Piece[]): readonly string[] {
  const cells: string[] = [];
  let words = new Words();
  let end: number | undefined;
  for (const piece of row) {
    if (piece.height === 0) continue;
    if (end !== undefined) {
      const gap = piece.x - end;
      if (gap > CELL_GAP * piece.height) {
        cells.push(words.toString());
        words = new Words();
      } else if (gap > 0.15 * piece.height) words.blank();
    }
    words.add(piece);
    end = piece.x + piece.width;
  }
  cells.push(words.toString());
  return cells.filter((cell) => cell !== '');
}
