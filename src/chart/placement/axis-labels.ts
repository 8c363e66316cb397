import { type GroupNode, type MarkNode, NOTHING, type Placed, type TextNode } from './label.ts';
import { placeValueLabels } from './value-labels.ts';

const EVERYWHERE = {
  x1: Number.NEGATIVE_INFINITY,
  y1: Number.NEGATIVE_INFINITY,
  x2: Number.POSITIVE_INFINITY,
  y2: Number.POSITIVE_INFINITY,
};

/**
 * Thins the labels of an axis under a plot that has become narrower than Vega knew when it looked for overlaps.
 * @param axis the mark of an axis
 */
export function placeAxisLabels(axis: MarkNode): Placed {
  const group = axis.items[0] as (GroupNode & { readonly orient?: string }) | undefined;
  if (group === undefined || (group.orient !== 'bottom' && group.orient !== 'top')) return NOTHING;
  const labels = group.items.filter(({ role }) => role === 'axis-label');
  if (labels.some(({ items }) => (items as TextNode[]).some(({ angle }) => angle !== undefined && angle !== 0))) return NOTHING;
  return { ...placeValueLabels(labels, EVERYWHERE), dropped: 0 };
}
