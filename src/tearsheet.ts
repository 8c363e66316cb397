import { type ChartRoom, createChartRoom } from './chart/room.ts';
import type { CheckReportOptions } from './check/check-report.ts';
import { ComposeRoom } from './compose/compose.ts';
import type { Choice } from './data/choices.ts';
import { DataRoom, DataSnapshot } from './data/room.ts';
import type { Composed, PipelineOptions, Rendered, Rooms } from './pipeline.ts';
import { checkReport, composeReport, renderReport } from './pipeline.ts';
import type { PrinterOptions } from './print/supervisor.ts';
import { createPrinter, type Printer } from './print/supervisor.ts';
import { parse } from './report/parse.ts';
import { type ReportSource, readSource } from './report/source.ts';
import { findChoices } from './resolve/choices.ts';
import { type TearsheetError, toTearsheetError } from './shared/errors.ts';
import type { Finding } from './shared/finding.ts';
import { createRun, type RunOptions } from './shared/run.ts';
import { findWorkspace, type Workspace } from './workspace/workspace.ts';

export type { Choice } from './data/choices.ts';

export interface TearsheetOptions {
  /** A printer and a drawing thread already started; closed with this one. */
  readonly printer?: Printer;
  readonly charts?: ChartRoom;
  readonly print?: PrinterOptions;
}

export type RenderOptions = PipelineOptions & RunOptions;

/** One document of a batch: rendered, or why not. */
export type EachRendered = { readonly choice: Choice } & (
  | { readonly rendered: Awaited<ReturnType<Tearsheet['render']>>; readonly error: undefined }
  | { readonly rendered: undefined; readonly error: TearsheetError }
);

/** A browser, a drawing thread and the workspaces it has printed for: opened once, used for many reports, closed by `await using`. */
export class Tearsheet implements AsyncDisposable {
  readonly #printer: Printer;
  readonly #charts: ChartRoom;
  readonly #rooms = new Map<string, Rooms>();
  readonly #snapshots: DataSnapshot[] = [];

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
    // Settings may change under a long-lived process.
    const key = JSON.stringify(workspace);
    let rooms = this.#rooms.get(key);
    if (!rooms)
      this.#rooms.set(
        key,
        (rooms = {
          data: new DataRoom(workspace),
          compose: new ComposeRoom(workspace),
          charts: this.#charts,
          printer: this.#printer,
        }),
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
  ): Promise<Composed & { readonly timings: Readonly<Record<string, number>> }> {
    const { source, rooms } = await this.#open(report);
    const run = createRun(options);
    const composed = await composeReport(source, rooms, run, options);
    return { ...composed, timings: run.timings };
  }

  /** What the checks find in a report, or in a loose draft at its own lines. Prints nothing. @throws TearsheetError */
  async check(report: string | ReportSource, options: CheckReportOptions & RunOptions = {}): Promise<readonly Finding[]> {
    const { source, rooms } = await this.#open(report);
    return checkReport(source, rooms.data, createRun(options), options);
  }

  /**
   * Every value that a parameter of a report may take, in the order of its choices.
   * @throws TearsheetError `parameter.undeclared`, `parameter.choices`
   */
  async choices(report: string | ReportSource, name: string, options: RenderOptions = {}): Promise<readonly Choice[]> {
    const { source, rooms } = await this.#open(report);
    const run = createRun(options);
    return findChoices(parse(source, run), name, rooms.data, run, options);
  }

  /** What several renderings read once: datasets as they were when the first of them asked. */
  snapshot(): DataSnapshot {
    const snapshot = new DataSnapshot();
    this.#snapshots.push(snapshot);
    return snapshot;
  }

  /**
   * One document for every choice of a parameter, in the order of the choices, a few at a time: a document that fails is told as
   * such and does not stop the others.
   * @throws TearsheetError when the choices cannot be had
   */
  async *renderEach(
    report: string | ReportSource,
    name: string,
    { jobs = 2, ...options }: RenderOptions & { /** Documents at a time. */ readonly jobs?: number } = {},
  ): AsyncGenerator<EachRendered, void, undefined> {
    const source = typeof report === 'string' ? await readSource(report) : report;
    await using own = options.snapshot === undefined ? new DataSnapshot() : undefined;
    const shared = { ...options, snapshot: options.snapshot ?? (own as DataSnapshot) };
    const choices = await this.choices(source, name, shared);
    const make = async (choice: Choice): Promise<EachRendered> => {
      try {
        const parameters = { ...options.parameters, [name]: choice.value };
        return { choice, rendered: await this.render(source, { ...shared, parameters }), error: undefined };
      } catch (thrown) {
        if (options.signal?.aborted) throw thrown;
        return { choice, rendered: undefined, error: toTearsheetError(thrown) };
      }
    };
    const underWay: Promise<EachRendered>[] = [];
    let next = 0;
    const fill = (): void => {
      while (underWay.length < Math.max(1, jobs) && next < choices.length) {
        const one = make(choices[next++] as Choice);
        // Told when its turn comes.
        one.catch(() => {});
        underWay.push(one);
      }
    };
    try {
      for (fill(); underWay.length > 0; fill()) yield await (underWay.shift() as Promise<EachRendered>);
    } finally {
      // Who stops early does not leave documents in the making behind.
      await Promise.allSettled(underWay);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const rooms = [...this.#rooms.values()].map(({ data }) => data[Symbol.asyncDispose]());
    const snapshots = this.#snapshots.splice(0).map((snapshot) => snapshot[Symbol.asyncDispose]());
    await Promise.all([...rooms, ...snapshots, this.#charts[Symbol.asyncDispose](), this.#printer[Symbol.asyncDispose]()]);
  }
}
