import { basename } from 'node:path';
import type { ChartRoom } from '../../chart/room.ts';
import { ComposeRoom } from '../../compose/compose.ts';
import type { HtmlDocument } from '../../compose/document.ts';
import { DataRoom } from '../../data/room.ts';
import { type PipelineOptions, renderReport } from '../../pipeline.ts';
import type { PrintedPdf } from '../../print/printed.ts';
import type { Printer } from '../../print/supervisor.ts';
import { readSource } from '../../report/source.ts';
import { toTearsheetError } from '../../shared/errors.ts';
import { sortFindings } from '../../shared/finding.ts';
import { sha256 } from '../../shared/hash.ts';
import { createRun } from '../../shared/run.ts';
import { findWorkspace, type Workspace } from '../../workspace/workspace.ts';
import type { PreviewState, ShownPage } from './state.ts';

export interface FollowOptions {
  readonly report: string;
  readonly printer: Printer;
  readonly charts: ChartRoom;
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
  #latest = new AbortController();
  #rooms: { readonly key: string; readonly compose: ComposeRoom; readonly data: DataRoom } | undefined;
  #state: PreviewState;
  #pageOf: PrintedPdf['pageOf'] = {};

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#state = {
      phase: 'composing',
      report: basename(options.report),
      title: undefined,
      page: undefined,
      pdf: undefined,
      problems: [],
      findings: [],
      timings: {},
    };
  }

  get state(): PreviewState {
    return this.#state;
  }

  /** Starts again. @param surroundings true when templates, styles or settings may have changed */
  restart(surroundings = false): void {
    this.#latest.abort();
    this.#latest = new AbortController();
    if (surroundings) this.#leaveRooms();
    const run = this.#run(AbortSignal.any([this.#options.signal, this.#latest.signal]));
    this.#running.add(run);
    run.finally(() => this.#running.delete(run));
  }

  /** Settles when nothing is under way. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#running);
    if (this.#options.signal.aborted) this.#leaveRooms();
  }

  /** Never rejects: whatever goes wrong is shown. */
  async #run(signal: AbortSignal): Promise<void> {
    const { report, printer, charts, pipeline } = this.#options;
    const run = createRun({ signal });
    const show = (change: Partial<PreviewState>): void => {
      if (signal.aborted) return;
      this.#state = { ...this.#state, findings: sortFindings(run.diagnostics), timings: { ...run.timings }, ...change };
      this.#options.show(this.#state);
    };
    try {
      const source = await readSource(report);
      const workspace = await findWorkspace(source.directory);
      const watched = watchedPrinter(printer, {
        composed: (document) =>
          show({ phase: 'printing', title: document.title, problems: [], page: shownPage(document, this.#pageOf) }),
        printed: ({ pageOf }) => (this.#pageOf = pageOf),
      });
      const { document, pdf, findings } = await renderReport(
        source,
        { ...this.#roomsOf(workspace), charts, printer: watched },
        run,
        pipeline,
      );
      show({
        phase: 'ready',
        findings,
        page: shownPage(document, this.#pageOf),
        pdf: { token: pdf.sha256.slice(0, 16), bytes: pdf.bytes, pages: pdf.pages },
      });
    } catch (thrown) {
      const { problems } = toTearsheetError(thrown);
      const stopped = new Set(problems.map((problem) => problem.code));
      show({
        phase: 'broken',
        problems,
        findings: sortFindings(run.diagnostics.filter((finding) => !stopped.has(`check.${finding.rule}`))),
      });
    }
  }

  #roomsOf(workspace: Workspace): { readonly compose: ComposeRoom; readonly data: DataRoom } {
    const key = JSON.stringify(workspace);
    if (this.#rooms?.key === key) return this.#rooms;
    this.#leaveRooms();
    this.#rooms = { key, compose: new ComposeRoom(workspace), data: new DataRoom(workspace) };
    return this.#rooms;
  }

  /** What is under way in them ends by itself. */
  #leaveRooms(): void {
    this.#rooms?.data[Symbol.asyncDispose]().catch(() => {});
    this.#rooms = undefined;
  }
}

/** The page with the numbers of the last print in its text: a new save has mostly the same. */
function shownPage({ html, pageReferences }: HtmlDocument, pageOf: PrintedPdf['pageOf']): ShownPage {
  const numbered =
    pageReferences.length === 0
      ? html
      : html.replace(
          /(<span data-page-of="([^"]*)">)\d*(?=<\/span>)/g,
          (_, open: string, id: string) => `${open}${pageOf[id] ?? '…'}`,
        );
  return { token: sha256(numbered).slice(0, 16), html: numbered };
}

/** A printer that tells what goes in and what comes out: the page can be read while Chromium works. */
function watchedPrinter(
  printer: Printer,
  told: { readonly composed: (document: HtmlDocument) => void; readonly printed: (pdf: PrintedPdf) => void },
): Printer {
  const print: Printer['print'] = async (document, options) => {
    told.composed(document);
    const printed = await printer.print(document, options);
    told.printed(printed);
    return printed;
  };
  return new Proxy(printer, {
    get(target, name) {
      if (name === 'print') return print;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
