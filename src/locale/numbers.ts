import type { Locale } from './locale.ts';

export type Scale = 'none' | 'k' | 'mn' | 'bn' | 'tn';
export const SCALE_FACTORS: Readonly<Record<Scale, number>> = { none: 1, k: 1e3, mn: 1e6, bn: 1e9, tn: 1e12 };

/** How one number is printed. */
export interface NumberStyle {
  /** ISO 4217 code, `%`, `pp`, `bp`, `x`, a word, or empty. */
  readonly unit: string;
  readonly scale?: Scale | undefined;
  readonly decimals?: number | undefined;
  /** Plus sign before positive values. */
  readonly sign?: boolean | undefined;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language}|${JSON.stringify(options)}`;
  let found = formatters.get(key);
  if (!found) formatters.set(key, (found = new Intl.NumberFormat(language, options)));
  return found;
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** True for an ISO 4217 code; other words of three letters (TEU, ADS) are units like any. */
export function isCurrency(unit: string): boolean {
  return CURRENCIES.has(unit);
}

function symbolOf(language: string, currency: string): string {
  const part = formatter(language, { style: 'currency', currency, currencyDisplay: 'symbol' })
    .formatToParts(0)
    .find((p) => p.type === 'currency');
  const symbol = part?.value ?? currency;
  return /^[A-Z]{3}$/.test(symbol) ? `${symbol}\u00a0` : symbol;
}

/** Decimals when the report does not say: cents for prices, one place for scaled amounts, ratios and percentages. */
function defaultDecimals(style: NumberStyle): number | undefined {
  if (style.unit === 'bp') return 0;
  if (style.scale && style.scale !== 'none') return 1;
  if (isCurrency(style.unit)) return 2;
  if (style.unit === '%' || style.unit === 'pp' || style.unit === 'x') return 1;
  return undefined;
}

function pattern(locale: Locale, unit: string): string {
  const { numbers } = locale;
  if (isCurrency(unit)) return numbers.currency;
  const fixed: Readonly<Record<string, string>> = {
    '%': numbers.percent,
    pp: numbers.percentagePoints,
    bp: numbers.basisPoints,
    x: numbers.multiple,
    '': numbers.plain,
  };
  return fixed[unit] ?? numbers.unit;
}

/** The digits alone: grouped, rounded, with a true minus sign. Rounds half away from zero, as Intl does; never prints "-0". */
export function formatDigits(value: number, style: NumberStyle, locale: Locale): string {
  const decimals = style.decimals ?? defaultDecimals(style);
  const options: Intl.NumberFormatOptions = {
    signDisplay: style.sign ? 'exceptZero' : 'negative',
    ...(decimals === undefined
      ? { maximumFractionDigits: 2 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  };
  return formatter(locale.language, options)
    .format(value / SCALE_FACTORS[style.scale ?? 'none'])
    .replace('-', '\u2212');
}

/** A number with unit and scale as the language writes them: `$387.2bn`, `387,2 Mrd. $`, `13.8%`, `22.8×`. */
export function formatNumber(value: number, style: NumberStyle, locale: Locale): string {
  return dress(formatDigits(value, style, locale), style, locale);
}

/** `$183–205`, `21–35%`: the unit is written once. */
export function formatRange(low: number, high: number, style: NumberStyle, locale: Locale): string {
  const from = formatDigits(low, style, locale);
  const to = formatDigits(high, { ...style, sign: style.sign && low < 0 }, locale);
  return dress(locale.numbers.range.replace('{low}', from).replace('{high}', to), style, locale);
}

function dress(digits: string, style: NumberStyle, locale: Locale): string {
  const currency = isCurrency(style.unit);
  const sign = currency && /^[+\u2212]/.test(digits) ? (digits[0] as string) : '';
  const body = sign === '' ? digits : digits.slice(1);
  const shape = pattern(locale, style.unit);
  const text = shape
    .replace('{n}', () => (shape.startsWith('{n}') ? sign + body : body))
    .replace('{s}', () => (currency ? symbolOf(locale.language, style.unit) : ''))
    .replace('{k}', () => locale.numbers.scales[style.scale ?? 'none'])
    .replace('{u}', () => style.unit)
    .trim();
  return sign !== '' && !shape.startsWith('{n}') ? sign + text : text;
}
