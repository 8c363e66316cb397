import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/check/rules/index.ts';
import { findingsIn } from './support.ts';

describe.each(rules.map((rule) => [rule.id, rule] as const))('examples of %s', (id, rule) => {
  const { fires, silent } = rule.examples;

  it.each(fires)('finds: $why', async ({ text }) => {
    expect((await findingsIn(text, [rule])).map((finding) => finding.rule)).toContain(id);
  });

  it.each(silent)('is silent: $why', async ({ text }) => {
    expect((await findingsIn(text, [rule])).map(({ message }) => message)).toEqual([]);
  });

  it('says what it proves', () => {
    expect(rule.about.length).toBeGreaterThan(40);
  });
});
