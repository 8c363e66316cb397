import type { NoteLanguage } from '../note/note.ts';
import type { Interval } from './claim.ts';
import { CODES, unitOf } from './units.ts';

/** What one unit of a currency costs in another. */
export interface ExchangeRate {
  readonly start: number;
  readonly end: number;
  /** The currency of which there is one. */
  readonly base: string;
  /** The currency in which it is priced. */
  readonly quote: string;
  readonly value: Interval;
  readonly text: string;
}

const NAME = String.raw`(?:${CODES})(?![\p{Script=Latin}])|US-Dollars?|dollars?|euros?|pounds?(?:\ssterling)?|Pfund|sterling|yuan|renminbi|yen|rupees?|francs?|Franken|rand|reais|real|pesos?|美元|港元|港币|港幣|人民币|人民幣|新台币|新台幣|台币|台幣|日元|日圆|日圓|欧元|歐元|英镑|英鎊|元`;
const SIGN = String.raw`US\$|HK\$|NT\$|A\$|C\$|S\$|R\$|[$€£¥￥₹₩]|R(?=\d)|Rs\.?\s?`;
const RATE = String.raw`\d{1,5}(?:[.,]\d{1,5})?`;
const UNIT = String.raw`(?:人民[币幣])?`;

const PATTERNS: readonly RegExp[] = [
  // "EUR/USD 1.16", "USD/INR: 86.60", "GBP/USD at 1.29".
  new RegExp(
    String.raw`(?<![\p{L}\d])(?<base>${CODES})\s?\/\s?(?<quote>${CODES})(?![\p{L}])(?:\s(?:of|at|rate|is|was|von|bei|exchange))*\s?[:：=]?\s?(?<rate>${RATE})(?![\d%])`,
    'gu',
  ),
  // "0.86 GBP per euro", "¥145 per dollar", "R18.20 to the dollar".
  new RegExp(
    String.raw`(?<![\p{L}\d.,])(?<sign>${SIGN})?(?<rate>${RATE})\s?(?<quote>${NAME})?\s(?:je|pro|per|to\sthe|to\sa|zum|for\sone|für\seinen?)\s(?<base>${NAME})`,
    'giu',
  ),
  // "1 USD = 7.12 CNY", "1港元兌0.92元人民幣".
  new RegExp(
    String.raw`(?<![\d.,])1\s?(?<base>${NAME})\s?(?:=|:|：|≈|兌|兑|对|對|约合|約合|折合|折|合|equals|is|buys|entspricht)\s?(?:约|約|about\s)?(?<sign>${SIGN})?(?<rate>${RATE})\s?(?<quote>${NAME})?${UNIT}`,
    'giu',
  ),
  // "美元兑人民币汇率7.12".
  new RegExp(
    String.raw`(?<base>美元|港元|港币|港幣|欧元|歐元|英镑|英鎊|日元|日圓)(?:兌|兑|对|對)(?<quote>人民币|人民幣|新台币|新台幣|台币|港元|美元)(?:的?(?:汇率|匯率))?(?:假设|假設)?(?:为|為|按|以|取|约|約|在|:|：|=)?\s?(?<rate>${RATE})(?![\d%])`,
    'gu',
  ),
];

const PLURALS: Readonly<Record<string, string>> = {
  pound: 'GBP',
  'pound sterling': 'GBP',
  'pounds sterling': 'GBP',
  sterling: 'GBP',
  pfund: 'GBP',
  rupee: 'INR',
  franc: 'CHF',
  rand: 'ZAR',
  real: 'BRL',
  reais: 'BRL',
  'us-dollars': 'USD',
  台币: 'TWD',
  台幣: 'TWD',
  日圆: 'JPY',
};

function currencyOf(sign: string | undefined, name: string | undefined, language: NoteLanguage): string {
  if (sign !== undefined) return /^R$/.test(sign) ? 'ZAR' : unitOf(sign.trim(), name, language);
  const word = (name ?? '').trim().toLowerCase();
  return PLURALS[word] ?? unitOf(undefined, word, language);
}

/** The exchange rates that a text tells, with both of their currencies. */
export function exchangeRatesIn(text: string, language: NoteLanguage): readonly ExchangeRate[] {
  if (!/\d/.test(text)) return [];
  const found: ExchangeRate[] = [];
  for (const pattern of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const { sign, base, quote, rate } = match.groups as Record<string, string | undefined>;
      const [one, other] = [currencyOf(undefined, base, language), currencyOf(sign, quote, language)];
      const digits = (rate as string).replace(',', '.');
      const value = Number(digits);
      if (one.length !== 3 || other.length !== 3 || one === other || !(value > 0)) continue;
      const half = 0.5 * 10 ** -(digits.split('.')[1]?.length ?? 0);
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        base: one,
        quote: other,
        value: { low: value - half, high: value + half },
        text: match[0].trim(),
      });
    }
  return found;
}

/** How far around a number the words of a rate may stand. */
const AROUND = 40;

/** Whether a number is the rate of an exchange and not an amount. */
export function isExchangeRate(text: string, start: number, end: number, language: NoteLanguage): boolean {
  const from = Math.max(0, start - AROUND);
  return exchangeRatesIn(text.slice(from, end + AROUND), language).some(
    (rate) => from + rate.start < end && start < from + rate.end,
  );
}
