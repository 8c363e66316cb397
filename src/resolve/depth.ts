import type { Nodes } from 'mdast';

/** No page shows more levels than this, and every stage walks them on the stack. */
export const MAX_DEPTH = 32;

/** Marks or spaces at the start of a line that only text made to break a parser has. */
const NESTED = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){40}|^[ \t]{120}[^\n]/m;

/** Square brackets in each other within one paragraph. */
const MAX_BRACKETS = 100;

/** True for text whose nesting would keep the Markdown parser busy for seconds. */
export function isNestedTooDeep(text: string): boolean {
  if (NESTED.test(text)) return true;
  let open = 0;
  for (const [mark] of text.matchAll(/[[\]]|\n[ \t]*\n/g)) {
    open = mark === '[' ? open + 1 : mark === ']' ? Math.max(0, open - 1) : 0;
    if (open > MAX_BRACKETS) return true;
  }
  return false;
}

/** Levels of a tree, counted without the stack. */
export function depthOf(root: Nodes): number {
  let level: Nodes[] = [root];
  let depth = 0;
  for (; level.length > 0; depth++) level = level.flatMap((node) => ('children' in node ? (node.children as Nodes[]) : []));
  return depth;
}
