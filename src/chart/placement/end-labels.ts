import type { Box } from '../scene.ts';
import { drop, GAP, type MarkNode, NOTHING, type Placed, shifted, type TextNode, visible } from './label.ts';

/** A label moved by more than this gets a thin line to where it belongs, CSS px. */
const FAR = 9;

interface Wanted {
  readonly label: TextNode;
  readonly box: Box;
  /** Where the line ends, before anything was moved. */
  readonly anchor: number;
  readonly height: number;
}

/**
 * Spreads labels at the ends of lines so that none touch, in their order, with the least sum of squared moves (isotonic regression by
 * pooling adjacent violators). Labels that no column could hold are left out, last rows first.
 * @param limit box that they must stay in
 */
export function placeEndLabels(marks: readonly MarkNode[], limit: Box): Placed {
  const wanted = visible(marks).map((label): Wanted => {
    const height = label.bounds.y2 - label.bounds.y1;
    // Lines of a text hang from the first; the middle of all of them belongs to the line's end.
    const middle = label.y + (label.dy ?? 0);
    const lift = middle - (label.bounds.y1 + label.bounds.y2) / 2;
    return { label, box: shifted(label.bounds, 0, lift), anchor: middle, height };
  });
  if (wanted.length === 0) return NOTHING;
  let moved = false;
  let dropped = 0;
  for (const column of columns(wanted)) {
    const kept = [...column];
    const room = limit.y2 - limit.y1;
    while (kept.length > 1 && heightOf(kept) > room) {
      drop((kept.pop() as Wanted).label);
      dropped += 1;
    }
    const sorted = kept.map((each, at) => ({ each, at })).sort((a, b) => a.each.anchor - b.each.anchor || a.at - b.at);
    const centres = spread(
      sorted.map(({ each }) => each),
      limit,
    );
    for (const [at, { each }] of sorted.entries()) {
      const centre = centres[at] as number;
      const by = centre - (each.label.bounds.y1 + each.label.bounds.y2) / 2;
      if (Math.abs(by) < 0.01) continue;
      each.label.y += by;
      moved = true;
      if (Math.abs(centre - each.anchor) > FAR) lead(each, centre);
    }
  }
  return { moved: moved || dropped > 0, dropped };
}

function heightOf(column: readonly Wanted[]): number {
  return column.reduce((sum, { height }) => sum + height + GAP, -GAP);
}

/** Labels that stand above each other: their boxes overlap in x, directly or through others. */
function columns(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const sorted = wanted.map((each, at) => ({ each, at })).sort((a, b) => a.each.box.x1 - b.each.box.x1);
  const found: { members: typeof sorted; end: number }[] = [];
  for (const entry of sorted) {
    const last = found.at(-1);
    if (last !== undefined && entry.each.box.x1 < last.end + GAP) {
      last.members.push(entry);
      last.end = Math.max(last.end, entry.each.box.x2);
    } else found.push({ members: [entry], end: entry.each.box.x2 });
  }
  return found.map(({ members }) => members.sort((a, b) => a.at - b.at).map(({ each }) => each));
}

/** Middles of labels in order, as near to their anchors as distances and limit allow. */
function spread(column: readonly Wanted[], limit: Box): readonly number[] {
  const offsets: number[] = [];
  column.reduce((offset, { height }, at) => {
    const next = at === 0 ? 0 : offset + ((column[at - 1] as Wanted).height + height) / 2 + GAP;
    offsets.push(next);
    return next;
  }, 0);
  const pools: { sum: number; count: number }[] = [];
  for (const [at, { anchor }] of column.entries()) {
    pools.push({ sum: anchor - (offsets[at] as number), count: 1 });
    while (pools.length > 1) {
      const [before, last] = pools.slice(-2) as [{ sum: number; count: number }, { sum: number; count: number }];
      if (before.sum / before.count <= last.sum / last.count) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
    }
  }
  const [first, last] = [column[0] as Wanted, column.at(-1) as Wanted];
  const low = limit.y1 + first.height / 2;
  const high = limit.y2 - last.height / 2 - (offsets.at(-1) as number);
  let at = 0;
  return pools.flatMap(({ sum, count }) =>
    Array.from({ length: count }, () => Math.max(low, Math.min(high, sum / count)) + (offsets[at++] as number)),
  );
}

/** A hairline from the end of the line to its label. */
function lead({ label, box, anchor }: Wanted, centre: number): void {
  const group = label.mark.group;
  const room = label.dx ?? 0;
  if (group === undefined || room < 4) return;
  const leader = {
    x: box.x1 - room + 1,
    y: anchor,
    x2: box.x1 - 1,
    y2: centre,
    stroke: label.fill,
    strokeWidth: 0.5,
    bounds: { x1: 0, y1: 0, x2: 0, y2: 0 },
  };
  const mark = { marktype: 'rule', role: 'leader', items: [] as unknown[], bounds: box, group };
  mark.items.push({ ...leader, mark });
  group.items.push(mark);
}
