import { type Document, isMap, isNode, isPair, isScalar, type LineCounter, type Node } from 'yaml';
import type { Place } from '../shared/place.ts';

/** Offsets to lines and columns, both from 1. */
export class TextLines {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) this.#starts.push(i + 1);
    this.#length = text.length;
  }

  at(offset: number): { line: number; column: number } {
    const wanted = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: wanted - (this.#starts[low] as number) + 1 };
  }
}

/** Finds the places of schema paths in a YAML (or JSON) text that starts at `offset` of a file. */
export class YamlPlaces {
  readonly #document: Document.Parsed;
  readonly #lines: TextLines;
  readonly #offset: number;
  readonly #file: string;

  constructor(document: Document.Parsed, lines: TextLines, offset: number, file: string) {
    this.#document = document;
    this.#lines = lines;
    this.#offset = offset;
    this.#file = file;
  }

  /** Place of an offset within the YAML text. */
  at(start: number, end = start, path?: string): Place {
    const from = this.#lines.at(this.#offset + start);
    const to = this.#lines.at(this.#offset + end);
    return { file: this.#file, ...from, endLine: to.line, endColumn: to.column, ...(path ? { path } : {}) };
  }

  /** Place of the value at `path`, or of the nearest thing above it that exists. */
  value(path: readonly PropertyKey[]): Place {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = depth === 0 ? this.#document.contents : this.#document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) {
        // Something missing is shown at the key of what it is missing from, not at the block that follows it.
        if (depth < path.length && depth > 0) return this.key(path.slice(0, depth), path);
        if (depth === 0) return this.at(node.range[0], node.range[0] + 1, path.join('.'));
        return this.at(node.range[0], this.#endOf(node), path.join('.'));
      }
    }
    return this.at(0, 1, path.join('.'));
  }

  /** Place of the key that `path` ends with. */
  key(path: readonly PropertyKey[], shown: readonly PropertyKey[] = path): Place {
    const parent = path.length > 1 ? this.#document.getIn(path.slice(0, -1), true) : this.#document.contents;
    const name = path.at(-1);
    if (isMap(parent)) {
      for (const pair of parent.items) {
        if (isPair(pair) && isScalar(pair.key) && String(pair.key.value) === String(name) && pair.key.range) {
          return this.at(pair.key.range[0], pair.key.range[1], shown.join('.'));
        }
      }
    }
    const node = this.#document.getIn(path, true);
    return isNode(node) && node.range
      ? this.at(node.range[0], this.#endOf(node), shown.join('.'))
      : this.at(0, 1, shown.join('.'));
  }

  /** Offset in the file where the words of a scalar start; block scalars start on the line after their mark. */
  scalarOffset(path: readonly PropertyKey[]): number | undefined {
    const node = this.#document.getIn(path, true);
    if (!isScalar(node) || !node.range) return undefined;
    return this.#offset + node.range[0];
  }

  #endOf(node: Node): number {
    return node.range ? Math.max(node.range[0] + 1, node.range[1]) : 1;
  }
}

export type { LineCounter };
