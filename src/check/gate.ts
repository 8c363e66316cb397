import type { ReportSource } from '../report/source.ts';
import type { Report } from '../resolve/report.ts';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import { type Finding, sortFindings } from '../shared/finding.ts';
import { codeFrame, linesOf } from '../shared/frame.ts';
import type { Run } from '../shared/run.ts';
import { applyOverrides } from './overrides.ts';
import type { CheckSettings } from './rule.ts';
import { rules } from './rules/index.ts';
import { atLevels } from './settings.ts';

/** Rules whose errors stop even a draft. */
const blocking: ReadonlySet<string> = new Set(rules.filter(({ blocks }) => blocks).map(({ id }) => id));

/** What is about to be printed. */
export interface Edition {
  readonly source: ReportSource;
  readonly report: Report;
  /** Meant for its readers. */
  readonly final: boolean;
}

/** True when a finding keeps a note from being printed: as a draft, or for its readers. */
export function stops({ rule, severity }: Finding, final: boolean): boolean {
  return final ? severity !== 'info' : severity === 'error' && blocking.has(rule);
}

/**
 * A draft is stopped by what cannot be printed; what is meant for readers also by every error, and by every warning that nobody answers for.
 * @throws TearsheetError of kind `findings`
 */
export function stopAtFindings(findings: readonly Finding[], { source, report, final }: Edition): void {
  const standing = findings.filter((finding) => stops(finding, final));
  if (final && report.data.status === 'draft') standing.unshift(statusFinding(source, report));
  if (standing.length === 0) return;
  const lines = linesOf(source.text);
  throw new TearsheetError(
    'findings',
    standing.map(
      ({ rule, message, mend, place }): Problem => ({
        code: `check.${rule}`,
        message,
        ...(mend ? { mend } : {}),
        ...(place ? { place } : {}),
        ...(place?.file === source.name ? { frame: codeFrame(lines, place) } : {}),
      }),
    ),
  );
}

function statusFinding({ format, name }: ReportSource, report: Report): Finding {
  const loose = format === 'loose';
  return {
    rule: 'draft-status',
    severity: 'error',
    message: loose
      ? 'Loose text is a draft, and a final note was asked for.'
      : 'The report says that it is a draft, and a final note was asked for.',
    mend: loose
      ? 'Make a report of it with `tearsheet import`, and write "status: final" when it is ready.'
      : 'Write "status: final" when it is ready.',
    place: loose ? { file: name, line: 1, column: 1 } : report.locate(['status']),
  };
}

/** The findings of all stages so far, at the level and with the overrides that they have; nothing is changed by asking. */
export function findingsSoFar(run: Run, { report }: Edition, settings: CheckSettings): readonly Finding[] {
  return applyOverrides(atLevels(run.diagnostics, settings), report).findings;
}

/**
 * The findings of all stages so far, at the level and with the overrides that they have; kept with the run.
 * @throws TearsheetError of kind `findings`, as stopAtFindings
 */
export function settleFindings(run: Run, edition: Edition, settings: CheckSettings): readonly Finding[] {
  const findings = findingsSoFar(run, edition, settings);
  run.diagnostics.splice(0, run.diagnostics.length, ...findings);
  stopAtFindings(findings, edition);
  return sortFindings(findings);
}
