import { loadBrand } from '../brand/load.ts';
import type { DataRoom } from '../data/room.ts';
import { parse } from '../report/parse.ts';
import type { ReportSource } from '../report/source.ts';
import { type ResolveOptions, resolveReport } from '../resolve/resolve.ts';
import { type Run, timed } from '../shared/run.ts';
import { noteOfDraft } from './note/draft.ts';
import type { Note } from './note/note.ts';
import { noteOfReport } from './note/report.ts';
import type { CheckSettings } from './rule.ts';
import { checkSettings } from './settings.ts';

/** A note with what its house and its workspace ask of it. */
export interface ReadNote {
  readonly note: Note;
  readonly settings: CheckSettings;
}

/**
 * A text as the checks read it: a report closed, a loose draft at its own lines.
 * @throws TearsheetError as parse, resolveReport and checkSettings
 */
export async function readNote(source: ReportSource, room: DataRoom, run: Run, options: ResolveOptions): Promise<ReadNote> {
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
