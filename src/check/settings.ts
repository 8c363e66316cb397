import type { Brand } from '../brand/brand.ts';
import type { WrittenCheckSettings } from '../shared/check-settings.ts';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import type { Finding } from '../shared/finding.ts';
import { codeFrame } from '../shared/frame.ts';
import { didYouMean } from '../shared/nearest.ts';
import { placeOfKey } from '../shared/yaml-place.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { otherRules } from './other-rules.ts';
import type { CheckSettings } from './rule.ts';
import { rules } from './rules/index.ts';

/** Ids of all rules, those of other stages among them. */
export const ruleIds: ReadonlySet<string> = new Set([...rules.map(({ id }) => id), ...otherRules.keys()]);

/**
 * What a house asks of its notes and what the workspace does: where both speak, the workspace wins.
 * @throws TearsheetError `check.unknown-rule`
 */
export function checkSettings({ settings, settingsText = '' }: Workspace, brand: Brand): CheckSettings {
  const ofBrand = brand.check?.settings;
  const problems = [
    ...unknownRules(ofBrand, brand.check?.text ?? '', `styles/brands/${brand.id}/brand.yaml`),
    ...unknownRules(settings.check, settingsText, 'tearsheet.yaml'),
  ];
  if (problems.length > 0) throw new TearsheetError('usage', problems);
  return {
    levels: { ...ofBrand?.levels, ...settings.check?.levels },
    ages: { ...ofBrand?.ages, ...settings.check?.ages },
    packs: settings.check?.packs ?? ofBrand?.packs ?? [],
  };
}

function unknownRules(written: WrittenCheckSettings | undefined, text: string, file: string): readonly Problem[] {
  return Object.keys(written?.levels ?? {})
    .filter((id) => !ruleIds.has(id))
    .map((id) => {
      const place = placeOfKey(text, file, ['check', 'levels', id]);
      return {
        code: 'check.unknown-rule',
        message: `There is no rule "${id}".${didYouMean(id, ruleIds)}`,
        mend: '`tearsheet check --rules` lists the rules.',
        place,
        frame: codeFrame(text, place),
      };
    });
}

/** Findings of other stages at the level that the settings give their rules. */
export function atLevels(findings: readonly Finding[], { levels }: CheckSettings): readonly Finding[] {
  return findings.flatMap((finding) => {
    const level = otherRules.has(finding.rule) ? levels[finding.rule] : undefined;
    return level === 'off' ? [] : level === undefined || finding.override ? [finding] : [{ ...finding, severity: level }];
  });
}
