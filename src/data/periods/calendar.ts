import { offsetAt } from '../zones.ts';

/** A calendar day as `2026-11-20`, the proleptic Gregorian calendar, no zone. */
export type Day = string;

const MS = 86_400_000;

/** Days since 1970. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS;
}

export function dayOf(number: number): Day {
  return new Date(number * MS).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days);
}

/** Months since the year 0. */
export function monthNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

export function firstOfMonth(month: number): Day {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

export function lastOfMonth(month: number): Day {
  return addDays(firstOfMonth(month + 1), -1);
}

/** The same day of another month; its last day where it has no such: 31 March less one month is 28 February. */
export function addMonths(day: Day, months: number): Day {
  const month = monthNumber(day) + months;
  const last = lastOfMonth(month);
  return Number(day.slice(8)) > Number(last.slice(8)) ? last : firstOfMonth(month).slice(0, 8) + day.slice(8);
}

/** 1 is Monday, 7 Sunday. */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** Year and number of the ISO 8601 week of a day: the week belongs to the year of its Thursday. */
export function isoWeek(day: Day): { readonly year: number; readonly week: number } {
  const thursday = addDays(day, 4 - weekday(day));
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor((dayNumber(thursday) - dayNumber(`${thursday.slice(0, 4)}-01-01`)) / 7) + 1 };
}

/** Monday of an ISO week. */
export function weekStart(year: number, week: number): Day {
  const fourth = `${String(year).padStart(4, '0')}-01-04`;
  return addDays(fourth, 1 - weekday(fourth) + (week - 1) * 7);
}

/** 52 or 53. */
export function weeksIn(year: number): number {
  return isoWeek(`${String(year).padStart(4, '0')}-12-28`).week;
}

/** The day it is in an IANA zone at a moment, milliseconds since 1970. */
export function dayIn(zone: string, moment: number): Day {
  return dayOf(Math.floor((moment + offsetAt(moment, zone)) / MS));
}
