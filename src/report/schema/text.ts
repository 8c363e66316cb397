import * as z from 'zod';

/** One line or paragraph that is printed: Markdown marks, `{{fact "id"}}` and `[source]` work inside it. */
export const prose = z.string().trim().min(1).max(20_000);

/** A plain label: no Markdown, no expressions. */
export const label = z.string().trim().min(1).max(300);

/** In what a number is counted or printed: thousands to trillions, and the 萬 (wan) and 億 (yi) of Chinese. */
export const scale = z.enum(['none', 'k', 'wan', 'mn', 'yi', 'bn', 'tn']);

/** Why there is no number: not meaningful, not available, nil. */
export const missing = z.enum(['NM', 'NA', 'nil']);

/** Name by which other parts of the report refer to this one. */
export const id = z
  .string()
  .regex(/^[A-Za-z0-9][\w-]*$/, 'letters, digits, - and _ ("market-cap")')
  .max(80);

const isoDate = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const isoDateTime =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function onCalendar(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** True for a text that begins with a calendar day, whatever follows: `2026-01-14 09:30`. */
export function startsWithDay(text: string): boolean {
  return isoDate.test(text.slice(0, 10)) && onCalendar(text);
}

/** `$month_end`: the day that a parameter gives, by the name it has in queries. */
const parameterDate = /^\$[A-Za-z_]\w*$/;

/** A calendar day, `2026-01-14`, or that of a parameter. */
export const date = z
  .string()
  .regex(new RegExp(`${isoDate.source}|${parameterDate.source}`), 'a date like 2026-01-14')
  .refine((text) => text.startsWith('$') || onCalendar(text), 'a day that exists');

/** A moment with its zone, `2026-01-15T08:30:00+08:00`. */
export const dateTime = z
  .string()
  .regex(isoDateTime, 'a date and time with zone like 2026-01-15T08:30:00+08:00')
  .refine(onCalendar, 'a day that exists');

/** A day or a moment with its zone, or the day of a parameter, `$month_end`. */
export const dateOrDateTime = z
  .string()
  .refine(
    (text) => parameterDate.test(text) || ((isoDate.test(text) || isoDateTime.test(text)) && onCalendar(text)),
    'a date like 2026-01-14, a date and time with zone like 2026-01-15T08:30:00+08:00, or the day of a parameter, $month_end',
  );

/** Id of a source; `[1]` and `source: 1` name the same. */
export const sourceId = z.union([id, z.int().min(0).transform(String)]);

/** One source or several. */
export const sourceIds = z.union([sourceId, z.array(sourceId)]);

/** An IANA time zone. */
export const zone = z
  .string()
  .max(60)
  .refine((name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      return true;
    } catch {
      return false;
    }
  }, 'an IANA zone like "Asia/Shanghai"');
