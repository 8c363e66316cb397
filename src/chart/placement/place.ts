import type { View } from 'vega';
import { type Box, rootOf } from '../scene.ts';
import { boundMark } from '../vega.ts';
import { placeAxisLabels } from './axis-labels.ts';
import { placeBarLabels } from './bar-labels.ts';
import { placeEndLabels } from './end-labels.ts';
import { type GroupNode, type MarkNode, NOTHING, type Placed, type ShapeNode, shifted } from './label.ts';
import { alongLine, type LinePoint } from './line-boxes.ts';
import { placePointLabels } from './point-labels.ts';
import { placeValueLabels } from './value-labels.ts';

/** Vega-Lite names the mark of a view after the view. */
const NAMED = /^(?:.*_)?(endLabels|pointLabels|barLabels|valueLabels)\w*_marks$/;

type Kind = 'endLabels' | 'pointLabels' | 'barLabels' | 'valueLabels';

/**
 * Moves the labels of a scene that has run to where they can be read: the marks of views named `endLabels…`, `pointLabels…`,
 * `barLabels…`, `valueLabels…`. What has no room is left out. The same scene gives the same places.
 * @param limit box of the picture in the scene's coordinates
 */
export function placeLabels(view: View, limit: Box): Placed {
  const root = rootOf(view) as unknown as MarkNode;
  return placeIn(root, limit);
}

function placeIn(mark: MarkNode, limit: Box): Placed {
  let placed = NOTHING;
  for (const group of mark.items as GroupNode[]) {
    const here = shifted(limit, -(group.x ?? 0), -(group.y ?? 0));
    for (const inner of group.items) {
      if (inner.role === 'axis') placeAxisLabels(inner);
      else if (inner.marktype === 'group' && inner.role !== 'legend') placed = both(placed, placeIn(inner, here));
    }
    placed = both(placed, placeMarks(group, here));
  }
  if (placed.moved) {
    for (const { bounds } of mark.items as { bounds: Box & { clear(): void } }[]) bounds.clear();
    boundMark(mark);
  }
  return placed;
}

function placeMarks(group: GroupNode, limit: Box): Placed {
  const named = new Map<Kind, MarkNode[]>();
  for (const mark of group.items) {
    const kind = mark.marktype === 'text' ? kindOf(mark) : undefined;
    if (kind !== undefined) named.set(kind, [...(named.get(kind) ?? []), mark]);
  }
  let placed = NOTHING;
  for (const [kind, marks] of named) {
    const now = placeKind(kind, marks, group, limit);
    if (now.moved) for (const mark of marks) boundMark(mark);
    placed = both(placed, now);
  }
  return placed;
}

function kindOf({ name }: MarkNode): Kind | undefined {
  return name === undefined ? undefined : (NAMED.exec(name)?.[1] as Kind | undefined);
}

function placeKind(kind: Kind, marks: readonly MarkNode[], group: GroupNode, limit: Box): Placed {
  switch (kind) {
    case 'endLabels':
      return placeEndLabels(marks, limit);
    case 'valueLabels':
      return placeValueLabels(marks, limit);
    case 'barLabels':
      return placeBarLabels(marks, limit, shapesOf(group, ['rect']));
    case 'pointLabels':
      return placePointLabels(marks, plotOf(group, limit), {
        points: shapesOf(group, ['symbol']),
        lines: [...shapesOf(group, ['rule']).map(({ bounds }) => bounds), ...linesOf(group)],
        texts: group.items
          .filter((mark) => mark.marktype === 'text' && !marks.includes(mark))
          .flatMap((mark) => (mark.items as ShapeNode[]).map(({ bounds }) => bounds)),
      });
  }
}

/** The plot, and what is free right of it: left and below stand the labels of the axes. */
function plotOf({ height }: GroupNode, limit: Box): Box {
  return {
    x1: Math.max(0, limit.x1),
    y1: Math.max(0, limit.y1),
    x2: limit.x2,
    y2: Math.min(height ?? limit.y2, limit.y2),
  };
}

/** Boxes along the lines of a plot; a coloured line is a group of one mark. */
function linesOf(group: GroupNode): readonly Box[] {
  return group.items.flatMap((mark) => {
    if (mark.marktype === 'line' && mark.role === 'mark') return alongLine(mark.items as LinePoint[]);
    if (mark.marktype === 'group' && mark.role === 'scope')
      return (mark.items as GroupNode[]).flatMap((inner) => (inner.x || inner.y ? [] : linesOf(inner)));
    return [];
  });
}

function shapesOf(group: GroupNode, types: readonly string[]): readonly ShapeNode[] {
  return group.items
    .filter((mark) => types.includes(mark.marktype) && mark.role === 'mark')
    .flatMap((mark) => (mark.items as ShapeNode[]).filter(({ opacity }) => opacity !== 0));
}

function both(a: Placed, b: Placed): Placed {
  return a === NOTHING ? b : b === NOTHING ? a : { moved: a.moved || b.moved, dropped: a.dropped + b.dropped };
}
