import type { Box } from '../scene.ts';

/** A text of the scene that may be moved. Coordinates are those of its group, CSS px. */
export interface TextNode {
  x: number;
  y: number;
  dx?: number;
  dy?: number;
  align?: 'left' | 'center' | 'right';
  baseline?: string;
  opacity?: number;
  fill?: string;
  fontSize?: number;
  lineHeight?: number;
  text?: string | readonly string[];
  readonly lineBreak?: string;
  readonly angle?: number;
  readonly bounds: Box;
  readonly mark: MarkNode;
}

export interface ShapeNode {
  readonly x?: number;
  readonly y?: number;
  readonly size?: number;
  readonly fill?: string;
  readonly opacity?: number;
  readonly defined?: boolean;
  readonly bounds: Box;
}

export interface MarkNode {
  readonly marktype: string;
  readonly role?: string;
  readonly name?: string;
  readonly bounds: Box;
  readonly group?: GroupNode;
  readonly items: unknown[];
}

export interface GroupNode {
  readonly x?: number;
  readonly y?: number;
  readonly height?: number;
  readonly items: MarkNode[];
  readonly bounds: Box;
  readonly mark?: MarkNode;
}

/** Least distance between two labels, CSS px. */
export const GAP = 2;

export function touch(a: Box, b: Box, gap = 0): boolean {
  return a.x1 < b.x2 + gap && b.x1 < a.x2 + gap && a.y1 < b.y2 + gap && b.y1 < a.y2 + gap;
}

export function inside(box: Box, limit: Box): boolean {
  return box.x1 >= limit.x1 && box.x2 <= limit.x2 && box.y1 >= limit.y1 && box.y2 <= limit.y2;
}

export function shifted(box: Box, dx: number, dy: number): Box {
  return { x1: box.x1 + dx, y1: box.y1 + dy, x2: box.x2 + dx, y2: box.y2 + dy };
}

/** What was moved and what was left out. */
export interface Placed {
  readonly moved: boolean;
  readonly dropped: number;
}

export const NOTHING: Placed = { moved: false, dropped: 0 };

/** Takes a label out of the picture; finishing the SVG removes it. */
export function drop(label: TextNode): void {
  label.opacity = 0;
  // It takes no room either.
  label.text = '';
}

/** Labels that are to be seen, with something to say. */
export function visible(marks: readonly MarkNode[]): readonly TextNode[] {
  return marks
    .flatMap((mark) => mark.items as TextNode[])
    .filter((label) => label.opacity !== 0 && label.text !== undefined && label.text !== null && String(label.text) !== '');
}
