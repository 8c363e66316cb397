/** How long a date is printed. */
export type DateLength = 'short' | 'medium' | 'long' | 'month' | 'iso';

const OPTIONS: Readonly<Record<Exclude<DateLength, 'iso'>, Intl.DateTimeFormatOptions>> = {
  short: { day: 'numeric', month: 'short' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
};

/** The tag that `Intl` is asked with. British for English: research is read across borders, and 01/02 is read two ways. */
export function intlTag(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, length: Exclude<DateLength, 'iso'>): Intl.DateTimeFormat {
  const key = `${language}|${length}`;
  let found = formatters.get(key);
  if (!found) formatters.set(key, (found = new Intl.DateTimeFormat(intlTag(language), { ...OPTIONS[length], timeZone: 'UTC' })));
  return found;
}

/** A calendar day (`2026-01-14` or the day of a date-time, in its own zone) as the language writes it. */
export function formatDate(text: string, language: string, length: DateLength = 'medium'): string {
  if (length === 'iso') return text.slice(0, 10);
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return formatter(language, length).format(day);
}

/** Two calendar days as the language joins them, what they share written once: `1 Jan – 20 Nov 2026`, `2026年1月至6月`. */
export function formatDateRange(
  from: string,
  to: string,
  language: string,
  length: Exclude<DateLength, 'iso'> = 'medium',
): string {
  // Between two days Chinese falls to slashes, which a heading does not have.
  if (language.startsWith('zh')) return `${formatDate(from, language, length)}至${formatDate(to, language, length)}`;
  const day = (text: string): Date => new Date(`${text.slice(0, 10)}T00:00:00Z`);
  // Thin spaces of the language's own would be other characters than a reader types.
  return formatter(language, length)
    .formatRange(day(from), day(to))
    .replace(/[\u2009\u202f]/g, ' ');
}

/** A moment as the language writes it, its hour and zone behind the day: `15 Jan 2026, 08:30 UTC+8`; a day alone stays one. */
export function formatMoment(text: string, language: string, length: DateLength = 'medium'): string {
  return [formatDate(text, language, length), formatTime(text)].filter(Boolean).join(language.startsWith('zh') ? ' ' : ', ');
}

/** Hour and minute with the zone as it is written in the text: `08:30 UTC+8`. Empty for a day without time. */
export function formatTime(text: string): string {
  const match = /T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|([+-])(\d{2}):(\d{2}))$/.exec(text);
  if (!match) return '';
  const [, time, zone, sign, hours, minutes] = match;
  if (zone === 'Z' || (hours === '00' && minutes === '00')) return `${time} UTC`;
  return `${time} UTC${sign === '-' ? '\u2212' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
}
