import type { Report } from '../resolve/report.ts';
import type { Finding, Severity } from '../shared/finding.ts';

/** A rule looks at a closed report and says what it notices. One file each; the list is `rules/index.ts`. */
export interface Rule {
  /** Permanent. */
  readonly id: string;
  readonly severity: Severity;
  /** What it proves and why it matters, for the reference page. */
  readonly about: string;
  check(report: Report): Iterable<Omit<Finding, 'rule' | 'severity'>>;
}
