import { catalogue } from '../../src/chart/catalogue/index.ts';
import type { CatalogueChart } from '../../src/chart/catalogue/types.ts';
import { drawFigure } from '../../src/chart/draw.ts';
import type { Row } from '../../src/chart/figure.ts';
import { readSample } from '../support/catalogue-sample.ts';
import { manyRows } from './chart-rows.ts';
import { drawOnce } from './draw-once.ts';
import { median, tell, timeOf } from './statistics.ts';
import { readyChart, readySpec, sampleInput, size, theme, vegaAlone } from './vega-alone.ts';

/*
 * Charts by Tearsheet against Vega alone on the ready compiled spec: its parsed runtime is kept, a new View draws the rows to SVG. Both
 * sides take turns, the medians and their ratio are printed. Tearsheet's side starts from the report's rows each time, with numbers that
 * it has not seen.
 *
 * 500 rows: Vega draws what the chart made of them. 100,000 rows: Vega draws them all, thinned by nobody.
 *
 *   CHART=fan,bullet npm run bench -- chart     these alone
 *   ROWS=500 npm run bench -- chart             without the large ones
 */
const FEW = { rows: 500, turns: 60, bar: 1.3 } as const;
const MANY = { rows: 100_000, turns: 5, bar: 0.3 } as const;
/** Seconds for a picture of 100,000 rows to be made, and as many for Vega to draw it once. */
const PATIENCE = 60;
/** Where Vega takes longer than this for one, one turn tells enough, milliseconds. */
const SLOW = 3_000;

/** Drawings of both sides; the rows of a turn are made before its time runs. */
interface Sides {
  readonly vega: () => Promise<unknown>;
  readonly tearsheet: (rows: readonly Row[]) => Promise<unknown>;
}

async function compare(
  name: string,
  sides: Sides,
  rowsOf: (turn: number) => readonly Row[],
  { turns, bar, rows }: typeof FEW | typeof MANY,
): Promise<void> {
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
  tellRatio(name, rows, bar, median(times.tearsheet), median(times.vega));
}

function tellRatio(name: string, rows: number, bar: number, ours: number, theirs: number, end = ''): void {
  const ratio = ours / theirs;
  const detail = `tearsheet ${ours.toFixed(2)} ms, vega alone ${theirs.toFixed(2)} ms${end}`;
  tell({ name: `${name}, ${rows.toLocaleString('en')} rows`, ratio, bar: `at most ${bar}`, holds: ratio <= bar, detail });
}

function notForIt(name: string, why: string): void {
  process.stdout.write(`not for it   ${name}: ${why}\n`);
}

function sidesOf(chart: CatalogueChart, rows: readonly Row[], all: boolean): Sides {
  return {
    vega: vegaAlone(readyChart(chart, rows, all)),
    tearsheet: (given) => drawFigure({ ...sampleInput(chart), rows: given }, theme),
  };
}

async function benchFew(chart: CatalogueChart): Promise<void> {
  const rowsOf = (turn: number) => manyRows(chart, readSample(chart.name), FEW.rows, turn);
  await compare(chart.name, sidesOf(chart, rowsOf(0), false), rowsOf, FEW);
}

async function benchMany(chart: CatalogueChart): Promise<void> {
  const { name } = chart;
  const { rows, turns, bar } = MANY;
  const rowsOf = (turn: number) => manyRows(chart, readSample(name), rows, turn);
  const { marks, milliseconds } = await drawOnce(name, rows, PATIENCE);
  if (marks === undefined) return notForIt(name, `a picture of all ${rows.toLocaleString('en')} is not made in ${PATIENCE} s`);
  if (marks < rows / 2) return notForIt(name, `makes ${marks.toLocaleString('en')} marks of ${rows.toLocaleString('en')} rows`);
  if (milliseconds !== undefined && milliseconds < SLOW) {
    await compare(name, sidesOf(chart, rowsOf(0), true), rowsOf, MANY);
    return;
  }
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const given = rowsOf(turn);
    times.push(await timeOf(() => drawFigure({ ...sampleInput(chart), rows: given }, theme)));
  }
  const [theirs, end] =
    milliseconds === undefined
      ? [PATIENCE * 1_000, ', ended without a picture: the ratio is at most this']
      : [milliseconds, ', once'];
  tellRatio(name, rows, bar, median(times), theirs, end);
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
    vega: vegaAlone(readySpec(spec, rowsOf(0))),
    tearsheet: (rows: readonly Row[]) => drawFigure({ id: 'bench', spec, rows, ...size, title: 'Close', language: 'en' }, theme),
  };
  await compare('vega-lite line', sides, rowsOf, scale);
}

/** Names, parted by commas. */
const asked = process.env.CHART?.split(',');
const charts = [...catalogue.values()].filter(({ name }) => asked === undefined || asked.includes(name));
if (asked === undefined) await benchSpec(FEW);
for (const chart of charts) await benchFew(chart);
if (process.env.ROWS !== '500') {
  if (asked === undefined) await benchSpec(MANY);
  for (const chart of charts) await benchMany(chart);
}
