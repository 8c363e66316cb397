import { expect, it } from 'vitest';
import type { Rule } from '../../../src/check/rule.ts';
import { findingsIn } from './support.ts';

/** Drafts in which a rule must find something, and drafts in which it must not, by their names. */
export interface Cases {
  readonly found: Readonly<Record<string, string>>;
  readonly silent: Readonly<Record<string, string>>;
}

/** Tries a rule on drafts; notes count as silence. */
export function tryRule(rule: Rule, { found, silent }: Cases): void {
  const told = async (text: string) => (await findingsIn(text, [rule])).filter(({ severity }) => severity !== 'info');
  it.each(Object.entries(found))('finds %s', async (_, text) => {
    expect(await told(text)).not.toEqual([]);
  });
  it.each(Object.entries(silent))('is silent about %s', async (_, text) => {
    expect(await told(text)).toEqual([]);
  });
}
