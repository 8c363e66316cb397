import type { NoteLanguage } from '../note/note.ts';
import type { Interval, Qualifier } from './claim.ts';
import { masked, withPlainDigits } from './masks.ts';
import { CODES, powerOf, unitOf } from './units.ts';

/** A number as it is printed. */
export interface PrintedNumber {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: number;
  readonly interval: Interval;
  readonly range: { readonly from: Interval; readonly to: Interval } | undefined;
  readonly half: number;
  readonly unit: string;
  readonly scale: number;
  readonly qualifier: Qualifier | undefined;
  readonly signed: boolean;
  /** A year or a whole number without a unit that may be one. */
  readonly isYear: boolean;
}

const SIGN = String.raw`[+\u2212\u2013-]`;
const PREFIX = String.raw`(?:US\$|HK\$|NT\$|NZ\$|CA\$|AU\$|[ACRS]\$|[$€£¥￥₹₩₺₽฿₪₱₫]|(?<![\p{L}\d])R[Mp]?\.?(?=\s?\d)|(?:${CODES})(?=[\s\d(+\u2212-])|Rs\.?(?=\s?\d)|SFr|Fr\.(?=\s?\d)|人民币|人民幣|港币|港幣|港元|美元)\s?`;
const GROUPED = {
  en: String.raw`\d{1,3}(?:[,\u2009\u202f]\d{3}){1,6}(?:\.\d{1,9})?|\d{1,3}(?:[’']\d{3}){1,6}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?`,
  de: String.raw`\d{1,3}(?:[.\u2009\u202f\u00a0]\d{3}){1,6}(?:,\d{1,9})?|\d{1,3}(?:[’']\d{3}){1,6}(?:[.,]\d{1,9})?|\d{1,15}\.\d{1,2}(?![\d.])|\d{1,15}(?:,\d{1,9})?`,
};
const SCALE = String.raw`\s?(?:trillions?|billionen|billions?|milliarden?|millionen|millions?|thousand|tausend|crores?|lakh|mrd\.?|mio\.?|mln\.?|tsd\.?|bln|bn|mn|trn|tn|万亿|萬億|十亿|十億|亿|億|千万|千萬|百万|百萬|万|萬|兆|千(?=元|股)|(?:[bmk])(?![\p{L}\d]))`;
const SUFFIX = String.raw`\s?(?:%|percentage\spoints?|percent|per\scent|prozentpunkte?n?|prozent|个百分点|個百分點|百分点|百分點|pps?(?![\p{L}])|ppts?(?![\p{L}])|basis\spoints?|basispunkte?n?|个基点|個基點|基点|基點|bps?(?![\p{L}\d])|[x×](?![\p{L}\d])|-?fach(?:e[sn]?)?|(?<=\d\s?)times(?!\s(?:a|an|per|as|more|less|in|since|over|during|each|every|larger|smaller|higher|lower)(?!\p{L}))|倍|pence|p(?![\p{L}\d]|\.\d)|cents?|(?<=\d)c(?![\p{L}\d])|us\sdollars|us-dollar|dollars?|euros?|pounds|yuan|renminbi|yen|won|rupees|francs|franken|kronor|美元|港元|港币|港幣|元人民币|元人民幣|人民币|人民幣|新台币|新台幣|日元|日圓|欧元|歐元|英镑|英鎊|韩元|韓元|瑞士法郎|元|[€£$]|(?:${CODES})(?![\p{L}]))`;
const JOIN = String.raw`\s?(?:-|–|—|~|～|至|到|\sto\s|\sbis\s|\sand\s|\sund\s|和|与|與|及)\s?`;

/** Units of weight, power and the like, which may stand right behind the digits: 31.2GW, 412kt. */
const MEASURE = String.raw`(?:[kMGT]?Wh?p?|[kM]?t|Mt|kg|oz|bbl|boe|mmboe|kboe|TEU|sqm|sqft|km)(?:\/\p{L}{1,3})?(?![\p{L}\d])`;

function pattern(number: string): RegExp {
  const one = `(?:${number})`;
  return new RegExp(
    String.raw`(?<![\p{Script=Latin}\d_\u0001/#][.,]?)(?<![\p{Script=Latin}\d][-–])(?<open>\()?(?<sign>${SIGN}\s?)?(?<prefix>${PREFIX})?(?<sign2>${SIGN})?(?<low>${one})(?<scale>${SCALE})?(?<suffix>${SUFFIX})?(?:(?<join>${JOIN})${SIGN}?(?:${PREFIX})?(?<high>${one})(?<scale2>${SCALE})?(?<suffix2>${SUFFIX})?)?(?:(?<=倍)|(?!(?!${MEASURE})[\p{Script=Latin}\d_]|(?<=\d)[.,/]\d))`,
    'giu',
  );
}
const PATTERNS = { en: pattern(GROUPED.en), de: pattern(GROUPED.de) };

const QUALIFIERS: readonly (readonly [RegExp, Qualifier])[] = [
  [
    /(?:(?<!\p{L})(?:over|more than|above|exceed(?:s|ed|ing)?|in excess of|beyond|north of|über|mehr als)\s|超过|超過|逾|超|高于|高於|>\s?)(?:the\s)?$/iu,
    'over',
  ],
  [/(?:(?<!\p{L})(?:at least|a minimum of|no less than|mindestens|wenigstens)\s|至少|不低于|不低於|≥\s?)$/iu, 'at-least'],
  [/(?:(?<!\p{L})(?:up to|as much as|as high as|at most|bis zu|höchstens)\s|高达|高達|最多|≤\s?)$/iu, 'up-to'],
  [/(?:(?<!\p{L})(?:under|below|less than|fewer than|weniger als|unter)\s|不足|低于|低於|不到|<\s?)$/iu, 'under'],
  [
    /(?:(?<!\p{L})(?:about|around|approximately|approx\.|roughly|nearly|almost|some|circa|ca\.|c\.|close to|just (?:over|under|above|below)|slightly (?:over|under|above|below)|a little (?:over|under)|rund|etwa|knapp|gut|circa|ungefähr|fast|nahezu)\s|约|約|大约|大約|接近|近|[~≈∼]\s?)$/iu,
    'about',
  ],
];

/** All numbers of a text that measure something, from left to right; time is linear in its length. */
export function numbersIn(source: string, language: NoteLanguage): readonly PrintedNumber[] {
  if (!/\p{Nd}/u.test(source)) return [];
  const text = masked(withPlainDigits(source));
  const german = language === 'de';
  const found: PrintedNumber[] = [];
  const pattern = german ? PATTERNS.de : PATTERNS.en;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const pair = isPair(match, text, language);
    const number = readNumber(match, text, source, language, german, pair);
    if (!pair) pattern.lastIndex = firstEnd(match);
    if (number) found.push(number);
  }
  return found;
}

function readNumber(
  match: RegExpExecArray,
  text: string,
  source: string,
  language: NoteLanguage,
  german: boolean,
  pair: boolean,
): PrintedNumber | undefined {
  const groups = match.groups as Record<string, string | undefined>;
  const { prefix, low = '', scale, suffix } = groups;
  const [high, scale2, suffix2] = pair ? [groups.high, groups.scale2, groups.suffix2] : [];
  let start = match.index;
  let end = pair ? start + match[0].length : firstEnd(match);
  // A bracket around a number alone is a minus; any other belongs to the sentence.
  const isBracketed = groups.open !== undefined && text[end] === ')' && high === undefined && groups.sign === undefined;
  if (groups.open !== undefined && !isBracketed) start += 1;
  const power = powerOf(scale2 ?? scale);
  const unit = unitOf(prefix, suffix2 ?? suffix, language);
  const pence = /^(?:pence|p|c|cents?)$/i.test((suffix2 ?? suffix ?? '').trim());
  const sign = (groups.sign ?? groups.sign2 ?? '').trim();
  // A dash between a word and a number, as in "capex – 4.2 billion", is no minus.
  const isDash = sign === '\u2013' && /\s$/.test(groups.sign ?? '');
  const isBare = unit === '' && power === 0;
  // In a sentence brackets hold an aside, such as the value of a year ago; alone in a cell, or where a number is awaited, they are a minus.
  const isAlone = start === 0 && text.slice(end + 1).trim().length < 3;
  const isAwaited = /(?:of|was|were|at|to|from|is|auf|bei|von)\s(?:[$€£])?$/iu.test(text.slice(Math.max(0, start - 6), start));
  const isMinus = isBracketed && (isAlone || isAwaited);
  const negative = (sign !== '' && sign !== '+' && !isDash) || (isMinus && (!isBare || /[.,]/.test(low) || isAlone));
  const factor = 10 ** (power - (pence ? 2 : 0));
  const one = digitsOf(low, german);
  if (!Number.isFinite(one.value)) return undefined;
  const lowPower = scale !== undefined && scale2 !== undefined ? powerOf(scale) : power;
  const from = interval(one, 10 ** (lowPower - (pence ? 2 : 0)), negative);
  let whole = from;
  let range: PrintedNumber['range'];
  let half = one.half * factor;
  if (high !== undefined) {
    const two = digitsOf(high, german);
    const to = interval(two, factor, negative && /^[+\u2212\u2013-]/.test(groups.join ?? ''));
    if (isBare && isYearDigits(low) && /^(?:19|20)?\d\d$/.test(high)) return undefined;
    range = { from, to };
    whole = { low: Math.min(from.low, to.low), high: Math.max(from.high, to.high) };
    half = Math.max(one.half, two.half) * factor;
  }
  const value = range === undefined ? (negative ? -one.value : one.value) * factor : (mid(range.from) + mid(range.to)) / 2;
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 3);
  const later: Qualifier | undefined = /^\+|^ ?以上/.test(after) ? 'over' : /^ ?左右/.test(after) ? 'about' : undefined;
  const isAside = isBracketed && !isMinus;
  const percent = isMinus && unit === '' && /^\)\s?%/.exec(text.slice(end, end + 3));
  if (isAside) start += 1;
  else if (isBracketed) end += percent ? percent[0].length : 1;
  return {
    start,
    end,
    text: source.slice(start, end),
    value,
    interval: whole,
    range,
    half,
    unit: percent ? '%' : unit,
    scale: power,
    qualifier: QUALIFIERS.find(([words]) => words.test(before))?.[1] ?? later,
    signed: sign === '+' || negative,
    isYear: isBare && high === undefined && sign === '' && !isBracketed && isYearDigits(low),
  };
}

const JOINS = /^\s?(?:and|und|和|与|與|及)\s?$/iu;
const BETWEEN = /(?:(?<!\p{L})(?:between|zwischen)\s|介于|介於|介乎|处于|處於|在)$/iu;
/** What lies between two numbers and is no range of one. */
const APART =
  /(?<!\p{L})(?:gap|spread|difference|differential|ratio|correlation|distance|split|differenz|abstand|unterschied|lücke|verhältnis)(?!\p{L})/iu;

const FROM = /(?:(?<!\p{L})(?:from|von)\s|从|從|由|自)$/iu;
const RANGED = /(?:rang(?:e|es|ed|ing)\sfrom|spann\w{0,4}\svon|reich\w{0,3}\svon|区间从|區間從)\s?$/iu;

/** A verb of change right before a number. */
const CHANGED =
  /(?:(?<!\p{L})(?:rose|rises|climb(?:ed|s)|jump(?:ed|s)|gain(?:ed|s)|increased|advanced|grew|fell|falls|drop(?:ped|s)|declined|slipped|dipped|eased|lost|decreased)\s(?:about\s|almost\s|nearly\s|another\s|a\sfurther\s)?|(?:上升|上涨|上漲|上行|下降|下滑|下行|下跌|回落|提高|回升)(?:了|约|約)?\s?)$/iu;

/** Whether two numbers that a sign or word joins are the ends of one range: not "rose 12% to USD 4bn", nor "from 10% to 12%". */
function isPair(match: RegExpExecArray, text: string, language: NoteLanguage): boolean {
  const { prefix, suffix, scale, scale2, suffix2, join = '', high } = match.groups as Record<string, string | undefined>;
  if (high === undefined) return false;
  const word = /[\p{L}]/u.test(join);
  if (word) {
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    // "And" joins the ends of a range only behind "between", or in a cell.
    if (
      JOINS.test(join) &&
      !(BETWEEN.test(before) && !APART.test(before)) &&
      !(/and/iu.test(join) && /^[^.]{0,12}$/u.test(text.slice(match.index + match[0].length - high.length)))
    )
      return false;
    // "Von 305 bis 320" is a range, "from 305 to 320" a change.
    if (FROM.test(before) && !RANGED.test(before) && !/bis/iu.test(join)) return false;
    if (/(?<!\p{L})(?:by|um|up|down)\s$/iu.test(before)) return false;
    // "Rose 1.2% to 12.3% from 11.1%".
    if (/^\s(?:from|after)\s/iu.test(text.slice(match.index + match[0].length, match.index + match[0].length + 8))) return false;
    if (isStepTo(match, before)) return false;
    // The second has a currency of its own that the first has not.
    if (prefix === undefined && /\p{Sc}|[A-Z]{3}/u.test(match[0].slice(firstEnd(match) - match.index + join.length).slice(0, 4)))
      return false;
  }
  if (
    suffix !== undefined &&
    suffix2 !== undefined &&
    unitOf(undefined, suffix, language) !== unitOf(undefined, suffix2, language)
  )
    return false;
  if (suffix !== undefined && suffix2 === undefined && unitOf(undefined, suffix, language).length === 1) return false;
  return !(scale !== undefined && scale2 === undefined && word);
}

/** "The yield climbed 6% to 2.78%": by one and to the other, where a range would end higher or with as many decimals. */
function isStepTo(match: RegExpExecArray, before: string): boolean {
  const { low = '', high = '', suffix, suffix2 } = match.groups as Record<string, string | undefined>;
  if (suffix?.trim() !== '%' || suffix2?.trim() !== '%' || !CHANGED.test(before)) return false;
  const [one, other] = [low, high].map((each) => Number(each.replace(',', '.'))) as [number, number];
  const decimals = (digits: string) => /[.,](\d+)$/.exec(digits)?.[1]?.length ?? 0;
  return one > other || decimals(high) - decimals(low) > 1;
}

/** Where the first of two joined numbers ends. */
function firstEnd(match: RegExpExecArray): number {
  const { join, high } = match.groups as Record<string, string | undefined>;
  if (high === undefined) return match.index + match[0].length;
  const at = match[0].lastIndexOf(join as string, match[0].lastIndexOf(high));
  return match.index + (at <= 0 ? match[0].length : at);
}

function isYearDigits(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits);
}

interface Digits {
  readonly value: number;
  readonly half: number;
}

function digitsOf(digits: string, german: boolean): Digits {
  // Swiss authors write a point before decimals.
  const swiss = german && /^\d+\.\d{1,2}$/.test(digits);
  const plain =
    german && !swiss && !/[’']/.test(digits)
      ? digits.replace(/[.\s\u00a0\u2009\u202f]/g, '').replace(',', '.')
      : digits.replace(/[,’'\s\u2009\u202f]/g, (sign) => (sign === ',' && german ? '.' : ''));
  const decimals = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
  return { value: Number(plain), half: 0.5 * 10 ** -decimals };
}

function interval({ value, half }: Digits, factor: number, negative: boolean): Interval {
  const [low, high] = [(value - half) * factor, (value + half) * factor];
  return negative ? { low: -high, high: -low } : { low, high };
}

function mid({ low, high }: Interval): number {
  return (low + high) / 2;
}
