import { TextMeasure } from '../../../../src/chart/text-width.ts';
import { themeOf } from '../../../support/catalogue.ts';
import { type LabelBox, labelBoxes } from '../../../support/chart-boxes.ts';

/** Texts of a drawn chart with their places, CSS px. */
export async function boxesOf(svg: string): Promise<readonly LabelBox[]> {
  const theme = await themeOf('wrenfield');
  const measure = new TextMeasure(theme.faces);
  return labelBoxes(svg, (fontSize, fontWeight, text) => measure.width({ font: theme.font, fontSize, fontWeight }, text));
}

/** The one text that reads so. */
export function boxOf(boxes: readonly LabelBox[], text: string): LabelBox {
  const found = boxes.filter((box) => box.text === text);
  if (found.length !== 1)
    throw new Error(`"${text}" stands ${found.length} times among ${boxes.map((box) => box.text).join(' | ')}`);
  return found[0] as LabelBox;
}

/** Places of values on one straight scale: each as far along as its value. */
export function isLinear(points: readonly (readonly [value: number, at: number])[], hair = 1): boolean {
  const sorted = points.toSorted(([a], [b]) => a - b);
  const [[firstValue, firstAt], [lastValue, lastAt]] = [sorted[0], sorted.at(-1)] as [
    readonly [number, number],
    readonly [number, number],
  ];
  const slope = (lastAt - firstAt) / (lastValue - firstValue);
  return Math.abs(slope) > 0.01 && points.every(([value, at]) => Math.abs(firstAt + (value - firstValue) * slope - at) < hair);
}
