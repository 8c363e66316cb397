import type { Box } from '../scene.ts';
import { touch } from './label.ts';

/** CSS px of a cell; about the height of two lines of text. */
const CELL = 24;

/** Boxes that are found by place. */
export class BoxGrid {
  readonly #cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const key of keys(box)) {
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [box]);
      else cell.push(box);
    }
  }

  /** Whether any box of the grid lies on this one. */
  touches(box: Box): boolean {
    return this.some(box, () => true);
  }

  /** Whether one of those that lie on this box is as asked. */
  some(box: Box, wanted: (other: Box) => boolean): boolean {
    for (const key of keys(box))
      if (this.#cells.get(key)?.some((other) => touch(box, other) && wanted(other)) === true) return true;
    return false;
  }
}

function* keys({ x1, y1, x2, y2 }: Box): Generator<string> {
  for (let x = Math.floor(x1 / CELL); x <= Math.floor(x2 / CELL); x++)
    for (let y = Math.floor(y1 / CELL); y <= Math.floor(y2 / CELL); y++) yield `${x} ${y}`;
}
