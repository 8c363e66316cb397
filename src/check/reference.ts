import { otherRules } from './other-rules.ts';
import type { Rule, RuleExample, RuleGroup } from './rule.ts';
import { rules } from './rules/index.ts';

const GROUPS: Readonly<Record<RuleGroup, string>> = {
  arithmetic: 'Arithmetic',
  consistency: 'Consistency',
  sourcing: 'Sourcing',
  words: 'Words',
  completeness: 'Completeness',
  charts: 'Charts',
  structure: 'Structure',
};

/** All rules for people to read, as Markdown: what each proves, how severe it is, and texts in which it finds something or must not. */
export function rulesReference(using: readonly Rule[] = rules): string {
  const groups = Object.entries(GROUPS)
    .map(([group, title]) => ({ title, rules: using.filter((rule) => rule.group === group) }))
    .filter((group) => group.rules.length > 0);
  const index = groups.flatMap(({ title, rules: list }) =>
    list.map(({ id, severity }) => `| [\`${id}\`](#${id}) | ${title} | ${severity} |`),
  );
  return `${[
    '# Rules',
    "What `tearsheet check` looks for. An *error* is wrong by the note's own words and keeps it from its readers; a *warning* does too, unless\nsomebody answers for it under `overrides`; an *info* is for the author's eyes. `npm run rules` writes this page from the rules themselves.",
    ['| rule | group | severity |', '|---|---|---|', ...index].join('\n'),
    ...groups.flatMap(({ title, rules: list }) => [`## ${title}`, ...list.map(ruleText)]),
    '## Told by other stages',
    'They take levels and overrides like the others.',
    ['| id | says |', '|---|---|', ...[...otherRules].map(([id, about]) => `| \`${id}\` | ${about} |`)].join('\n'),
  ].join('\n\n')}\n`;
}

function ruleText({ id, severity, blocks, about, examples }: Rule): string {
  return [
    `### ${id}`,
    `*${severity}${blocks ? ', also of a draft that is printed' : ''}* · ${about}`,
    ...examples.fires.map((example) => exampleText('Found', example)),
    ...examples.silent.map((example) => exampleText('Not found', example)),
  ].join('\n\n');
}

function exampleText(head: string, { text, why }: RuleExample): string {
  // Longer than any fence that an example holds.
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length + 1)));
  return `${head}: ${why}\n\n${fence}markdown\n${text.trimEnd()}\n${fence}`;
}
