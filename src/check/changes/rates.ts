import type { Claim } from '../claims/claim.ts';
import { saysChange } from '../claims/motion.ts';
import { isRateUnit } from './bases.ts';
import { isFiller } from './filler.ts';
import { isYearly } from './years.ts';

/** Words beside a rate or a difference that make it one of a change. */
const BEHIND =
  /^[\s)）]{0,2}(?:y\/y|yoy|year[- ]on[- ]year|q\/q|qoq|higher|lower|above|below|over|under|more|less|fewer|better|worse|ahead|behind|up|down|short|growth|increase|decrease|rise|fall|gain|drop|decline|cut|jump|improvement|premium|discount|über|unter|mehr|weniger|höher|niedriger|zulegen|zurück|的?增长|的?增長|的?下降|的?增幅|的?降幅)(?!\p{Script=Latin})/iu;
const BEFORE =
  /(?:increase|growth|rise|fall|gain|drop|decline|cut|jump|improvement|reduction|setback|uplift|advance|change|difference|spread|gap|lead|premium|discount|steepening|flattening|tightening|widening|expansion|contraction|swing|plus|minus|anstieg|zuwachs|wachstum|steigerung|rückgang|erhöhung|senkung|vorsprung|rückstand|abstand|verbesserung|zunahme|abnahme)\s?(?:of|von|um|:)?\s?(?:just|only|about|around|roughly|some|nearly|rund|etwa|knapp|gut)?\s?$|(?:by|um|up|down)\s(?:just|only|about|around|roughly|some|nearly|rund|etwa|knapp|gut)?\s?$|(?:增加|增长|增長|增|减少|減少|减|減|下降|下滑|下跌|下行|上行|上升|上涨|上漲|上调|上調|下调|下調|回落|回升|提升|提高|降低|收窄|扩大|擴大|走阔|走闊|压缩|壓縮|(?<![最新史])(?:高|低|多|少)|升|降|涨|漲|跌|[增降升跌涨漲]幅|超额|超額|利差|跑赢|跑輸|跑输|跑贏|变动|變動)(?:了|约|約|为|為|达|達|近|逾)?\s?$/iu;

/** Whether a number is told as the size of a change, by its own words. */
export function isTold(claim: Claim): boolean {
  if (claim.signed || claim.metric === 'growth' || claim.metric === 'change' || claim.metric === 'cagr') return true;
  const { text } = claim.span;
  const lead = text.slice(Math.max(claim.sentence, claim.start - 30), claim.start);
  return (
    claim.motion === 'by' ||
    isYearly(claim) ||
    BEFORE.test(lead) ||
    saysChange(lead.slice(-24)) ||
    BEHIND.test(text.slice(claim.end, claim.end + 24))
  );
}

/** Whether a number can be the rate or the difference of a change between two such numbers. */
export function canMeasure(rate: Claim, level: Claim): boolean {
  if (rate.range !== undefined || rate.motion === 'from' || (rate.motion === 'to' && level.unit === rate.unit)) return false;
  if (level.unit === '%') return rate.unit === 'pp' || rate.unit === 'bp' || (rate.unit === '%' && isStep(rate));
  if (level.unit === 'pp') return rate.unit === 'pp' || rate.unit === 'bp';
  if (level.unit === 'bp') return rate.unit === 'bp' && isStep(rate);
  return rate.unit === '%' || (rate.unit === level.unit && level.unit !== '' && isStep(rate));
}

/** A number of the unit of the levels themselves is a difference where its words say so: "by 1.2%", "a fall of €3m". */
export function isStep(claim: Claim): boolean {
  const lead = claim.span.text.slice(Math.max(claim.sentence, claim.start - 40), claim.start);
  return (
    claim.motion === 'by' ||
    BEFORE.test(lead) ||
    /(?<!\p{L})(?:increased|decreased|rose|fell|grew|declined|dropped|climbed)\s$/iu.test(lead) ||
    (saysChange(lead.slice(-14)) && /^\s?(?:to|auf)\s/iu.test(claim.span.text.slice(claim.end, claim.end + 6)))
  );
}

/** How far from its two numbers a rate may stand, in characters. */
const REACH = 100;

/** Rates and differences that the words tie to a pair, the surest first. */
export function ratesOf(from: Claim, to: Claim, sentence: readonly Claim[]): readonly Claim[] {
  const [first, last] = from.start < to.start ? [from, to] : [to, from];
  const { text } = first.span;
  const names = [first.label, last.label, ...countedBoth(first, last)];
  const near = sentence.filter(({ start, end }) => end >= first.start - REACH && start <= last.end + REACH);
  const told = (gap: string, rate: Claim) => isTold(rate) || /[(（]\s?$/u.test(gap);
  const found: { readonly rate: Claim; readonly rank: number }[] = [];
  for (const rate of near) {
    if (rate.id === first.id || rate.id === last.id || !canMeasure(rate, to) || isUpside(rate, to)) continue;
    // Another rate beside it says nothing of another thing.
    const between = (a: Claim, b: Claim) =>
      near
        .filter((each) => each.start >= a.end && each.end <= b.start && isRateUnit(each.unit))
        .reduceRight(
          (words, each) => words.slice(0, each.start - a.end) + words.slice(each.end - a.end),
          text.slice(a.end, b.start),
        );
    const isAlone = (a: Claim, b: Claim) =>
      !near.some((each) => each.start >= a.end && each.end <= b.start && !isRateUnit(each.unit));
    if (isOfAmounts(rate, to, sentence)) continue;
    if (rate.end <= first.start) {
      if (isAlone(rate, first) && !isTakenBefore(rate, first, sentence) && isFiller(between(rate, first), names) && isTold(rate))
        found.push({ rate, rank: 3 });
    } else if (rate.start >= first.end && rate.end <= last.start) {
      // "11.4% more than" holds against the number behind it, "较158.0亿元减少" against the one before.
      const toLast = last.id === from.id && isAlone(rate, last) && isFiller(trimmed(between(rate, last)), names);
      const toFirst = isAlone(first, rate) && isFiller(between(first, rate), names);
      if (toLast && told(between(first, rate), rate)) found.push({ rate, rank: lastBefore(last, sentence, rate) ? 0 : 1 });
      else if (toFirst && told(between(first, rate), rate)) found.push({ rate, rank: 2 });
    } else if (rate.start >= last.end) {
      const gap = between(last, rate);
      // What stands behind a colon tells the parts.
      if (isAlone(last, rate) && !PARTS_FOLLOW.test(gap) && isFiller(gap, names) && told(gap, rate))
        found.push({ rate, rank: isTied(gap) ? 0 : 1 });
    }
  }
  return found.toSorted((a, b) => a.rank - b.rank).map(({ rate }) => rate);
}

/** What stands behind a colon, or behind "of which", tells the parts. */
const PARTS_FOLLOW = /[:：]|(?<!\p{L})(?:of which|of that|of this|thereof|davon|wovon|darunter|hiervon)(?!\p{L})|其中/iu;

/** "To 9.6% of sales, €232m after €208m", "占收入的9.6%": a share of something, beside amounts, is no rate of change. */
function isOfAmounts(rate: Claim, level: Claim, sentence: readonly Claim[]): boolean {
  if (rate.unit !== '%' || isRateUnit(level.unit) || rate.motion === 'by' || rate.signed) return false;
  const { text } = rate.span;
  const before = sentence[sentence.indexOf(rate) - 1];
  const isShare =
    /^\s(?:of|der|des|vom)\s(?!(?:growth|wachstum))/iu.test(text.slice(rate.end, rate.end + 12)) ||
    /(?:占|佔)[^，,。；\d]{0,14}$/u.test(text.slice(Math.max(rate.sentence, rate.start - 18), rate.start));
  return isShare && (rate.motion === 'to' || before?.motion === 'from' || !BEFORE.test(text.slice(rate.sentence, rate.start)));
}

/** "8,450 or 3.6% more, the fourth quarter at 2,266 after 2,214": the rate is tied to an amount before it, and a comma parts it from these. */
function isTakenBefore(rate: Claim, first: Claim, sentence: readonly Claim[]): boolean {
  const { text } = rate.span;
  // "Packaging grew 41% and is now 38% of sales after 31%": what grew is not the share.
  if (
    first.unit === '%' &&
    rate.unit === '%' &&
    /(?<!\p{L})(?:and|und)(?!\p{L})|[,，并且]/iu.test(text.slice(rate.end, first.start))
  )
    return true;
  const before = sentence[sentence.indexOf(rate) - 1];
  return (
    before !== undefined &&
    before.unit === first.unit &&
    /^\s?(?:[,，]\s?)?(?:or|i\.e\.|that is|oder|also|das sind|mithin|即|或|也就是)[,，]?\s(?:about\s|rund\s)?$/iu.test(
      text.slice(before.end, rate.start),
    ) &&
    /[,，]/u.test(text.slice(rate.end, first.start))
  );
}

/** What both numbers count, by the same words right behind them: "2.9万吨/日 … 11.2万吨/日", "120 stores … 210 stores". */
function countedBoth({ span: { text }, end }: Claim, last: Claim): readonly string[] {
  const [one, other] = [text.slice(end, end + LONGEST_COUNTED), last.span.text.slice(last.end, last.end + LONGEST_COUNTED)];
  let length = 0;
  while (length < one.length && one[length] === other[length] && /[\p{L}²³/ -]/u.test(one[length] as string)) length++;
  const isWord = (rest: string) => !/^\p{Script=Latin}/u.test(rest.slice(length));
  const words = isWord(one) && isWord(other) ? one.slice(0, length) : one.slice(0, length).replace(/\p{Script=Latin}+$/u, '');
  return words.trim().length > 1 ? [words.trim()] : [];
}

const LONGEST_COUNTED = 24;

/** "A target raised to 5.10 from 4.90, upside 4.9%": measured from the price. */
function isUpside({ span: { text }, start, end }: Claim, { metric }: Claim): boolean {
  return (
    (metric === 'targetPrice' || metric === 'averageTarget') &&
    (/(?:upside|downside|potential|potenzial|空间|空間|[升涨漲]幅)\D{0,12}$/iu.test(text.slice(Math.max(0, start - 24), start)) ||
      /^\D{0,6}(?:upside|downside|potenzial|空间|空間)/iu.test(text.slice(end, end + 16)))
  );
}

/** The words of a comparison name what is compared with: "above the company's", "over Treasuries at". */
function trimmed(gap: string): string {
  return gap.replace(
    /^(\s?(?:y\/y\s)?(?:above|below|higher than|lower than|more than|less than|over|under|up on|down on|ahead of|short of|behind|than|über|unter|mehr als|weniger als|höher als|niedriger als))\s[^\d,;]{0,40}$/iu,
    '$1',
  );
}

function lastBefore(level: Claim, sentence: readonly Claim[], rate: Claim): boolean {
  return sentence.findLast((each) => each.end <= level.start) === rate;
}

/** No comma and no more than a word of change between a number and its rate: "较年初158.0亿元减少9.8%". */
function isTied(gap: string): boolean {
  return gap.length <= 14 && !/[,，]/.test(gap);
}
