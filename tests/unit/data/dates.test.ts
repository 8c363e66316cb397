import { describe, expect, it } from 'vitest';
import { dateFormat, isMidnight, likelyFormats, momentText, readDay, readWritten } from '../../../src/data/dates.ts';

describe('a day', () => {
  it.each([
    ['2026-01-31', '2026-01-31'],
    ['2026/01/31', '2026-01-31'],
    ['2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['0001-01-01', '0001-01-01'],
    ['9999-12-31', '9999-12-31'],
    ['0099-12-31', '0099-12-31'],
  ])('%s is %s', (text, day) => expect(readDay(text)).toBe(day));

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-01',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '2026-1-31',
    '26-01-31',
    '2026-01/31',
    '2026.01.31',
    '31.01.2026',
    '20260131',
    '2026-01-31 ',
    '２０２６-01-31',
    '',
  ])('%j is none', (text) => expect(readDay(text)).toBeUndefined());
});

describe('a day with a time', () => {
  const wall = (text: string) => {
    const written = readWritten(text);
    return (
      written && [
        new Date(written.wall).toISOString().slice(0, 19),
        written.fraction,
        written.offset === undefined ? undefined : written.offset / 60_000,
      ]
    );
  };

  it.each([
    ['2026-01-31 09:30', ['2026-01-31T09:30:00', '', undefined]],
    ['2026-01-31T09:30:15', ['2026-01-31T09:30:15', '', undefined]],
    ['2026/01/31 09:30', ['2026-01-31T09:30:00', '', undefined]],
    ['2026-01-31T09:30:15.120', ['2026-01-31T09:30:15', '12', undefined]],
    ['2026-01-31T09:30:15.123456789', ['2026-01-31T09:30:15', '123456789', undefined]],
    ['2026-01-31T09:30Z', ['2026-01-31T09:30:00', '', 0]],
    ['2026-01-31T09:30:15 +08', ['2026-01-31T09:30:15', '', 480]],
    ['2026-01-31T09:30:15+0545', ['2026-01-31T09:30:15', '', 345]],
    ['2026-01-31T09:30:15-03:30', ['2026-01-31T09:30:15', '', -210]],
  ])('%s is read', (text, expected) => expect(wall(text)).toEqual(expected));

  it.each([
    '2026-01-31',
    '2026-01-31T24:00',
    '2026-01-31T09:60',
    '2026-01-31T09:30:60',
    '2026-01-31t09:30',
    '2026-01-31T09:30z',
    '2026-01-31T9:30',
    '2026-02-31T09:30',
    '2026-01-31T09:30:15.',
    '2026-01-31T09:30:15.1234567890',
    '2026-01-31T09:30+8',
    '2026-01-31T09:30 UTC',
    '2026-01-31  09:30',
    '0000-01-01T00:00',
  ])('%j is none', (text) => expect(readWritten(text)).toBeUndefined());

  it.each([
    ['2026-01-31 00:00', true],
    ['2026-01-31T00:00:00.000', true],
    ['2026-01-31T00:00:00.0000001', false],
    ['2026-01-31T00:00:01', false],
    ['2026-01-31T00:00Z', false],
  ])('%s is a plain day: %s', (text, expected) => expect(isMidnight(readWritten(text) as never)).toBe(expected));
});

describe('a moment', () => {
  const kept = (text: string, zone: string) => momentText(readWritten(text) as never, zone);

  it.each([
    ['2026-01-31T09:30', 'UTC', '2026-01-31T09:30:00Z'],
    ['2026-01-31T09:30+08:00', 'UTC', '2026-01-31T01:30:00Z'],
    ['2026-01-31T09:30', 'Asia/Shanghai', '2026-01-31T09:30:00+08:00'],
    ['2026-01-31T01:30Z', 'Asia/Shanghai', '2026-01-31T09:30:00+08:00'],
    ['2026-01-31T09:30:15.1230', 'America/New_York', '2026-01-31T09:30:15.123-05:00'],
    ['2026-12-31T23:30Z', 'Europe/Berlin', '2027-01-01T00:30:00+01:00'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T02:30:00+01:00'],
    ['2026-10-25T02:30+02:00', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T03:30:00+02:00'],
    ['2026-01-31T09:30', 'Asia/Kathmandu', '2026-01-31T09:30:00+05:45'],
    ['2026-01-31T09:30', 'America/St_Johns', '2026-01-31T09:30:00-03:30'],
    ['1969-12-31T23:59:59.5Z', 'Europe/Berlin', '1970-01-01T00:59:59.5+01:00'],
    ['2026-01-31T09:30', 'Africa/Abidjan', '2026-01-31T09:30:00+00:00'],
  ])('%s in %s is %s', (text, zone, expected) => expect(kept(text, zone)).toBe(expected));

  it('of a time before there were zones is the right one, to the minute in its text', () => {
    const text = kept('1880-01-01T12:00', 'Europe/Berlin');
    expect(text).toBe('1880-01-01T11:59:32+00:53');
    expect(Date.parse(text)).toBe(Date.UTC(1880, 0, 1, 12) - (53 * 60 + 28) * 1000);
  });
});

describe('a format', () => {
  const read = (format: string, text: string) => {
    const written = dateFormat(format)?.read(text);
    return written && new Date(written.wall).toISOString().slice(0, 19);
  };

  it.each([
    ['%d.%m.%Y', '31.01.2026', '2026-01-31T00:00:00'],
    ['%d.%m.%Y', '1.2.2026', '2026-02-01T00:00:00'],
    ['%m/%d/%Y', '1/31/2026', '2026-01-31T00:00:00'],
    ['%Y%m%d', '20260131', '2026-01-31T00:00:00'],
    ['%d/%m/%y', '31/01/68', '2068-01-31T00:00:00'],
    ['%d/%m/%y', '31/01/69', '1969-01-31T00:00:00'],
    ['%d %b %Y', '3 mar 2026', '2026-03-03T00:00:00'],
    ['%B %d, %Y', 'September 30, 2026', '2026-09-30T00:00:00'],
    ['%Y-%m-%d %H:%M:%S', '2026-01-31 9:05:07', '2026-01-31T09:05:07'],
    ['%Y年%m月%d日', '2026年1月31日', '2026-01-31T00:00:00'],
    ['%d%%%m%%%Y', '31%1%2026', '2026-01-31T00:00:00'],
    ['[%d] (%m) {%Y} a+b?', '[31] (01) {2026} a+b?', '2026-01-31T00:00:00'],
  ])('%s reads %s', (format, text, expected) => expect(read(format, text)).toBe(expected));

  it.each([
    ['%d.%m.%Y', '31.02.2026'],
    ['%d.%m.%Y', '31.1.26'],
    ['%d.%m.%Y', '2026-01-31'],
    ['%d.%m.%Y', ' 31.01.2026'],
    ['%d.%m.%Y', '31.01.0000'],
    ['%d %b %Y', '3 März 2026'],
    ['%d %b %Y', '3 September 2026'],
    ['%B %d, %Y', 'Sep 30, 2026'],
    ['%Y%m%d', '202611'],
    ['%Y%m%d', '2026131'],
    ['%Y-%m-%d %H:%M', '2026-01-31 24:00'],
    ['%Y-%m-%dT%H:%M', '2026-01-31t09:30'],
  ])('%s does not read %j', (format, text) => expect(read(format, text)).toBeUndefined());

  it.each([
    '%d.%m',
    '%Y',
    '%H:%M',
    '%d.%m.%Y %Z',
    '%d.%d.%m.%Y',
    '%d.%m.%Y %',
    '%e.%m.%Y',
    '',
    'yyyy-mm-dd',
    '%d.%m.%Y %constructor',
  ])('%j is none', (format) => expect(dateFormat(format)).toBeUndefined());

  it.each([
    ['03/04/2026', ['%d/%m/%Y', '%m/%d/%Y']],
    ['31/01/2026', ['%d/%m/%Y']],
    ['01/31/26', ['%m/%d/%y']],
    ['31.01.2026', ['%d.%m.%Y']],
    ['1-2-2026', ['%d-%m-%Y', '%m-%d-%Y']],
    ['32/13/2026', []],
    ['2026-01-31', []],
    ['03/04-2026', []],
  ])('that %s may be written by: %j', (text, formats) => expect(likelyFormats(text)).toEqual(formats));
});
