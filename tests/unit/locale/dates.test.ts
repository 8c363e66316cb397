import { describe, expect, it } from 'vitest';
import { type DateLength, formatDate, formatMoment, formatTime } from '../../../src/locale/dates.ts';

describe('a day', () => {
  it.each<[DateLength, string, string, string]>([
    ['short', '5 Jan', '5. Jan.', '1月5日'],
    ['medium', '5 Jan 2026', '5. Jan. 2026', '2026年1月5日'],
    ['long', '5 January 2026', '5. Januar 2026', '2026年1月5日'],
    ['month', 'January 2026', 'Januar 2026', '2026年1月'],
    ['iso', '2026-01-05', '2026-01-05', '2026-01-05'],
  ])('as %s', (length, en, de, zh) => {
    expect(['en', 'de', 'zh-Hant'].map((language) => formatDate('2026-01-05', language, length))).toEqual([en, de, zh]);
  });

  it('is that of its own zone, whatever the zone of the machine', () => {
    const before = process.env.TZ;
    try {
      for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC']) {
        process.env.TZ = zone;
        expect(formatDate('2026-01-01T00:30:00+08:00', 'en'), zone).toBe('1 Jan 2026');
        expect(formatDate('2025-12-31T23:30:00-11:00', 'en'), zone).toBe('31 Dec 2025');
      }
    } finally {
      process.env.TZ = before;
    }
  });
});

it.each([
  ['2026-01-15T08:30:00+08:00', '15 Jan 2026, 08:30 UTC+8', '15. Jan. 2026, 08:30 UTC+8', '2026年1月15日 08:30 UTC+8'],
  ['2026-01-15', '15 Jan 2026', '15. Jan. 2026', '2026年1月15日'],
])('the moment %s is written by the language', (text, ...moments) =>
  expect(['en', 'de', 'zh-Hans'].map((language) => formatMoment(text, language))).toEqual(moments),
);

it.each([
  ['2026-01-15T08:30:00.250Z', '08:30 UTC'],
  ['2026-01-15T08:30:00+08:00', '08:30 UTC+8'],
  ['2026-01-15T08:30+05:30', '08:30 UTC+5:30'],
  ['2026-01-15T08:30:00-11:00', '08:30 UTC−11'],
  ['2026-01-15T08:30:00Z', '08:30 UTC'],
  ['2026-01-15T08:30+00:00', '08:30 UTC'],
  ['2026-01-15', ''],
])('the time of %s is %j', (text, time) => expect(formatTime(text)).toBe(time));
