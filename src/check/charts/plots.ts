import type { Row } from '../../data/row.ts';
import type { Exhibit, Report } from '../../resolve/report.ts';

/** Any object of a Vega-Lite spec. */
export type Json = Readonly<Record<string, unknown>>;

export type Axis = 'x' | 'y';

/** A mark with all that its encoding takes from the views around it. */
export interface Mark {
  readonly type: string;
  readonly definition: Json;
  readonly encoding: Json;
  /** A view around it keeps some of the rows, or makes others. */
  readonly transformed: boolean;
}

/** One plot: marks in layers on shared scales. */
export interface Plot {
  readonly marks: readonly Mark[];
  /** Scales that each layer has for itself, though they lie on each other. */
  readonly independent: ReadonlySet<Axis>;
  /** Stands beside others in a row. */
  readonly inRow: boolean;
}

/** A chart written in Vega-Lite, with its plots. */
export interface WrittenChart {
  readonly exhibit: Exhibit;
  readonly spec: Json;
  readonly plots: readonly Plot[];
  /** Rows as the marks see them before any transform. */
  readonly rows: readonly Row[];
}

const LISTS = ['concat', 'hconcat', 'vconcat'] as const;
const charts = new WeakMap<Report, readonly WrittenChart[]>();

/** The charts of a report that are written in Vega-Lite; those of the catalogue are drawn by rules of their own. */
export function writtenCharts(report: Report | undefined): readonly WrittenChart[] {
  if (report === undefined) return [];
  let found = charts.get(report);
  if (found === undefined) {
    found = report.exhibits.flatMap((exhibit) => {
      const { content } = exhibit;
      if (content.kind !== 'chart' || catalogueType(content.spec) !== undefined) return [];
      const { spec } = content;
      return [{ exhibit, spec, plots: plotsOf(spec, {}, false, false), rows: content.rows ?? rowsOf(spec) }];
    });
    charts.set(report, found);
  }
  return found;
}

/** Name of a chart of the catalogue, undefined for Vega-Lite. */
export function catalogueType(spec: Json): string | undefined {
  const isVega = ['mark', 'layer', 'spec', 'facet', 'repeat', ...LISTS].some((key) => key in spec);
  return typeof spec['type'] === 'string' && !isVega ? spec['type'] : undefined;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plotsOf(view: Json, inherited: Json, transformed: boolean, inRow: boolean): readonly Plot[] {
  const changed = transformed || Array.isArray(view['transform']);
  for (const key of LISTS) {
    const parts = view[key];
    if (Array.isArray(parts))
      return parts.filter(isObject).flatMap((part) => plotsOf(part, {}, changed, inRow || key !== 'vconcat'));
  }
  if (isObject(view['spec'])) return plotsOf(view['spec'], {}, changed, inRow);
  const marks = marksOf(view, inherited, transformed);
  return marks.length === 0 ? [] : [{ marks, independent: independentOf(view), inRow }];
}

function marksOf(view: Json, inherited: Json, transformed: boolean): readonly Mark[] {
  const changed = transformed || Array.isArray(view['transform']);
  const own = isObject(view['encoding']) ? view['encoding'] : {};
  // A channel that a layer sets to null is left out.
  const encoding = Object.fromEntries(
    [...new Set([...Object.keys(inherited), ...Object.keys(own)])].flatMap((channel) => {
      if (channel in own && own[channel] === null) return [];
      const [from, to] = [inherited[channel], own[channel]];
      return [[channel, isObject(from) && isObject(to) ? { ...from, ...to } : (to ?? from)]];
    }),
  );
  if (Array.isArray(view['layer'])) return view['layer'].filter(isObject).flatMap((layer) => marksOf(layer, encoding, changed));
  const mark = view['mark'];
  const type = isObject(mark) ? mark['type'] : mark;
  if (typeof type !== 'string') return [];
  return [{ type, definition: isObject(mark) ? mark : {}, encoding, transformed: changed }];
}

function independentOf(view: Json): ReadonlySet<Axis> {
  const layers = Array.isArray(view['layer']) ? view['layer'].filter(isObject) : [];
  if (layers.length === 0) return new Set();
  const scale = isObject(view['resolve']) ? view['resolve']['scale'] : undefined;
  const own = (['x', 'y'] as const).filter((axis) => isObject(scale) && scale[axis] === 'independent');
  return new Set([...own, ...layers.flatMap((layer) => [...independentOf(layer)])]);
}

function rowsOf({ data }: Json): readonly Row[] {
  const values = isObject(data) ? data['values'] : undefined;
  return Array.isArray(values) ? (values.filter(isObject) as readonly Row[]) : [];
}
