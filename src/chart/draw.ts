import { resetSVGDefIds, View } from 'vega';
import { TearsheetError } from '../shared/errors.ts';
import { chartAlt, toldAlt } from './alt.ts';
import { expandCatalogue } from './catalogue/expand.ts';
import { catalogueName } from './catalogue/name.ts';
import type { CatalogueDrawing } from './catalogue/types.ts';
import { cellTexts } from './cell-text.ts';
import { type CompiledChart, compileChart } from './compile.ts';
import { compileDrawing } from './compile-drawing.ts';
import { invalid, quietLogger } from './complaints.ts';
import { type Sources, takeApart } from './datasets.ts';
import { checkFields } from './fields.ts';
import type { ChartInput, Figure } from './figure.ts';
import { fitPicture, type Picture } from './fit.ts';
import { FIT_SIGNALS } from './fit-signals.ts';
import { chartLocale } from './locale.ts';
import { type Reading, readChart } from './reading.ts';
import { closedLoader, refuseRemote } from './remote.ts';
import { typedRows } from './rows.ts';
import { rootOf, rowsOfMarks } from './scene.ts';
import './short-number.ts';
import { svgOf } from './svg.ts';
import { PictureRenderer } from './svg-renderer.ts';
import { chartTable, givenTable } from './table.ts';
import { TextMeasure } from './text-width.ts';
import type { ChartTheme } from './theme.ts';
import { randomLCG, setRandom, textMetrics } from './vega.ts';
import { isObject, type Json } from './views.ts';

export interface Drawing {
  readonly figure: Figure;
  /** What Vega-Lite or Vega complained about, or the chart had to leave out; the picture stands nevertheless. */
  readonly warnings: readonly string[];
  /** What an author may want to know and need not mend, as names that found no place. */
  readonly notes: readonly string[];
}

const measures = new WeakMap<ChartTheme, TextMeasure>();

/** Vega measures text and rolls dice through variables of its module; drawings take turns at them. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Draws a Vega-Lite spec or a chart of the catalogue as SVG of exactly `input.width` px, with its words and its data.
 * Reads nothing but its arguments and the brand's font files; the same input gives the same text.
 * @throws TearsheetError `chart.remote-data`, `chart.invalid-spec`, `chart.unknown-field`, `chart.no-data`; of the catalogue
 * `chart.unknown-type`, `chart.option`, `chart.unknown-column`, `chart.column-type`
 */
export async function drawFigure(input: ChartInput, theme: ChartTheme): Promise<Drawing> {
  const measure = measures.get(theme) ?? new TextMeasure(theme.faces);
  measures.set(theme, measure);
  const plan = prepare(input, theme, measure);
  const { width, height } = plan;
  const drawn = turn.then(() => render(plan, input, theme, measure));
  turn = drawn.catch(() => undefined);
  const { body, viewBox, drawnRows, warnings, notes } = await drawn;
  const { alt, table } = wordsOf(input, plan, drawnRows);
  const svg = svgOf(body, { id: input.id, width, height, viewBox, alt, font: theme.font });
  const figure = { svg, width, height, alt, table };
  return { figure, warnings: [...plan.compiled.warnings, ...plan.left, ...warnings], notes };
}

/** A chart that is ready to be drawn: compiled drawing, rows apart from it. */
interface Plan {
  readonly spec: Json;
  readonly sources: Sources;
  readonly compiled: CompiledChart;
  readonly width: number;
  readonly height: number;
  readonly signals: Readonly<Record<string, unknown>>;
  readonly padding: CatalogueDrawing['padding'];
  /** What a chart of the catalogue says of itself. */
  readonly told: Pick<CatalogueDrawing, 'alt' | 'table'> | undefined;
  /** What it left out, in words. */
  readonly left: readonly string[];
}

/** All that can be said of a chart before it is drawn. */
function prepare(input: ChartInput, theme: ChartTheme, measure: TextMeasure): Plan {
  try {
    const name = catalogueName(input.spec);
    return name === undefined ? planOfSpec(input, theme) : planOfCatalogue(name, input, theme, measure);
  } catch (cause) {
    // Also specs nested deeper than any stack.
    throw invalid(cause);
  }
}

function planOfSpec(input: ChartInput, theme: ChartTheme): Plan {
  refuseRemote(input.spec as Json);
  const { spec, sources } = takeApart(input.spec as Json, input.rows, input.more);
  refuseEmpty(sources);
  checkFields(spec, sources);
  const { width } = input;
  const height = input.height ?? heightOf(input.spec, sources) ?? Math.round(width * 0.5);
  const compiled = compileChart(spec, width, height, theme);
  return { spec, sources, compiled, width, height, signals: {}, padding: undefined, told: undefined, left: [] };
}

function planOfCatalogue(name: string, input: ChartInput, theme: ChartTheme, measure: TextMeasure): Plan {
  const drawing = expandCatalogue(name, input, theme, measure);
  const { width } = input;
  const { height, signals = {}, padding, findings = [] } = drawing;
  const { spec, compiled, sources } = compileDrawing(drawing, width, height, theme);
  const left = findings.map(({ message, mend }) => (mend === undefined ? message : `${message} ${mend}`));
  return { spec, sources, compiled, width, height, signals, padding, told: drawing, left };
}

function wordsOf(input: ChartInput, { spec, sources, told }: Plan, drawnRows: readonly Reading['rows'][]) {
  if (told?.table !== undefined) return { alt: toldAlt(input, told.alt), table: givenTable(told.table, input.language) };
  const reading = readChart(spec, sources, drawnRows);
  const texts = cellTexts(reading, input.language);
  const alt = told === undefined ? chartAlt(input, reading, texts) : toldAlt(input, told.alt);
  return { alt, table: chartTable(reading, texts) };
}

interface Rendered extends Picture {
  /** What stands in the SVG. */
  readonly body: string;
  /** The rows behind each mark, as drawn. */
  readonly drawnRows: readonly Reading['rows'][];
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
}

async function render(
  plan: Plan,
  { id, language }: Pick<ChartInput, 'id' | 'language'>,
  theme: ChartTheme,
  measure: TextMeasure,
): Promise<Rendered> {
  const { compiled, sources, width, height } = plan;
  const warnings: string[] = [];
  const failures: unknown[] = [];
  const logger = quietLogger(
    (message) => void (isNoise(message) || warnings.push(message)),
    (thrown) => failures.push(thrown),
  );
  const ownMeasure = textMetrics.width;
  textMetrics.width = (item, text) => measure.width(item, text === undefined || text === null ? '' : String(text).trim());
  setRandom(randomLCG(1));
  let view: View | undefined;
  try {
    view = new View(compiled.runtime, { expr: compiled.expr, loader: closedLoader(), logger, renderer: 'none' } as never);
    (view as unknown as { locale(locale: unknown): void }).locale(chartLocale(language));
    if (plan.padding !== undefined) view.padding({ ...EDGE, ...plan.padding });
    view.signal(FIT_SIGNALS.language.name, language);
    for (const [name, value] of Object.entries(plan.signals)) view.signal(name, value);
    for (const [name, rows] of sources) insert(view, name, typedRows(rows, compiled.parse.get(name)));
    await view.runAsync();
    if (failures.length > 0) throw failures[0];
    const picture = await fitPicture(view, compiled, width, height, theme.font, (message) => warnings.push(message));
    const notes =
      picture.labelsDropped === 0
        ? []
        : [`${picture.labelsDropped} of the chart's labels find no place in ${width} × ${height} px and are left out.`];
    if (failures.length > 0) throw failures[0];
    resetSVGDefIds();
    const renderer = new PictureRenderer(closedLoader(), { id, font: theme.font, textColors: theme.textColors });
    renderer.initialize(null, width, height, picture.origin);
    renderer.render(rootOf(view));
    return {
      ...picture,
      body: renderer.svg(),
      drawnRows: plan.told?.table === undefined ? rowsOfMarks(view) : [],
      warnings,
      notes,
    };
  } catch (cause) {
    throw invalid(cause);
  } finally {
    view?.finalize();
    textMetrics.width = ownMeasure;
  }
}

/** CSS px between a picture and its edge where a chart asks for no more. */
const EDGE = { top: 1, right: 1, bottom: 1, left: 1 };

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
