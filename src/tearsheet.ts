import { type ChartRoom, createChartRoom } from './chart/room.ts';
import { ComposeRoom } from './compose/compose.ts';
import type { Composed, PipelineOptions, Rendered, Rooms } from './pipeline.ts';
import { composeReport, renderReport } from './pipeline.ts';
import type { PrinterOptions } from './print/supervisor.ts';
import { createPrinter, type Printer } from './print/supervisor.ts';
import { type ReportSource, readSource } from './report/source.ts';
import { createRun, type RunOptions } from './shared/run.ts';
import { findWorkspace, type Workspace } from './workspace/workspace.ts';

export interface TearsheetOptions {
  /** A printer and a drawing thread already started; closed with this one. */
  readonly printer?: Printer;
  readonly charts?: ChartRoom;
  readonly print?: PrinterOptions;
}

export type RenderOptions = PipelineOptions & RunOptions;

/** A browser, a drawing thread and the workspaces it has printed for: opened once, used for many reports, closed by `await using`. */
export class Tearsheet implements AsyncDisposable {
  readonly #printer: Printer;
  readonly #charts: ChartRoom;
  readonly #rooms = new Map<string, Rooms>();

  constructor(options: TearsheetOptions = {}) {
    this.#charts = options.charts ?? createChartRoom();
    this.#printer = options.printer ?? createPrinter(options.print ?? {});
  }

  /** Starts the browser before it is needed; a failure shows when something is printed. */
  warm(): void {
    this.#charts.warm();
    this.#printer.warm().catch(() => {});
  }

  async #roomsFor(workspace: Workspace): Promise<Rooms> {
    let rooms = this.#rooms.get(workspace.root);
    if (!rooms)
      this.#rooms.set(
        workspace.root,
        (rooms = { workspace, compose: new ComposeRoom(workspace), charts: this.#charts, printer: this.#printer }),
      );
    return rooms;
  }

  async #open(report: string | ReportSource): Promise<{ source: ReportSource; rooms: Rooms }> {
    const source = typeof report === 'string' ? await readSource(report) : report;
    return { source, rooms: await this.#roomsFor(await findWorkspace(source.directory)) };
  }

  /** Report to PDF bytes. @throws TearsheetError */
  async render(
    report: string | ReportSource,
    options: RenderOptions = {},
  ): Promise<Rendered & { readonly timings: Readonly<Record<string, number>> }> {
    const { source, rooms } = await this.#open(report);
    const run = createRun(options);
    return { ...(await renderReport(source, rooms, run, options)), timings: run.timings };
  }

  /** Report to its self-contained page, without a browser. @throws TearsheetError */
  async compose(
    report: string | ReportSource,
    options: RenderOptions = {},
  ): Promise<Composed & { readonly timings: Readonly<Record<string, number>>; readonly findings: Rendered['findings'] }> {
    const { source, rooms } = await this.#open(report);
    const run = createRun(options);
    const composed = await composeReport(source, rooms, run, options);
    return { ...composed, timings: run.timings, findings: run.diagnostics };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#charts[Symbol.asyncDispose](), this.#printer[Symbol.asyncDispose]()]);
  }
}
