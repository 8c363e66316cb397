import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Place } from './place.ts';

/** Place of the key that a path ends with in a YAML text that is right; the beginning of the file when it is not there. */
export function placeOfKey(text: string, file: string, path: readonly string[]): Place {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' });
  const above = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const key = isMap(above)
    ? above.items.map((pair) => pair.key).find((key) => isScalar(key) && String(key.value) === path.at(-1))
    : undefined;
  if (!isScalar(key) || !key.range) return { file, line: 1, column: 1 };
  const [start, end] = [lines.linePos(key.range[0]), lines.linePos(key.range[1])];
  return { file, line: start.line, column: start.col, endLine: end.line, endColumn: end.col };
}
