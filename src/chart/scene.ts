import type { View } from 'vega';

/** CSS px in the scene's own coordinates. */
export interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A mark or an item of Vega's scene graph, as far as we read it. */
export interface SceneNode {
  readonly role?: string;
  readonly marktype?: string;
  readonly bounds?: Box;
  readonly orient?: string;
  readonly x?: number;
  readonly y?: number;
  readonly datum?: unknown;
  readonly items?: readonly SceneNode[];
}

export function rootOf(view: View): SceneNode {
  return (view.scenegraph() as unknown as { root: SceneNode }).root;
}

/** The rows behind each mark that shows data, in drawing order; lines of one layer are one list. */
export function rowsOfMarks(view: View): readonly (readonly Readonly<Record<string, unknown>>[])[] {
  const lists: Readonly<Record<string, unknown>>[][] = [];
  const visit = (node: SceneNode, into: Readonly<Record<string, unknown>>[] | undefined) => {
    if (node.role !== undefined && node.role !== 'mark' && node.role !== 'frame' && node.role !== 'scope') return;
    if (node.role === 'mark' && node.marktype !== 'group') {
      const rows = (node.items ?? []).flatMap((item) => (item.datum ? [item.datum as Readonly<Record<string, unknown>>] : []));
      if (into === undefined) lists.push(rows);
      else for (const row of rows) into.push(row);
      return;
    }
    // A line chart's series are groups of one mark.
    const group = node.role === 'scope' && node.marktype === 'group' ? [] : into;
    if (group !== into && group !== undefined) lists.push(group);
    for (const item of node.items ?? []) visit(item, group);
  };
  visit(rootOf(view), undefined);
  return lists;
}
