import { describe, expect, it } from 'vitest';
import { isZone, momentOf, offsetAt } from '../../../src/data/zones.ts';

const MINUTE = 60_000;
const utc = (text: string): number => Date.parse(`${text}Z`);
const moment = (wall: string, zone: string): string => new Date(momentOf(utc(wall), zone)).toISOString().slice(0, 19);

describe('a zone', () => {
  it('is a name of the IANA list', () => {
    for (const name of ['UTC', 'Europe/Berlin', 'Asia/Kolkata']) expect(isZone(name)).toBe(true);
    for (const name of ['Europe/Atlantis', '', 'local', '+25:00']) expect(isZone(name)).toBe(false);
  });

  it.each([
    ['UTC', '2026-07-01T12:00:00', 0],
    ['Europe/Berlin', '2026-01-01T12:00:00', 60],
    ['Europe/Berlin', '2026-07-01T12:00:00', 120],
    ['America/New_York', '2026-01-01T12:00:00', -300],
    ['Asia/Kolkata', '2026-01-01T12:00:00', 330],
    ['Asia/Kathmandu', '2026-01-01T12:00:00', 345],
    ['America/St_Johns', '2026-01-01T12:00:00', -210],
    ['Pacific/Kiritimati', '2026-01-01T12:00:00', 840],
    ['Pacific/Pago_Pago', '2026-01-01T12:00:00', -660],
    ['Australia/Lord_Howe', '2026-01-01T12:00:00', 660],
    ['Australia/Lord_Howe', '2026-07-01T12:00:00', 630],
    // To the last second and the first.
    ['Europe/Berlin', '2026-03-29T00:59:59', 60],
    ['Europe/Berlin', '2026-03-29T01:00:00', 120],
    ['Europe/Berlin', '2026-10-25T00:59:59', 120],
    ['Europe/Berlin', '2026-10-25T01:00:00', 60],
    // Before there were zones: the sun over the town.
    ['Europe/Berlin', '1890-01-01T00:00:00', 53 + 28 / 60],
    ['America/New_York', '1880-01-01T00:00:00', -(4 * 60 + 56 + 2 / 60)],
    // A summer time twice ahead, in the war.
    ['Europe/London', '1944-07-01T12:00:00', 120],
  ])('%s at %s is %d minutes ahead', (zone, at, minutes) => expect(offsetAt(utc(at), zone)).toBe(Math.round(minutes * MINUTE)));
});

describe('a wall time', () => {
  it.each([
    ['in winter', 'Europe/Berlin', '2026-01-31T09:30:00', '2026-01-31T08:30:00'],
    ['in summer', 'Europe/Berlin', '2026-07-31T09:30:00', '2026-07-31T07:30:00'],
    ['before a gap', 'Europe/Berlin', '2026-03-29T01:59:59', '2026-03-29T00:59:59'],
    ['in a gap, as if the clock had not been put forward', 'Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:30:00'],
    ['after a gap', 'Europe/Berlin', '2026-03-29T03:00:00', '2026-03-29T01:00:00'],
    ['before an overlap', 'Europe/Berlin', '2026-10-25T01:59:59', '2026-10-24T23:59:59'],
    ['in an overlap, the second time', 'Europe/Berlin', '2026-10-25T02:30:00', '2026-10-25T01:30:00'],
    ['after an overlap', 'Europe/Berlin', '2026-10-25T03:00:00', '2026-10-25T02:00:00'],
    ['in a gap west of Greenwich', 'America/New_York', '2026-03-08T02:30:00', '2026-03-08T07:30:00'],
    ['in an overlap west of Greenwich', 'America/New_York', '2026-11-01T01:30:00', '2026-11-01T06:30:00'],
    ['in an overlap of half an hour', 'Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T15:15:00'],
    ['in a gap of half an hour', 'Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:45:00'],
    ['on a day that was left out', 'Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T22:00:00'],
    ['at midnight that a clock skips', 'America/Sao_Paulo', '2018-11-04T00:00:00', '2018-11-04T03:00:00'],
  ])('%s is a moment', (_, zone, wall, expected) => expect(moment(wall, zone)).toBe(expected));
});
