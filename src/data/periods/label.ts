import { formatDate, formatDateRange } from '../../locale/dates.ts';
import type { Locale } from '../../locale/locale.ts';
import { isoWeek } from './calendar.ts';
import { fiscalOf, isoForm, type Period, partOf, previous, yearAgo } from './period.ts';

/** A period as the language names it: "October 2026", "3. Quartal 2026", "2026年第三季", "1 Jan – 20 Nov 2026". */
export function periodLabel(period: Period, locale: Locale): string {
  const { kind, start, end } = period;
  const { periods, language } = locale;
  const year = Number(start.slice(0, 4));
  switch (kind) {
    case 'day':
      return formatDate(start, language);
    case 'week': {
      const { year: of, week } = isoWeek(start);
      return fill(periods.week, of, week);
    }
    case 'month':
      return formatDate(start, language, 'month');
    case 'quarter':
      return fill(periods.quarter[partOf(period) - 1] as string, year);
    case 'half':
      return fill(periods.half[partOf(period) - 1] as string, year);
    case 'year':
      return fill(periods.year, year);
    case 'fiscal-year':
      return fill(periods.fiscalYear, fiscalOf(period).year);
    case 'fiscal-quarter':
    case 'fiscal-half': {
      const { year: of, part } = fiscalOf(period);
      return fill(periods[kind === 'fiscal-half' ? 'fiscalHalf' : 'fiscalQuarter'][part - 1] as string, of);
    }
    case 'months':
      return formatDateRange(start, end, language, 'month');
    default:
      return formatDateRange(start, end, language);
  }
}

function fill(pattern: string, year: number, week?: number): string {
  return pattern
    .replace('{yy}', String(year % 100).padStart(2, '0'))
    .replace('{y}', String(year))
    .replace('{w}', String(week ?? ''));
}

/**
 * What a period gives to prose and to queries under the name of its parameter: `month` in words, `month_iso`, and `month_start`
 * and `month_end` as ISO days; the same of the period before (`month_previous…`) and of a year ago (`month_year_ago…`).
 */
export function periodValues(name: string, period: Period, locale: Locale): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [key, of] of [
    [name, period],
    [`${name}_previous`, previous(period)],
    [`${name}_year_ago`, yearAgo(period)],
  ] as const) {
    values[key] = periodLabel(of, locale);
    values[`${key}_iso`] = isoForm(of);
    values[`${key}_start`] = of.start;
    values[`${key}_end`] = of.end;
  }
  return values;
}
