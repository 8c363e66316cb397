import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
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

/**
 * Seconds in which Vega draws the spec once, tried in a process of its own: some need hours for 100,000 labels, or more memory than there is.
 * Undefined when it was not ready in `most` seconds.
 */
export async function drawsWithin(ready: ReadySpec, most: number): Promise<number | undefined> {
  const start = performance.now();
  const child = fork(fileURLToPath(import.meta.url), [TRY], {
    serialization: 'advanced',
    stdio: 'ignore',
    timeout: most * 1_000,
  });
  child.send(ready);
  const [code] = await once(child, 'exit');
  return code === 0 ? (performance.now() - start) / 1_000 : undefined;
}

const TRY = 'draw-once';

if (process.argv[2] === TRY) {
  const [ready] = await once(process, 'message');
  await vegaAlone(ready as ReadySpec)();
  process.exit();
}
