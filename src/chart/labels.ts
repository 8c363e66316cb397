import { expressionFunction, type View } from 'vega';
import { rootOf, type SceneNode } from './scene.ts';
import { textMetrics } from './vega.ts';

/** Signals by which fitting tells the axis labels of discrete x axes how to stand. */
export const LABEL_SIGNALS = { width: 'xLabelWidth', angle: 'xLabelAngle' } as const;

const GAP = 6;
const MOST_LINES = 3;
/** Periods such as "1Q24": thinning them out loses nothing, unlike names. CSS px. */
const SHORT = 44;

/** An expression that breaks a label into lines; without effect until fitting sets the signal. */
export function wrappedLabel(font: string, size: number): string {
  return `tearsheetWrap(datum.label, ${LABEL_SIGNALS.width}, ${JSON.stringify(font)}, ${size})`;
}

expressionFunction('tearsheetWrap', (label: unknown, width: number, font: string, fontSize: number) =>
  width > 0 ? wrap(String(label), width, { font, fontSize }) : label,
);

/** Lines no wider than `width` px where words allow; CJK breaks between any two characters. */
export function wrap(label: string, width: number, item: { font: string; fontSize: number }): string | readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of label.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+/gu) ?? []) {
    if (line !== '' && textMetrics.width(item, (line + word).trim()) > width && word.trim() !== '') {
      lines.push(line.trim());
      line = '';
    }
    line += word;
  }
  lines.push(line.trim());
  return lines.length > 1 ? lines : label;
}

/**
 * Labels of x axes that run into each other are broken into lines, else turned upright; short ones are thinned by Vega.
 * @returns whether the scene was drawn anew
 */
export async function fitLabels(view: View, font: string, size: number): Promise<boolean> {
  const wanted = bottomAxes(rootOf(view)).flatMap((axis) => need(axis, { font, fontSize: size }) ?? []);
  if (wanted.length === 0) return false;
  if (wanted.some((each) => each.upright)) view.signal(LABEL_SIGNALS.angle, 270);
  else view.signal(LABEL_SIGNALS.width, Math.min(...wanted.map((each) => each.width)));
  await view.resize().runAsync();
  return true;
}

interface AxisLabel {
  readonly x: number;
  readonly text: string;
}

function need(labels: readonly AxisLabel[], item: { font: string; fontSize: number }): { width: number; upright: boolean } | undefined {
  if (labels.length < 2) return undefined;
  const places = labels.map((label) => label.x).sort((a, b) => a - b);
  const step = Math.min(...places.slice(1).map((place, at) => place - (places[at] ?? 0)));
  const widths = labels.map((label) => textMetrics.width(item, label.text));
  const widest = Math.max(...widths);
  if (widest <= step - GAP / 2 || widest <= SHORT) return undefined;
  const width = step - GAP;
  const fits = labels.every((label) => {
    const lines = [wrap(label.text, width, item)].flat();
    return lines.length <= MOST_LINES && lines.every((line) => textMetrics.width(item, line) <= width + GAP / 2);
  });
  return { width, upright: !fits };
}

/** Labels of every axis whose labels follow the signals: those whose datum carries a label and a discrete place. */
function bottomAxes(node: SceneNode): readonly (readonly AxisLabel[])[] {
  if (node.role === 'axis') {
    if (node.items?.[0]?.orient !== 'bottom') return [];
    const labels = (node.items?.[0]?.items ?? []).filter((child) => child.role === 'axis-label').flatMap((child) => child.items ?? []);
    return [
      labels.flatMap((label) => {
        const datum = label.datum as { label?: unknown } | undefined;
        return typeof datum?.label === 'string' && label.x !== undefined ? [{ x: label.x, text: datum.label }] : [];
      }),
    ];
  }
  return (node.items ?? []).flatMap(bottomAxes);
}
