import { loadBrand } from '../brand/load.ts';
import type { DataRoom } from '../data/room.ts';
import { parse } from '../report/parse.ts';
import type { ReportSource } from '../report/source.ts';
import { type ResolveOptions, resolveReport } from '../resolve/resolve.ts';
import type { Finding } from '../shared/finding.ts';
import { type Run, timed } from '../shared/run.ts';
import { checkNote } from './check.ts';
import { noteOfDraft } from './note/draft.ts';
import type { Note } from './note/note.ts';
import { noteOfReport } from './note/report.ts';
import type { CheckSettings } from './rule.ts';
import { checkSettings } from './settings.ts';

export interface CheckReportOptions extends ResolveOptions {
  /** The edition before this one. */
  readonly previous?: ReportSource | undefined;
}

/**
 * From the text of a report, or of a loose draft as it stands, to what the checks find in it. Prints nothing, and starts nothing that prints.
 * @throws TearsheetError of kind `report`; `check.unknown-rule` for settings that name no rule
 */
export async function checkReport(
  source: ReportSource,
  room: DataRoom,
  run: Run,
  { previous, ...options }: CheckReportOptions = {},
): Promise<readonly Finding[]> {
  const before = previous && (await readNote(previous, room, { ...run, diagnostics: [] }, options));
  const { note, settings } = await readNote(source, room, run, options);
  const findings = await timed(run, 'check', () => checkNote(note, { settings, previous: before?.note }));
  run.diagnostics.push(...findings);
  return findings;
}

/** A note with what its house and its workspace ask of it. */
interface ReadNote {
  readonly note: Note;
  readonly settings: CheckSettings;
}

/** A text as the checks read it: a report closed, a loose draft at its own lines. */
async function readNote(source: ReportSource, room: DataRoom, run: Run, options: ResolveOptions): Promise<ReadNote> {
  const { workspace } = room;
  if (source.format === 'loose') {
    const house = options.brand ?? workspace.settings.brand;
    const brand = await loadBrand(house, workspace.styles, { language: 'en', han: false });
    return { note: noteOfDraft(source.text, source.name), settings: checkSettings(workspace, brand) };
  }
  const spec = await timed(run, 'parse', () => parse(source, run));
  const report = await timed(run, 'resolve', () => resolveReport(spec, room, run, options));
  return { note: noteOfReport(report), settings: checkSettings(workspace, report.brand) };
}
