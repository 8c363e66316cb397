import { METRICS, type Mention } from './metrics.ts';
import type { PrintedNumber } from './numbers.ts';
import type { Sentence } from './sentences.ts';

/** The price of the share as that from which something is measured. */
const FROM_PRICE =
  /(?<!\p{L})(?:at|on|from|over|above|against|to|versus|than|relative\sto)\s(?:the\s|our\s|its\s|a\s)?(?:(?:current|present|prevailing|last|latest|today['’]s|yesterday['’]s|closing|spot|share|unit|stock|market|quoted)\s){0,3}(?:price|quote|quotation|close|levels?)(?!\p{L}|\s(?:target|objective|of\s\d{4}))|(?<!\p{L})from\s(?:here|today)(?!\p{L})|(?<!\p{L})(?:auf|zum|beim|vom|am|dem|des|gegenüber)\s(?:(?:aktuellen?|letzten?|gestrigen?|heutigen?|jetzigen?|derzeitigen?)\s)?(?:schluss|börsen|aktien)?kurs(?:es|s|niveaus?)?(?!\p{L})|(?:按|以|较|較|相对|相對|相比|从|從|距)(?:最新|当前|當前|目前)?(?:现价|現價|股价|股價|收盘价|收盤價|收市[价價])/iu;
/** The amount that stands behind the words of the price. */
const ITS_AMOUNT = new RegExp(String.raw`((?:${FROM_PRICE.source})[^\d]{0,12})\d[\d.,]*`, 'giu');
const PAID =
  /(?<!\p{L})(?:dividends?|distributions?|dps|dpu|pay-?outs?|dividenden?|ausschüttung(?:en)?|ausgeschüttet|annuali[sz]ed)(?!\p{L})|股息|派息|分红|分紅|股利|分派/iu;
/** Words by which a payment becomes a yield. */
const EARNS =
  /(?<!\p{L})(?:yields?|yielding|income|pays?|paying|returns?|earns?|collects?|receives?|carry|running|worth|rendite|verzinsung|bringt|wirft|ergibt|entspricht|erhalten|bekommen)(?!\p{L})|收益率|回报|回報|息率|相当于|相當於/iu;
const TARGET =
  /(?<!\p{L})(?:targets?|objective|fair\svalue|price\sgoal|valu(?:e[ds]?|ation)|kursziel\p{L}*|zielkurs|zielpreis|fairen?\swerte?s?)(?!\p{L})|目标|目標|合理价值|合理價值/iu;
const TO_TARGET =
  /(?<!\p{L})(?:to|bis\szu[mr]?)\s(?:(?:our|the|its|unserem?|dem|fairen)\s){0,2}(?:(?:mean|average|consensus|12-month)\s){0,2}(?:(?:price\s)?target|objective|fair\svalue|kursziel|zielkurs|wert)(?!\p{L})|(?:至|到|距)(?:我们的?|我們的?)?目[标標]/iu;
/** Words by which a distance to the price becomes room to rise. */
const ROOM =
  /(?<!\p{L})(?:room|headroom|potential|upside|scope|leaves?|offers?|offered|promises|gains?|returns?|appreciation|rise|luft|spielraum|raum|potenzial|chance|anstieg|ertrag|kursgewinn)(?!\p{L})|空间|空間|潜力|潛力|回报|回報|升幅/iu;
/** "our target of $62 implies a return of 24%". */
const RETURN_OF =
  /(?<!\p{L})(?:returns?|gains?|appreciation|rise|advance|upside|anstieg|ertrag|kursgewinn|kursplus|plus|potenzial)\s(?:of|von|um)\s(?:about\s|around\s|some\s|rund\s|etwa\s)?$/iu;
/** What is measured from the price and is no room to rise, or not from the price alone. */
const OTHERWISE =
  /(?<!\p{L})(?:since|ytd|year[- ]to[- ]date|gained|lost|risen|fallen|rallied|dropped|discount|premium|(?:incl\p{L}*\.?|with|plus)\s(?:the\s)?dividends?|total|bull|bear|case|scenario|nav|nta|book|high|low|per\scent\sof|probability|stop|seit|verloren|gewonnen|abschlag|aufschlag|gesamt\p{L}*|(?:inkl\p{L}*\.?|mit|plus|zuzüglich)\s(?:der\s)?dividenden?|szenario)(?!\p{L})|涨幅|跌幅|折价|折讓|溢价|溢價|情景|情境|含息/iu;
const COVERED =
  /(?<!\p{L})(?:covers?|covered|covering|coverage\sof|deckt|deckte|deckten|gedeckt|decken)\s(?:\S+\s){0,7}$|(?:覆盖|覆蓋|保障)[\p{Script=Han}]{0,6}$/iu;
const INTEREST =
  /(?<!\p{L})(?:interest|finance\s(?:costs?|charges?|expenses?)|zins\p{L}*|finanz(?:aufwand|ergebnis))(?!\p{L})|利息|财务费用|財務費用/iu;
const TIMES_OF =
  /^\s?(?:(?:our|the|its|their|on|das|des|dem|der|sein\p{L}*|ihr\p{L}*|unser\p{L}*)\s){0,2}(?:(?:FY|CY|GJ)?[\s']?(?:20)?\d\d(?:\/\d\d)?[EeF]?\s|this\syear['’]s\s|next\syear['’]s\s|(?:für\s)?(?:20)?\d\d[EeF]?\s(?:erwarteten?|geschätzten?)\s|(?:end-)?(?:20)?\d\d[EeF]?\s|forward\s|trailing\s|current-year\s|next-year\s|forecast\s|estimated\s|consensus\s|adjusted\s|reported\s|non-gaap\s|core\s|tangible\s|bereinigten?\s|erwarteten?\s|geschätzten?\s){0,3}(?:(?<pe>eps|earnings|gewinne?s?|ergebniss?e?s?(?:\sje\saktie)?|estimates?|schätzung)|(?<pb>book(?:\svalue)?|buchwerte?s?|nav|nta))(?!\p{L})/iu;
/** The multiple is of another price than that of the day. */
const OF_ANOTHER_PRICE =
  /(?<!\p{L})(?:target|apply|applying|applied|objective|fair\svalue|bull|bear|case|peers?|sector|average|mean|median|history|historic\p{L}*|once|peak|then|would|could|kursziel|vergleichs\p{L}*|schnitt|durchschnitt\p{L}*|historisch\p{L}*|damals|wäre|würde)(?!\p{L})|目标|目標|给予|給予|可比|均值|历史|歷史|当时|當時/iu;
const VALUED =
  /(?<!\p{L})(?:valued\sat|values?|worth|valuation\sof|capitali[sz]ed\sat|bewertet|bewertung\svon)(?!\p{L})|估值|价值|價值/iu;
const SHARES =
  /\d\s?(?:m|mn|bn|million|billion|Mio\.?|Mrd\.?|[万萬亿億])\s?(?:(?:diluted|ordinary|outstanding)\s)?(?:shares|units|aktien|股)(?!\p{L})/iu;

/** How far from its number what names it may stand. */
const NEAR = 170;

/**
 * What a number states that its sentence tells without naming it: "at today's quote that is an income of 3.8%" is the dividend yield,
 * "from the present quotation it leaves room for 18%" the upside. The label of such a claim is empty.
 */
export function indirectMention(number: PrintedNumber, sentence: Sentence, text: string): Mention | undefined {
  if (number.range !== undefined || number.value <= 0) return undefined;
  const id = metricOf(number, sentence, text);
  const metric = id === undefined ? undefined : METRICS.get(id);
  return metric && { metric, start: number.start, end: number.start, text: '' };
}

function metricOf({ unit, scale, start, end }: PrintedNumber, sentence: Sentence, text: string): string | undefined {
  const before = text.slice(Math.max(sentence.start, start - NEAR), start);
  const behind = text.slice(end, Math.min(sentence.end, end + NEAR));
  const whole = text.slice(sentence.start, sentence.end);
  if (unit === '%') return ofPrice(before, behind, whole, text.slice(Math.max(0, sentence.start - NEAR), sentence.end));
  if (unit === 'x') {
    if (COVERED.test(before) && INTEREST.test(text)) return 'interestCover';
    const of = TIMES_OF.exec(behind)?.groups;
    return of === undefined || OF_ANOTHER_PRICE.test(whole) ? undefined : of.pe === undefined ? 'pb' : 'pe';
  }
  return unit.length === 3 && scale >= 6 && SHARES.test(whole) && VALUED.test(`${before.slice(-80)} ${clauseBehind(behind)}`)
    ? 'marketCap'
    : undefined;
}

function ofPrice(before: string, behind: string, whole: string, wider: string): string | undefined {
  const near = `${clauseBefore(before)} ${clauseBehind(behind)}`;
  const isFromPrice = FROM_PRICE.test(near);
  if (isFromPrice && PAID.test(wider) && EARNS.test(near) && !TARGET.test(near) && !TO_TARGET.test(near)) return 'dividendYield';
  if (OTHERWISE.test(near)) return undefined;
  if (isFromPrice) return ROOM.test(near) || TARGET.test(whole) ? 'upside' : undefined;
  if (RETURN_OF.test(before) && TARGET.test(before) && !/^\s?on\s(?:\p{L}+\s){0,2}(?:equity|capital|assets)/iu.test(behind))
    return 'upside';
  return TO_TARGET.test(near) && ROOM.test(near) ? 'upside' : undefined;
}

/** Behind the number before it; the amount of the price itself is passed over. */
function clauseBefore(before: string): string {
  const words = before.replace(ITS_AMOUNT, '$1');
  return /(?:^|\d%?)([^\d]*)$/u.exec(words)?.[1] ?? words;
}

/** Up to the next number. */
function clauseBehind(behind: string): string {
  return /^[^\d%]{0,90}/u.exec(behind)?.[0] ?? '';
}
