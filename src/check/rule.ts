import type { Finding, Severity } from '../shared/finding.ts';
import type { Claim } from './claims/claim.ts';
import type { Note } from './note/note.ts';

export type RuleGroup = 'arithmetic' | 'consistency' | 'sourcing' | 'words' | 'completeness' | 'charts' | 'structure';

/** What rules may be told by workspace and brand. */
export interface CheckSettings {
  /** Severity by rule id; `off` leaves a rule out. */
  readonly levels: Readonly<Record<string, Severity | 'off'>>;
  /** Greatest age of a source in days by metric: `price`, `rating`, …; `default` for others. */
  readonly ages: Readonly<Record<string, number>>;
  /** Disclosure packs that a note must answer: `finra-2241`, `mar-2016-958`, … */
  readonly packs: readonly string[];
}

/** What a rule sees. Nothing of it changes. */
export interface CheckContext {
  readonly note: Note;
  /** Every number of the note, in the order of reading. */
  readonly claims: readonly Claim[];
  /** The edition before this one, where it is known. */
  readonly previous: { readonly note: Note; readonly claims: readonly Claim[] } | undefined;
  readonly settings: CheckSettings;
}

/** A draft, or a report with front matter, in which a rule finds something or must not. */
export interface RuleExample {
  readonly text: string;
  /** Says what is special to it. */
  readonly why: string;
}

/** What a rule noticed; the severity wins over that of the rule. */
export type Noticed = Omit<Finding, 'rule' | 'severity'> & { readonly severity?: Severity };

/** A rule looks at a closed note and says what it notices. One file each; the list is `rules/index.ts`. */
export interface Rule {
  /** Permanent. */
  readonly id: string;
  readonly group: RuleGroup;
  /** `error` only for what is provable within the note. */
  readonly severity: Severity;
  /** What it proves and why it matters, for the reference page. */
  readonly about: string;
  /** A note in which it is found cannot be printed even as a draft. */
  readonly blocks?: true;
  /** Tried by the tests and shown on the reference page. */
  readonly examples: { readonly fires: readonly RuleExample[]; readonly silent: readonly RuleExample[] };
  check(context: CheckContext): Iterable<Noticed>;
}
