import { checkNote, contextOf } from '../../../src/check/check.ts';
import { noteOfDraft } from '../../../src/check/note/draft.ts';
import type { Note } from '../../../src/check/note/note.ts';
import { noteOfReport } from '../../../src/check/note/report.ts';
import type { CheckContext, CheckSettings, Rule } from '../../../src/check/rule.ts';
import type { Report } from '../../../src/resolve/report.ts';
import type { Finding } from '../../../src/shared/finding.ts';
import { reportOf } from '../../support/report.ts';

/** A note from the text of a draft, or of a report when it has front matter. */
export async function noteOf(text: string): Promise<Note> {
  return text.startsWith('---\n') ? noteOfReport(await reportOf(text)) : noteOfDraft(text, 'draft.md');
}

/** What some rules find in a draft or report. */
export async function findingsIn(text: string, using: readonly Rule[], settings?: CheckSettings): Promise<readonly Finding[]> {
  return checkNote(await noteOf(text), settings === undefined ? { using } : { using, settings });
}

/** What a rule is given for a report. */
export function contextFor(report: Report): CheckContext {
  return contextOf(noteOfReport(report));
}
