import type { Locale } from './locale.ts';

export const SCALES = ['none', 'k', 'wan', 'mn', 'yi', 'bn', 'tn'] as const;
/** How a number is counted; `wan` (萬) and `yi` (億) are the steps of Chinese. */
export type Scale = (typeof SCALES)[number];
const POWERS: Readonly<Record<Scale, number>> = { none: 0, k: 3, wan: 4, mn: 6, yi: 8, bn: 9, tn: 12 };
export const SCALE_FACTORS: Readonly<Record<Scale, number>> = {
  none: 1,
  k: 1e3,
  wan: 1e4,
  mn: 1e6,
  yi: 1e8,
  bn: 1e9,
  tn: 1e12,
};

/** Why there is no number: not meaningful, not available, or nothing at all. */
export const MISSING = ['NM', 'NA', 'nil'] as const;
export type Missing = (typeof MISSING)[number];

/** How one number is printed. */
export interface NumberStyle {
  /** ISO 4217 code, `%`, `pp`, `bp`, `x`, a compound like `USD/MWh`, a word, or empty. */
  readonly unit: string;
  readonly scale?: Scale | undefined;
  readonly decimals?: number | undefined;
  /** Plus sign before positive values. */
  readonly sign?: boolean | undefined;
  /** In a table or a panel: negatives stand as the brand writes them there. */
  readonly tabular?: boolean | undefined;
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** True for an ISO 4217 code; other words of three letters (TEU, ADS) are units like any. */
export function isCurrency(unit: string): boolean {
  return CURRENCIES.has(unit);
}

const symbols = new Map<string, string>();

/** The sign or code that stands for a currency, as the brand wants it; a code keeps its distance from the digits. */
export function currencySymbol(currency: string, locale: Locale): string {
  const currencyDisplay = locale.house?.currency ?? 'symbol';
  const key = `${locale.language} ${currency} ${currencyDisplay}`;
  let symbol = symbols.get(key);
  if (symbol === undefined) {
    const parts = new Intl.NumberFormat(locale.language, { style: 'currency', currency, currencyDisplay }).formatToParts(0);
    symbol = parts.find(({ type }) => type === 'currency')?.value ?? currency;
    if (/^[A-Z]{3}$/.test(symbol)) symbol += '\u00a0';
    symbols.set(key, symbol);
  }
  return symbol;
}

/** The currency of a price per something: USD of `USD/MWh`, and what it is paid for. */
function priceUnit(unit: string): { readonly currency: string; readonly per: string } | undefined {
  const at = unit.indexOf('/');
  const currency = at === -1 ? '' : unit.slice(0, at).trim();
  const per = unit.slice(at + 1).trim();
  return isCurrency(currency) && !isCurrency(per) ? { currency, per } : undefined;
}

const currencyPlaces = new Map<string, number>();

/** Decimals of a currency's smallest coin: two of most, none of the yen and the won, three of the dinar of Kuwait. */
function minorPlaces(currency: string): number {
  let places = currencyPlaces.get(currency);
  if (places === undefined) {
    places = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    currencyPlaces.set(currency, places);
  }
  return places;
}

/** Decimals when the report does not say: those of the currency for prices, one place for scaled amounts, ratios and percentages, four for exchange rates. */
function defaultDecimals(unit: string, scale: Scale): number | undefined {
  if (unit === 'bp') return 0;
  if (scale !== 'none') return 1;
  if (isCurrency(unit)) return minorPlaces(unit);
  if (priceUnit(unit)) return 2;
  if (/^[A-Z]{3}\/[A-Z]{3}$/.test(unit) && unit.split('/').every(isCurrency)) return 4;
  if (unit === '%' || unit === 'pp' || unit === 'x') return 1;
  return undefined;
}

/**
 * Scale and decimals as they are printed. A scale that the language has no word for is told by the next one below, with the
 * decimals that print the same digits; what is no amount (percentages, points, multiples) has none.
 */
function spoken({ unit, scale = 'none', decimals }: NumberStyle, locale: Locale): { scale: Scale; decimals: number | undefined } {
  if (!pattern(locale, priceUnit(unit)?.currency ?? unit).includes('{k}')) scale = 'none';
  const places = decimals ?? defaultDecimals(unit, scale);
  const steps = scale === 'wan' ? 1 : scale === 'yi' ? 2 : 0;
  if (steps === 0 || locale.numbers.scales[scale] !== '') return { scale, decimals: places };
  return { scale: scale === 'wan' ? 'k' : 'mn', decimals: places === undefined ? undefined : Math.max(0, places - steps) };
}

function pattern({ numbers }: Locale, unit: string): string {
  switch (unit) {
    case '':
      return numbers.plain;
    case '%':
      return numbers.percent;
    case 'pp':
      return numbers.percentagePoints;
    case 'bp':
      return numbers.basisPoints;
    case 'x':
      return numbers.multiple;
    default:
      return isCurrency(unit) ? numbers.currency : numbers.unit;
  }
}

/** From here on a number may need all digits that it has; below, the last ones are only what arithmetic leaves behind. */
const ALL_DIGITS = 1e14;

/** Below this the digits of a double say on which side of a half it lies. */
const EXACT = 1e9;

/**
 * What Intl is to round: the number, or near a half its written form, so that 13.85 rounds as 13.85 and not as the binary number
 * just below. Reading written forms takes three times as long, so that most numbers go without.
 */
function roundable(value: number, scale: Scale, decimals: number): number | Intl.StringNumericLiteral {
  const scaled = value / SCALE_FACTORS[scale];
  const last = Math.abs(scaled) * 10 ** decimals;
  if (last < EXACT && Math.abs(last - Math.floor(last) - 0.5) > 1e-4) return scaled;
  const [digits, exponent] = (last < ALL_DIGITS ? value.toPrecision(15) : String(value)).split('e');
  return `${digits}e${Number(exponent ?? 0) - POWERS[scale]}` as Intl.StringNumericLiteral;
}

/** Places that a number without a rule may have. */
const MOST_DECIMALS = 2;
const digitFormatters = new Map<string, Intl.NumberFormat>();

function digitFormatter(language: string, decimals: number | undefined, sign: boolean): Intl.NumberFormat {
  const key = `${language} ${decimals} ${sign}`;
  let found = digitFormatters.get(key);
  if (!found) {
    found = new Intl.NumberFormat(language, {
      signDisplay: sign ? 'exceptZero' : 'negative',
      ...(decimals === undefined
        ? { maximumFractionDigits: MOST_DECIMALS }
        : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
    });
    digitFormatters.set(key, found);
  }
  return found;
}

/** The digits without a bracket: a true minus where one is needed. */
function signedDigits(value: number, style: NumberStyle, locale: Locale): string {
  const { scale, decimals } = spoken(style, locale);
  const text = digitFormatter(locale.language, decimals, style.sign === true).format(
    roundable(value, scale, decimals ?? MOST_DECIMALS),
  );
  return value < 0 ? text.replace('-', '\u2212') : text;
}

/** True where a negative number stands in brackets instead of behind a minus. */
function takesBrackets(style: NumberStyle, locale: Locale): boolean {
  return style.tabular === true && style.sign !== true && locale.house?.negatives === 'parentheses';
}

function bracketed(text: string, style: NumberStyle, locale: Locale): string {
  return takesBrackets(style, locale) && text.includes('\u2212') ? `(${text.replaceAll('\u2212', '')})` : text;
}

/**
 * The digits alone: grouped, rounded half away from zero, with a true minus sign or, in a table, in the brackets that the
 * brand wants. Never "-0", and NA for what is no number.
 */
export function formatDigits(value: number, style: NumberStyle, locale: Locale): string {
  if (!Number.isFinite(value)) return formatMissing('NA', locale);
  return bracketed(signedDigits(value, style, locale), style, locale);
}

/**
 * A style with the scale in which the language counts when it says a number with its unit: ten times 億 for a billion, with one
 * decimal less, so that the digits are the same. Digits that stand alone under a head of their own keep their scale.
 */
function idiomatic(style: NumberStyle, locale: Locale): NumberStyle {
  if (style.scale !== 'bn' || !locale.numbers.billionsInYi) return style;
  const decimals = style.decimals ?? defaultDecimals(style.unit, 'bn');
  return { ...style, scale: 'yi', decimals: decimals === undefined ? undefined : Math.max(0, decimals - 1) };
}

/** A number with unit and scale as the language writes them: `$387.2bn`, `387,2 Mrd. $`, `13.8%`, `22.8×`, `(1.2%)`. */
export function formatNumber(value: number, given: NumberStyle, locale: Locale): string {
  if (!Number.isFinite(value)) return formatMissing('NA', locale);
  const style = idiomatic(given, locale);
  return bracketed(dress(signedDigits(value, style, locale), style, locale), style, locale);
}

/** `$183–205`, `21–35%`: the unit is written once. */
export function formatRange(low: number, high: number, given: NumberStyle, locale: Locale): string {
  const style = idiomatic(given, locale);
  const from = formatDigits(low, style, locale);
  const to = formatDigits(high, { ...style, sign: style.sign && low < 0 }, locale);
  return dress(locale.numbers.range.replace('{low}', from).replace('{high}', to), style, locale);
}

/** What stands where a number would: NM, NA or a dash. */
export function formatMissing(missing: Missing, locale: Locale): string {
  return locale.numbers.missing[missing];
}

/** What the marks say, for the notes under a table or panel: "NM = not meaningful"; in fixed order, each once. */
export function missingLegend(found: Iterable<Missing | undefined>, locale: Locale): string | undefined {
  const all = new Set(found);
  const words = MISSING.filter((missing) => all.has(missing)).map((missing) => locale.numbers.missingMeaning[missing]);
  return words.length === 0 ? undefined : words.join('; ');
}

function dress(digits: string, style: NumberStyle, locale: Locale): string {
  const price = priceUnit(style.unit);
  const unit = price?.currency ?? style.unit;
  const currency = isCurrency(unit);
  const sign = currency && /^[+\u2212]/.test(digits) ? (digits[0] as string) : '';
  const body = sign === '' ? digits : digits.slice(1);
  const shape = pattern(locale, unit);
  const { scale } = spoken(style, locale);
  const text = shape
    .replace('{n}', () => (shape.startsWith('{n}') ? sign + body : body))
    .replace('{s}', () => (currency ? currencySymbol(unit, locale) : ''))
    .replace('{k}', () => locale.numbers.scales[scale])
    // A word of Latin letters keeps its distance where the language writes its own without a space.
    .replace(/(\S?)\{u\}/, (_, before: string) => before + (before !== '' && /^\p{Script=Latin}/u.test(unit) ? ' ' : '') + unit)
    .trim();
  return (sign !== '' && !shape.startsWith('{n}') ? sign + text : text) + (price ? `/${price.per}` : '');
}
