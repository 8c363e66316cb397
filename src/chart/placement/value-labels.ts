import type { Box } from '../scene.ts';
import { drop, GAP, type MarkNode, NOTHING, type Placed, type TextNode, touch, visible } from './label.ts';

/**
 * Values over neighbours: moved in from the edges, then thinned evenly until none touch, counted from the last, which stays.
 * @param along the axis on which neighbours follow each other
 */
export function placeValueLabels(marks: readonly MarkNode[], limit: Box, along: 'x' | 'y' = 'x'): Placed {
  const labels = [...visible(marks)];
  if (labels.length === 0) return NOTHING;
  let moved = false;
  const boxes = new Map<TextNode, Box>();
  for (const label of labels) {
    const { x1, x2, y1, y2 } = label.bounds;
    const dx = Math.max(0, limit.x1 - x1) + Math.min(0, limit.x2 - x2);
    const dy = Math.max(0, limit.y1 - y1) + Math.min(0, limit.y2 - y2);
    label.x += dx;
    label.y += dy;
    moved ||= dx !== 0 || dy !== 0;
    boxes.set(label, { x1: x1 + dx, x2: x2 + dx, y1: y1 + dy, y2: y2 + dy });
  }
  // A stack has several labels at one place: they are kept or left out together.
  const places = [...new Set(labels.map((label) => label[along]))].sort((a, b) => a - b);
  const ranks = new Map(places.map((place, at) => [place, places.length - 1 - at]));
  for (let stride = 1; stride <= places.length; stride++) {
    const kept = labels.filter((label) => (ranks.get(label[along]) ?? 0) % stride === 0);
    if (stride < places.length && touches(kept.map((label) => boxes.get(label) as Box))) continue;
    for (const label of labels) if (!kept.includes(label)) drop(label);
    return { moved: moved || kept.length < labels.length, dropped: labels.length - kept.length };
  }
  return { moved, dropped: 0 };
}

function touches(boxes: readonly Box[]): boolean {
  const sorted = [...boxes].sort((a, b) => a.x1 - b.x1);
  return sorted.some((box, at) => {
    for (let next = at + 1; next < sorted.length; next++) {
      const other = sorted[next] as Box;
      if (other.x1 >= box.x2 + GAP) return false;
      if (touch(box, other, GAP)) return true;
    }
    return false;
  });
}
