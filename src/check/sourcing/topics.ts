import type { Claim } from '../claims/claim.ts';

export type Topic = 'price' | 'rating' | 'target' | 'valuation';

const TITLES: readonly (readonly [Topic, RegExp])[] = [
  [
    'rating',
    /(?<!\p{L})(?:(?:analyst|stock|share|street)\s)?ratings?(?!\s?(?:agency|agencies|action|scale|system|definitions?))(?!\p{L})|recommendations?(?!\p{L})|einstufung(?:en)?|empfehlung(?:en)?|评级|評級/iu,
  ],
  ['target', /price targets?|target prices?|kursziele?|目标价|目標價/iu],
  ['valuation', /(?<!\p{L})valuations?(?!\p{L})|bewertung(?!sreserve)|估值/iu],
  [
    'price',
    /(?<!\p{L})(?:quotes?|(?:share|stock|closing) prices?|price chart)(?!\p{L})|(?:aktien|schluss)kurse?|行情|股价|股價|收盘价|收盤價/iu,
  ],
];
/** A title that promises more than its topic. */
const BROAD =
  /financial|fundamental|results|earnings|report|outlook|forecast|estimate|guidance|initiati|update|statistics|profile|overview|kennzahlen|bericht|ergebnis|prognose|ausblick|schätzung|finanz|überblick|财务|財務|业绩|業績|财报|財報|年报|年報|预测|預測|展望|概况|概況|资料|資料/iu;

/** The topics that a title names, when it names nothing else. */
export function topicsOf(title: string): ReadonlySet<Topic> {
  return new Set(TITLES.flatMap(([topic, words]) => (words.test(title) ? [topic] : [])));
}

export function isNarrow(title: string): boolean {
  return !BROAD.test(title);
}

/** Words of a topic, in a text that cites. */
export function speaksOf(text: string, topics: ReadonlySet<Topic>): boolean {
  return TITLES.some(([topic, words]) => topics.has(topic) && words.test(text));
}

const PRICES: ReadonlySet<string> = new Set([
  'price',
  'high52',
  'low52',
  'return52',
  'returnYtd',
  'marketCap',
  'enterpriseValue',
  'upside',
]);
const MULTIPLES: ReadonlySet<string> = new Set(
  'forwardPe pe pb pnav ps evEbitda evEbit evSales dividendYield fcfYield earningsYield'.split(' '),
);
const TARGETS: ReadonlySet<string> = new Set(['averageTarget', 'targetRange', 'targetPrice', 'previousTarget']);
const RATING =
  /^(?:strong buy|buy|overweight|outperform|hold|neutral|equal[- ]?weight|market perform|sell|underweight|underperform|reduce|kaufen|halten|verkaufen|übergewichten|untergewichten|买入|買入|增持|持有|中性|减持|減持|卖出|賣出)(?:\s?\(?\d*\)?| ratings?| recommendations?)?$/iu;

/** What kind of number a claim states, as far as the age of its source goes. */
export type MarketKind = 'price' | 'rating' | 'target' | 'multiple' | 'market';

export function marketKindOf({ metric, label, unit }: Pick<Claim, 'metric' | 'label' | 'unit'>): MarketKind | undefined {
  if (metric === undefined) return unit === '%' && RATING.test(label.trim()) ? 'rating' : undefined;
  if (PRICES.has(metric)) return 'price';
  if (TARGETS.has(metric)) return 'target';
  if (MULTIPLES.has(metric)) return 'multiple';
  return metric === 'beta' ? 'market' : undefined;
}
