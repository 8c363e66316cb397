import { describe, expect, it } from 'vitest';
import { fitPeriods, periodsOf } from '../../../../../src/chart/catalogue/parts/periods.ts';
import { catalogueText } from '../../../../../src/chart/catalogue/text.ts';

const read = (years: readonly (string | number)[], more: { estimatesFrom?: string | number } = {}, language = 'en') =>
  periodsOf(
    years.map((year) => ({ year })),
    { year: 'year', estimate: 'estimate', ...more },
    { language, text: catalogueText(language) },
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
    expect(periods.labels).toHaveLength(400);
    expect(periods.at({ year: 'P599x' })).toBe(-1);
    expect(periods.at({ year: 'P999x' })).toBe(399);
    expect(periods.findings).toEqual([expect.objectContaining({ message: 'The picture shows the last 400 of 1000 periods.' })]);
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
