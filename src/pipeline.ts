/*
 * The road of a report. Each stage has its own folder and hands on one immutable, named type:
 *
 *   ReportSource ─ parse ─→ ReportSpec ─ resolve ─→ Report ─ check ─→ Finding[]    (while the page is printed)
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
import { type Edition, findingsSoFar, settleFindings, stopAtFindings } from './check/gate.ts';
import { checkImported } from './check/imported.ts';
import type { CheckSettings } from './check/rule.ts';
import { checkSettings } from './check/settings.ts';
import { type ComposeRoom, compose } from './compose/compose.ts';
import type { HtmlDocument } from './compose/document.ts';
import { drawExhibits } from './compose/draw.ts';
import { leastPages } from './compose/view/table-plan.ts';
import type { DataRoom } from './data/room.ts';
import { documentData } from './finish/document-data.ts';
import { finish, warmFinish } from './finish/finish.ts';
import type { FinishedPdf } from './finish/finished.ts';
import type { Profile } from './finish/profile.ts';
import { readBack, warmReadBack } from './finish/read-back.ts';
import type { BlockedRequest } from './print/printed.ts';
import type { Printer } from './print/supervisor.ts';
import { atLongestTable } from './print/too-long.ts';
import { evidenceOf } from './publish/evidence.ts';
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
  /** The pages of the finished file are looked at for faults of layout, letters, links and pictures; those of what is final unless this says no. */
  readonly preflight?: boolean | undefined;
  /** What the file is finished as: `archive` when it is final, else `draft`. */
  readonly profile?: Profile | undefined;
  /** Milliseconds that a print may take; thirty seconds, and more for a long document, when absent. */
  readonly printTimeoutMs?: number | undefined;
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
  const closed = await closeReport(source, rooms, run, options);
  const document = await setWords(closed, rooms, run);
  await checkClosed(closed, run);
  const { report, drawing, edition, settings } = closed;
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
  const closed = await closeReport(source, rooms, run, options);
  const { report, edition, settings, drawing } = closed;
  let document = await setWords(closed, rooms, run);
  const asked = {
    compare: options.readBack ?? edition.final,
    preflight: (options.preflight ?? edition.final) ? rooms.data.workspace.settings.preflight : undefined,
  };
  const reads = asked.compare || asked.preflight !== undefined;
  if (reads) warmReadBack();
  warmFinish(options.profile ?? (edition.final ? 'archive' : 'draft'));
  const patience = options.printTimeoutMs === undefined ? {} : { timeoutMs: options.printTimeoutMs };
  const print = () =>
    timed(run, 'print', () => rooms.printer.print(document, { signal: run.signal, ...patience })).catch((failure: unknown) => {
      throw atLongestTable(failure, report);
    });
  // The note is checked while Chromium prints; when it is stopped, the print ends unread.
  const printing = print();
  printing.catch(() => {});
  await checkClosed(closed, run);
  let printed = await printing;
  if (isLong(report, printed.pages, options) && !isLong(report, leastPages(report), options)) {
    document = await setWords(closed, rooms, run, { contents: true });
    printed = await print();
  }
  run.diagnostics.push(...printed.blocked.map(blockedFinding));
  const { template, profile = edition.final ? 'archive' : 'draft' } = options;
  const pdf = await timed(run, 'finish', async () => {
    if (profile === 'draft') return finish(printed, document, run, { profile });
    const { chromium } = printed;
    const findings = findingsSoFar(run, edition, settings);
    const made = { source, report, document, findings, workspace: rooms.data.workspace, profile, template, final: edition.final };
    const evidence = profile === 'archive' ? await evidenceOf({ ...made, chromium }) : [];
    return finish(printed, document, run, { profile, data: documentData(report, document, chromium), evidence });
  });
  if (reads)
    run.diagnostics.push(
      ...(await timed(run, 'read', () => readBack({ pdf, report, document, pageOf: printed.pageOf }, run, asked))),
    );
  return { report, figures: await drawing, document, pdf, findings: settleFindings(run, edition, settings) };
}

/** A closed report whose charts are being drawn. */
interface ClosedReport {
  readonly source: ReportSource;
  readonly report: Report;
  readonly settings: CheckSettings;
  readonly edition: Edition;
  readonly options: PipelineOptions;
  readonly drawing: Promise<ReadonlyMap<string, Figure>>;
}

async function closeReport(
  source: ReportSource,
  rooms: Omit<Rooms, 'printer'>,
  run: Run,
  options: PipelineOptions,
): Promise<ClosedReport> {
  const spec = await timed(run, 'parse', () => parse(source, run));
  const report = await timed(run, 'resolve', () => resolveReport(spec, rooms.data, run, options));
  // On their own thread, while the words are set here.
  const drawing = timed(run, 'draw', () => drawExhibits(report, rooms.charts, run, options.template));
  drawing.catch(() => {});
  const settings = checkSettings(rooms.data.workspace, report.brand);
  return { source, report, settings, edition: { source, report, final: options.final ?? false }, options, drawing };
}

/** Composes the page. What the checks say of a report comes before the reason why it cannot be composed. */
async function setWords(
  closed: ClosedReport,
  rooms: Omit<Rooms, 'printer'>,
  run: Run,
  { contents }: { readonly contents?: boolean } = {},
): Promise<HtmlDocument> {
  const { report, drawing, edition, options } = closed;
  const { template, screen } = options;
  try {
    return await timed(run, 'compose', () =>
      compose(report, drawing, rooms.compose, run, {
        template,
        contents: contents ?? report.data.contents ?? (!screen && isLong(report, leastPages(report), options)),
        screen,
        draft: !edition.final,
      }),
    );
  } catch (failure) {
    run.signal.throwIfAborted();
    await checkClosed(closed, run);
    throw failure;
  }
}

/** @throws TearsheetError of kind `findings` when a check stops the note */
async function checkClosed({ source, report, settings, edition }: ClosedReport, run: Run): Promise<void> {
  const findings = await timed(run, 'check', () =>
    source.format === 'loose' ? checkImported(source, report, run, { settings }) : check(report, run, { settings }),
  );
  stopAtFindings(findings, edition);
}

/** A note of so many pages that it gets a table of contents without being asked. */
function isLong({ data }: Report, pages: number, { template }: PipelineOptions): boolean {
  return pages >= CONTENTS_FROM && data.contents === undefined && data.kind === 'note' && template !== 'deck';
}

function blockedFinding(request: BlockedRequest): Finding {
  return {
    rule: 'blocked-request',
    severity: 'warning',
    message: `The page asked for ${request.url} (${request.kind}) and was refused: what is printed stands in the page.`,
    mend: 'Put the picture or font into the workspace.',
  };
}
