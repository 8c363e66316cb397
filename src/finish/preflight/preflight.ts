import type { Severity } from '../../shared/finding.ts';
import type { Fault, PreflightRule, PreflightSettings } from './rule.ts';
import { preflightRules } from './rules/index.ts';
import type { SurveyedPdf } from './survey.ts';

/** A fault with the rule that noticed it. */
export interface FoundFault extends Omit<Fault, 'severity'> {
  readonly rule: string;
  readonly severity: Severity;
}

/** Faults of one rule that are told one by one; a file that is wrong throughout says the same on every page. */
const TOLD = 12;

/** What the rules notice in a file, rule by rule and page by page. */
export function faultsOf(
  file: SurveyedPdf,
  settings: PreflightSettings,
  rules: readonly PreflightRule[] = preflightRules,
): readonly FoundFault[] {
  return rules.flatMap((rule) => {
    const found = [...rule.check(file, settings)];
    const told = found.slice(0, TOLD).map((fault): FoundFault => ({ rule: rule.id, severity: rule.severity, ...fault }));
    const rest = found.length - told.length;
    const last = told.pop();
    if (last === undefined) return [];
    if (rest === 0) return [...told, last];
    return [...told, { ...last, message: `${last.message} ${rest} more ${rest === 1 ? 'place is' : 'places are'} like it.` }];
  });
}
