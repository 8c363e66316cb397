import type { Context } from './context.ts';
import { convertedFrom } from './converted.ts';
import { isExchangeRate } from './exchange-rates.ts';
import { indirectMention } from './indirect.ts';
import { isInferred } from './inference.ts';
import { fits, METRICS, type Mention } from './metrics.ts';
import { directionOf, lastDirection, type Motion, saysChange } from './motion.ts';
import type { PrintedNumber } from './numbers.ts';
import type { Sentence } from './sentences.ts';
import { within } from './within.ts';

/** How far before its number a metric may be named. */
const REACH = 140;

/** What a number states. */
export interface Binding {
  readonly metric: string;
  readonly of?: string | undefined;
  readonly direction: -1 | 0 | 1;
  readonly mention: Mention;
}

/** What may stand between the name of a number and the number. */
export const DIRECT =
  /^[\s:：(（,]*(?:(?:ratio|multiple|potential|price|rate|currently|now|also|again|already|still|only|just|thus|then|each|to|of|is|was|are|were|at|by|be|stands?|stood|stays?|remains?|comes?|came|amounts?|amounted|totals?|totall?ed|reached|hit|reaches|equals?|equivalent|with|around|about|roughly|some|nearly|over|approximately|more than|less than|up|down|from|rose|fell|grew|increased|decreased|declined|climbed|dropped|improved|widened|narrowed|expanded|raised|lifted|cut|set|kept|our|the|an?|beträgt|betrug|betrugen|von|bei|liegt|lag|lagen|um|auf|stieg|sank|fiel|wuchs|ist|war|erreichte|rund|etwa|knapp|über|sich|damit|somit|nun|zuletzt|erhöhte|verringerte|verbesserte|belief|beläuft|为|為|达到?|達到?|是|约|約|至|同比|环比|增长|增長|下降|上升|提升|分别|的|仅|僅|合计|合計|实现|實現|录得|錄得|较|較|上年|去年|同期|由|从|從|元|大约|大約|超过|超過|[~≈<>≤≥])[\s:：]*){0,6}$/iu;
/** What may stand between a number and the name behind it. */
const BEHIND =
  /^[\s)）]*(?:of|in|an?|the|的|an|am|beim|for|its|as|organic|annual|year-on-year|yoy|reported|adjusted|forward|trailing|2\d{3}E?|FY\d{2,4}E?|to|per|\p{L}{2,14}(?:[-\s]))?[\s]?$/iu;
/** "At €9.84 the market value is €7.9bn": an article alone begins another thing. */
const OPENS = /^\s(?:the|der|die|das)\s$/iu;
const GROWTH_BEHIND =
  /^[\s)）]{0,2}(?:(?:year[- ](?:on|over)[- ]year|yoy|y\/y|annual|organic|higher|lower|more|less|p\.a\.|a year)[\s,]?)?(?:growth|increase|rise|gain|jump|decline|drop|fall|decrease|higher|lower|above|below|more|less|y\/y|yoy|wachstum|zuwachs|anstieg|rückgang|mehr|weniger|höher|niedriger)(?!\p{L})/iu;

/** "24 times earnings per share of 10.40 are 249.6": the result is not what the factor is called. */
const PRODUCT =
  /\d\s?(?:mal|times|×|x|倍)\s[^;；。]{3,90}\s?(?:(?<!\p{L})(?:sind|ergeben|ergibt|macht|makes?|gives?)\s|得出?|=\s?)(?:[^;；。]{2,24}?[,，]\s?(?:gerundet(?:\sauf)?|rounded(?:\sto)?|四舍五入为?|取整为?)\s?)?$/iu;

/** Which metric a number states: named right before it, right behind it, or further before in its sentence. */
export function bind(number: PrintedNumber, sentence: Sentence, motion: Motion, context: Context): Binding | undefined {
  const { span, mentions } = context;
  const { text } = span;
  if (
    number.unit.length === 3 &&
    number.scale === 0 &&
    isExchangeRate(text, number.start, number.end, context.reading.note.language)
  )
    return undefined;
  if (number.unit.length === 3 && PRODUCT.test(text.slice(Math.max(sentence.start, number.start - REACH), number.start)))
    return undefined;
  const converted = convertedFrom(number, sentence, context);
  if (converted) return asBinding(number, converted, text, [], mentions);
  const counted = sharesBehind(number, text);
  if (counted) return counted;
  const inSentence = within(mentions, sentence.start, sentence.end);
  const before = inSentence
    .filter((each) => each.end <= number.start && number.start - each.end <= REACH && !isPartOf(each, number, text))
    .reverse();
  const behind = inSentence.find(({ start }) => start >= number.end && start - number.end <= 24);
  const [nearest] = before;
  const direct =
    nearest && DIRECT.test(text.slice(nearest.end, number.start))
      ? asBinding(number, nearest, text, inSentence, mentions)
      : undefined;
  if (direct && direct.metric !== 'growth') return direct;
  const indirect = indirectMention(number, sentence, text);
  if (indirect) return { metric: indirect.metric.id, direction: 0, mention: indirect };
  if (direct) return direct;
  if (
    behind &&
    BEHIND.test(text.slice(number.end, behind.start)) &&
    !OPENS.test(text.slice(number.end, behind.start)) &&
    !(motion === 'from' && nearest)
  ) {
    const following = asBinding(number, behind, text, inSentence, mentions);
    if (isWorth(text, number, sentence)) return undefined;
    if (
      following &&
      fits(behind.metric.kind, number.unit) &&
      (number.unit !== '' || (behind.metric.kind === 'count' && number.scale > 0))
    )
      return following;
  }
  for (const mention of before.slice(0, 4)) {
    const gap = text.slice(mention.end, number.start);
    const others = context.bound.slice(-24).filter(({ number: other }) => other.start >= mention.end && sameKind(other, number));
    // Numbers of one change share their name; another number in between has taken it.
    const taken =
      others.some(({ mention: other }) => other === mention) &&
      motion === undefined &&
      !/^\s?[(（/]|[,、，]\s?$|\s(?:and|und|or|oder|beziehungsweise|bzw\.|respectively)\s|和|及/u.test(gap.slice(-20));
    if (taken || isOfAnother(gap) || isInferred(gap)) continue;
    const far = asBinding(number, mention, text, inSentence, mentions);
    if (far) return far;
  }
  return undefined;
}

/** "and tariffs of 15%": the number is of the noun right before it. */
function isOfAnother(gap: string): boolean {
  if (/对应|對應|得出|取整|四舍五入|四捨五入|(?<!\p{L})(?:gives?|yields|rounded|rounds|makes)(?!\p{L})/iu.test(gap)) return true;
  const noun = /(\p{L}{3,})\s(?:of|von|bei)\s(?:about\s|rund\s|some\s)?$/iu.exec(gap)?.[1];
  return (
    noun !== undefined &&
    gap.trim().split(/\s+/).length > 2 &&
    !/^(?:rise|increase|gain|growth|level|total|decline|fall|drop|rate|average|range|one|low|high|wert|anstieg|plus|minus|rückgang|niveau|höhe|ratio|margin|multiple|value|damit|somit|dabei|daher|dann|nun|wieder|weiter|unverändert|zuletzt|aktuell|derzeit)$/i.test(
      noun,
    )
  );
}

/** "17% of revenue ($148)", "54 % des Umsatzes 2023/24 (738 Mio. EUR)": in the bracket stands the part, not the whole. */
function isPartOf({ start, end }: Mention, number: PrintedNumber, text: string): boolean {
  return (
    /^(?:\s(?:in\s)?[\dA-Z][\w/–-]{1,9})?\s?[(（]\s?$/u.test(text.slice(end, number.start)) &&
    /(?:%|per\scent|percent|prozent)\s(?:of|der|des|vom|von)\s(?:[\p{L}\d/-]{1,20}\s){0,2}$/iu.test(
      text.slice(Math.max(0, start - 50), start),
    )
  );
}

/** "Ten cents are worth 0.09 of EPS": a part of a metric, not the metric. */
function isWorth(text: string, number: PrintedNumber, sentence: Sentence): boolean {
  return (
    /^\s?of\s/.test(text.slice(number.end, number.end + 4)) &&
    /(?<!\p{L})(?:worth|adds?|costs?|takes?|each|every|would|means?)(?!\p{L})/iu.test(
      text.slice(Math.max(sentence.start, number.start - 40), number.start),
    )
  );
}

/** "营业收入286.4亿元，同比增长23.6%": a rate without a name is of the amount before it. */
export function changing(number: PrintedNumber, sentence: Sentence, { bound }: Context): string | undefined {
  const last = bound.at(-1);
  if (last?.mention === undefined || last.number.start < sentence.start || number.start - last.number.end > 24) return undefined;
  const { id, kind } = last.mention.metric;
  return kind === 'money' || kind === 'share' || kind === 'count' ? id : undefined;
}

const MARGINS: Readonly<Record<string, string>> = {
  ebitda: 'ebitdaMargin',
  operatingProfit: 'operatingMargin',
  netIncome: 'netMargin',
  grossProfit: 'grossMargin',
  freeCashFlow: 'fcfMargin',
};

/** "EBITDA was 5.88 billion and the margin 86%": the margin of the profit named last before it. */
function bareMargin(mention: Mention, direction: -1 | 0 | 1, all: readonly Mention[]): Binding | undefined {
  const before = all.filter(({ end, metric }) => end <= mention.start && Object.hasOwn(MARGINS, metric.id)).at(-1);
  return before && { metric: MARGINS[before.metric.id] as string, direction, mention };
}

/** "Free cash flow of $300m is a yield of 5%": where nothing is paid out, the yield is that of the cash flow. */
function isOfFreeCash(all: readonly Mention[], mention: Mention): boolean {
  const named = all.filter(({ end }) => end <= mention.start).map(({ metric }) => metric.id);
  return named.includes('freeCashFlow') && !named.includes('dps') && !named.includes('payoutRatio');
}

const SHARES_BEHIND =
  /^\s?(?:(?:fully\s)?(?:diluted|ordinary|common|outstanding|issued|basic)\s)?(?:shares|adss?|aktien)(?!\p{L})/iu;
const BOUGHT = /bought|buy|repurchas|sold|sell|issue[ds]?\s|short|insider|options|zurückgekauft|rückkauf|verkauf|per\s$/iu;

/** "588 million shares" counts the shares, where they are not bought or sold. */
function sharesBehind(number: PrintedNumber, text: string): Binding | undefined {
  if (number.unit !== '' || number.scale < 4) return undefined;
  const behind =
    SHARES_BEHIND.exec(text.slice(number.end, number.end + 40)) ?? /^股/u.exec(text.slice(number.end, number.end + 2));
  if (behind === null || BOUGHT.test(text.slice(Math.max(0, number.start - 40), number.start))) return undefined;
  const start = number.end;
  const metric = METRICS.get('shares');
  return (
    metric && {
      metric: 'shares',
      direction: 0,
      mention: { metric, start, end: start + behind[0].length, text: behind[0].trim() },
    }
  );
}

const PER_SHARE =
  /^[\s)）]{0,2}(?:(?:a|per|each|je|pro)\s(?:(?:diluted|ordinary|common|basic)\s)?(?:share|unit|ads|aktie|anteil(?:sschein)?)|\/\s?(?:share|aktie)|每股)(?!\p{L})/iu;

/** "or $0.18 a share", "每股0.18元". */
function isPerShare({ start, end, scale, unit }: PrintedNumber, text: string): boolean {
  if (unit.length !== 3 || scale !== 0) return false;
  return PER_SHARE.test(text.slice(end, end + 30)) || /每股(?:为|為|约|約)?\s?$/u.test(text.slice(Math.max(0, start - 6), start));
}

function sameKind(a: PrintedNumber, b: PrintedNumber): boolean {
  return a.unit === b.unit || (a.unit.length === 3 && b.unit.length === 3);
}

function asBinding(
  number: PrintedNumber,
  mention: Mention,
  text: string,
  all: readonly Mention[],
  whole: readonly Mention[],
): Binding | undefined {
  const { id, kind } = mention.metric;
  const between = mention.end <= number.start ? text.slice(mention.end, number.start) : '';
  const after = text.slice(number.end, number.end + 40);
  const changes = saysChange(between) || GROWTH_BEHIND.test(after) || /同比|环比|環比|y\/y|yoy/iu.test(between);
  const direction = directionOf(between) || lastDirection(between) || directionOf(after.slice(0, 24));
  if (number.unit === '%' && (kind === 'money' || kind === 'share' || kind === 'count'))
    return changes && !/(?:margin|of (?:revenue|sales|group|total)|marge|占|佔)/iu.test(after.slice(0, 20))
      ? { metric: 'growth', of: id, direction, mention }
      : undefined;
  if ((number.unit === 'pp' || number.unit === 'bp') && kind === 'percent')
    return { metric: 'change', of: id, direction, mention };
  if (number.unit === 'x' && kind !== 'multiple') return undefined;
  if (id === 'margin') return number.unit === '%' ? bareMargin(mention, direction, whole) : undefined;
  if (id === 'yield' && number.unit === '%' && isOfFreeCash(all, mention)) return { metric: 'fcfYield', direction: 0, mention };
  if (id === 'yield' && !/dividend|distribution|dps|pay-?out|ausschüttung|股息|派息|分派/iu.test(text)) return undefined;
  if (!fits(kind, number.unit)) return undefined;
  // Money per share is not counted in millions, and an amount is not told per share.
  if (kind === 'share' && number.scale >= 5) return undefined;
  if (kind === 'money' && isPerShare(number, text)) return undefined;
  if (id === 'growth' || id === 'organicGrowth') {
    const at = all.indexOf(mention);
    const neighbours = [all[at - 1], all[at + 1]].filter(
      (each): each is Mention => each !== undefined && each.metric.kind !== 'percent' && each.metric.kind !== 'multiple',
    );
    const of = neighbours.find((each) =>
      each.end <= mention.start
        ? /^\s?$/.test(text.slice(each.end, mention.start))
        : /^\s(?:in|of|der|des|bei)\s(?:the\s|its\s)?$/iu.test(text.slice(mention.end, each.start)),
    );
    return { metric: 'growth', of: of?.metric.id, direction: direction || (number.value < 0 ? -1 : 1), mention: of ?? mention };
  }
  return { metric: id === 'yield' ? 'dividendYield' : id, direction: changes ? direction : 0, mention };
}
