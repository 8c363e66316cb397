import type { Place } from './place.ts';

/**
 * What kind of failure it is. Every error folds into one of these, and each has one exit code:
 * a scheduler decides by the kind whether trying again can help.
 */
export type ErrorKind = 'usage' | 'report' | 'findings' | 'print' | 'unavailable' | 'interrupted' | 'internal';

/** The one table of exit codes; the README prints the same. */
export const EXIT_CODES: Readonly<Record<ErrorKind, number>> = {
  internal: 1,
  usage: 2,
  report: 3,
  findings: 4,
  print: 5,
  unavailable: 6,
  interrupted: 130,
};

/** One thing that is wrong: what, where, why and what to do. */
export interface Problem {
  /** Permanent: `<stage>.<what>`, e.g. `report.unknown-key`. Never renamed, never reused. */
  readonly code: string;
  /** What is wrong, in one sentence, without paths of the machine, secrets or stacks. */
  readonly message: string;
  /** What to do about it. */
  readonly mend?: string;
  readonly place?: Place;
  /** Lines of the source around the place, ready to print. */
  readonly frame?: string;
}

/**
 * Any failure that Tearsheet foresees. Carries all problems at once, so that a person mends a report in one go.
 * `cause` holds what was logged and is never shown to the public.
 */
export class TearsheetError extends Error {
  readonly kind: ErrorKind;
  readonly problems: readonly Problem[];

  constructor(kind: ErrorKind, problems: Problem | readonly Problem[], options?: { cause?: unknown }) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map((problem) => `${problem.code}: ${problem.message}`).join('\n'), options);
    this.name = 'TearsheetError';
    this.kind = kind;
    this.problems = list;
  }

  /** Code of the first problem. */
  get code(): string {
    return this.problems[0]?.code ?? 'internal.unknown';
  }

  get exitCode(): number {
    return EXIT_CODES[this.kind];
  }
}

/** Folds anything thrown into a TearsheetError: aborts become `interrupted`, the unforeseen `internal`. */
export function toTearsheetError(thrown: unknown): TearsheetError {
  if (thrown instanceof TearsheetError) return thrown;
  if (thrown instanceof Error && thrown.name === 'AbortError') {
    return new TearsheetError('interrupted', { code: 'run.interrupted', message: 'The run was interrupted.' }, { cause: thrown });
  }
  return new TearsheetError(
    'internal',
    {
      code: 'internal.unexpected',
      message: 'Something went wrong that Tearsheet did not foresee.',
      mend: 'Run again with --verbose and report what it prints.',
    },
    { cause: thrown },
  );
}
