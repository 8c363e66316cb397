import type { Box } from '../scene.ts';
import { touch } from './label.ts';

/** CSS px of a cell; about the height of two lines of text. */
const CELL = 24;
/** Cells side by side, more than any picture has. */
const ROW = 1 << 16;

/** Boxes that are found by place. */
export class BoxGrid {
  readonly #cells = new Map<number, Box[]>();

  add(box: Box): void {
    const [x1, x2, y1, y2] = [cellOf(box.x1), cellOf(box.x2), cellOf(box.y1), cellOf(box.y2)];
    for (let x = x1; x <= x2; x++) {
      for (let y = y1; y <= y2; y++) {
        const cell = this.#cells.get(x * ROW + y);
        if (cell === undefined) this.#cells.set(x * ROW + y, [box]);
        else cell.push(box);
      }
    }
  }

  /** Whether any box of the grid lies on this one. */
  touches(box: Box): boolean {
    return this.some(box, () => true);
  }

  /** Whether one of those that lie on this box is as asked. */
  some(box: Box, wanted: (other: Box) => boolean): boolean {
    const [x1, x2, y1, y2] = [cellOf(box.x1), cellOf(box.x2), cellOf(box.y1), cellOf(box.y2)];
    for (let x = x1; x <= x2; x++) {
      for (let y = y1; y <= y2; y++) {
        const cell = this.#cells.get(x * ROW + y);
        if (cell === undefined) continue;
        for (const other of cell) if (touch(box, other) && wanted(other)) return true;
      }
    }
    return false;
  }
}

function cellOf(place: number): number {
  return Math.floor(place / CELL);
}
