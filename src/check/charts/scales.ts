import type { Row } from '../../data/row.ts';
import { type Axis, isObject, type Json, type Mark, type Plot } from './plots.ts';

/** Marks that show a measure; words and rules do not. */
const MEASURES = new Set(['bar', 'area', 'line', 'trail', 'point', 'circle', 'square', 'tick', 'rect']);

export function isMeasure({ type }: Mark): boolean {
  return MEASURES.has(type);
}

export function channelOf({ encoding }: Mark, channel: string): Json | undefined {
  const definition = encoding[channel];
  return isObject(definition) ? definition : undefined;
}

/** Whether a channel shows amounts; as Vega-Lite guesses where the spec does not say. */
export function isQuantitative(definition: Json | undefined): definition is Json {
  if (definition === undefined || definition['bin']) return false;
  if (definition['type'] !== undefined) return definition['type'] === 'quantitative';
  if (typeof definition['datum'] === 'number') return true;
  return definition['aggregate'] !== undefined && !isObject(definition['aggregate']);
}

/** What the layers of a plot say of the scale that they share; what is written wins over what is guessed. */
export function scaleOf(plot: Plot, axis: Axis, mark: Mark): Json {
  const among = plot.independent.has(axis) ? [mark] : plot.marks;
  return Object.assign({}, ...among.map((each) => channelOf(each, axis)?.['scale']).filter(isObject));
}

/** The ends of an axis that the spec sets in numbers. */
export function domainOf(scale: Json): { readonly low?: number; readonly high?: number; readonly reversed: boolean } {
  const { domain } = scale;
  if (Array.isArray(domain) && domain.length === 2 && domain.every((end) => typeof end === 'number')) {
    const [from, to] = domain as [number, number];
    return { low: Math.min(from, to), high: Math.max(from, to), reversed: from > to };
  }
  const [low, high] = [scale['domainMin'], scale['domainMax']];
  return {
    ...(typeof low === 'number' ? { low } : {}),
    ...(typeof high === 'number' ? { high } : {}),
    reversed: false,
  };
}

/** The axis along which a bar or an area is measured; undefined where it cannot be told. */
export function lengthAxis(mark: Mark): Axis | undefined {
  const [x, y] = [isQuantitative(channelOf(mark, 'x')), isQuantitative(channelOf(mark, 'y'))];
  if (x !== y) return x ? 'x' : 'y';
  if (!x) return undefined;
  const orient = mark.definition['orient'];
  if (orient === 'horizontal') return 'x';
  return orient === 'vertical' || mark.type === 'area' ? 'y' : undefined;
}

/** From one value to another, as in a range or a waterfall: its length is a difference. */
export function isRange({ encoding }: Mark, axis: Axis): boolean {
  return encoding[`${axis}2`] !== undefined;
}

/** Numbers that a channel shows, as far as the rows hold them. */
export function valuesOf(rows: readonly Row[], definition: Json): readonly number[] {
  const { field } = definition;
  if (typeof field !== 'string') return [];
  return rows.flatMap((row) => {
    const value = row[field];
    return typeof value === 'number' && Number.isFinite(value) ? [value] : [];
  });
}

/** How a reader would call what a channel shows. */
export function nameOf(definition: Json): string {
  const axis = isObject(definition['axis']) ? definition['axis']['title'] : undefined;
  for (const name of [definition['title'], axis, definition['field'], definition['aggregate']])
    if (typeof name === 'string' && name !== '') return name;
  return 'value';
}
