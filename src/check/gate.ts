import { type Problem, TearsheetError } from '../shared/errors.ts';
import type { Finding } from '../shared/finding.ts';
import { codeFrame, linesOf } from '../shared/frame.ts';
import type { Place } from '../shared/place.ts';
import { rules } from './rules/index.ts';

/** Rules whose errors stop even a draft. */
const blocking: ReadonlySet<string> = new Set(rules.filter(({ blocks }) => blocks).map(({ id }) => id));

/** What is about to be printed. */
export interface Edition {
  /** Display name and text of the file that findings point into. */
  readonly name: string;
  readonly text: string;
  /** Meant for readers. */
  readonly final: boolean;
  /** Where the report says of itself that it is a draft. */
  readonly draftAt?: Place | undefined;
}

/** True when a finding keeps a note from being printed: as a draft, or for its readers. */
export function stops({ rule, severity }: Finding, final: boolean): boolean {
  return final ? severity !== 'info' : severity === 'error' && blocking.has(rule);
}

/**
 * A draft is stopped by what cannot be printed; what is meant for readers also by every error, and by every warning that nobody answers for.
 * @throws TearsheetError of kind `findings`
 */
export function stopAtFindings(findings: readonly Finding[], edition: Edition): void {
  const standing: readonly Finding[] = [
    ...(edition.final && edition.draftAt ? [draftFinding(edition.draftAt)] : []),
    ...findings.filter((finding) => stops(finding, edition.final)),
  ];
  if (standing.length === 0) return;
  const lines = linesOf(edition.text);
  throw new TearsheetError(
    'findings',
    standing.map(
      ({ rule, message, mend, place }): Problem => ({
        code: `check.${rule}`,
        message,
        ...(mend ? { mend } : {}),
        ...(place ? { place } : {}),
        ...(place?.file === edition.name ? { frame: codeFrame(lines, place) } : {}),
      }),
    ),
  );
}

function draftFinding(place: Place): Finding {
  return {
    rule: 'draft',
    severity: 'error',
    message: 'The report says of itself that it is a draft, and a final note was asked for.',
    mend: 'Write "status: final" when it is ready, or print it as a draft.',
    place,
  };
}
