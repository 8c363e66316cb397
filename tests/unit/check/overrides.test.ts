import { describe, expect, it } from 'vitest';
import { checkNote } from '../../../src/check/check.ts';
import { noteOfReport } from '../../../src/check/note/report.ts';
import type { Rule } from '../../../src/check/rule.ts';
import type { Severity } from '../../../src/shared/finding.ts';
import { markdown, problemsOf, reportOf, specOf } from '../../support/report.ts';

const BODY = 'Revenue rose.\n\nThe margin\nfell again.\n';

/** Finds every word "rose" and "fell" of the text, and the facts. */
function wordRule(severity: Severity): Rule {
  return {
    id: 'unused-source',
    group: 'words',
    severity,
    about: 'A.',
    examples: { fires: [], silent: [] },
    *check({ note }) {
      for (const block of note.blocks) {
        if (block.kind !== 'paragraph') continue;
        for (const { index, 0: word } of block.span.text.matchAll(/rose|fell/g))
          yield { message: word, place: block.span.place(index, index + word.length) };
      }
      for (const id of note.report?.facts.keys() ?? []) yield { message: id, place: note.report?.locate(['facts', id]) as never };
    },
  };
}

async function foundWith(overrides: string, severity: Severity = 'warning', facts = '') {
  const report = await reportOf(markdown(`${facts}overrides:\n${overrides.trim().replace(/^/gm, '  ')}`, BODY));
  return checkNote(noteOfReport(report), { using: [wordRule(severity)] }).map(({ rule, severity, message, override }) => ({
    rule,
    severity,
    message,
    ...(override ? { override } : {}),
  }));
}

const ANSWER = 'person: A. Analyst, reason: Known and small';
const overridden = { severity: 'info', override: { person: 'A. Analyst', reason: 'Known and small' } };

describe('an override', () => {
  it('without a place lets every finding of its rule stand', async () => {
    expect(await foundWith(`- { rule: unused-source, ${ANSWER} }`)).toMatchObject([
      { message: 'rose', ...overridden },
      { message: 'fell', ...overridden },
    ]);
  });

  it('is meant for the words that it quotes, whatever the line breaks are', async () => {
    expect(await foundWith(`- { rule: unused-source, place: The margin fell again, ${ANSWER}, date: 2026-01-14 }`)).toMatchObject(
      [
        { message: 'rose', severity: 'warning' },
        { message: 'fell', severity: 'info', override: { person: 'A. Analyst', date: '2026-01-14' } },
      ],
    );
  });

  it('is meant for a line', async () => {
    // Front matter of six lines, then the text.
    const found = await foundWith(`- { rule: unused-source, place: 7, ${ANSWER} }`);
    expect(found).toMatchObject([
      { message: 'fell', severity: 'warning' },
      { message: 'rose', ...overridden },
    ]);
  });

  it('is meant for a path and what lies below it', async () => {
    const facts = 'facts: { price: { value: 1, unit: USD }, prices: { value: 2, unit: USD } }\n';
    const found = await foundWith(`- { rule: unused-source, place: facts.price, ${ANSWER} }`, 'warning', facts);
    expect(found.filter(({ override }) => override).map(({ message }) => message)).toEqual(['price']);
  });

  it('does not reach an error, and is told', async () => {
    expect(await foundWith(`- { rule: unused-source, ${ANSWER} }`, 'error')).toMatchObject([
      { message: 'rose', severity: 'error' },
      { message: 'fell', severity: 'error' },
      { rule: 'unused-override', severity: 'info', message: expect.stringMatching(/errors cannot be overridden/) },
    ]);
  });

  it.each([
    [
      'matches nothing',
      `- { rule: unused-source, place: nowhere, ${ANSWER} }`,
      'The override of "unused-source" at "nowhere" matches no finding.',
    ],
    [
      'names no rule',
      `- { rule: unused-sauce, ${ANSWER} }`,
      'The override names the rule "unused-sauce", which does not exist. Did you mean "unused-source"?',
    ],
  ])('that %s is told', async (_, override, message) => {
    expect(await foundWith(override)).toContainEqual({ rule: 'unused-override', severity: 'info', message });
  });

  it('of a rule that another stage tells is not judged here', async () => {
    expect((await foundWith(`- { rule: missing-glyph, ${ANSWER} }`)).map(({ rule }) => rule)).not.toContain('unused-override');
  });

  it.each(['person', 'reason'])('needs a %s', async (key) => {
    const entry = { rule: 'unused-source', person: 'A', reason: 'B', [key]: undefined };
    const yaml = `overrides:\n  - { ${Object.entries(entry)
      .flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []))
      .join(', ')} }`;
    expect(await problemsOf(() => specOf(markdown(yaml)))).toMatchObject([
      { code: 'report.missing-key', message: expect.stringContaining(`overrides.0.${key} is missing`) },
    ]);
  });
});
