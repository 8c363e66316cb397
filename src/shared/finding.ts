import type { Place } from './place.ts';

/** An error stops a publication; a warning is printed with it; an info is for the author's eyes. */
export type Severity = 'error' | 'warning' | 'info';

/** What would mend a finding: a text in place of what stands there; a place without an end is a point to insert at. */
export interface Fix {
  readonly place: Place;
  readonly text: string;
}

/** Why a warning may stand, and who answers for it. */
export interface Override {
  readonly person: string;
  readonly reason: string;
  /** ISO day. */
  readonly date?: string;
}

/** A place on a printed page: points from the left and from the top. */
export interface PaperPlace {
  /** From 1. */
  readonly page: number;
  readonly x?: number;
  readonly y?: number;
}

/** Something a rule noticed about a report that could be read. */
export interface Finding {
  /** Id of the rule, e.g. `unknown-citation`. Permanent. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly mend?: string;
  readonly place?: Place;
  /** Where it is printed. */
  readonly paper?: PaperPlace;
  readonly fix?: Fix;
  /** A warning that somebody answers for; it is an info then. */
  readonly override?: Override;
}

/** Errors first, then by place, then by rule: the order every list of findings is shown in. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
  return [...findings].sort(
    (a, b) =>
      rank[a.severity] - rank[b.severity] ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
      a.rule.localeCompare(b.rule),
  );
}
