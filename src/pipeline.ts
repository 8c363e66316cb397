/*
 * The road of a report. Each stage has its own folder and hands on one immutable, named type:
 *
 *   ReportSource ─ parse ─→ ReportSpec ─ resolve ─→ Report ─ check ─→ Finding[]
 *                                                     │
 *                                                     ├─ draw ─→ Figure by exhibit
 *                                                     │
 *                                                  compose ─→ HtmlDocument ─ print ─→ PrintedPdf ─ finish ─→ FinishedPdf ─ publish ─→ files
 *
 * After `Report` nothing reads files, network or the clock.
 */

import type { Figure } from './chart/figure.ts';
import type { ChartRoom } from './chart/room.ts';
import { check } from './check/check.ts';
import { type Edition, settleFindings, stopAtFindings } from './check/gate.ts';
import { checkImported } from './check/imported.ts';
import { checkSettings } from './check/settings.ts';
import { type ComposeRoom, compose } from './compose/compose.ts';
import type { HtmlDocument } from './compose/document.ts';
import { drawExhibits } from './compose/draw.ts';
import { leastPages } from './compose/view/table-plan.ts';
import type { DataRoom } from './data/room.ts';
import { finish } from './finish/finish.ts';
import type { FinishedPdf } from './finish/finished.ts';
import { readBack, warmReadBack } from './finish/read-back.ts';
import type { BlockedRequest } from './print/printed.ts';
import type { Printer } from './print/supervisor.ts';
import { parse } from './report/parse.ts';
import type { ReportSource } from './report/source.ts';
import type { Report } from './resolve/report.ts';
import { type ResolveOptions, resolveReport } from './resolve/resolve.ts';
import type { Finding } from './shared/finding.ts';
import { type Run, timed } from './shared/run.ts';

/** Only as far as the findings: of a report, or of a loose draft at its own lines. */
export { checkReport } from './check/check-report.ts';

/** A document longer than this gets a table of contents unless the report says otherwise. */
const CONTENTS_FROM = 9;

export interface PipelineOptions extends ResolveOptions {
  /** Layout that wins over the report's: `deck` prints a note as slides. */
  readonly template?: string | undefined;
  /** The page is to be read on a screen, not printed. */
  readonly screen?: boolean | undefined;
  /**
   * The document is meant for its readers: every error stops it, and every warning that the report does not override. Without it the pages
   * carry the mark of a draft, and only what cannot be printed stops.
   */
  readonly final?: boolean | undefined;
  /** The words and numbers of the finished file are read back and compared with the report; what is final is read unless this says no. */
  readonly readBack?: boolean | undefined;
}

/** What the road uses: opened once, shared by many reports. */
export interface Rooms {
  readonly data: DataRoom;
  readonly compose: ComposeRoom;
  readonly charts: ChartRoom;
  readonly printer: Printer;
}

export interface Composed {
  readonly report: Report;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly document: HtmlDocument;
  readonly findings: readonly Finding[];
}

export interface Rendered extends Composed {
  readonly pdf: FinishedPdf;
}

/**
 * From the text of a report to its page, checked.
 * @throws TearsheetError of kind `report`, or `findings` when a check stops it
 */
export async function composeReport(
  source: ReportSource,
  rooms: Omit<Rooms, 'printer'>,
  run: Run,
  options: PipelineOptions = {},
): Promise<Composed> {
  const spec = await timed(run, 'parse', () => parse(source, run));
  const report = await timed(run, 'resolve', () => resolveReport(spec, rooms.data, run, options));
  const settings = checkSettings(rooms.data.workspace, report.brand);
  const edition = editionOf(source, report, options);
  // The charts are drawn on their own thread while the note is checked and its words are set here.
  const drawing = timed(run, 'draw', () => drawExhibits(report, rooms.charts, run, options.template));
  drawing.catch(() => {});
  const findings = await timed(run, 'check', () =>
    source.format === 'loose' ? checkImported(source, report, run, { settings }) : check(report, run, { settings }),
  );
  stopAtFindings(findings, edition);
  const document = await timed(run, 'compose', () =>
    compose(report, drawing, rooms.compose, run, {
      template: options.template,
      contents: report.data.contents ?? (!options.screen && isLong(report, leastPages(report), options)),
      screen: options.screen,
      draft: !edition.final,
    }),
  );
  return { report, figures: await drawing, document, findings: settleFindings(run, edition, settings) };
}

/**
 * From the text of a report to the bytes of its PDF. Writes nothing.
 * @throws TearsheetError of kind `report`, `findings`, `print` or `interrupted`
 */
export async function renderReport(
  source: ReportSource,
  rooms: Rooms,
  run: Run,
  options: PipelineOptions = {},
): Promise<Rendered> {
  let composed = await composeReport(source, rooms, run, options);
  const reads = options.readBack ?? options.final ?? false;
  if (reads) warmReadBack();
  let printed = await timed(run, 'print', () => rooms.printer.print(composed.document, { signal: run.signal }));
  const { report, figures } = composed;
  if (isLong(report, printed.pages, options) && !isLong(report, leastPages(report), options)) {
    const document = await timed(run, 'compose', () =>
      compose(report, figures, rooms.compose, run, { template: options.template, contents: true, draft: options.final !== true }),
    );
    composed = { ...composed, document };
    printed = await timed(run, 'print', () => rooms.printer.print(document, { signal: run.signal }));
  }
  run.diagnostics.push(...printed.blocked.map(blockedFinding));
  const pdf = await timed(run, 'finish', () => finish(printed, composed.document, run));
  if (reads)
    run.diagnostics.push(
      ...(await timed(run, 'read', () => readBack({ pdf, report, document: composed.document, pageOf: printed.pageOf }, run))),
    );
  const settings = checkSettings(rooms.data.workspace, report.brand);
  const findings = settleFindings(run, editionOf(source, report, options), settings);
  return { ...composed, pdf, findings };
}

/** A note of so many pages that it gets a table of contents without being asked. */
function isLong({ data }: Report, pages: number, { template }: PipelineOptions): boolean {
  return pages >= CONTENTS_FROM && data.contents === undefined && data.kind === 'note' && template !== 'deck';
}

function editionOf(source: ReportSource, report: Report, { final = false }: PipelineOptions): Edition {
  return { source, report, final };
}

function blockedFinding(request: BlockedRequest): Finding {
  return {
    rule: 'blocked-request',
    severity: 'warning',
    message: `The page asked for ${request.url} (${request.kind}) and was refused: what is printed stands in the page.`,
    mend: 'Put the picture or font into the workspace.',
  };
}
