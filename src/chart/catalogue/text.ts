import type { Locale } from '../../locale/locale.ts';
import { formatDigits, formatNumber, isCurrency, SCALE_FACTORS, type Scale } from '../../locale/numbers.ts';
import type { ChartLocale } from '../figure.ts';
import { chartLocale } from '../locale.ts';
import { shortNumber } from '../short-number.ts';
import { memoizeByLanguage } from '../words/language.ts';
import { type DateStep, timeOf } from './parts/time.ts';
import type { CatalogueText } from './types.ts';

/** How units are written when nobody says. */
const PLAIN = {
  currency: '{s}{n}{k}',
  plain: '{n}{k}',
  percent: '{n}%',
  percentagePoints: '{n}pp',
  basisPoints: '{n}bp',
  multiple: '{n}×',
  unit: '{n}{k} {u}',
  scales: { none: '', k: 'k', mn: 'mn', bn: 'bn', tn: 'tn' },
} as ChartLocale['numbers'];

/** A currency counted in thousands, millions or more: USD bn. */
const SCALED = /^([A-Z]{3}) (k|mn|bn|tn)$/;

const QUARTERS: Readonly<Record<string, (quarter: number, year: number) => string>> = {
  en: (quarter, year) => `Q${quarter} ${year}`,
  de: (quarter, year) => `Q${quarter} ${year}`,
  zh: (quarter, year) => `${year}年第${quarter}季`,
};

const dates = memoizeByLanguage((language) => {
  // British order in English: research is read across borders.
  const tag = language === 'en' ? 'en-GB' : language;
  return {
    day: new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
    month: new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
  };
});

/** Numbers and dates for the labels of one chart. */
export function catalogueText(language: string, given: ChartLocale = { language, numbers: PLAIN }): CatalogueText {
  // Labels are single numbers: what a locale says of prose and periods is not asked for.
  const locale = given as Locale;
  return {
    number: keeping((decimals) => {
      const style = { unit: '', decimals };
      return (value) => formatDigits(value, style, locale);
    }),
    short: (value) => (Number.isFinite(value) ? shortNumber(value, language) : '–'),
    date: (value, step = 'day') => dateText(value, step, language),
    unit: unitText(locale),
  };
}

type NumberText = (value: number) => string;

/** Numbers in a unit; a currency may be counted: USD bn. */
function unitText(locale: Locale): CatalogueText['unit'] {
  const units = new Map<string, CatalogueText['number']>();
  const writerOf = (unit: string) => {
    const [, currency = '', scale = 'none'] = SCALED.exec(unit) ?? [];
    if (!isCurrency(currency))
      return keeping((decimals) => {
        const style = { unit, decimals };
        return (value) => formatNumber(value, style, locale);
      });
    const factor = SCALE_FACTORS[scale as Scale];
    return keeping((decimals) => {
      const style = { unit: currency, scale: scale as Scale, decimals };
      return (value) => formatNumber(value * factor, style, locale);
    });
  };
  return (value, unit, decimals) => {
    let write = units.get(unit);
    if (write === undefined) units.set(unit, (write = writerOf(unit)));
    return write(value, decimals);
  };
}

/** Keeps what is written: a label is measured, printed and told. */
function keeping(writerOf: (decimals: number | undefined) => NumberText): CatalogueText['number'] {
  const writers = new Map<number | undefined, { readonly write: NumberText; readonly texts: Map<number, string> }>();
  return (value, decimals) => {
    if (!Number.isFinite(value)) return '–';
    let writer = writers.get(decimals);
    if (writer === undefined) writers.set(decimals, (writer = { write: writerOf(decimals), texts: new Map() }));
    let text = writer.texts.get(value);
    if (text === undefined) writer.texts.set(value, (text = writer.write(value)));
    return text;
  };
}

/** Names of axes by Vega and words of ours agree: both ask the same formatter for months. */
function dateText(value: string | number, step: DateStep, language: string): string {
  const time = timeOf(value);
  if (time === null) return String(value);
  const date = new Date(time);
  const year = date.getUTCFullYear();
  if (step === 'year') return String(year);
  if (step === 'quarter') {
    const write = QUARTERS[language.split('-')[0] ?? 'en'] ?? (QUARTERS.en as (quarter: number, year: number) => string);
    return write(Math.floor(date.getUTCMonth() / 3) + 1, year);
  }
  return step === 'month' ? chartLocale(language).utcFormat('%b %Y')(date) : dates(language).day.format(date);
}
