import { locale } from './vega.ts';
import { memoizeByLanguage } from './words/language.ts';

/** Vega's formatters for one language; every clock reads UTC. */
export interface ChartLocale {
  readonly format: (specifier: string) => (value: number) => string;
  readonly utcFormat: (specifier: unknown) => (date: unknown) => string;
}

/** Words for Vega-Lite's own date patterns in languages that order a date otherwise. */
const PATTERNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  zh: {
    '%b %Y': '%Y年%-m月',
    '%Y': '%Y',
    '%b %d, %Y': '%Y/%-m/%-d',
    '%b %d': '%-m/%-d',
    '%b': '%-m月',
    '%B': '%-m月',
    'Q%q %Y': '%Y Q%q',
  },
  de: { '%b %d, %Y': '%-d. %b %Y', '%b %d': '%-d. %b' },
};

/** Ticks of a time axis that names no format. */
const TICKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    year: '%Y',
    quarter: '%b',
    month: '%b',
    week: '%-d %b',
    day: '%-d %b',
    date: '%-d %b',
    hours: '%H:%M',
    minutes: '%H:%M',
    seconds: '%H:%M:%S',
  },
  de: {
    year: '%Y',
    quarter: '%b',
    month: '%b',
    week: '%-d. %b',
    day: '%-d. %b',
    date: '%-d. %b',
    hours: '%H:%M',
    minutes: '%H:%M',
    seconds: '%H:%M:%S',
  },
  zh: {
    year: '%Y',
    quarter: '%-m月',
    month: '%-m月',
    week: '%-m/%-d',
    day: '%-m/%-d',
    date: '%-m/%-d',
    hours: '%H:%M',
    minutes: '%H:%M',
    seconds: '%H:%M:%S',
  },
};

/** Number and date formats of a BCP 47 tag, built from `Intl`; the object that `View.locale()` takes. */
export const chartLocale = memoizeByLanguage((language: string) => {
  const short = language.split('-')[0] ?? 'en';
  const base = locale(numberLocale(language), timeLocale(language)) as unknown as ChartLocale & Record<string, unknown>;
  const ticks = TICKS[short] ?? TICKS.en;
  const patterns = PATTERNS[short] ?? {};
  const utcFormat: ChartLocale['utcFormat'] = (specifier) => {
    if (typeof specifier !== 'string') return base.utcFormat({ ...ticks, ...(specifier as object | undefined) });
    return base.utcFormat(patterns[specifier.trim()] ?? specifier.trim());
  };
  return { ...base, utcFormat, timeFormat: utcFormat, timeParse: base.utcParse };
});

function numberLocale(language: string) {
  const parts = new Intl.NumberFormat(language, { useGrouping: true }).formatToParts(-1234567.8);
  const part = (type: string, otherwise: string) => parts.find((found) => found.type === type)?.value ?? otherwise;
  const spaced = new Intl.NumberFormat(language, { style: 'percent' }).formatToParts(1).some((found) => found.type === 'literal');
  return {
    decimal: part('decimal', '.'),
    thousands: part('group', ','),
    grouping: [3],
    currency: ['', ''] as [string, string],
    percent: spaced ? '\u00a0%' : '%',
    minus: '\u2212',
  };
}

function timeLocale(language: string) {
  const names = (options: Intl.DateTimeFormatOptions, dates: readonly Date[]) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    return dates.map((date) => format.format(date).replace(/\.$/, ''));
  };
  // 2023 begins on a Sunday, as d3 counts a week.
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2023, 0, 1 + day)));
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2023, month, 1)));
  return {
    dateTime: '%Y-%m-%d %H:%M',
    date: '%Y-%m-%d',
    time: '%H:%M',
    periods: ['AM', 'PM'] as [string, string],
    days: names({ weekday: 'long' }, days) as never,
    shortDays: names({ weekday: 'short' }, days) as never,
    months: names({ month: 'long' }, months) as never,
    shortMonths: names({ month: 'short' }, months) as never,
  };
}
