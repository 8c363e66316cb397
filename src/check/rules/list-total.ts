import { allowed } from '../arithmetic/allowed.ts';
import { byFullSentence, enumerationOf, isBare, isInBrackets, wordsBetween } from '../arithmetic/enumerations.ts';
import { gap, middle, plus, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

const FILL = String.raw`(?:\s?(?:of|at|to|up to|is|was|are|were|come[s]? to|came to|make[s]?|about|around|auf|von|bei|sind|waren|ergibt|rund|also|für|为|為|约|約|达|達|[:：])){0,3}\s?$`;
/** Right before a sum: what was listed comes to it. */
const TOGETHER = new RegExp(
  String.raw`(?<!\p{L})(?:together|combined|altogether|add(?:s|ing)? up to|sum(?:s|ming)? to|in sum|zusammen|in summe|in der summe|addier\w+ sich|summier\w+ sich)${FILL}|(?:合计|合計|合共|共计|共計|总和|總和|加总|加總)${FILL}`,
  'iu',
);
/** The same, which may count what was not listed. */
const TOTAL = new RegExp(
  String.raw`(?<!\p{L})(?:(?:in|a|the|for a|with a|giving a|making a) total|total(?:s|led|ling|ing)?|insgesamt|gesamt)${FILL}|(?:总计|總計|总共|總共|总额|總額)${FILL}`,
  'iu',
);
/** The list is not whole, or is of other things. */
const OPEN =
  /(?<!\p{L})(?:such as|including|e\.g\.|among (?:them|others)|etc|for example|compared|versus|vs|against|from|after|of which|thereof|unter anderem|u\.\s?a\.|etwa|darunter|davon|gegenüber|nach)(?!\p{L})|等|包括|其中|较|較|同比|去年|上年/iu;
const MOST_PARTS = 12;
/** Further apart parts are of other things. */
const REACH = 90;
/** Further off than this a sum is of something else. */
const FURTHEST = 0.25;

export const listTotal: Rule = {
  id: 'list-total',
  group: 'arithmetic',
  severity: 'error',
  about:
    'Where a sentence lists amounts and says what they come to, or says an amount and lists behind a colon or in brackets what it is made of, the amounts add up.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nOrders were $412m in Europe, $388m in the Americas and $201m in Asia, together $1,101m.',
        why: 'They are 1,001.',
      },
      {
        text: '# Halden AG\n\nDer Zinsüberschuss bröckelt über die drei Quartale: 412, 405 und nun 398 Mio. EUR, zusammen 1.251 Mio. EUR.',
        why: 'Es sind 1.215.',
      },
      { text: '# 海登\n\n欧洲订单41.2亿元，美洲38.8亿元，亚洲20.1亿元，合计110.1亿元。', why: '应为100.1亿元。' },
      {
        text: '# Halden\n\nAdjusting items were £50.8m: store impairments £31.2m, restructuring £12.9m and software write-offs £16.7m.',
        why: 'The parts are 60.8.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nOrders were $412m in Europe, $388m in the Americas and $201m in Asia, together $1,001m.',
        why: 'They add up.',
      },
      {
        text: '# Halden\n\nCapital expenditure was $500m: Germany took $200m and the US $150m.',
        why: 'The rest is not named.',
      },
      {
        text: '# 海登\n\n前十大重仓依次为9.6%、9.1%、8.4%，合计27.1%，较上季末26.4%上升0.7个百分点。',
        why: '相加正确。',
      },
    ],
  },
  *check({ claims }) {
    for (const sentence of byFullSentence(claims)) {
      for (const [at, claim] of sentence.entries()) {
        const found = sumOf(sentence, at, claim) ?? madeOf(sentence, at, claim);
        if (found) yield found;
      }
    }
  },
};

/** A list, and behind it what it comes to. */
function sumOf(sentence: readonly Claim[], at: number, total: Claim): Noticed | undefined {
  const before = total.span.text.slice(Math.max(sentence[at - 1]?.end ?? 0, total.start - 40), total.start);
  const isSure = TOGETHER.test(before);
  if (at < 2 || total.range !== undefined || !(isSure || TOTAL.test(before))) return undefined;
  const parts: Claim[] = [];
  for (const claim of sentence.slice(0, at).toReversed()) {
    if (claim.unit !== total.unit && !(isBare(claim) && total.unit !== '%' && parts.every(isBare) === false)) {
      if (isInBrackets(claim) || claim.unit === '%' || claim.unit === 'pp' || claim.unit === 'bp') continue;
      break;
    }
    if (isInBrackets(claim) && !isInBrackets(total)) continue;
    if (!isPart(claim) || wordsBetween(claim, parts[0] ?? total).length > REACH || parts.length >= MOST_PARTS) break;
    parts.unshift(claim);
  }
  if (parts.length < 2) return undefined;
  const text = total.span.text.slice((parts[0] as Claim).start, total.start);
  if (OPEN.test(text)) return undefined;
  const { values } = enumerationOf(parts, sentence);
  // A sum may be of the last few numbers only.
  for (let start = 0; start < values.length - 1; start++)
    if (touch(values.slice(start).reduce(plus), allowed(total))) return undefined;
  const sum = values.reduce(plus);
  if (parts.length < (isSure ? 2 : 3)) return undefined;
  return told(total, sum, isSure ? undefined : 'warning');
}

/** An amount, and behind a colon or in brackets what it is made of. */
function madeOf(sentence: readonly Claim[], at: number, whole: Claim): Noticed | undefined {
  const next = sentence[at + 1];
  if (next === undefined || !isPart(whole) || whole.unit === '%' || whole.unit === 'x' || whole.value <= 0) return undefined;
  const lead = whole.span.text.slice(whole.end, next.start);
  const isList = /^[^.;:：()（）]{0,40}[:：]\s?[^.:：()（）]{0,40}$/u.test(lead);
  const isBracket = /^\s?[(（]$/u.test(lead);
  if (!isList && !isBracket) return undefined;
  const parts: Claim[] = [];
  for (const claim of sentence.slice(at + 1)) {
    const last = parts.at(-1);
    if (last !== undefined && wordsBetween(last, claim).length > REACH) break;
    if (isBracket && !isInBrackets(claim)) break;
    if (isList && isInBrackets(claim) && !/^\(\d/.test(claim.text)) continue;
    if (!isPart(claim) || (claim.unit !== whole.unit && !isBare(claim))) return undefined;
    parts.push(claim);
  }
  const last = parts.at(-1);
  const [first] = parts;
  if (first === undefined || last === undefined || parts.length > MOST_PARTS) return undefined;
  // Two are a list where all are of one metric: domestic and foreign sales.
  const isOne =
    whole.metric !== undefined && parts.every(({ metric, subject }) => metric === whole.metric && subject !== whole.subject);
  if (parts.length < (isOne ? 2 : 3)) return undefined;
  if (!parts.every(isBare) && parts.some((part) => isBare(part) !== isBare(first))) return undefined;
  const text = whole.span.text.slice(whole.end, last.end);
  if (
    OPEN.test(text) ||
    new Set(parts.flatMap(({ period }) => (period === undefined || period.key.startsWith('list') ? [] : [period.key]))).size > 1
  )
    return undefined;
  // In brackets only bare numbers are surely parts.
  if (
    isBracket &&
    !parts
      .slice(1)
      .every((part, nth) =>
        /^\s?(?:[,，、;+]|and|und|plus|和|及)+\s?(?:and|und)?\s?$/u.test(wordsBetween(parts[nth] as Claim, part)),
      )
  )
    return undefined;
  const { values } = isBare(first)
    ? enumerationOf([whole, ...parts], sentence)
    : { values: [allowed(whole), ...parts.map(allowed)] };
  const sum = values.slice(1).reduce(plus);
  if (touch(sum, allowed(whole))) return undefined;
  const isShort = middle(sum) < whole.value;
  if (
    isShort &&
    (gap(allowed(whole), sum) > 0.06 ||
      !/(?:and|und|sowie|和|及)\s?[^,，、]{0,40}$/iu.test(wordsBetween(parts.at(-2) as Claim, last)))
  )
    return undefined;
  return told(whole, sum, isShort ? 'warning' : undefined);
}

function isPart({ range, motion, metric, qualifier }: Claim): boolean {
  return (
    range === undefined &&
    motion !== 'from' &&
    motion !== 'by' &&
    metric !== 'growth' &&
    metric !== 'change' &&
    qualifier === undefined
  );
}

function told(total: Claim, sum: Interval, severity: 'warning' | undefined): Noticed | undefined {
  if (gap(allowed(total), sum) > FURTHEST) return undefined;
  const made = like(middle(sum), total);
  return {
    ...(severity ? { severity } : {}),
    message: `The listed amounts come to ${made}; ${total.text} is printed.`,
    mend: `Correct it to ${made}, or the amount that is wrong.`,
    place: total.place(),
  };
}
