import { rules } from '../../src/check/rules/index.ts';

/** Settings of a workspace in which only these rules speak, whatever rules there are. */
export function onlyRules(...spoken: readonly string[]): string {
  const off = rules.map(({ id }) => id).filter((id) => !spoken.includes(id));
  return `check:\n  levels:\n${off.map((id) => `    ${id}: "off"\n`).join('')}`;
}
