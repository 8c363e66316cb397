import type { Claim } from '../claims/claim.ts';
import { COUNTS, latinCounts } from '../words/counts.ts';

/** Years over which a rate is told; what is not said is undefined. */
export interface YearSpan {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly years: number | undefined;
}

const COUNT = latinCounts(2);
const LENGTH = new RegExp(
  String.raw`(?:over|in|within|for|past|last|next|über|den|binnen|innerhalb von|seit)\s(?:(?:the|these|den|die|diese|next|last|past|nächsten|letzten|vergangenen|coming|kommenden)\s){0,2}(?<count>${COUNT}|\d{1,2})\s?-?(?:years?|jahre?n?)|(?<count2>${COUNT}|\d{1,2})[-\s](?:year|jahres)[-\s]|(?<!\d)(?<han>[两兩三四五六七八十]|\d)年(?:间|間|内|內|复合|複合|累计|累計|来|來|，)`,
  'iu',
);
const SPAN =
  /(?<!\d)(?:FY|CY|GJ)?\s?['’]?(?<from>(?:20)?\d\d)[AE]?年?\s?(?:-|–|—|~|～|to|and|bis|und|至|到|until|through)\s?(?:FY|CY)?['’]?(?<to>(?:20)?\d\d)[AEF]?(?![\d%]|[.,]\d)/giu;
const UNTIL = /(?:to|until|by|through|bis|至|到)\s?(?:FY|CY)?(?<to>20\d\d|(?<=FY)\d\d)/iu;

function fourDigits(year: string): number {
  return Number(year.length === 2 ? `20${year}` : year);
}

/** How many years a text tells in words: "over five years", 三年. */
export function yearsIn(words: string): number | undefined {
  const groups = LENGTH.exec(words)?.groups;
  const written = groups?.count ?? groups?.count2 ?? groups?.han;
  return written === undefined ? undefined : (COUNTS[written.toLowerCase()] ?? Number(written));
}

/** The years that the words around a rate name. */
export function spanIn({ span: { text }, sentence, start, end }: Claim): YearSpan | undefined {
  const before = text.slice(Math.max(sentence, start - 130), start);
  const words = before + text.slice(start, end + 50);
  // Told last before the rate, else right behind it.
  for (const span of [...[...before.matchAll(SPAN)].reverse(), ...text.slice(end, end + 50).matchAll(SPAN)]) {
    const [from, to] = [fourDigits(span.groups?.from as string), fourDigits(span.groups?.to as string)];
    if (to > from && to - from < 30) return { from, to, years: undefined };
  }
  const years = yearsIn(words);
  if (years === undefined) return undefined;
  const until = UNTIL.exec(words)?.groups?.to;
  return {
    from: until === undefined ? undefined : fourDigits(until) - years,
    to: until === undefined ? undefined : fourDigits(until),
    years,
  };
}

/** The year of a number: by its own period, or written right beside it. */
export function yearOf({ span: { text }, period, sentence, start, end }: Claim): number | undefined {
  const behind =
    /^[^\d,;()，；\p{Script=Han}]{0,16}[(（]?\s?(?:\d{1,2}\s\p{L}{3,9}\s|FY\s?|CY\s?)?(20\d\d|(?<=FY\s?)\d\d)(?!\d)/iu.exec(
      text.slice(end, end + 36),
    )?.[1];
  if (behind !== undefined) return fourDigits(behind);
  const before =
    /(20\d\d|(?<=FY\s?)\d\d)(?:\/\d\d)?[AE]?(?:年(?:末|底)?(?:的)?)?(?:\d{1,2}月)?(?:\d{1,2}日)?\s?(?:[(（]|was|of|的|为|為|净值|淨值)?\s?(?:\p{Sc}|[A-Z]{3}\s?)?$/iu.exec(
      text.slice(Math.max(sentence, start - 24), start),
    )?.[1];
  if (before !== undefined) return fourDigits(before);
  return period?.key === 'before' ? undefined : period?.year;
}

/** Rates of a year, which are told of the whole way. */
const A_YEAR =
  /^\s?(?:per year|per annum|(?:a|each|every) year(?!\s(?:ago|earlier|before))|annually|annuali[sz]ed|p\.?\s?a\.|cagr|compound|pro jahr|jährlich|im jahr|每年)|(?:cagr|compound(?:s|ed|ing)?|annuali[sz]ed|annual(?:ly)?|average|an average|durchschnittlich|jährlich|im mittel|年均|年化|复合|複合)[^\d]{0,24}$/iu;

/** Whether a rate is told per year of a longer time. */
export function isYearly({ span: { text }, start, end, sentence, metric }: Claim): boolean {
  return (
    metric === 'cagr' ||
    A_YEAR.test(text.slice(end, end + 24)) ||
    A_YEAR.test(text.slice(Math.max(sentence, start - 40), start)) ||
    /^\s?(?:年均|年化|复合)/u.test(text.slice(end, end + 6))
  );
}
