import { performance } from 'node:perf_hooks';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { drawFigure } from '../../src/chart/draw.ts';
import type { ChartInput, Row } from '../../src/chart/figure.ts';
import { chartTheme } from '../../src/chart/theme.ts';
import { fixtureBrand } from '../support/brand.ts';

/**
 * A warm chart of 500 points by Tearsheet against Vega alone on the compiled spec: `new View(runtime)` to SVG, data inline.
 * Both sides take turns; the medians and their ratio are printed. Bar: 1.3.
 */
const TURNS = 120;

const rows: readonly Row[] = Array.from({ length: 500 }, (_, at) => ({
  date: new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10),
  close: Number((100 + 20 * Math.sin(at / 30) + at / 20).toFixed(2)),
}));
const spec = { mark: 'line', encoding: { x: { field: 'date', type: 'temporal' }, y: { field: 'close', type: 'quantitative' } } };
const theme = chartTheme(fixtureBrand());
const size = { width: 520, height: 220 };
const input: ChartInput = { id: 'bench', spec, rows, ...size, title: 'Close', language: 'en' };

const alone = { ...spec, ...size, autosize: { type: 'fit', contains: 'padding' }, data: { values: rows }, config: theme.config };
const vega = compile(alone as unknown as TopLevelSpec).spec;
const runtime = parse({ ...vega, signals: [{ name: 'yTicks', value: 4 }, ...(vega.signals ?? [])] });

async function vegaAlone(): Promise<void> {
  const view = new View(runtime, { renderer: 'none' });
  await view.toSVG();
  view.finalize();
}

/** A day more each turn, so that only what holds for new data is kept. */
async function tearsheet(turn: number): Promise<void> {
  await drawFigure({ ...input, rows: rows.map((row, at) => (at === 0 ? { ...row, close: 90 + turn / 100 } : row)) }, theme);
}

const times = { vega: [] as number[], tearsheet: [] as number[] };
for (let turn = -20; turn < TURNS; turn++) {
  for (const [side, work] of [
    ['vega', vegaAlone],
    ['tearsheet', () => tearsheet(turn)],
  ] as const) {
    const start = performance.now();
    await work();
    if (turn >= 0) times[side].push(performance.now() - start);
  }
}

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
const [ours, theirs] = [median(times.tearsheet), median(times.vega)];
console.log(`tearsheet ${ours.toFixed(2)} ms, vega alone ${theirs.toFixed(2)} ms, ratio ${(ours / theirs).toFixed(2)}`);
