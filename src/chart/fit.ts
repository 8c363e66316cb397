import type { View } from 'vega';
import type { CompiledChart } from './compile.ts';
import { FIT_SIGNALS } from './fit-signals.ts';
import { fitLabels } from './labels.ts';
import { placeLabels } from './placement/place.ts';
import { type Box, rootOf, type SceneNode } from './scene.ts';
import { TYPE } from './theme.ts';

/** Where a drawn scene stands in its picture. */
export interface Picture {
  /** CSS px by which the scene is moved. */
  readonly origin: readonly [number, number];
  readonly viewBox: string;
  /** Labels that found no place. */
  readonly labelsDropped: number;
}

/** Margin that keeps half a stroke inside of the picture, CSS px. */
const MARGIN = 1;
const TOLERANCE = 0.75;
const MOST_TRIES = 6;

/**
 * Makes a scene that has run fill width × height and stand wholly inside: legends wrap, plots of composed pictures grow or
 * shrink, and what fits no other way is scaled down, with a warning when its type becomes small.
 */
export async function fitPicture(
  view: View,
  compiled: CompiledChart,
  width: number,
  height: number,
  font: string,
  warn: (message: string) => void,
): Promise<Picture> {
  await wrapLegends(view, width);
  if (compiled.composed) await sizePlots(view, compiled, width, height);
  const anew = await fitLabels(view, font, TYPE.axis);
  if (compiled.composed && anew) await sizePlots(view, compiled, width, height);
  let dropped = placeLabels(view, limitOf(view, compiled, width, height)).dropped;
  if (!compiled.composed && overflow(boxOf(view), originOf(view), width, height)) {
    await view.resize().runAsync();
    dropped += placeLabels(view, limitOf(view, compiled, width, height)).dropped;
  }
  const box = boxOf(view);
  const origin = compiled.composed ? ([MARGIN - box.x1, MARGIN - box.y1] as const) : originOf(view);
  return { ...place(box, origin, width, height, warn), labelsDropped: dropped };
}

function place(
  box: Box,
  origin: readonly [number, number],
  width: number,
  height: number,
  warn: (message: string) => void,
): Pick<Picture, 'origin' | 'viewBox'> {
  const left = Math.min(0, box.x1 + origin[0]);
  const top = Math.min(0, box.y1 + origin[1]);
  const wide = Math.max(width, box.x2 + origin[0]) - left;
  const high = Math.max(height, box.y2 + origin[1]) - top;
  const scale = Math.max(wide / width, high / height);
  if (scale <= 1.002) return { origin, viewBox: `0 0 ${width} ${height}` };
  if (scale > 1.15)
    warn(`The chart does not fit ${width} × ${height} px; it was shrunk to ${Math.round(100 / scale)} %, its type with it.`);
  return { origin, viewBox: [left, top, width * scale, height * scale].map((part) => Number(part.toFixed(2))).join(' ') };
}

/** Plot sizes by the secant rule: the picture is a fixed rest plus the plots. */
async function sizePlots(view: View, compiled: CompiledChart, width: number, height: number): Promise<void> {
  const target = { width: width - 2 * MARGIN, height: height - 2 * MARGIN };
  const scales = { width: 1, height: 1 };
  const before: Partial<Record<'width' | 'height', { scale: number; size: number }>> = {};
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const box = boxOf(view);
    const sizes = { width: box.x2 - box.x1, height: box.y2 - box.y1 };
    let changed = false;
    for (const axis of ['width', 'height'] as const) {
      const miss = target[axis] - sizes[axis];
      if (miss >= 0 && miss <= TOLERANCE) continue;
      const last = before[axis];
      const slope =
        last !== undefined && last.scale !== scales[axis]
          ? (sizes[axis] - last.size) / (scales[axis] - last.scale)
          : sizes[axis] * 0.85;
      before[axis] = { scale: scales[axis], size: sizes[axis] };
      const next = Math.max(0.08, scales[axis] + (miss - TOLERANCE / 2) / Math.max(slope, 1));
      changed ||= next !== scales[axis];
      scales[axis] = next;
    }
    if (!changed) return;
    for (const { signal, axis, value } of compiled.sizes) view.signal(signal, Number((value * scales[axis]).toFixed(2)));
    await view.runAsync();
  }
}

/** Rows of legend entries that are wider than the picture are broken into as many columns as fit. */
async function wrapLegends(view: View, width: number): Promise<void> {
  let columns = 0;
  for (let attempt = 0; attempt < 3; attempt++) {
    const widest = widestLegend(view);
    if (widest === undefined || widest.width <= width - 2 * MARGIN) return;
    const now = columns === 0 ? widest.entries : columns;
    columns = Math.max(1, Math.min(now - 1, Math.floor((now * width) / widest.width)));
    view.signal(FIT_SIGNALS.legendColumns.name, columns);
    await view.resize().runAsync();
    if (columns === 1) return;
  }
}

function widestLegend(view: View): { width: number; entries: number } | undefined {
  let widest: { width: number; entries: number } | undefined;
  const visit = (node: SceneNode) => {
    if (node.role === 'legend' && node.bounds !== undefined) {
      const width = node.bounds.x2 - node.bounds.x1;
      if (widest === undefined || width > widest.width) widest = { width, entries: count(node, 'legend-symbol') };
    } else for (const item of node.items ?? []) visit(item);
  };
  visit(rootOf(view));
  return widest;
}

function count(node: SceneNode, role: string): number {
  const inner = (node.items ?? []).reduce((sum, item) => sum + count(item, role), 0);
  return node.role === role ? inner + (node.items?.length ?? 0) : inner;
}

function boxOf(view: View): Box {
  return rootOf(view).bounds ?? { x1: 0, y1: 0, x2: 0, y2: 0 };
}

function originOf(view: View): readonly [number, number] {
  const { left, top } = view.padding() as { left: number; top: number };
  const [x, y] = (view as unknown as { _origin: readonly [number, number] })._origin;
  return [x + left, y + top];
}

/** The picture in the scene's coordinates. A composed one has been sized to its content. */
function limitOf(view: View, { composed }: CompiledChart, width: number, height: number): Box {
  if (composed) return boxOf(view);
  const [x, y] = originOf(view);
  return { x1: MARGIN - x, y1: MARGIN - y, x2: width - MARGIN - x, y2: height - MARGIN - y };
}

function overflow(box: Box, [x, y]: readonly [number, number], width: number, height: number): boolean {
  return box.x1 + x < -0.5 || box.y1 + y < -0.5 || box.x2 + x > width + 0.5 || box.y2 + y > height + 0.5;
}
