import type { Nodes } from 'mdast';

/** No page shows more levels than this, and every stage walks them on the stack. */
export const MAX_DEPTH = 32;

/** Marks or spaces at the start of a line that only text made to break a parser has. */
const NESTED = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){40}|^[ \t]{120}[^\n]/m;

/** True for text whose nesting would keep the Markdown parser busy for seconds. */
export function isNestedTooDeep(text: string): boolean {
  return NESTED.test(text);
}

/** Levels of a tree, counted without the stack. */
export function depthOf(root: Nodes): number {
  let level: Nodes[] = [root];
  let depth = 0;
  for (; level.length > 0; depth++) level = level.flatMap((node) => ('children' in node ? (node.children as Nodes[]) : []));
  return depth;
}
