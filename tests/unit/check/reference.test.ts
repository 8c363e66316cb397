import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rulesReference } from '../../../src/check/reference.ts';
import type { Rule } from '../../../src/check/rule.ts';
import { rules } from '../../../src/check/rules/index.ts';
import { RULES_PAGE } from '../../../src/setup/rules.ts';
import { BUILT_IN } from '../../../src/workspace/workspace.ts';

it('the page of the rules is as new as the rules; `npm run rules` writes it', () => {
  expect(
    readFileSync(join(BUILT_IN, RULES_PAGE), 'utf8') === rulesReference(),
    'src/check/RULES.md is stale: npm run rules',
  ).toBe(true);
});

it('names every rule with its group, severity, meaning and examples', () => {
  const page = rulesReference();
  for (const { id, about, severity } of rules) {
    expect(page).toContain(`### ${id}\n\n*${severity}`);
    expect(page).toContain(about);
  }
});

it('fences an example longer than what it holds', () => {
  const rule: Rule = {
    id: 'x',
    group: 'charts',
    severity: 'info',
    about: 'A.',
    examples: { fires: [{ text: 'a\n````\nb\n````', why: 'So.' }], silent: [] },
    *check() {},
  };
  expect(rulesReference([rule])).toContain('Found: So.\n\n`````markdown\na\n````\nb\n````\n`````');
});
