import { parse as parseVega, type Runtime, type Spec as VegaSpec } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { TearsheetError } from '../shared/errors.ts';
import { didYouMean } from '../shared/nearest.ts';
import { invalid, quietLogger } from './complaints.ts';
import { codeRuntime, isClosed } from './expression-code.ts';
import { expressionRuntime } from './expression-runtime.ts';
import { closeExpressions } from './expressions.ts';
import { FIT_SIGNALS } from './fit-signals.ts';
import { applyHouseStyle } from './house.ts';
import type { ChartTheme } from './theme.ts';
import { channels, eachView, innerViews, isComposed, isObject, type Json, markType } from './views.ts';

/** A spec made ready once for all data: Vega's dataflow, and how each source's columns are to be read. */
export interface CompiledChart {
  readonly runtime: Runtime;
  /** Vega's `expr` option: how its expressions are run. */
  readonly expr: object;
  /** `format.parse` of each source by name: column → `number`, `date`, … */
  readonly parse: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Signals that hold the sizes of the plots of a composed picture, with their first values. */
  readonly sizes: readonly PlotSize[];
  readonly composed: boolean;
  /** What Vega-Lite complained about, in its words. */
  readonly warnings: readonly string[];
}

export interface PlotSize {
  readonly signal: string;
  readonly axis: 'width' | 'height';
  readonly value: number;
}

const MARKS = [
  'arc',
  'area',
  'bar',
  'boxplot',
  'circle',
  'errorband',
  'errorbar',
  'geoshape',
  'line',
  'point',
  'rect',
  'rule',
  'square',
  'text',
  'tick',
  'trail',
] as const;

const MOST_KEPT = 64;
const kept = new Map<string, CompiledChart>();

/**
 * Compiles a spec whose data has been taken out. Kept by spec, size and theme, so that new data finds it ready.
 * @param spec is not changed
 * @param own the spec is ours: nothing of a report stands in it, and its expressions may run as code
 * @throws TearsheetError `chart.invalid-spec` with Vega-Lite's own words
 */
export function compileChart(spec: Json, width: number, height: number, theme: ChartTheme, own = false): CompiledChart {
  const key = JSON.stringify([theme.id, width, height, own, spec]);
  let compiled = kept.get(key);
  if (compiled === undefined) compiled = compileNow(structuredClone(spec), width, height, theme, own);
  else kept.delete(key);
  kept.set(key, compiled);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
  return compiled;
}

/**
 * The Vega spec that a Vega-Lite spec in house style compiles to.
 * @param spec without data, ours to change; @param warn takes Vega-Lite's complaints
 */
export function vegaSpec(
  spec: Json,
  width: number,
  height: number,
  theme: ChartTheme,
  warn: (message: string) => void = () => {},
): VegaSpec {
  const { config, ...drawing } = frame(spec, width, height, isComposed(spec), theme);
  const vega = compile({ ...drawing, config } as unknown as TopLevelSpec, { logger: quietLogger(warn) } as never)
    .spec as VegaSpec;
  vega.signals = [...Object.values(FIT_SIGNALS), ...(vega.signals ?? [])];
  return vega;
}

function compileNow(spec: Json, width: number, height: number, theme: ChartTheme, own: boolean): CompiledChart {
  refuseOtherSpecs(spec);
  const warnings: string[] = [];
  const composed = isComposed(spec);
  try {
    const vega = vegaSpec(spec, width, height, theme, (message) => warnings.push(message));
    const runtime = parseVega(vega, undefined as never, { ast: true } as never) as Runtime;
    const expr = own && isClosed(runtime) ? codeRuntime : expressionRuntime;
    closeExpressions(runtime);
    return { runtime, expr, parse: parseOf(vega), sizes: composed ? sizesOf(vega) : [], composed, warnings };
  } catch (cause) {
    throw invalid(cause);
  }
}

/** The spec in house style, with the size, fit and words that are ours to decide. */
function frame(spec: Json, width: number, height: number, composed: boolean, theme: ChartTheme): Json {
  const { title: _title, description: _description, $schema: _schema, usermeta: _usermeta, config, ...drawing } = spec;
  applyHouseStyle(drawing, width, theme);
  if (composed) sizePlots(drawing, width, height);
  return {
    ...drawing,
    ...(composed ? { autosize: { type: 'pad' } } : { width, height, autosize: { type: 'fit', contains: 'padding' } }),
    padding: 1,
    background: null,
    config: merge(merge(theme.config, configOf(drawing, composed ? width / 2 : width)), isObject(config) ? config : {}),
  };
}

/** What the theme leaves to the kind of chart. */
function configOf(spec: Json, plotWidth: number): Json {
  let tiles = false;
  let unit = false;
  eachView(spec, (view) => {
    tiles ||= markType(view) === 'rect';
    for (const [channel, { title, axis }] of channels(view)) {
      unit ||= channel === 'y' && title !== null && axis !== null && !(isObject(axis) && axis.title === null);
    }
  });
  return {
    axisY: { labelLimit: Math.round(plotWidth * 0.45) },
    header: { labelPadding: unit ? 20 : 6 },
    // The unit above the y axis stands between the legend and the plot.
    legend: { columns: { signal: FIT_SIGNALS.legendColumns.name }, offset: unit ? 24 : 8 },
    ...(tiles ? { scale: { bandPaddingInner: 0.03, bandPaddingOuter: 0.015 } } : {}),
  };
}

/** Gives every plot of a composed picture a number for its size; fitting changes it when the data is known. */
function sizePlots(spec: Json, width: number, height: number): void {
  eachView(spec, (view) => {
    const inner = innerViews(view);
    const isPlot = inner.length === 0 || Array.isArray(view.layer);
    if (!isPlot) return;
    if (typeof view.width !== 'number') view.width = Math.max(60, Math.round(width / 2.5));
    if (typeof view.height !== 'number') view.height = Math.max(40, Math.round(height / 2.5));
    if (Array.isArray(view.layer))
      for (const layer of inner) {
        delete layer.width;
        delete layer.height;
      }
  });
}

function sizesOf(vega: VegaSpec): readonly PlotSize[] {
  const roots = (['width', 'height'] as const).map((name) => ({ name, value: vega[name] }));
  return [...roots, ...(vega.signals ?? [])].flatMap((signal) => {
    const axis = /width$/i.test(signal.name) ? 'width' : /height$/i.test(signal.name) ? 'height' : undefined;
    const value = 'value' in signal ? signal.value : undefined;
    return axis !== undefined && typeof value === 'number' ? [{ signal: signal.name, axis, value } as const] : [];
  });
}

function parseOf(vega: VegaSpec): CompiledChart['parse'] {
  const found = new Map<string, Record<string, string>>();
  for (const data of vega.data ?? []) {
    const format: unknown = 'format' in data ? data.format : undefined;
    if (isObject(format) && isObject(format.parse)) found.set(data.name, format.parse as Record<string, string>);
  }
  return found;
}

/** Author's values over the theme's, key by key. */
function merge(below: Readonly<Json>, above: Readonly<Json>): Json {
  const merged: Json = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = merged[key];
    merged[key] = isObject(under) && isObject(value) && !('condition' in under) ? merge(under, value) : value;
  }
  return merged;
}

function refuseOtherSpecs(spec: Json): void {
  if (typeof spec.$schema === 'string' && /\/schema\/vega\/v/.test(spec.$schema)) {
    throw new TearsheetError('report', {
      code: 'chart.invalid-spec',
      message: 'The chart is a Vega spec; exhibits take Vega-Lite.',
      mend: 'Write it as Vega-Lite: mark, encoding, layer.',
    });
  }
  eachView(spec, (view) => {
    const mark = markType(view);
    if (mark === undefined || (MARKS as readonly string[]).includes(mark)) return;
    throw new TearsheetError('report', {
      code: 'chart.invalid-spec',
      message: `"${mark}" is no mark of Vega-Lite.${didYouMean(mark, MARKS)}`,
      mend: `Use one of ${MARKS.join(', ')}.`,
    });
  });
}
