import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { otherRules } from '../../../../src/check/other-rules.ts';
import { preflightRules } from '../../../../src/finish/preflight/rules/index.ts';

it('lists every rule that is written, once, with its own test', () => {
  const named = (folder: string, ending: string): readonly string[] =>
    readdirSync(new URL(folder, import.meta.url))
      .filter((file) => file.endsWith(ending) && file !== `index${ending}`)
      .map((file) => file.slice(0, -ending.length));
  const ids = preflightRules.map(({ id }) => id);
  expect([...ids].sort()).toEqual([...named('../../../../src/finish/preflight/rules/', '.ts')].sort());
  expect(named('.', '.test.ts')).toEqual(expect.arrayContaining(ids));
});

it('is known to levels, overrides and the reference page, in the same words', () => {
  for (const { id, about } of preflightRules) expect(otherRules.get(id), id).toBe(about);
});
