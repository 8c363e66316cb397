import { memoizeByLanguage } from './language.ts';
import { simplified } from './simplified.ts';

/** Labels and sentences of the charts of accounts, performance and ratings, in one language. */
export interface FinancialWords {
  /** Behind a period that is expected: 2027E. */
  readonly estimate: string;
  readonly growth: string;
  /** In place of growth between amounts of which none can be told. */
  readonly notMeaningful: string;
  readonly other: (count: string) => string;
  readonly total: string;
  readonly median: string;
  /** Rows of a ranking that the picture has no room for. */
  readonly notShown: (count: string) => string;
  readonly coverage: string;
  readonly bankingClients: string;
  /** Bars that do not begin at zero. */
  readonly cut: (value: string) => string;
  /** Margins and other usual columns by their English name in lower case. */
  readonly names: Readonly<Record<string, string>>;
  readonly sentences: {
    readonly growth: (lowest: string, lowestAt: string, highest: string, highestAt: string) => string;
    readonly expected: (from: string) => string;
    readonly largestPart: (name: string, value: string, share: string, at: string) => string;
    readonly bridge: (from: string, start: string, to: string, end: string) => string;
    readonly rise: (name: string, value: string) => string;
    readonly fall: (name: string, value: string) => string;
    readonly ahead: (name: string, other: string, count: string, of: string) => string;
    readonly best: (name: string, high: string, highAt: string, low: string, lowAt: string) => string;
    readonly ranked: (count: string, first: string, value: string, last: string, lastValue: string) => string;
    readonly rank: (name: string, value: string, rank: string, of: string) => string;
    readonly median: (value: string) => string;
    readonly rating: (name: string, share: string, banking: string | undefined) => string;
  };
}

const en: FinancialWords = {
  estimate: 'E',
  growth: 'Growth, y/y',
  notMeaningful: 'NM',
  other: (count) => `Other (${count})`,
  total: 'Total',
  median: 'Median',
  notShown: (count) => `${count} not shown`,
  coverage: 'Share of all ratings',
  bankingClients: 'of these, banking clients',
  cut: (value) => `Totals cut off at ${value}`,
  names: { gross: 'Gross', ebitda: 'EBITDA', ebit: 'EBIT', operating: 'Operating', pretax: 'Pre-tax', net: 'Net', fcf: 'FCF' },
  sentences: {
    growth: (lowest, lowestAt, highest, highestAt) => `Growth between ${lowest} (${lowestAt}) and ${highest} (${highestAt}).`,
    expected: (from) => `Estimates from ${from}.`,
    largestPart: (name, value, share, at) => `Largest part in ${at}: ${name} with ${value} (${share}).`,
    bridge: (from, start, to, end) => `From ${start} (${from}) to ${end} (${to}).`,
    rise: (name, value) => `Largest rise: ${name} (${value}).`,
    fall: (name, value) => `Largest fall: ${name} (${value}).`,
    ahead: (name, other, count, of) => `${name} ahead of ${other} in ${count} of ${of} years.`,
    best: (name, high, highAt, low, lowAt) => `${name}: best ${high} (${highAt}), worst ${low} (${lowAt}).`,
    ranked: (count, first, value, last, lastValue) => `${count} in order, from ${first} (${value}) to ${last} (${lastValue}).`,
    rank: (name, value, rank, of) => `${name} is number ${rank} of ${of} with ${value}.`,
    median: (value) => `Median ${value}.`,
    rating: (name, share, banking) =>
      banking === undefined ? `${name}: ${share}.` : `${name}: ${share}, of these ${banking} banking clients.`,
  },
};

const de: FinancialWords = {
  estimate: 'e',
  growth: 'Wachstum z. Vj.',
  notMeaningful: 'n. s.',
  other: (count) => `Übrige (${count})`,
  total: 'Summe',
  median: 'Median',
  notShown: (count) => `${count} nicht gezeigt`,
  coverage: 'Anteil an allen Einstufungen',
  bankingClients: 'davon Investmentbanking-Kunden',
  cut: (value) => `Summen bei ${value} abgeschnitten`,
  names: {
    gross: 'Brutto',
    ebitda: 'EBITDA',
    ebit: 'EBIT',
    operating: 'Operativ',
    pretax: 'Vor Steuern',
    net: 'Netto',
    fcf: 'FCF',
  },
  sentences: {
    growth: (lowest, lowestAt, highest, highestAt) => `Wachstum zwischen ${lowest} (${lowestAt}) und ${highest} (${highestAt}).`,
    expected: (from) => `Schätzungen ab ${from}.`,
    largestPart: (name, value, share, at) => `Größter Teil ${at}: ${name} mit ${value} (${share}).`,
    bridge: (from, start, to, end) => `Von ${start} (${from}) auf ${end} (${to}).`,
    rise: (name, value) => `Größter Anstieg: ${name} (${value}).`,
    fall: (name, value) => `Größter Rückgang: ${name} (${value}).`,
    ahead: (name, other, count, of) => `${name} in ${count} von ${of} Jahren vor ${other}.`,
    best: (name, high, highAt, low, lowAt) => `${name}: bestes Jahr ${high} (${highAt}), schlechtestes ${low} (${lowAt}).`,
    ranked: (count, first, value, last, lastValue) =>
      `${count} der Reihe nach, von ${first} (${value}) bis ${last} (${lastValue}).`,
    rank: (name, value, rank, of) => `${name} auf Platz ${rank} von ${of} mit ${value}.`,
    median: (value) => `Median ${value}.`,
    rating: (name, share, banking) =>
      banking === undefined ? `${name}: ${share}.` : `${name}: ${share}, davon ${banking} Investmentbanking-Kunden.`,
  },
};

const zhHant: FinancialWords = {
  estimate: 'E',
  growth: '同比增長',
  notMeaningful: 'NM',
  other: (count) => `其他（${count}項）`,
  total: '合計',
  median: '中位數',
  notShown: (count) => `另有${count}項未顯示`,
  coverage: '佔全部評級比例',
  bankingClients: '其中投資銀行客戶',
  cut: (value) => `合計柱自${value}起`,
  names: { gross: '毛利率', ebitda: 'EBITDA', ebit: 'EBIT', operating: '經營', pretax: '稅前', net: '淨利率', fcf: '自由現金流' },
  sentences: {
    growth: (lowest, lowestAt, highest, highestAt) => `增長介於${lowest}（${lowestAt}）與${highest}（${highestAt}）之間。`,
    expected: (from) => `${from}起為預測。`,
    largestPart: (name, value, share, at) => `${at}最大部分為${name}，${value}（${share}）。`,
    bridge: (from, start, to, end) => `由${start}（${from}）至${end}（${to}）。`,
    rise: (name, value) => `最大增幅：${name}（${value}）。`,
    fall: (name, value) => `最大跌幅：${name}（${value}）。`,
    ahead: (name, other, count, of) => `${of}年中有${count}年${name}領先${other}。`,
    best: (name, high, highAt, low, lowAt) => `${name}：最佳${high}（${highAt}），最差${low}（${lowAt}）。`,
    ranked: (count, first, value, last, lastValue) => `${count}項依次排列，由${first}（${value}）至${last}（${lastValue}）。`,
    rank: (name, value, rank, of) => `${name}以${value}在${of}項中排第${rank}。`,
    median: (value) => `中位數${value}。`,
    rating: (name, share, banking) =>
      banking === undefined ? `${name}：${share}。` : `${name}：${share}，其中${banking}為投資銀行客戶。`,
  },
};

/** Words by language, English where a language has none. */
export const financialWords = memoizeByLanguage((language: string): FinancialWords => {
  if (language.startsWith('de')) return de;
  if (language.startsWith('zh-Hans')) return simplified(zhHant);
  if (language.startsWith('zh')) return zhHant;
  return en;
});
