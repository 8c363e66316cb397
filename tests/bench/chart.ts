import { expandCatalogue } from '../../src/chart/catalogue/expand.ts';
import { catalogue } from '../../src/chart/catalogue/index.ts';
import type { CatalogueChart } from '../../src/chart/catalogue/types.ts';
import { vegaSpec } from '../../src/chart/compile.ts';
import { takeApart } from '../../src/chart/datasets.ts';
import { drawFigure } from '../../src/chart/draw.ts';
import type { ChartInput, Row } from '../../src/chart/figure.ts';
import { TextMeasure } from '../../src/chart/text-width.ts';
import { chartTheme } from '../../src/chart/theme.ts';
import type { Json } from '../../src/chart/views.ts';
import { fixtureBrand } from '../support/brand.ts';
import { inputOf, readSample } from '../support/catalogue-sample.ts';
import { manyRows } from './chart-rows.ts';
import { median, tell, timeOf } from './statistics.ts';
import { drawsWithin, type ReadySpec, vegaAlone } from './vega-alone.ts';

/*
 * Charts by Tearsheet against Vega alone on the ready compiled spec: its parsed runtime is kept, a new View draws the rows to SVG. Both
 * sides take turns, the medians and their ratio are printed. Tearsheet's side starts from the report's rows each time, with numbers that
 * it has not seen.
 *
 * 500 rows: Vega draws what the chart made of them. 100,000 rows: Vega draws them all, thinned by nobody.
 */
const FEW = { rows: 500, turns: 60, bar: 1.3 } as const;
const MANY = { rows: 100_000, turns: 5, bar: 0.3 } as const;
/** A picture in which nothing is thinned or left out. */
const BOUNDLESS = 1e7;
/** Seconds that Vega alone gets for its first drawing of 100,000 rows. */
const PATIENCE = 30;
/** Where its first drawing takes longer than this many seconds, one turn tells enough. */
const SLOW = 3;

const theme = chartTheme(fixtureBrand());
const measure = new TextMeasure(theme.faces);
const size = { width: 448, height: 240 };

/** Drawings of both sides; the rows of a turn are made before its time runs. */
interface Sides {
  readonly vega: () => Promise<unknown>;
  readonly tearsheet: (rows: readonly Row[]) => Promise<unknown>;
}

/** The chart's spec compiled, its rows inline. */
function readySpec(
  spec: Json,
  rows: readonly Row[],
  data: Readonly<Record<string, readonly Row[]>>,
  signals: Readonly<Record<string, unknown>>,
): ReadySpec {
  const apart = takeApart(spec, rows, data);
  const compiled = vegaSpec(apart.spec, size.width, size.height, theme);
  for (const source of compiled.data ?? []) {
    const values = apart.sources.get(source.name);
    if (values !== undefined) Object.assign(source, { values });
  }
  return { compiled, signals };
}

async function compare(
  name: string,
  sides: Sides,
  rowsOf: (turn: number) => readonly Row[],
  { turns, bar, rows }: { readonly turns: number; readonly bar: number; readonly rows: number },
) {
  const times = { vega: [] as number[], tearsheet: [] as number[] };
  const warm = Math.ceil(turns / 4);
  for (let turn = -warm; turn < turns; turn++) {
    const given = rowsOf(turn);
    const vega = await timeOf(sides.vega);
    const tearsheet = await timeOf(() => sides.tearsheet(given));
    if (turn < 0) continue;
    times.vega.push(vega);
    times.tearsheet.push(tearsheet);
  }
  const [ours, theirs] = [median(times.tearsheet), median(times.vega)];
  const ratio = ours / theirs;
  const detail = `tearsheet ${ours.toFixed(2)} ms, vega alone ${theirs.toFixed(2)} ms`;
  tell({ name: `${name}, ${rows.toLocaleString('en')} rows`, ratio, bar: `at most ${bar}`, holds: ratio <= bar, detail });
}

/** Vega alone was not ready in time: the ratio is below what is told. */
async function tellAtMost(name: string, tearsheet: Sides['tearsheet'], rowsOf: (turn: number) => readonly Row[]): Promise<void> {
  const times: number[] = [];
  for (let turn = 0; turn < MANY.turns; turn++) {
    const given = rowsOf(turn);
    times.push(await timeOf(() => tearsheet(given)));
  }
  const ours = median(times);
  const ratio = ours / (PATIENCE * 1_000);
  const detail = `at most: tearsheet ${ours.toFixed(2)} ms, vega alone ended after ${PATIENCE} s without a picture`;
  tell({
    name: `${name}, ${MANY.rows.toLocaleString('en')} rows`,
    ratio,
    bar: `at most ${MANY.bar}`,
    holds: ratio <= MANY.bar,
    detail,
  });
}

async function benchChart(chart: CatalogueChart, scale: typeof FEW | typeof MANY): Promise<void> {
  const sample = readSample(chart.name);
  const input: ChartInput = { id: 'bench', language: 'en', ...inputOf(sample), ...size };
  const rowsOf = (turn: number) => manyRows(chart, sample, scale.rows, turn);
  const rows = rowsOf(0);
  const place = scale === MANY ? { width: BOUNDLESS, height: BOUNDLESS } : {};
  const {
    spec,
    rows: drawn,
    data = {},
    signals = {},
  } = expandCatalogue(chart.name, { ...input, rows, ...place }, theme, measure);
  const marks = [drawn, ...Object.values(data)].reduce((sum, each) => sum + each.length, 0);
  if (scale === MANY && marks < scale.rows / 2) {
    process.stdout.write(
      `not for it   ${chart.name}: makes ${marks.toLocaleString('en')} marks of ${scale.rows.toLocaleString('en')} rows\n`,
    );
    return;
  }
  const ready = readySpec(spec as Json, drawn, data, signals);
  const tearsheet = (given: readonly Row[]) => drawFigure({ ...input, rows: given }, theme);
  const seconds = scale === MANY ? await drawsWithin(ready, PATIENCE) : 0;
  if (seconds === undefined) return tellAtMost(chart.name, tearsheet, rowsOf);
  const turns = seconds > SLOW ? 1 : scale.turns;
  await compare(chart.name, { vega: vegaAlone(ready), tearsheet }, rowsOf, { ...scale, turns });
}

/** An author's own Vega-Lite: a line of prices. */
async function benchSpec(scale: typeof FEW | typeof MANY): Promise<void> {
  const spec = {
    mark: 'line',
    encoding: { x: { field: 'date', type: 'temporal' }, y: { field: 'close', type: 'quantitative' } },
  };
  const rowsOf = (turn: number): readonly Row[] =>
    Array.from({ length: scale.rows }, (_, at) => ({
      date: new Date(Date.UTC(1750, 0, 1 + at)).toISOString().slice(0, 10),
      close: Number((100 + 20 * Math.sin(at / 30) + at / 20 + turn / 100).toFixed(2)),
    }));
  const sides = {
    vega: vegaAlone(readySpec(spec, rowsOf(0), {}, {})),
    tearsheet: (rows: readonly Row[]) => drawFigure({ id: 'bench', spec, rows, ...size, title: 'Close', language: 'en' }, theme),
  };
  await compare('vega-lite line', sides, rowsOf, scale);
}

/** Names, parted by commas. */
const asked = process.env.CHART?.split(',');
for (const scale of [FEW, MANY]) {
  if (asked === undefined) await benchSpec(scale);
  for (const chart of catalogue.values()) if (asked === undefined || asked.includes(chart.name)) await benchChart(chart, scale);
}
