import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedRows, utcTime } from '../../../src/chart/rows.ts';
import { readDay } from '../../../src/data/dates.ts';

describe('utcTime', () => {
  it('reads the days that the data rules read, and no others', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
    const day = fc.tuple(digits(4), digits(2), digits(2)).map((parts) => parts.join('-'));
    const near = fc.tuple(fc.integer({ min: 1, max: 2100 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }));
    const slashed = near.map(([y, m, d]) =>
      [String(y).padStart(4, '0'), ...[m, d].map((n) => String(n).padStart(2, '0'))].join('/'),
    );
    const odd = fc.tuple(fc.string({ minLength: 4, maxLength: 4 }), digits(2), digits(2)).map((parts) => parts.join('-'));
    fc.assert(
      fc.property(fc.oneof(day, slashed, odd), (text) => {
        const read = text.trim().length === 10 ? readDay(text.trim()) : undefined;
        if (text.length === 10) expect(utcTime(text)).toBe(read === undefined ? null : Date.parse(read));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['2026-03-31', '2026-03-31T00:00:00.000Z'],
    ['2026-03-31T10:00', '2026-03-31T10:00:00.000Z'],
    ['2026-03-31T10:00+02:00', '2026-03-31T08:00:00.000Z'],
    ['2026/03/31 10:00:30.25', '2026-03-31T10:00:30.250Z'],
    ['2026-03', '2026-03-01T00:00:00.000Z'],
    ['2026', '2026-01-01T00:00:00.000Z'],
  ])('reads %s without a zone as UTC', (text, iso) => {
    expect(new Date(utcTime(text) as number).toISOString()).toBe(iso);
  });

  it.each(['', 'soon', '2026-13-01', '2026-02-30', '03/04/2026', '31 March 2026', '2026-3-1', null, Number.NaN, true])(
    'gives nothing for %s',
    (value) => {
      expect(utcTime(value)).toBeNull();
    },
  );
});

describe('typedRows', () => {
  it('says which text in a column of dates is none', () => {
    expect(typedRows([{ day: '2026-03-31' }, { day: null }, { day: '' }], { day: 'date' })).toEqual([
      { day: Date.UTC(2026, 2, 31) },
      { day: null },
      { day: null },
    ]);
    expect(() => typedRows([{ day: '03/04/2026' }], { day: 'date' })).toThrow(/"day" as dates, and a row has "03\/04\/2026"/);
  });
});
