import { describe, expect, it } from 'vitest';
import { isoForm, previous, yearAgo } from '../../../../src/data/periods/period.ts';
import { PeriodError, readPeriod } from '../../../../src/data/periods/words.ts';

const read = (text: string, today = '2026-11-20', fiscalYearEnd = 12) => readPeriod(text, { today, fiscalYearEnd });

describe('period words', () => {
  // 20 November 2026 is a Friday.
  it.each([
    ['today', '2026-11-20'],
    ['yesterday', '2026-11-19'],
    ['tomorrow', '2026-11-21'],
    ['last friday', '2026-11-13'],
    ['last thursday', '2026-11-19'],
    ['next friday', '2026-11-27'],
    ['last weekday', '2026-11-19'],
    ['last week', '2026-W46'],
    ['this week', '2026-W47'],
    ['last month', '2026-10'],
    ['Current Month', '2026-11'],
    ['next month', '2026-12'],
    ['this quarter', '2026-Q4'],
    ['previous quarter', '2026-Q3'],
    ['last half year', '2026-H1'],
    ['last year', '2025'],
    ['last fiscal year', 'FY2025'],
    ['last fiscal quarter', 'FY2026-Q3'],
    ['last 12 months', '2025-11..2026-10'],
    ['last 1 months', '2026-10..2026-10'],
    ['last 4 quarters', '2025-10..2026-09'],
    ['last 3 years', '2023-01..2025-12'],
    ['last 30 days', '2026-10-21..2026-11-19'],
    ['last 2 weeks', '2026-11-02..2026-11-15'],
    ['next 3 months', '2026-12..2027-02'],
    ['mtd', '2026-11-01..2026-11-20'],
    ['qtd', '2026-10-01..2026-11-20'],
    ['ytd', '2026-01-01..2026-11-20'],
    ['year to date', '2026-01-01..2026-11-20'],
    ['wtd', '2026-11-16..2026-11-20'],
    ['2026-07', '2026-07'],
    ['  Jul   2026 ', '2026-07'],
    ['september 2026', '2026-09'],
    ['2026-Q3', '2026-Q3'],
    ['Q3 2026', '2026-Q3'],
    ["q3'26", '2026-Q3'],
    ['3Q26', '2026-Q3'],
    ['1H 2026', '2026-H1'],
    ['2026-H2', '2026-H2'],
    ['FY26', 'FY2026'],
    ['FY 2026', 'FY2026'],
    ['FY2026-Q2', 'FY2026-Q2'],
    ['Q2 FY26', 'FY2026-Q2'],
    ['1H FY26', 'FY2026-H1'],
    ['2026-W46', '2026-W46'],
    ['week 46, 2026', '2026-W46'],
    ['2026-W53', '2026-W53'],
    ['2024-02-29', '2024-02-29'],
    ['2026', '2026'],
    ['2026-01..2026-06', '2026-01..2026-06'],
    ['2026-01 – 2026-06', '2026-01..2026-06'],
    ['2026-Q1..Q2 2026', '2026-01..2026-06'],
    ['2026-Q1 to 2026-06', '2026-01..2026-06'],
    ['2026-01-05..2026-02-10', '2026-01-05..2026-02-10'],
    ['2026-01-01..2026-01-31', '2026-01..2026-01'],
    ['2026..today', '2026-01-01..2026-11-20'],
  ])('%s is %s', (text, iso) => expect(isoForm(read(text))).toBe(iso));

  it.each([
    ['2026-11-23', '2026-11-20'],
    ['2026-11-22', '2026-11-20'],
    ['2026-11-21', '2026-11-20'],
    ['2026-11-24', '2026-11-23'],
  ])('the weekday before %s is %s', (today, day) => expect(read('last weekday', today).start).toBe(day));

  it.each([
    [3, 'FY26', '2025-04-01', '2026-03-31'],
    [3, 'this fiscal year', '2026-04-01', '2027-03-31'],
    [3, 'this fiscal quarter', '2026-10-01', '2026-12-31'],
    [3, 'fytd', '2026-04-01', '2026-11-20'],
    [3, 'this quarter', '2026-10-01', '2026-12-31'],
    [2, 'FY2024-Q4', '2023-12-01', '2024-02-29'],
    [2, 'FY24-H2', '2023-09-01', '2024-02-29'],
    [11, 'this fiscal year', '2025-12-01', '2026-11-30'],
    [10, 'this fiscal year', '2026-11-01', '2027-10-31'],
    [6, 'last fiscal half', '2026-01-01', '2026-06-30'],
  ])('with a fiscal year to month %d, %s runs from %s to %s', (end, text, first, last) => {
    expect(read(text, '2026-11-20', end)).toMatchObject({ start: first, end: last });
  });

  it.each([
    ['last month', '2026-09', '2025-10'],
    ['2026-Q1', '2025-Q4', '2025-Q1'],
    ['2026-H1', '2025-H2', '2025-H1'],
    ['FY26-Q1', 'FY2025-Q4', 'FY2025-Q1'],
    ['2026-W01', '2025-W52', '2025-W01'],
    ['2026-W53', '2026-W52', '2025-W52'],
    ['2024-02-29', '2024-02-28', '2023-02-28'],
    ['2024-03-01', '2024-02-29', '2023-03-01'],
    ['last 12 months', '2024-11..2025-10', '2024-11..2025-10'],
    ['2026-01-05..2026-01-11', '2025-12-29..2026-01-04', '2025-01-05..2025-01-11'],
    ['ytd', '2025-01-01..2025-11-20', '2025-01-01..2025-11-20'],
    ['mtd', '2026-10-01..2026-10-20', '2025-11-01..2025-11-20'],
    ['wtd', '2026-11-09..2026-11-13', '2025-11-17..2025-11-21'],
  ])('before %s is %s, and a year ago %s', (text, before, ago) => {
    expect([isoForm(previous(read(text))), isoForm(yearAgo(read(text)))]).toEqual([before, ago]);
  });

  it('to date from a long month end with the short one', () => {
    expect(isoForm(previous(read('mtd', '2026-03-31')))).toBe('2026-02-01..2026-02-28');
    expect(isoForm(yearAgo(read('ytd', '2024-02-29')))).toBe('2023-01-01..2023-02-28');
  });

  it.each([
    ['lst month', /Did you mean "last month"\?/],
    ['this quater', /Did you mean "this quarter"\?/],
    ['soon', /is no period\.$/],
    ['', /"" is no period/],
    ['2026-13', /is no period/],
    ['2026-02-30', /no day 2026-02-30/],
    ['2026-H3', /two halves, not 3/],
    ['2026-Q5', /is no period/],
    ['2025-W53', /2025 has 52 weeks/],
    ['2026-W00', /no week 0/],
    ['2026-06..2026-01', /runs backwards/],
    ['2026-01..2026-02..2026-03', /is no period/],
    ['last 0 months', /at least one day/],
    ['this 3 months', /is no period/],
    ['last constructor', /is no period/],
    ['constructor', /is no period/],
    ['0026-01', /is no period/],
    ['x'.repeat(10_000), /is no period/],
  ])('%s teaches', (text, message) => {
    expect(() => read(text)).toThrow(PeriodError);
    expect(() => read(text)).toThrow(message);
  });
});
