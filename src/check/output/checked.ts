import type { Problem } from '../../shared/errors.ts';
import type { Finding } from '../../shared/finding.ts';

/** A file that was checked, or why it could not be. */
export interface CheckedFile {
  /** Display name. */
  readonly file: string;
  /** Empty when it could not be read. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** What is wrong with it as a report; then nothing was checked. */
  readonly problems: readonly Problem[];
}

/** How many findings there are of each severity; the overridden are among the infos. */
export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly overridden: number;
}

export function countsOf(findings: readonly Finding[]): FindingCounts {
  const count = (test: (finding: Finding) => boolean): number => findings.filter(test).length;
  return {
    error: count(({ severity }) => severity === 'error'),
    warning: count(({ severity }) => severity === 'warning'),
    info: count(({ severity }) => severity === 'info'),
    overridden: count(({ override }) => override !== undefined),
  };
}
