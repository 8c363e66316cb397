import { describe, expect, it } from 'vitest';
import { rules } from '../../../../src/check/rules/index.ts';
import { findingsIn } from '../support.ts';
import { SOUND } from './sound.ts';

const sourcing = rules.filter(({ group }) => group === 'sourcing');

describe('rules of sourcing', () => {
  it.each(SOUND)('warn of nothing in %s', async (_, text) => {
    const findings = await findingsIn(text, sourcing);
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});
