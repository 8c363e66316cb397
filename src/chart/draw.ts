import { resetSVGDefIds, View } from 'vega';
import { TearsheetError } from '../shared/errors.ts';
import { chartAlt } from './alt.ts';
import { cellTexts } from './cell-text.ts';
import { type CompiledChart, compileChart } from './compile.ts';
import { invalid, quietLogger } from './complaints.ts';
import { type Sources, takeApart } from './datasets.ts';
import { expressionRuntime } from './expression-runtime.ts';
import { checkFields } from './fields.ts';
import type { ChartInput, Figure } from './figure.ts';
import { fitPicture, type Picture } from './fit.ts';
import { chartLocale } from './locale.ts';
import { type Reading, readChart } from './reading.ts';
import { closedLoader, refuseRemote } from './remote.ts';
import { typedRows } from './rows.ts';
import { rootOf, rowsOfMarks } from './scene.ts';
import { finishSvg } from './svg.ts';
import { chartTable } from './table.ts';
import { TextMeasure } from './text-width.ts';
import type { ChartTheme } from './theme.ts';
import { randomLCG, SVGStringRenderer, setRandom, textMetrics } from './vega.ts';
import { isObject, type Json } from './views.ts';

export interface Drawing {
  readonly figure: Figure;
  /** What Vega-Lite or Vega complained about; the picture stands nevertheless. */
  readonly warnings: readonly string[];
}

const measures = new WeakMap<ChartTheme, TextMeasure>();

/** Vega measures text and rolls dice through variables of its module; drawings take turns at them. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Draws a Vega-Lite spec as SVG of exactly `input.width` px, with its words and its data.
 * Reads nothing but its arguments and the brand's font files; the same input gives the same text.
 * @throws TearsheetError `chart.remote-data`, `chart.invalid-spec`, `chart.unknown-field`, `chart.no-data`
 */
export async function drawFigure(input: ChartInput, theme: ChartTheme): Promise<Drawing> {
  const { spec, sources, compiled, width, height } = prepare(input, theme);
  const drawn = turn.then(() => render(compiled, sources, input.language, width, height, theme));
  turn = drawn.catch(() => undefined);
  const { svg, viewBox, drawnRows, warnings } = await drawn;
  const reading = readChart(spec, sources, drawnRows);
  const texts = cellTexts(reading, input.language);
  const alt = chartAlt(input, reading, texts);
  const finished = finishSvg(svg, { id: input.id, width, height, viewBox, alt, font: theme.font, textColors: theme.textColors });
  const table = chartTable(reading, texts);
  return { figure: { svg: finished, width, height, alt, table }, warnings: [...compiled.warnings, ...warnings] };
}

/** All that can be said of a chart before it is drawn. */
function prepare(input: ChartInput, theme: ChartTheme) {
  try {
    refuseRemote(input.spec as Json);
    const { spec, sources } = takeApart(input.spec as Json, input.rows);
    refuseEmpty(sources);
    checkFields(spec, sources);
    const { width } = input;
    const height = input.height ?? heightOf(input.spec, sources) ?? Math.round(width * 0.5);
    return { spec, sources, compiled: compileChart(spec, width, height, theme), width, height };
  } catch (cause) {
    // Also specs nested deeper than any stack.
    throw invalid(cause);
  }
}

interface Rendered extends Picture {
  readonly svg: string;
  /** The rows behind each mark, as drawn. */
  readonly drawnRows: readonly Reading['rows'][];
  readonly warnings: readonly string[];
}

async function render(
  compiled: CompiledChart,
  sources: Sources,
  language: string,
  width: number,
  height: number,
  theme: ChartTheme,
): Promise<Rendered> {
  const warnings: string[] = [];
  const failures: unknown[] = [];
  const logger = quietLogger(
    (message) => void (isNoise(message) || warnings.push(message)),
    (thrown) => failures.push(thrown),
  );
  const measure = measures.get(theme) ?? new TextMeasure(theme.faces);
  measures.set(theme, measure);
  const ownMeasure = textMetrics.width;
  textMetrics.width = (item, text) => measure.width(item, text === undefined || text === null ? '' : String(text).trim());
  setRandom(randomLCG(1));
  let view: View | undefined;
  try {
    view = new View(compiled.runtime, { expr: expressionRuntime, loader: closedLoader(), logger, renderer: 'none' } as never);
    (view as unknown as { locale(locale: unknown): void }).locale(chartLocale(language));
    for (const [name, rows] of sources) insert(view, name, typedRows(rows, compiled.parse.get(name)));
    await view.runAsync();
    if (failures.length > 0) throw failures[0];
    const picture = await fitPicture(view, compiled, width, height, theme.font, (message) => warnings.push(message));
    if (failures.length > 0) throw failures[0];
    resetSVGDefIds();
    const renderer = new SVGStringRenderer(closedLoader());
    renderer.initialize(null as never, width, height, picture.origin as [number, number]);
    renderer.render(rootOf(view));
    return { ...picture, svg: renderer.svg(), drawnRows: rowsOfMarks(view), warnings };
  } catch (cause) {
    throw invalid(cause);
  } finally {
    view?.finalize();
    textMetrics.width = ownMeasure;
  }
}

/** A mark without rows, such as a box plot's outliers, is no fault. */
function isNoise(message: string): boolean {
  return message.startsWith('Infinite extent');
}

/** Vega-Lite leaves out sources that no mark reads. */
function insert(view: View, name: string, rows: object[]): void {
  const known = (view as unknown as { _runtime: { data: Record<string, unknown> } })._runtime.data;
  if (Object.hasOwn(known, name)) view.insert(name, rows);
}

function refuseEmpty(sources: Sources): void {
  if (sources.size === 0 || [...sources.values()].some((rows) => rows.length > 0)) return;
  throw new TearsheetError('report', {
    code: 'chart.no-data',
    message: 'The chart has no rows to draw.',
    mend: 'Name a dataset with rows under the exhibit\'s "data", give "rows", or put values into the spec.',
  });
}

/** Height the spec asks for in px: a number, or a step for each value of a discrete y. */
function heightOf(spec: Readonly<Json>, sources: Sources): number | undefined {
  if (typeof spec.height === 'number') return spec.height;
  const step = isObject(spec.height) ? spec.height.step : undefined;
  const y = isObject(spec.encoding) && isObject(spec.encoding.y) ? spec.encoding.y.field : undefined;
  const rows = [...sources.values()][0] ?? [];
  if (typeof step !== 'number' || typeof y !== 'string') return undefined;
  return Math.round(new Set(rows.map((row) => row[y])).size * step + 36);
}
