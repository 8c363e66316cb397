import type { DraftLanguage } from './language.ts';

export type Qualifier = 'over' | 'under' | 'about' | 'up-to' | 'at-least';

/** A number with its unit as it stands in a text. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  /** Without words like "over". */
  readonly text: string;
  /** Unscaled; a range is [low, high]. */
  readonly value: number | readonly [number, number];
  /** ISO 4217 code, "%", "x", "pp", "bp", or empty. */
  readonly unit: string;
  readonly scale: 'k' | 'wan' | 'mn' | 'yi' | 'bn' | 'tn' | undefined;
  readonly sign: boolean;
  readonly qualifier: Qualifier | undefined;
}

const CURRENCIES: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  usd: 'USD',
  美元: 'USD',
  dollars: 'USD',
  dollar: 'USD',
  'us-dollar': 'USD',
  hk$: 'HKD',
  hkd: 'HKD',
  港元: 'HKD',
  nt$: 'TWD',
  twd: 'TWD',
  新台币: 'TWD',
  新台幣: 'TWD',
  a$: 'AUD',
  aud: 'AUD',
  c$: 'CAD',
  cad: 'CAD',
  s$: 'SGD',
  sgd: 'SGD',
  r$: 'BRL',
  brl: 'BRL',
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  欧元: 'EUR',
  歐元: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  '₹': 'INR',
  inr: 'INR',
  '₩': 'KRW',
  krw: 'KRW',
  chf: 'CHF',
  sek: 'SEK',
  nok: 'NOK',
  dkk: 'DKK',
  jpy: 'JPY',
  日元: 'JPY',
  yen: 'JPY',
  cny: 'CNY',
  rmb: 'CNY',
  元: 'CNY',
  人民币: 'CNY',
  人民幣: 'CNY',
  yuan: 'CNY',
};

/** Power of ten, and the scale of the report format where it has one. */
const SCALES: Readonly<Record<string, readonly [number, Figure['scale']]>> = {
  thousand: [3, 'k'],
  k: [3, 'k'],
  tsd: [3, 'k'],
  million: [6, 'mn'],
  millionen: [6, 'mn'],
  mn: [6, 'mn'],
  m: [6, 'mn'],
  mio: [6, 'mn'],
  mln: [6, 'mn'],
  billion: [9, 'bn'],
  bn: [9, 'bn'],
  b: [9, 'bn'],
  mrd: [9, 'bn'],
  milliarden: [9, 'bn'],
  milliarde: [9, 'bn'],
  trillion: [12, 'tn'],
  tn: [12, 'tn'],
  t: [12, 'tn'],
  billionen: [12, 'tn'],
  万: [4, 'wan'],
  萬: [4, 'wan'],
  百万: [6, 'mn'],
  亿: [8, 'yi'],
  億: [8, 'yi'],
  万亿: [12, 'tn'],
  兆: [12, 'tn'],
};

const BEFORE: readonly (readonly [RegExp, Qualifier])[] = [
  [/(?:(?<!\p{L})(?:over|more than|above|exceed(?:s|ed|ing)?|über|mehr als)\s|超过|超過|逾|>\s?)$/iu, 'over'],
  [/(?:(?<!\p{L})(?:at least|a minimum of|mindestens)\s|至少|不低于|≥\s?)$/iu, 'at-least'],
  [/(?:(?<!\p{L})(?:up to|as much as|bis zu)\s|高达|高達|≤\s?)$/iu, 'up-to'],
  [/(?:(?<!\p{L})(?:under|below|less than|weniger als|unter)\s|不足|低于|<\s?)$/iu, 'under'],
  [
    /(?:(?<!\p{L})(?:about|around|approximately|approx\.|roughly|nearly|some|circa|ca\.|rund|etwa|knapp)\s|约|約|大约|近|[~≈∼]\s?)$/iu,
    'about',
  ],
];

// Digits are bounded so that a wall of them is passed over in one step each.
const EN = String.raw`\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,8})?|\d{1,15}(?:\.\d{1,8})?`;
const DE = String.raw`\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,8})?|\d{1,15}(?:,\d{1,8})?`;
const PREFIX = String.raw`(?:US\$|HK\$|NT\$|[ACSR]\$|[$€£¥￥₹₩]|(?:USD|EUR|GBP|CNY|RMB|JPY|HKD|CHF|TWD|KRW|INR|AUD|CAD|SGD|SEK|NOK|DKK|BRL)\s?)`;
const SCALE = String.raw`(?:\s?(?:trillion|billionen|billion|milliarden?|millionen|million|thousand|mrd\.?|mio\.?|mln\.?|tsd\.?|bn|mn|tn|万亿|百万|亿|億|万|萬|兆)|(?:[bmkt]))`;
const SUFFIX = String.raw`(?:\s?(?:%|％|percent(?:age points?)?|per cent|prozent(?:punkte)?|个百分点|個百分點|百分点|pp\b|basis points|bps?\b|[x×](?![\p{L}\d])|-fach|times|倍|美元|港元|人民币|人民幣|新台币|新台幣|日元|欧元|歐元|元|us-dollar|dollars?|euros?|yuan|yen|€|£|(?:usd|eur|gbp|cny|rmb|jpy|hkd|chf|twd|krw|inr|aud|cad|sgd|sek|nok|dkk|brl)(?!\p{L})))`;
const JOIN = String.raw`\s?(?:-|–|—|~|～|至|到|(?<=\s)to(?=\s)|(?<=\s)bis(?=\s))\s?`;

function pattern(number: string): RegExp {
  const one = String.raw`(?:${number})`;
  return new RegExp(
    String.raw`(?<![A-Za-z0-9_.,/#])(?<!\d[-–])(?<sign>[+−–-])?(?<prefix>${PREFIX})?(?<low>${one})(?<scale1>${SCALE}(?!\p{Script=Latin}))?(?<suffix1>${SUFFIX})?(?:${JOIN}(?:[+−-])?${PREFIX}?(?<high>${one})(?<scale2>${SCALE}(?!\p{Script=Latin}))?(?<suffix2>${SUFFIX})?)?(?![A-Za-z0-9_]|[.,/-]\d)`,
    'giu',
  );
}

const PATTERNS = { en: pattern(EN), de: pattern(DE) } as const;

function toNumber(digits: string, power: number, german: boolean): number {
  const plain = german ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
  // An exponent in the text keeps 64.043 billion exact where a product would not.
  return Number(`${plain}e${power}`);
}

function unitOf(prefix: string | undefined, suffix: string | undefined, language: DraftLanguage): string {
  const after = (suffix ?? '').trim().toLowerCase();
  if (/^(?:%|％|percent|per cent|prozent)$/.test(after)) return '%';
  if (/^(?:percentage points?|prozentpunkte|个百分点|個百分點|百分点|pp)$/.test(after)) return 'pp';
  if (/^(?:basis points|bps?)$/.test(after)) return 'bp';
  if (/^(?:x|×|倍|times|-fach)$/.test(after)) return 'x';
  const before = (prefix ?? '').trim().toLowerCase();
  if (before === '¥' || before === '￥') return language === 'zh-Hans' || after === '元' ? 'CNY' : 'JPY';
  if (after === '元' && language === 'zh-Hant') return 'TWD';
  return CURRENCIES[before] ?? CURRENCIES[after] ?? '';
}

/** All figures of a text from left to right. Takes time linear in its length. */
export function figuresIn(text: string, language: DraftLanguage): readonly Figure[] {
  if (!/\d/.test(text)) return [];
  const german = language === 'de';
  const figures: Figure[] = [];
  for (const match of text.matchAll(german ? PATTERNS.de : PATTERNS.en)) {
    const found = toFigure(match, text, language, german);
    if (found) figures.push(found);
  }
  return figures;
}

function toFigure(match: RegExpMatchArray, text: string, language: DraftLanguage, german: boolean): Figure | undefined {
  const { sign, prefix, low, scale1, suffix1, high, scale2, suffix2 } = match.groups as Record<string, string | undefined>;
  const scaleWord = (scale2 ?? scale1 ?? '').trim().toLowerCase().replace(/\.$/, '');
  const [power, scale] = Object.hasOwn(SCALES, scaleWord)
    ? (SCALES[scaleWord] as readonly [number, Figure['scale']])
    : [0, undefined];
  const unit = unitOf(prefix, suffix2 ?? suffix1, language);
  const negative = sign !== undefined && sign !== '+';
  // Two units or a minus before a range are two figures, or none that can be told.
  if (high !== undefined && (negative || (suffix1 !== undefined && suffix2 !== undefined && suffix1.trim() !== suffix2.trim())))
    return undefined;
  const from = toNumber(
    low as string,
    scale1 !== undefined && scale2 !== undefined && scale1.trim().toLowerCase() !== scale2.trim().toLowerCase()
      ? Number.NaN
      : power,
    german,
  );
  const to = high === undefined ? from : toNumber(high, power, german);
  if (!Number.isFinite(from) || !Number.isFinite(to) || to < from) return undefined;
  const start = match.index as number;
  const end = start + match[0].length;
  const before = text.slice(Math.max(0, start - 20), start);
  const after = text.slice(end, end + 3);
  const plus = /^\+|^ ?以上/.test(after) ? 'over' : /^ ?左右/.test(after) ? 'about' : undefined;
  return {
    start,
    end,
    text: match[0],
    value: high === undefined ? (negative ? -from : from) : [from, to],
    unit,
    scale,
    sign: sign === '+',
    qualifier: BEFORE.find(([words]) => words.test(before))?.[1] ?? plus,
  };
}
