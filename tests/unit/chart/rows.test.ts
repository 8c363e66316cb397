import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utcTime } from '../../../src/chart/rows.ts';

describe('utcTime', () => {
  it('reads a day as ECMAScript does, real or not', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
    const day = fc.tuple(digits(4), digits(2), digits(2)).map((parts) => parts.join('-'));
    const odd = fc.tuple(fc.string({ minLength: 4, maxLength: 4 }), digits(2), digits(2)).map((parts) => parts.join('-'));
    fc.assert(
      fc.property(fc.oneof(day, odd), (text) => {
        const time = Date.parse(text.length === 10 ? text : `${text} UTC`);
        if (text.length === 10) expect(utcTime(text)).toBe(Number.isNaN(time) ? null : time);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['2026-03-31', '2026-03-31T00:00:00.000Z'],
    ['2026-03-31T10:00', '2026-03-31T10:00:00.000Z'],
    ['2026-03-31T10:00+02:00', '2026-03-31T08:00:00.000Z'],
    ['31 March 2026', '2026-03-31T00:00:00.000Z'],
    ['2026', '2026-01-01T00:00:00.000Z'],
  ])('reads %s without a zone as UTC', (text, iso) => {
    expect(new Date(utcTime(text) as number).toISOString()).toBe(iso);
  });

  it.each(['', 'soon', '2026-13-01', null, Number.NaN, true])('gives nothing for %s', (value) => {
    expect(utcTime(value)).toBeNull();
  });
});
