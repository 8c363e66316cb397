import { describe, expect, it } from 'vitest';
import { fitPeriods, periodsOf } from '../../../../../src/chart/catalogue/parts/periods.ts';
import { catalogueText } from '../../../../../src/chart/catalogue/text.ts';

const read = (years: readonly (string | number)[], more: { estimatesFrom?: string | number } = {}, language = 'en') =>
  periodsOf(
    years.map((year) => ({ year })),
    { year: 'year', estimate: 'estimate', ...more },
    { language, text: catalogueText(language), width: 340 },
  );
const measure = (text: string) => text.length * 6;

describe('periods', () => {
  it('orders years, marked or not, and leaves other names in their order', () => {
    expect(read(['2026E', 2024, '2025A']).labels).toEqual(['2024', '2025A', '2026E']);
    expect(read(['FY26E', 'FY25']).labels).toEqual(['FY26E', 'FY25']);
    expect(read(['Q2', 'Q1']).labels).toEqual(['Q2', 'Q1']);
  });

  it('marks what is expected in the reader’s language, once', () => {
    expect(read([2025, 2026, 2027], { estimatesFrom: 2026 })).toMatchObject({
      labels: ['2025', '2026E', '2027E'],
      estimates: [false, true, true],
    });
    expect(read([2025, 2026], { estimatesFrom: '2026' }, 'de').labels).toEqual(['2025', '2026e']);
    expect(read(['2025', '2026E'], { estimatesFrom: '2026' }).labels).toEqual(['2025', '2026E']);
  });

  it('leaves the earliest of thousands out and says so', () => {
    const periods = read(Array.from({ length: 1000 }, (_, at) => `P${at}x`));
    expect(periods.labels).toHaveLength(113);
    expect(periods.at({ year: 'P886x' })).toBe(-1);
    expect(periods.at({ year: 'P999x' })).toBe(112);
    expect(periods.findings).toEqual([
      expect.objectContaining({ message: 'The picture shows the last 113 of 1000 periods; more have no room.' }),
    ]);
  });

  it('puts the years between that no row has, expected after an expected one', () => {
    expect(read(['2020', '2023', '2024'])).toMatchObject({ labels: ['2020', '2021', '2022', '2023', '2024'], findings: [] });
    expect(read(['FY2024', 'FY2025E', 'FY2027E']).labels).toEqual(['FY2024', 'FY2025E', 'FY2026E', 'FY2027E']);
    expect(read(['2025-03-31', '2025-06-30', '2025-12-31']).labels).toHaveLength(4);
  });

  it('leaves years as they are that are evenly apart, and says when they are few and far', () => {
    expect(read([2015, 2020, 2025])).toMatchObject({ labels: ['2015', '2020', '2025'], findings: [] });
    const few = read([1990, 2024, 2025]);
    expect(few.labels).toEqual(['1990', '2024', '2025']);
    expect(few.findings).toEqual([expect.objectContaining({ message: expect.stringContaining('not evenly apart') })]);
  });

  it('finds the same period of the year before', () => {
    const yearsBefore = (years: readonly (string | number)[]) => {
      const { labels, yearBefore } = read(years);
      return labels.map((_, at) => yearBefore(at));
    };
    expect(yearsBefore([2015, 2020, 2025])).toEqual([-1, -1, -1]);
    expect(yearsBefore(['FY24', 'FY25', 'FY26E'])).toEqual([-1, 0, 1]);
    expect(yearsBefore(['1Q25', '2Q25', '3Q25', '4Q25', '1Q26E'])).toEqual([-1, -1, -1, -1, 0]);
    expect(yearsBefore(['H1 2025', 'H2 2025', 'H1 2026', 'LTM'])).toEqual([-1, -1, 0, -1]);
    expect(yearsBefore(['2024-12-31', '2025-12-31'])).toEqual([-1, 0]);
    expect(yearsBefore(['Last year', 'This year'])).toEqual([-1, 0]);
  });

  it('shortens, then thins from the end, then cuts', () => {
    const years = ['2023', '2024', '2025', '2026E'];
    expect(fitPeriods(years, 40, measure)).toEqual(years);
    expect(fitPeriods(years, 25, measure)).toEqual(['23', '24', '25', '26E']);
    expect(fitPeriods(['1999', '1899', '2026'], 20, measure).at(-1)).toBe('2026');
    expect(fitPeriods(['1999', '1899', '2026'], 20, measure).filter((label) => label !== '')).toHaveLength(1);
    expect(fitPeriods(['A very long name of a period', 'B'], 60, measure)[0]).toMatch(/…$/);
  });
});
