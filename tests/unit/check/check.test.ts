import { describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import type { Rule } from '../../../src/check/rule.ts';
import { rules } from '../../../src/check/rules/index.ts';
import { createRun } from '../../../src/shared/run.ts';
import { markdown, reportOf } from '../../support/report.ts';

describe('check', () => {
  it('gives findings the rule and severity they come from, and keeps them with the run', async () => {
    const rule: Rule = {
      id: 'two',
      group: 'structure',
      severity: 'info',
      about: 'A.',
      examples: { fires: [], silent: [] },
      *check() {
        yield { message: 'one' };
        yield { message: 'two', mend: 'so' };
      },
    };
    const run = createRun();
    const findings = await check(await reportOf(markdown()), run, { using: [rule] });
    expect(findings).toEqual([
      { rule: 'two', severity: 'info', message: 'one' },
      { rule: 'two', severity: 'info', message: 'two', mend: 'so' },
    ]);
    expect(run.diagnostics).toEqual(findings);
  });

  it('finds nothing in a report that is right', async () => {
    expect(
      await check(
        await reportOf(
          markdown('sources:\n  - { id: a, publisher: P, title: T, date: 2026-01-14, locator: Page 4 }', 'Said so [a].'),
        ),
        createRun(),
      ),
    ).toEqual([]);
  });
});

it('every rule has an id of its own and says what it proves', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { id, about } of rules) {
    expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(about).toMatch(/\.$/);
  }
});
