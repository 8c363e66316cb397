import type { Report } from '../resolve/report.ts';
import type { Finding } from '../shared/finding.ts';
import type { Run } from '../shared/run.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';

/** Runs every rule over a report; the findings are added to the run's diagnostics and given back. */
export function check(report: Report, run: Run, using: readonly Rule[] = rules): readonly Finding[] {
  const findings = using.flatMap((rule) =>
    [...rule.check(report)].map((finding) => ({ rule: rule.id, severity: rule.severity, ...finding })),
  );
  run.diagnostics.push(...findings);
  return findings;
}
