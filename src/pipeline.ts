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

import { loadBrand } from './brand/load.ts';
import type { Figure } from './chart/figure.ts';
import type { ChartRoom } from './chart/room.ts';
import { type CheckOptions, checkNote } from './check/check.ts';
import { stopAtFindings } from './check/gate.ts';
import { checkImported } from './check/imported.ts';
import { noteOfDraft } from './check/note/draft.ts';
import type { Note } from './check/note/note.ts';
import { noteOfReport } from './check/note/report.ts';
import { applyOverrides } from './check/overrides.ts';
import type { CheckSettings } from './check/rule.ts';
import { atLevels, checkSettings } from './check/settings.ts';
import { type ComposeRoom, compose } from './compose/compose.ts';
import type { HtmlDocument } from './compose/document.ts';
import { drawExhibits } from './compose/draw.ts';
import { leastPages } from './compose/view/table-plan.ts';
import type { DataRoom } from './data/room.ts';
import { finish } from './finish/finish.ts';
import type { FinishedPdf } from './finish/finished.ts';
import type { BlockedRequest } from './print/printed.ts';
import type { Printer } from './print/supervisor.ts';
import { parse } from './report/parse.ts';
import type { ReportSource } from './report/source.ts';
import type { Report } from './resolve/report.ts';
import { type ResolveOptions, resolveReport } from './resolve/resolve.ts';
import { type Finding, sortFindings } from './shared/finding.ts';
import { type Run, timed } from './shared/run.ts';

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
}

export interface CheckReportOptions extends ResolveOptions {
  /** The edition before this one. */
  readonly previous?: ReportSource | undefined;
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
 * From the text of a report, or of a loose draft as it stands, to what the checks find in it. Prints nothing.
 * @throws TearsheetError of kind `report`, or `usage` for settings that are not right
 */
export async function checkReport(
  source: ReportSource,
  rooms: Pick<Rooms, 'data'>,
  run: Run,
  { previous, ...options }: CheckReportOptions = {},
): Promise<readonly Finding[]> {
  const before = previous && (await readNote(previous, rooms, { ...run, diagnostics: [] }, options));
  const { note, settings } = await readNote(source, rooms, run, options);
  const findings = await timed(run, 'check', () => checkNote(note, { settings, previous: before?.note }));
  run.diagnostics.push(...findings);
  return findings;
}

/** A text as the checks read it: a report closed, a loose draft at its own lines. */
async function readNote(
  source: ReportSource,
  { data }: Pick<Rooms, 'data'>,
  run: Run,
  options: ResolveOptions,
): Promise<{ readonly note: Note; readonly settings: CheckSettings }> {
  const { workspace } = data;
  if (source.format === 'loose') {
    const house = options.brand ?? workspace.settings.brand;
    const brand = await loadBrand(house, workspace.styles, { language: 'en', han: false });
    return { note: noteOfDraft(source.text, source.name), settings: checkSettings(workspace, brand) };
  }
  const spec = await timed(run, 'parse', () => parse(source, run));
  const report = await timed(run, 'resolve', () => resolveReport(spec, data, run, options));
  return { note: noteOfReport(report), settings: checkSettings(workspace, report.brand) };
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
  const checked = await timed(run, 'check', () => findingsOf(source, report, { settings }));
  run.diagnostics.push(...checked);
  stopAtFindings(checked, edition(source, report, options));
  // The charts are drawn on their own thread while the words are set here.
  const drawing = timed(run, 'draw', () => drawExhibits(report, rooms.charts, run, options.template));
  drawing.catch(() => {});
  const document = await timed(run, 'compose', () =>
    compose(report, drawing, rooms.compose, run, {
      template: options.template,
      contents: report.data.contents ?? (!options.screen && isLong(report, leastPages(report), options)),
      screen: options.screen,
      draft: options.final !== true,
    }),
  );
  const figures = await drawing;
  return { report, figures, document, findings: settle(source, report, run, options, settings) };
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
  const findings = settle(source, report, run, options, checkSettings(rooms.data.workspace, report.brand));
  const pdf = await timed(run, 'finish', () => finish(printed, composed.document, run));
  return { ...composed, pdf, findings };
}

/** A note of so many pages that it gets a table of contents without being asked. */
function isLong({ data }: Report, pages: number, { template }: PipelineOptions): boolean {
  return pages >= CONTENTS_FROM && data.contents === undefined && data.kind === 'note' && template !== 'deck';
}

/** A draft that was imported is read at its own lines. */
function findingsOf(source: ReportSource, report: Report, options: CheckOptions): readonly Finding[] {
  return source.format === 'loose' ? checkImported(source, report, options) : checkNote(noteOfReport(report), options);
}

/**
 * The findings of every stage so far, at the level and with the overrides that they have; kept with the run.
 * @throws TearsheetError of kind `findings` when a final document may not go out with them
 */
function settle(
  source: ReportSource,
  report: Report,
  run: Run,
  options: PipelineOptions,
  settings: CheckSettings,
): readonly Finding[] {
  const { findings } = applyOverrides(atLevels(run.diagnostics, settings), report);
  run.diagnostics.splice(0, run.diagnostics.length, ...findings);
  stopAtFindings(findings, edition(source, report, options));
  return sortFindings(findings);
}

function edition({ name, text }: ReportSource, report: Report, { final = false }: PipelineOptions) {
  return { name, text, final, draftAt: report.data.status === 'draft' ? report.locate(['status']) : undefined };
}

function blockedFinding(request: BlockedRequest): Finding {
  return {
    rule: 'blocked-request',
    severity: 'warning',
    message: `The page asked for ${request.url} (${request.kind}) and was refused: what is printed stands in the page.`,
    mend: 'Put the picture or font into the workspace.',
  };
}
