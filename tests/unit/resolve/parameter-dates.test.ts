import { describe, expect, it } from 'vitest';
import { markdown, problemsOf, reportOf, underlined } from '../../support/report.ts';

const text = (more = '', end = '$month_end') =>
  markdown(`date: ${end}
parameters:
  month: { type: period, default: 2026-01 }
  cut: { type: date, default: 2026-02-05 }
  word: { default: x }
sources: [{ id: s, publisher: Harbour, date: $cut, retrieved: $cut }]
datasets: { d: { rows: [{ a: 1 }], asOf: $month_previous_end } }
facts: { f: { value: 1, unit: "", asOf: $month_start } }
exhibits: { e: { title: A, data: d, table: {} } }
${more}`);

describe('a date of a parameter', () => {
  it('stands wherever a date does', async () => {
    const report = await reportOf(text());
    expect(report.data.date).toBe('2026-01-31');
    expect(report.sources[0]).toMatchObject({ date: '2026-02-05', retrieved: '2026-02-05' });
    expect(report.datasets.get('d')?.asOf).toBe('2025-12-31');
    expect(report.facts.get('f')?.asOf).toBe('2026-01-01');
    expect(report.exhibits[0]?.asOf).toBe('2025-12-31');
  });

  it('follows the parameter that is given', async () => {
    expect((await reportOf(text(), {}, { parameters: { month: '2026-Q3' } })).data.date).toBe('2026-09-30');
  });

  it.each([
    ['$month_edn', 'parameter.unknown', /Did you mean "month_end"\?/],
    ['$word', 'parameter.no-day', /is "x" and no day/],
    ['$month', 'parameter.no-day', /no day/],
  ])('is refused as %s', async (date, code, message) => {
    const [problem] = await problemsOf(() => reportOf(text('', date)));
    expect(problem).toMatchObject({ code, mend: expect.stringContaining('$cut') });
    expect(problem?.message).toMatch(message);
    expect(underlined(problem as never)).toBe(date);
  });
});
