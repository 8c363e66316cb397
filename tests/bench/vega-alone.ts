import { parentPort, Worker, workerData } from 'node:worker_threads';
import { parse, type Spec, View } from 'vega';
import '../../src/chart/short-number.ts';

/** A ready compiled spec with its rows, and the signals that a drawing sets. */
export interface ReadySpec {
  readonly compiled: Spec;
  readonly signals: Readonly<Record<string, unknown>>;
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

/** Seconds in which Vega draws the spec once, in a thread that can be ended: some need hours for 100,000 labels. */
export function drawsWithin(ready: ReadySpec, most: number): Promise<number | undefined> {
  const start = performance.now();
  const worker = new Worker(new URL(import.meta.url), { workerData: ready, resourceLimits: { maxOldGenerationSizeMb: 8_000 } });
  return new Promise((resolve, reject) => {
    const end = (seconds: number | undefined) => {
      clearTimeout(limit);
      worker.terminate().then(() => resolve(seconds), reject);
    };
    const limit = setTimeout(() => end(undefined), most * 1_000);
    worker.once('message', () => end((performance.now() - start) / 1_000));
    worker.once('error', reject);
  });
}

if (workerData?.compiled !== undefined) {
  await vegaAlone(workerData as ReadySpec)();
  parentPort?.postMessage('drawn');
}
