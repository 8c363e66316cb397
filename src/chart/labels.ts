import { expressionFunction, type View } from 'vega';
import { maxOf, minOf } from '../shared/extremes.ts';
import { FIT_SIGNALS } from './fit-signals.ts';
import { rootOf, type SceneNode } from './scene.ts';
import { textMetrics } from './vega.ts';

const GAP = 6;
const MOST_LINES = 3;
/** Periods such as "1Q24": thinning them out loses nothing, unlike names. CSS px. */
const SHORT = 44;

/** An expression that breaks a label into lines; without effect until fitting sets the signal. */
export function wrappedLabel(font: string, size: number): string {
  return `tearsheetWrap(datum.label, ${FIT_SIGNALS.xLabelWidth.name}, ${JSON.stringify(font)}, ${size})`;
}

expressionFunction('tearsheetWrap', (label: unknown, width: number, font: string, fontSize: number) =>
  width > 0 ? wrap(String(label), width, { font, fontSize }) : label,
);

/** Lines no wider than `width` px where words allow; CJK breaks between any two characters. */
export function wrap(label: string, width: number, item: { font: string; fontSize: number }): string | readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of label.match(
    /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+/gu,
  ) ?? []) {
    if (line !== '' && textMetrics.width(item, (line + word).trim()) > width && word.trim() !== '') {
      lines.push(line.trim());
      line = '';
    }
    line += word;
  }
  lines.push(line.trim());
  return lines.length > 1 ? lines : label;
}

/** Lowest distance of the labels of a value axis, CSS px. */
const ROW = 15;
const FEW_TICKS = 2;

/**
 * Labels of x axes that run into each other are broken into lines, else turned upright; short ones are thinned by Vega.
 * Low plots get fewer grid lines.
 * @returns whether the scene was drawn anew
 */
export async function fitLabels(view: View, font: string, size: number): Promise<boolean> {
  const wanted = labelsOf(rootOf(view), 'bottom').flatMap((axis) => need(axis, { font, fontSize: size }) ?? []);
  const low = labelsOf(rootOf(view), 'left').some((axis) => axis.length > FEW_TICKS + 1 && stepOf(axis) < ROW);
  if (low) view.signal(FIT_SIGNALS.yTicks.name, FEW_TICKS);
  if (wanted.length === 0 && !low) return false;
  if (wanted.some((each) => each.upright)) view.signal(FIT_SIGNALS.xLabelAngle.name, 270);
  else if (wanted.length > 0) view.signal(FIT_SIGNALS.xLabelWidth.name, minOf(wanted.map((each) => each.width)));
  await view.resize().runAsync();
  return true;
}

interface AxisLabel {
  /** Along the axis, CSS px. */
  readonly at: number;
  readonly text: string;
}

function need(
  labels: readonly AxisLabel[],
  item: { font: string; fontSize: number },
): { width: number; upright: boolean } | undefined {
  if (labels.length < 2) return undefined;
  const step = stepOf(labels);
  const widths = labels.map((label) => textMetrics.width(item, label.text));
  const widest = maxOf(widths);
  if (widest <= step - GAP / 2 || widest <= SHORT) return undefined;
  const width = step - GAP;
  const fits = labels.every((label) => {
    const lines = [wrap(label.text, width, item)].flat();
    return lines.length <= MOST_LINES && lines.every((line) => textMetrics.width(item, line) <= width + GAP / 2);
  });
  return { width, upright: !fits };
}

function stepOf(labels: readonly AxisLabel[]): number {
  const places = labels.map((label) => label.at).sort((a, b) => a - b);
  return places.slice(1).reduce((least, place, at) => Math.min(least, place - (places[at] ?? 0)), Number.POSITIVE_INFINITY);
}

/** Labels of every axis on one side of its plot. */
function labelsOf(node: SceneNode, side: 'bottom' | 'left'): readonly (readonly AxisLabel[])[] {
  if (node.role === 'axis') {
    if (node.items?.[0]?.orient !== side) return [];
    const labels = (node.items?.[0]?.items ?? [])
      .filter((child) => child.role === 'axis-label')
      .flatMap((child) => child.items ?? []);
    return [
      labels.flatMap((label) => {
        const datum = label.datum as { label?: unknown } | undefined;
        const at = side === 'bottom' ? label.x : label.y;
        return typeof datum?.label === 'string' && at !== undefined ? [{ at, text: datum.label }] : [];
      }),
    ];
  }
  return (node.items ?? []).flatMap((item) => labelsOf(item, side));
}
