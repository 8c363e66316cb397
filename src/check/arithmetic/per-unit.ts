import type { Claim } from '../claims/claim.ts';

/** "/平方米", "per share", "a tonne", "je Aktie". */
const PER =
  /^[)）]?\s?(?:\/\s?|(?:per|a|an|each|je|pro)\s(?:(?:diluted|ordinary|common|basic|weighted|square|erwartete\p{L}*)\s)?|每)(\p{Script=Latin}[\p{Script=Latin}²2³3-]{0,20}|\p{Script=Han}{1,4})/iu;
const PER_BEFORE =
  /每(\p{Script=Han}{1,3}?)(?:的?(?:价格|價格|均价|均價|售价|售價|收益|盈利|盈餘|净利|價|价|为|為|约|約)){0,3}\s?$/u;
/** "2,400 machines at 150,000 each". */
const EACH = /^\s?(?:each|apiece|(?:je|pro|das)\sStück)(?!\p{L})/iu;
/** "At $50.00 and 120m shares". */
const TIMES_SHARES =
  /^\s(?:and|und|times|bei)\s\d[\d.,]*\s?(?:m|mn|bn|million|billion|Mio\.?|Mrd\.?)\s(?:\p{L}+\s){0,2}(shares|units|aktien)(?!\p{L})/iu;
/** Spans of time are no things to count. */
const TIME =
  /^(?:year|quarter|month|week|day|hour|annum|jahr|quartal|monat|woche|tag|stunde|年|季|季度|月|周|天|日|turn|point|time|half|piece|dollar|euro|pound)/iu;
/** Any thing: what is counted last before. */
const ANY = '*';

/** The thing of which an amount is the price of one, as a stem: "share", "平方米"; undefined when it is no price of one. */
export function perWhat({ unit, span: { text }, start, end, range }: Claim): string | undefined {
  if (unit.length !== 3 || range !== undefined) return undefined;
  const behind = text.slice(end, end + 60);
  if (EACH.test(behind)) return ANY;
  const noun =
    PER.exec(behind)?.[1] ?? TIMES_SHARES.exec(behind)?.[1] ?? PER_BEFORE.exec(text.slice(Math.max(0, start - 12), start))?.[1];
  return noun === undefined || TIME.test(noun) ? undefined : stem(noun);
}

/** How many words may stand between a number and the noun that it counts. */
const COUNTED = /^\s?((?:[\p{Script=Latin}²³-]+\s){0,2}[\p{Script=Latin}²2³3-]+|\p{Script=Han}{1,6})/u;

/** Whether a number counts a thing: "70.0万平方米", "135.0m diluted shares". */
export function counts({ unit, span: { text }, end, range }: Claim, thing: string): boolean {
  if (unit !== '' || range !== undefined) return false;
  const words = COUNTED.exec(text.slice(end, end + 48))?.[1];
  if (words === undefined) return false;
  if (thing === ANY) return /^[\p{L}]{3}/u.test(words.trim());
  if (/\p{Script=Han}/u.test(words)) return words.startsWith(thing);
  return words.split(/\s/).some((word) => stem(word) === thing);
}

/** Singular and plural alike. */
function stem(noun: string): string {
  return noun
    .toLowerCase()
    .replace(/^m2$|^sqm$/, 'm²')
    .replace(/^tonnes?$|^tonnen$/, 't')
    .replace(/(?<=\p{L}{2})(?:ies|en|es|s|e|n|y)$/u, '');
}
