import { parse, type Spec, View } from 'vega';
import { expandCatalogue } from '../../src/chart/catalogue/expand.ts';
import type { CatalogueChart } from '../../src/chart/catalogue/types.ts';
import { vegaSpec } from '../../src/chart/compile.ts';
import { takeApart } from '../../src/chart/datasets.ts';
import type { ChartInput, Row } from '../../src/chart/figure.ts';
import '../../src/chart/short-number.ts';
import { TextMeasure } from '../../src/chart/text-width.ts';
import { chartTheme } from '../../src/chart/theme.ts';
import type { Json } from '../../src/chart/views.ts';
import { fixtureBrand } from '../support/brand.ts';
import { inputOf, readSample } from '../support/catalogue-sample.ts';

export const theme = chartTheme(fixtureBrand());
export const size = { width: 448, height: 240 };
const measure = new TextMeasure(theme.faces);
/** A picture in which nothing is thinned or left out. */
const BOUNDLESS = { width: 1e7, height: 1e7 };

/** A ready compiled spec with its rows, and the signals that a drawing sets. */
export interface ReadySpec {
  readonly compiled: Spec;
  readonly signals: Readonly<Record<string, unknown>>;
  /** How many rows it draws. */
  readonly marks: number;
}

/** The input of a chart's sample, without its rows. */
export function sampleInput(chart: CatalogueChart): ChartInput {
  return { id: 'bench', language: 'en', ...inputOf(readSample(chart.name)), ...size };
}

/** What a chart of the catalogue makes of rows, compiled; with all of them when nothing may be left out. */
export function readyChart(chart: CatalogueChart, rows: readonly Row[], all: boolean): ReadySpec {
  const input = { ...sampleInput(chart), rows, ...(all ? BOUNDLESS : {}) };
  const { spec, rows: drawn, data = {}, signals = {} } = expandCatalogue(chart.name, input, theme, measure);
  return readySpec(spec as Json, drawn, data, signals);
}

/** A spec compiled, its rows inline. */
export function readySpec(
  spec: Json,
  rows: readonly Row[],
  data: Readonly<Record<string, readonly Row[]>> = {},
  signals: Readonly<Record<string, unknown>> = {},
): ReadySpec {
  const apart = takeApart(spec, rows, data);
  const compiled = vegaSpec(apart.spec, size.width, size.height, theme);
  for (const source of compiled.data ?? []) {
    const values = apart.sources.get(source.name);
    if (values !== undefined) Object.assign(source, { values });
  }
  const marks = [rows, ...Object.values(data)].reduce((sum, each) => sum + each.length, 0);
  return { compiled, signals, marks };
}

/** Vega alone: a runtime parsed once, and a view for each drawing. */
export function vegaAlone({ compiled, signals }: ReadySpec): () => Promise<unknown> {
  const runtime = parse(compiled);
  return async () => {
    const view = new View(runtime, { renderer: 'none' });
    for (const [name, value] of Object.entries(signals)) view.signal(name, value);
    const svg = await view.toSVG();
    view.finalize();
    return svg;
  };
}
