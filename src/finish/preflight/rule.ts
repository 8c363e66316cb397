import type { Severity } from '../../shared/finding.ts';
import type { SurveyedPdf } from './survey.ts';

/** What preflight may be told. */
export interface PreflightSettings {
  /** Largest file that goes by mail, megabytes. */
  readonly mailMegabytes: number;
}

/** What a rule noticed on paper. */
export interface Fault {
  readonly message: string;
  readonly mend?: string;
  /** Wins over that of the rule. */
  readonly severity?: Severity;
  /** From 1; absent when it is the file's. */
  readonly page?: number;
  /** Points from the left and from the top of the page. */
  readonly x?: number;
  readonly y?: number;
}

/** Looks at a finished file for one kind of fault. One file each; the list is `rules/index.ts`. */
export interface PreflightRule {
  /** Permanent. */
  readonly id: string;
  /** `error` only for what no reader may be given. */
  readonly severity: Severity;
  /** One sentence: what is wrong with a page on which it is found. */
  readonly about: string;
  check(file: SurveyedPdf, settings: PreflightSettings): Iterable<Fault>;
}
