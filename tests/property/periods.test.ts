import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type Day,
  dayNumber,
  dayOf,
  isoWeek,
  weekday,
  weekStart,
  weeksIn,
} from '../../src/data/periods/calendar.ts';
import { periodLabel } from '../../src/data/periods/label.ts';
import { isMonthKind, isoForm, type Period, previous, step, yearAgo } from '../../src/data/periods/period.ts';
import { PeriodError, readPeriod } from '../../src/data/periods/words.ts';
import { locales } from '../support/report.ts';

const day = fc.integer({ min: dayNumber('1950-01-01'), max: dayNumber('2150-12-31') }).map(dayOf);
const fiscalYearEnd = fc.integer({ min: 1, max: 12 });
const unit = fc.constantFrom('day', 'week', 'month', 'quarter', 'half', 'year', 'fiscal quarter', 'fiscal half', 'fiscal year');
const words = fc.oneof(
  fc.tuple(fc.constantFrom('last', 'this', 'next'), unit).map((parts) => parts.join(' ')),
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('days', 'weeks', 'months', 'quarters', 'years'))
    .map(([n, what]) => `last ${n} ${what}`),
);
const period = fc
  .tuple(words, day, fiscalYearEnd)
  .map(([text, today, end]) => [readPeriod(text, { today, fiscalYearEnd: end }), today, end] as const);

const length = ({ start, end }: Period) => dayNumber(end) - dayNumber(start) + 1;
const span = ({ start, end }: Period) => `${start}..${end}`;

describe('the calendar', () => {
  it('agrees with that of JavaScript', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (of, months) => {
        const date = new Date(`${of}T00:00:00Z`);
        expect(weekday(of)).toBe(date.getUTCDay() || 7);
        const moved: Day = addMonths(of, months);
        expect(moved.slice(0, 7)).toBe(
          new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)).toISOString().slice(0, 7),
        );
        expect(Number(moved.slice(8))).toBeLessThanOrEqual(Number(of.slice(8)));
      }),
      { numRuns: 500, seed: 51 },
    );
  });

  it('counts the weeks of a year from 1 to 52 or 53 without a gap', () => {
    fc.assert(
      fc.property(day, (of) => {
        const { year, week } = isoWeek(of);
        const monday = weekStart(year, week);
        expect(weekday(monday)).toBe(1);
        expect(dayNumber(of) - dayNumber(monday)).toBe(weekday(of) - 1);
        const next = isoWeek(addDays(monday, 7));
        expect(next).toEqual(week === weeksIn(year) ? { year: year + 1, week: 1 } : { year, week: week + 1 });
      }),
      { numRuns: 500, seed: 52 },
    );
  });
});

describe('a period', () => {
  it('is the one before the next, and touches both', () => {
    fc.assert(
      fc.property(period, ([of]) => {
        const next = step(of, 1);
        expect(previous(next)).toEqual(of);
        expect(next.start).toBe(addDays(of.end, 1));
        expect(previous(of).end).toBe(addDays(of.start, -1));
        expect(of.start <= of.end).toBe(true);
      }),
      { numRuns: 1_000, seed: 53 },
    );
  });

  it('holds today when it is this one, and does not when it is another', () => {
    fc.assert(
      fc.property(unit, day, fiscalYearEnd, (what, today, end) => {
        const read = (which: string) => readPeriod(`${which} ${what}`, { today, fiscalYearEnd: end });
        const [last, current, next] = [read('last'), read('this'), read('next')];
        expect(current.start <= today && today <= current.end).toBe(true);
        expect(last.end < today && next.start > today).toBe(true);
        expect(step(last, 2)).toEqual(next);
      }),
      { numRuns: 1_000, seed: 54 },
    );
  });

  it('a year ago is of the same kind and length, twelve months or as many weeks earlier', () => {
    fc.assert(
      fc.property(period, ([of]) => {
        const ago = yearAgo(of);
        expect(ago.kind).toBe(of.kind);
        if (isMonthKind(of.kind) || of.kind === 'months')
          expect(span(ago)).toBe(
            span({ ...of, start: addMonths(of.start, -12), end: addDays(addMonths(addDays(of.end, 1), -12), -1) }),
          );
        else expect(Math.abs(length(ago) - length(of))).toBeLessThanOrEqual(of.kind === 'days' ? 1 : 0);
        const gap = dayNumber(of.start) - dayNumber(ago.start);
        expect(gap).toBeGreaterThanOrEqual(357);
        expect(gap).toBeLessThanOrEqual(371);
      }),
      { numRuns: 1_000, seed: 55 },
    );
  });

  it('of a leap day is 28 February a year ago', () => {
    fc.assert(
      fc.property(fc.integer({ min: 488, max: 524 }), (quarter) => {
        const year = quarter * 4;
        fc.pre(year % 100 !== 0);
        const leap = readPeriod(`${year}-02-29`, { today: '2026-01-01', fiscalYearEnd: 12 });
        expect(isoForm(yearAgo(leap))).toBe(`${year - 1}-02-28`);
        expect(isoForm(yearAgo(step(leap, 1)))).toBe(`${year - 1}-03-01`);
      }),
      { numRuns: 60, seed: 56 },
    );
  });

  it('is read back from its ISO form on any day', () => {
    fc.assert(
      fc.property(period, day, ([of, , end], today) => {
        const iso = isoForm(of);
        fc.pre(/^(?:FY)?(?:19|20|21)/.test(iso));
        const again = readPeriod(iso, { today, fiscalYearEnd: end });
        expect(span(again)).toBe(span(of));
        expect(isoForm(again) === iso || of.kind === 'days').toBe(true);
      }),
      { numRuns: 1_000, seed: 57 },
    );
  });

  it('is read back from its English name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('month', 'quarter', 'half', 'year', 'week', 'fiscal year', 'fiscal quarter', 'fiscal half'),
        day,
        fiscalYearEnd,
        (what, today, end) => {
          fc.pre(today > '2001' && today < '2098');
          const of = readPeriod(`this ${what}`, { today, fiscalYearEnd: end });
          expect(readPeriod(periodLabel(of, locales.en), { today: '2026-01-01', fiscalYearEnd: end })).toEqual(of);
        },
      ),
      { numRuns: 500, seed: 58 },
    );
  });

  it('has a name in every language, and different ones have different names', () => {
    fc.assert(
      fc.property(fc.constantFrom<keyof typeof locales>('en', 'de', 'zh-Hant', 'zh-Hans'), period, (language, [of]) => {
        const name = periodLabel(of, locales[language]);
        expect(name).not.toMatch(/undefined|NaN|Invalid|[{}]/);
        if (of.kind !== 'days') expect(periodLabel(step(of, 1), locales[language])).not.toBe(name);
      }),
      { numRuns: 500, seed: 59 },
    );
  });

  it('of fiscal quarters makes the fiscal year, whatever month it ends in', () => {
    fc.assert(
      fc.property(fiscalYearEnd, fc.integer({ min: 1990, max: 2090 }), (end, year) => {
        const read = (text: string) => readPeriod(text, { today: '2026-01-01', fiscalYearEnd: end });
        const whole = read(`FY${year}`);
        const quarters = [1, 2, 3, 4].map((n) => read(`FY${year}-Q${n}`));
        expect([quarters[0]?.start, quarters[3]?.end]).toEqual([whole.start, whole.end]);
        for (const [i, quarter] of quarters.entries()) if (i > 0) expect(previous(quarter)).toEqual(quarters[i - 1]);
        expect(whole.end.slice(0, 7)).toBe(`${year}-${String(end).padStart(2, '0')}`);
        expect([read(`FY${year}-H1`).end, read(`FY${year}-H2`).start]).toEqual([quarters[1]?.end, quarters[2]?.start]);
      }),
      { numRuns: 300, seed: 60 },
    );
  });

  it('of any text is read or taught, and nothing else happens', () => {
    const piece = fc.constantFrom(
      'last',
      'this',
      ' ',
      '2026',
      '-',
      'Q',
      '3',
      'FY',
      'W',
      '53',
      '..',
      'month',
      'days',
      '0',
      'to',
      'ytd',
      '–',
      'H',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
          fc.string({ maxLength: 30 }),
        ),
        day,
        (text, today) => {
          try {
            const { start, end } = readPeriod(text, { today, fiscalYearEnd: 12 });
            expect(`${start}${end}`).toMatch(/^(?:\d{4}-\d{2}-\d{2}){2}$/);
            expect(start <= end).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(PeriodError);
          }
        },
      ),
      { numRuns: 2_000, seed: 61 },
    );
  });
});
