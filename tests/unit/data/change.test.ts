import { describe, expect, it } from 'vitest';
import { type ChangeForm, changeOf } from '../../../src/data/change.ts';
import { locales } from '../../support/report.ts';

const of = (value: number, unit = 'USD') => ({ value, unit, scale: 'none' as const, decimals: undefined });
const change = (now: number, before: number, unit?: string, form?: ChangeForm) =>
  changeOf(of(now, unit), of(before, unit), locales.en, form);

describe('a change', () => {
  it.each([
    [110, 100, 'USD', '▲\u00a010.0%', 'up'],
    [90, 100, 'USD', '▼\u00a010.0%', 'down'],
    [100.01, 100, 'USD', '■\u00a00.0%', 'flat'],
    [13.8, 14.2, '%', '▼\u00a00.4pp', 'down'],
    [0.8, 0.3, 'pp', '▲\u00a00.5pp', 'up'],
    [120, 80, 'bp', '▲\u00a040bp', 'up'],
    [22.8, 20.5, 'x', '▲\u00a02.3×', 'up'],
    [5, -2, 'USD', '▲\u00a0$7.00', 'up'],
    [-5, 2, 'USD', '▼\u00a0$7.00', 'down'],
    [5, 0, 'USD', '▲\u00a0$5.00', 'up'],
  ])('from the second of %d and %d in %s is %s', (now, before, unit, arrowText, direction) => {
    expect(change(now, before, unit)).toMatchObject({ arrowText, direction, absolute: now - before });
  });

  it('from zero has no percentage, also when one is asked for', () => {
    expect(change(5, 0, 'USD', 'percent')).toMatchObject({ text: '$5.00', relative: undefined });
  });

  it('of what is not there is not there', () => {
    for (const [now, before] of [
      [Number.NaN, 1],
      [1, Number.NaN],
    ] as const)
      expect(change(now, before)).toMatchObject({ text: 'NA', arrowText: 'NA', direction: undefined });
  });
});
