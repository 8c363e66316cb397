import type { ReportSource } from '../report/source.ts';
import type { Report } from '../resolve/report.ts';
import type { Finding } from '../shared/finding.ts';
import { sortFindings } from '../shared/finding.ts';
import type { Run } from '../shared/run.ts';
import { inTurns } from '../shared/turns.ts';
import { type CheckOptions, checking } from './check.ts';
import { stops } from './gate.ts';
import { noteOfDraft } from './note/draft.ts';
import { noteOfReport } from './note/report.ts';

/**
 * Findings of a loose draft that was made a report: they stand at the draft's own lines. The report adds what concerns its
 * surroundings, and what keeps it from being printed, without a place: its lines are not those of the draft. They are added to the
 * run's diagnostics and given back.
 */
export async function checkImported(
  source: ReportSource,
  report: Report,
  run: Run,
  options: CheckOptions,
): Promise<readonly Finding[]> {
  const own = await inTurns(checking(noteOfDraft(source.text, source.name), options));
  const told = new Set(own.map(({ rule }) => rule));
  const more = (await inTurns(checking(noteOfReport(report), options))).flatMap(({ place, fix: _, ...finding }): Finding[] => {
    if (told.has(finding.rule)) return [];
    if (place !== undefined && place.file !== source.name) return [{ ...finding, place }];
    return stops(finding, false) ? [finding] : [];
  });
  const findings = sortFindings([...own, ...more]);
  run.diagnostics.push(...findings);
  return findings;
}
