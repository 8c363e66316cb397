import { type DateLength, formatDate } from '../locale/dates.ts';
import { formatNumber } from '../locale/numbers.ts';
import type { ProseScope } from './expanded.ts';

/** What `{{param}}` may be told of its print. */
interface ParameterPrint {
  readonly date?: DateLength | undefined;
  readonly decimals?: number | undefined;
}

/**
 * A parameter as the language writes it: days as dates, numbers with its marks. A whole number of four digits keeps them together,
 * for it is a year more often than not.
 */
export function parameterText(
  name: string,
  { parameters, days, locale }: ProseScope,
  { date, decimals }: ParameterPrint = {},
): string {
  const value = parameters[name];
  if (typeof value === 'string' && days.has(name))
    return formatDate(
      value.length === 7 ? `${value}-01` : value,
      locale.language,
      date ?? (value.length === 7 ? 'month' : 'medium'),
    );
  if (typeof value !== 'number') return String(value);
  const isYear = decimals === undefined && Number.isInteger(value) && value >= 1000 && value <= 9999;
  return isYear ? String(value) : formatNumber(value, { unit: '', decimals }, locale);
}
