import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { catalogue } from '../../src/chart/catalogue/index.ts';
import { readSample } from '../support/catalogue-sample.ts';
import { manyRows } from './chart-rows.ts';
import { timeOf } from './statistics.ts';
import { readyChart, vegaAlone } from './vega-alone.ts';

/** How far one drawing of all rows came. */
export interface DrawnOnce {
  /** Rows that the whole picture draws; undefined when it was not made in time. */
  readonly marks: number | undefined;
  /** Of Vega alone; undefined when it was not ready in time. */
  readonly milliseconds: number | undefined;
}

/**
 * One drawing of all rows by Vega alone, tried in a process of its own: some charts need hours for 100,000 labels, or more memory than there is.
 * @param patience seconds for making the picture, and as many for drawing it
 */
export async function drawOnce(chart: string, rows: number, patience: number): Promise<DrawnOnce> {
  const child = fork(fileURLToPath(import.meta.url), [chart, String(rows)], {
    execArgv: ['--max-old-space-size=12000'],
    stdio: 'ignore',
  });
  let told: DrawnOnce = { marks: undefined, milliseconds: undefined };
  let timer = setTimeout(() => child.kill('SIGKILL'), patience * 1_000);
  child.on('message', (message) => {
    told = message as DrawnOnce;
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), patience * 1_000);
  });
  await once(child, 'exit');
  clearTimeout(timer);
  return told;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name = '', rows] = process.argv.slice(2);
  const chart = catalogue.get(name);
  if (chart === undefined) throw new Error(`no chart ${name}`);
  const ready = readyChart(chart, manyRows(chart, readSample(name), Number(rows)), true);
  const { marks } = ready;
  process.send?.({ marks });
  process.send?.({ marks, milliseconds: await timeOf(vegaAlone(ready)) });
}
