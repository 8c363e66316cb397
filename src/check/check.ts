import type { Report } from '../resolve/report.ts';
import { type Finding, sortFindings } from '../shared/finding.ts';
import type { Run } from '../shared/run.ts';
import { atOnce, inTurns } from '../shared/turns.ts';
import { isCertain } from './certainty.ts';
import { claimsOf } from './claims/read.ts';
import { noteOfDraft } from './note/draft.ts';
import type { Note } from './note/note.ts';
import { noteOfReport } from './note/report.ts';
import { applyOverrides, unusedOverrides } from './overrides.ts';
import type { CheckContext, CheckSettings, Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import { atLevels, ruleIds } from './settings.ts';

export const DEFAULT_SETTINGS: CheckSettings = { levels: {}, ages: {}, packs: [] };

export interface CheckOptions {
  readonly settings?: CheckSettings;
  /** The edition before this one. */
  readonly previous?: Note | undefined;
  readonly using?: readonly Rule[];
}

/** Runs every rule over a report, a few milliseconds at a time; the findings are added to the run's diagnostics and given back. */
export async function check(report: Report, run: Run, options: CheckOptions = {}): Promise<readonly Finding[]> {
  const findings = await inTurns(checking(noteOfReport(report), options));
  run.diagnostics.push(...findings);
  return findings;
}

/** Reads loose text as it stands and runs every rule over it. @param file display name */
export function checkDraft(text: string, file: string, options: CheckOptions = {}): readonly Finding[] {
  return checkNote(noteOfDraft(text, file), options);
}

/** Runs every rule over a note. A rule that fails is a finding of its own, and the note does not pass. */
export function checkNote(note: Note, options: CheckOptions = {}): readonly Finding[] {
  return atOnce(checking(note, options));
}

/** The work of checkNote in steps: others may have the thread between two rules. */
export function* checking(
  note: Note,
  { settings = DEFAULT_SETTINGS, previous, using = rules }: CheckOptions = {},
): Generator<void, readonly Finding[]> {
  const context = contextOf(note, { settings, previous });
  const found: Finding[] = [];
  for (const rule of using) {
    yield;
    found.push(...findingsOf(rule, context));
  }
  return sortFindings(note.report ? withOverrides(found, note.report, using, settings) : found);
}

/** Warnings that the report overrides are infos; an override without a finding is one of its own. */
function withOverrides(
  found: readonly Finding[],
  report: Report,
  using: readonly Rule[],
  settings: CheckSettings,
): readonly Finding[] {
  const overridden = applyOverrides(found, report);
  const judged = new Set(using.map(({ id }) => id));
  const unused = [...unusedOverrides(report, overridden, judged, ruleIds)].map(
    (noticed): Finding => ({ rule: 'unused-override', severity: 'info', ...noticed }),
  );
  return [...overridden.findings, ...atLevels(unused, settings)];
}

/** What rules see of a note. */
export function contextOf(note: Note, { settings = DEFAULT_SETTINGS, previous }: CheckOptions = {}): CheckContext {
  return {
    note,
    claims: claimsOf(note),
    previous: previous && { note: previous, claims: claimsOf(previous) },
    settings,
  };
}

function* findingsOf(rule: Rule, context: CheckContext): Generator<Finding> {
  const level = context.settings.levels[rule.id];
  if (level === 'off') return;
  try {
    for (const found of rule.check(context)) {
      const own = found.severity ?? rule.severity;
      const severity = own === 'error' && !isCertain(rule.id, found, context) ? 'warning' : own;
      yield { rule: rule.id, ...found, severity: level ?? severity };
    }
  } catch (cause) {
    yield {
      rule: rule.id,
      severity: 'error',
      message: `The rule "${rule.id}" failed on this note: ${cause instanceof Error ? cause.message : String(cause)}`,
      mend: 'This is a fault of Tearsheet; please report it. The other rules have run.',
      place: { file: context.note.file, line: 1, column: 1 },
    };
  }
}
