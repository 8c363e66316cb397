import { basename } from 'node:path';
import { type ChartRoom, createChartRoom } from '../../chart/room.ts';
import { ComposeRoom } from '../../compose/compose.ts';
import type { HtmlDocument } from '../../compose/document.ts';
import { type PipelineOptions, renderReport } from '../../pipeline.ts';
import type { Printer } from '../../print/supervisor.ts';
import { readSource } from '../../report/source.ts';
import { toTearsheetError } from '../../shared/errors.ts';
import { sortFindings } from '../../shared/finding.ts';
import { sha256 } from '../../shared/hash.ts';
import { createRun } from '../../shared/run.ts';
import { findWorkspace, type Workspace } from '../../workspace/workspace.ts';
import type { PreviewState } from './state.ts';

export interface FollowOptions {
  readonly report: string;
  readonly printer: Printer;
  readonly pipeline: PipelineOptions;
  readonly signal: AbortSignal;
  /** Called with every new state, in order. */
  readonly show: (state: PreviewState) => void;
}

/**
 * Takes a report down the road again whenever it is told to, and shows how far it has come: the page as soon as it is
 * composed, the PDF when it is printed, the problems when it is broken. A newer run ends the older one.
 */
export class Follower {
  readonly #options: FollowOptions;
  readonly #running = new Set<Promise<void>>();
  readonly #charts: ChartRoom = createChartRoom();
  #latest = new AbortController();
  #room: { readonly key: string; readonly compose: ComposeRoom } | undefined;
  #state: PreviewState;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#state = { phase: 'composing', report: basename(options.report), title: undefined, page: undefined, pdf: undefined, problems: [], findings: [], timings: {} };
  }

  get state(): PreviewState {
    return this.#state;
  }

  /** Starts again. @param surroundings true when templates, styles or settings may have changed */
  restart(surroundings = false): void {
    this.#latest.abort();
    this.#latest = new AbortController();
    if (surroundings) this.#room = undefined;
    const run = this.#run(AbortSignal.any([this.#options.signal, this.#latest.signal]));
    this.#running.add(run);
    run.finally(() => this.#running.delete(run));
  }

  /** Settles when nothing is under way. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#running);
    await this.#charts[Symbol.asyncDispose]();
  }

  /** Never rejects: whatever goes wrong is shown. */
  async #run(signal: AbortSignal): Promise<void> {
    const { report, printer, pipeline } = this.#options;
    const run = createRun({ signal });
    const show = (change: Partial<PreviewState>): void => {
      if (signal.aborted) return;
      this.#state = { ...this.#state, findings: sortFindings(run.diagnostics), timings: { ...run.timings }, ...change };
      this.#options.show(this.#state);
    };
    try {
      const source = await readSource(report);
      const workspace = await findWorkspace(source.directory);
      const announcing = announce(printer, (document) =>
        show({ phase: 'printing', title: document.title, problems: [], page: { token: sha256(document.html).slice(0, 16), html: document.html } }));
      const { pdf, findings } = await renderReport(source, { workspace, compose: this.#composeRoom(workspace), charts: this.#charts, printer: announcing }, run, pipeline);
      show({ phase: 'ready', findings, pdf: { token: pdf.sha256.slice(0, 16), bytes: pdf.bytes, pages: pdf.pages } });
    } catch (thrown) {
      const { problems } = toTearsheetError(thrown);
      const stopped = new Set(problems.map((problem) => problem.code));
      show({ phase: 'broken', problems, findings: sortFindings(run.diagnostics.filter((finding) => !stopped.has(`check.${finding.rule}`))) });
    }
  }

  #composeRoom(workspace: Workspace): ComposeRoom {
    const key = JSON.stringify(workspace);
    if (this.#room?.key !== key) this.#room = { key, compose: new ComposeRoom(workspace) };
    return this.#room.compose;
  }
}

/** A printer that says what it is about to print: the page can be read while Chromium works. */
function announce(printer: Printer, composed: (document: HtmlDocument) => void): Printer {
  return {
    print(document, options) {
      composed(document);
      return printer.print(document, options);
    },
    warm: () => printer.warm(),
    drain: () => printer.drain(),
    get pid() {
      return printer.pid;
    },
    [Symbol.asyncDispose]: () => printer[Symbol.asyncDispose](),
  };
}
