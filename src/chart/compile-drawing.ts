import type { CatalogueDrawing } from './catalogue/types.ts';
import { type CompiledChart, compileChart } from './compile.ts';
import { NAMED, type Sources, takeApart } from './datasets.ts';
import type { Row } from './figure.ts';
import type { ChartTheme } from './theme.ts';
import type { Json } from './views.ts';

interface Kept {
  /** The spec without its data. */
  readonly spec: Json;
  readonly compiled: CompiledChart;
  /** Names of its sources. */
  readonly names: readonly string[];
}

const MOST_KEPT = 64;
const kept = new Map<string, Kept>();

/**
 * What a chart of the catalogue gave, ready to be drawn. Its spec is the same for most data, and is taken apart and compiled once.
 * @param width of the picture in CSS px, as `height` is
 */
export function compileDrawing(
  drawing: CatalogueDrawing,
  width: number,
  height: number,
  theme: ChartTheme,
): { readonly spec: Json; readonly compiled: CompiledChart; readonly sources: Sources } {
  const key = JSON.stringify([theme.id, width, height, drawing.spec]);
  const found = kept.get(key) ?? compileNow(drawing, width, height, theme);
  kept.delete(key);
  kept.set(key, found);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
  const sources = new Map(found.names.map((name) => [name, rowsOf(name, drawing)]));
  return { spec: found.spec, compiled: found.compiled, sources };
}

function compileNow({ spec: given, rows, data }: CatalogueDrawing, width: number, height: number, theme: ChartTheme): Kept {
  const { spec, sources } = takeApart(given as Json, rows, data);
  return { spec, compiled: compileChart(spec, width, height, theme, true), names: [...sources.keys()] };
}

/** Rows of a source as `takeApart` names it: of data that the spec names, else those of the drawing; in the spec itself are none. */
function rowsOf(source: string, { rows, data = {} }: CatalogueDrawing): readonly Row[] {
  const name = source.startsWith(NAMED) ? source.slice(NAMED.length) : '';
  return Object.hasOwn(data, name) ? (data[name] as readonly Row[]) : rows;
}
