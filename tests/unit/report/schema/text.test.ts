import { describe, expect, it } from 'vitest';
import { date, dateOrDateTime, dateTime, id, sourceId, startsWithDay } from '../../../../src/report/schema/text.ts';

describe('days', () => {
  it.each(['2026-01-14', '2024-02-29', '2000-02-29', '1999-12-31'])('%s exists', (text) => {
    expect(date.safeParse(text).success).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-4',
    '14.01.2026',
    '2026-01-14T00:00:00Z',
    '2026-01-14 ',
  ])('%j does not', (text) => {
    expect(date.safeParse(text).success).toBe(false);
  });

  it('begin a text, or do not', () => {
    expect(['2026-01-31', '2026-01-31 09:30', '2026-01-31T09:30Z'].every(startsWithDay)).toBe(true);
    expect(['2026-13-31', '2026-02-30', 'x2026-01-31', '2026-01', ''].some(startsWithDay)).toBe(false);
  });
});

describe('moments', () => {
  it.each(['2026-01-15T08:30:00+08:00', '2026-01-15T08:30Z', '2026-12-31T23:59:59-05:30'])('%s has a zone', (text) => {
    expect(dateTime.safeParse(text).success).toBe(true);
    expect(dateOrDateTime.safeParse(text).success).toBe(true);
  });

  it.each([
    '2026-01-15T08:30:00',
    '2026-01-15T24:00:00Z',
    '2026-01-15T08:60Z',
    '2026-02-30T08:30Z',
    '2026-01-15 08:30Z',
    '2026-01-15T08:30+8',
  ])('%s is none', (text) => {
    expect(dateTime.safeParse(text).success).toBe(false);
    expect(dateOrDateTime.safeParse(text).success).toBe(false);
  });
});

describe('names', () => {
  it('are letters, digits, dash and underscore, and start with neither mark', () => {
    expect(['a', 'marketCap', 'market-cap', 'x_1', '2026E'].every((text) => id.safeParse(text).success)).toBe(true);
    expect(
      ['', '-a', '_a', '__proto__', 'a b', 'a.b', 'ä', 'a\n', 'x'.repeat(81)].some((text) => id.safeParse(text).success),
    ).toBe(false);
  });

  it('of sources may be numbers', () => {
    expect(sourceId.parse(7)).toBe('7');
    expect(sourceId.safeParse(1.5).success).toBe(false);
  });
});
