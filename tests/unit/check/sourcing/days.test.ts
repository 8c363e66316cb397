import { describe, expect, it } from 'vitest';
import { daysBetween, isDay, plusDays, tradingDaysBetween } from '../../../../src/check/sourcing/days.ts';

describe('days between', () => {
  it.each([
    ['2026-01-09', '2026-01-09', 0],
    ['2026-01-09', '2026-01-10', 0],
    ['2026-01-09', '2026-01-11', 0],
    ['2026-01-09', '2026-01-12', 1],
    ['2026-01-10', '2026-01-12', 1],
    ['2026-01-12', '2026-01-14', 2],
    ['2026-01-02', '2026-01-16', 10],
    ['2026-01-16', '2026-01-02', 0],
  ])('%s and %s: %i trading days', (from, to, days) => {
    expect(tradingDaysBetween(from, to)).toBe(days);
  });

  it('count by the calendar', () => {
    expect(daysBetween('2024-02-27', '2024-03-01')).toBe(3);
    expect(daysBetween('2026-01-14', '2026-01-04')).toBe(-10);
    expect(plusDays('2024-12-31', 120)).toBe('2025-04-30');
  });

  it('know a day from a month', () => {
    expect([isDay('2026-01-14'), isDay('2026-01'), isDay(undefined)]).toEqual([true, false, false]);
  });
});
