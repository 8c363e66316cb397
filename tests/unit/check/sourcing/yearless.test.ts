import { describe, expect, it } from 'vitest';
import { yearlessDatesIn } from '../../../../src/check/sourcing/yearless.ts';

describe('days without a year', () => {
  it.each([
    ['Friday, 26 February', '2026-02-20', '2026-02-26'],
    ['on February 26th', '2026-02-20', '2026-02-26'],
    ['am Freitag, den 26. Februar', '2026-02-20', '2026-02-26'],
    ['2月26日（周五）', '2026-02-20', '2026-02-26'],
    ['since 28 November', '2026-02-20', '2025-11-28'],
    ['the meeting of 12 January', '2025-12-15', '2026-01-12'],
  ])('%s in a note of %s is first of all %s', (text, asOf, iso) => {
    expect(yearlessDatesIn(text, asOf)[0]?.days[0]).toBe(iso);
  });

  it('leaves alone what has a year, and notes without a day', () => {
    expect(yearlessDatesIn('26 February 2025, 2025年2月26日 and February 26, 2025', '2026-02-20')).toEqual([]);
    expect(yearlessDatesIn('26 February', undefined)).toEqual([]);
    expect(yearlessDatesIn('26 February', '2026-02')).toEqual([]);
  });
});
