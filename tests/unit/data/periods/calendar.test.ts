import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayIn, isoWeek, weekday, weekStart, weeksIn } from '../../../../src/data/periods/calendar.ts';

describe('the calendar', () => {
  it('steps over the ends of months and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-01-31', -13)).toBe('2024-12-31');
  });

  it.each([
    ['2026-11-20', 2026, 47],
    ['2027-01-03', 2026, 53],
    ['2024-12-30', 2025, 1],
    ['2021-01-03', 2020, 53],
    ['1970-01-01', 1970, 1],
    ['1969-12-28', 1969, 52],
  ])('%s lies in week %d-%d', (day, year, week) => expect(isoWeek(day)).toEqual({ year, week }));

  it('knows days of the week and the years with 53 weeks', () => {
    expect([weekday('2026-11-20'), weekday('1969-12-28'), weekday('1970-01-01')]).toEqual([5, 7, 4]);
    expect([2015, 2020, 2026, 2032].map(weeksIn)).toEqual([53, 53, 53, 53]);
    expect([2021, 2024, 2025].map(weeksIn)).toEqual([52, 52, 52]);
    expect(weekStart(2026, 1)).toBe('2025-12-29');
  });

  it.each([
    ['UTC', '2026-10-31T23:30:00Z', '2026-10-31'],
    ['Asia/Shanghai', '2026-10-31T16:00:00Z', '2026-11-01'],
    ['America/New_York', '2026-11-01T03:59:00Z', '2026-10-31'],
    // Clocks go back at 06:00 UTC of this day, forward at 01:00 UTC of the other.
    ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01'],
    ['America/New_York', '2026-11-02T04:30:00Z', '2026-11-01'],
    ['Europe/Berlin', '2026-03-28T23:30:00Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T21:30:00Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['Pacific/Kiritimati', '2026-01-01T10:00:00Z', '2026-01-02'],
    ['Pacific/Apia', '2011-12-30T10:30:00Z', '2011-12-31'],
  ])('in %s at %s it is %s', (zone, moment, day) => expect(dayIn(zone, Date.parse(moment))).toBe(day));
});
