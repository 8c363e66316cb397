import { dirname, join, resolve } from 'node:path';
import { createChartRoom } from '../../chart/room.ts';
import type { PipelineOptions } from '../../pipeline.ts';
import { createPrinter, type Printer } from '../../print/supervisor.ts';
import { isInside } from '../../shared/workspace-path.ts';
import { findWorkspace } from '../../workspace/workspace.ts';
import { Follower } from './follow.ts';
import { servePreview } from './serve.ts';
import { FolderWatch } from './watch.ts';

/** Folders below the report's own that are watched: data, pictures. */
const REPORT_DEPTH = 3;
const SURROUNDINGS_DEPTH = 3;

export interface PreviewOptions {
  /** On 127.0.0.1; 0 takes any that is free. */
  readonly port: number;
  readonly signal: AbortSignal;
  readonly pipeline?: PipelineOptions;
  /** Shared with others; made and closed with the preview when absent. */
  readonly printer?: Printer;
}

/** A preview that runs until its signal aborts. */
export interface Preview {
  readonly url: string;
  /** Settles when server, watches and browser are closed. */
  readonly closed: Promise<void>;
}

/**
 * Shows a report in the browser and follows its changes: page first, PDF after it. A report that is broken is shown beside
 * its last good page, and so is one that is broken from the start.
 * @throws TearsheetError `preview.port-in-use`, `preview.port-refused`, `workspace.invalid-settings`
 */
export async function startPreview(
  report: string,
  { port, signal, pipeline = {}, printer: given }: PreviewOptions,
): Promise<Preview> {
  signal.throwIfAborted();
  const folder = dirname(resolve(report));
  const { root, templates, styles } = await findWorkspace(folder);

  await using opened = new AsyncDisposableStack();
  const printer = given ?? opened.use(createPrinter({ pages: 1 }));
  const charts = opened.use(createChartRoom());
  const follower: Follower = new Follower({ report, printer, charts, pipeline, signal, show: (state) => server.show(state) });
  const server = opened.use(await servePreview(port, () => follower.state));
  const isSurrounding = (path: string): boolean =>
    path === join(root, 'tearsheet.yaml') || [...templates, ...styles].some((place) => isInside(path, place));
  opened.use(
    await FolderWatch.open(
      [
        { path: folder, depth: REPORT_DEPTH },
        { path: root, depth: 0 },
        ...[...templates, ...styles].map((path) => ({ path, depth: SURROUNDINGS_DEPTH })),
      ],
      (paths) => follower.restart(paths.some(isSurrounding)),
    ),
  );
  charts.warm();
  printer.warm().catch(() => {});
  follower.restart();

  const all = opened.move();
  const aborted = new Promise<void>((settle) => {
    if (signal.aborted) settle();
    else signal.addEventListener('abort', () => settle(), { once: true });
  });
  const closed = aborted.then(async () => {
    await follower.idle();
    await all.disposeAsync();
  });
  return { url: server.url, closed };
}
