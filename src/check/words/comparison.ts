import { hasFigure } from './figures.ts';

/** A comparison with a statistic: "lower than its historical average". */
export interface Comparison {
  readonly text: string;
  readonly start: number;
  /** The statistic or the distance to it has a number. */
  readonly isQuantified: boolean;
}

const WHOSE = String.raw`(?:its|their|his|her|our|the|an?|historical|industry|sector|peer|group|market|platform|national|[\p{L}\d]{2,30}(?:['’]s|s['’]))`;
/** Behind "average" a noun would make it a describing word: "the average customer". */
const BEHIND = String.raw`(?=[’'”"]?(?:$|[,.;:)!?—–]|\s(?:of|for|in|over|at|since|and|but|while|as|on|by|with|which|that|because|despite|reflecting|given|this|last|through|during|across|multiple|valuation|p\/e|levels?|growth|margins?|yield|rate)(?!\p{L})|\s[–—-]\s))`;
const ENGLISH = new RegExp(
  String.raw`(?<!\p{L})(?:(?:higher|lower|greater|larger|smaller|faster|slower|cheaper|richer|better|worse|stronger|weaker|wider|narrower|tighter|more expensive|less expensive|deeper) than|(?:well |far |just )?above|(?:well |far |just )?below|beyond|ahead of|in excess of|(?:far |well )?exceed(?:s|ed|ing)?|outpac(?:es|ed|e|ing)|surpass(?:es|ed|ing)?|outstrip(?:s|ped|ping)?|(?:discount|premium) to) ${WHOSE} (?:[\p{L}\d.'’/&-]{1,30} ){0,6}?(?:averages?|medians?|norms?|(?:historical|historic|long-term|long-run|sector|industry|peer|year) mean|valuation cent(?:re|er)|historical (?:levels?|ranges?|valuations?|multiples?|cent(?:re|er)))${BEHIND}`,
  'iu',
);
const GERMAN =
  /(?<!\p{L})(?:(?:höher|niedriger|tiefer|größer|kleiner|schneller|langsamer|günstiger|teurer|besser|schlechter|stärker|schwächer) als|(?:deutlich |weit |klar )?(?:über|unter|oberhalb|unterhalb)|übersteigt|übersteigen|übertrifft|übertreffen) (?:de[rnms]|die|das|sein(?:em|en|es)?|ihr(?:em|en|es|er)?|eine[mnr]|im) (?:[\p{L}\d.-]{1,30} ){0,4}?(?:[\p{L}\d-]{0,30}(?:durchschnitts?|median)|[\p{L}\d-]{0,20}jahresmittels?|(?:historischen|langjährigen|mehrjährigen|\p{L}{2,10}jährigen) mittels?)(?!\p{L})/iu;
const HAN =
  /(?:远|遠|显著|顯著|明显|明顯|大幅|略)?(?:高于|低于|高於|低於|超过|超過|超出|优于|優於|快于|快於|慢于|慢於|大于|大於|小于|小於|好于|好於)[^，。；！？,;：:]{0,24}?(?:平均(?!预期|預期|成本|价格|價格|售价|售價|客单|客單|工资|工資|年龄|年齡|寿命|壽命)(?:水平|水準|值|数|數|增速|估值)?|均值|中位数|中位數|中枢|中樞|历史(?:水平|估值)|歷史(?:水準|估值))/u;

/** A number right before the comparison is the distance: "12% below its average". */
const DISTANCE =
  /(?:\d\s?(?:%|x|pp|bps?|percentage points?|per ?cent|points?|times|basis points?|prozent|prozentpunkte|倍|个百分点|個百分點)|\b(?:twice|double|half)|doppelt so)\s{0,2}$/iu;
/** Windows of time in the name of a statistic. */
const WINDOW = /\d{1,3}[- ]?(?:year|years|month|months|week|weeks|day|days|quarter|quarters|jahres?|monats?|年|个月|個月|日)/giu;
const MOVING = /moving|gleitend|移动|移動|均线|均線/iu;

/** The first comparison with a statistic in a sentence. */
export function comparisonIn(sentence: string): Comparison | undefined {
  const match = ENGLISH.exec(sentence) ?? GERMAN.exec(sentence) ?? HAN.exec(sentence);
  // A moving average is computed from the prices anybody has.
  if (match === null || MOVING.test(match[0])) return undefined;
  const { index, 0: text } = match;
  const before = sentence.slice(0, index);
  const after = sentence.slice(index + text.length);
  return {
    text,
    start: index,
    isQuantified: hasFigure((text + after).replace(WINDOW, '')) || DISTANCE.test(before.slice(-24)) || holdsPair(before),
  };
}

/** "At 12x against 15x in the past, …": two numbers of one unit. */
function holdsPair(text: string): boolean {
  const units = text.match(/(?<=\d\s?)(?:%|x(?!\p{L})|倍)/gu) ?? [];
  return new Set(units).size < units.length;
}

const MORE =
  'more|less|fewer|higher|lower|cheaper|faster|slower|longer|shorter|better|larger|smaller|lighter|heavier|hotter|cooler';
const MEHR =
  'mehr|weniger|höhere?[nrs]?|niedrigere?[nrs]?|günstiger|billiger|schneller|langsamer|länger|kürzer|besser|größere?[nrs]?|kleinere?[nrs]?|leichter';
/** A lasting quality, by how much it is better, and the end of the clause: "earn 18% more sales per square metre." */
const OPEN_ENGLISH = new RegExp(
  String.raw`(?<!\p{L})(?!(?:costs?|yields?|pays?)\s[^%]{0,16}%\s(?:higher|lower))(?:earns?|uses?|needs?|costs?|consumes?|delivers?|produces?|yields?|generates?|achieves?|offers?|carry|carries|charges?|pays?|runs?|lasts?|weighs?|spends?|takes?|requires?|employs?|draws?)\s(?:about\s|around\s|some\s|roughly\s|up\sto\s)?\d[\d.,]*\s?(?:%|per\scent|percent)\s(?:${MORE})(?:\s[\p{L}/-]+){0,6}(?=\s?(?:$|[.;,]|and\s))`,
  'iu',
);
const OPEN_GERMAN = new RegExp(
  String.raw`(?<!\p{L})(?:verdien|erziel|brauch|verbrauch|kost|liefer|bring|benötig|halt|hält|produzier|erwirtschaft|zahl|bezahl|leist|biet)(?:e?t|e?n)?\s(?:rund\s|etwa\s|bis\szu\s)?\d[\d.,]*\s?(?:%|Prozent)\s(?:${MEHR})(?:\s[\p{L}/.-]+){0,5}(?=\s?(?:$|[.;,]|und\s))`,
  'iu',
);
const OPEN_HAN =
  /(?:效率|能耗|成本|坪效|寿命|壽命|功耗|单价|單價|售价|售價|重量|产出|產出|良率|转化率|轉化率|客单价|客單價)(?:要|约|約)?(?:高出?|低|多|少|快|长|長|轻|輕)(?:约|約|近|出)?\s?\d[\d.]*\s?(?:%|个百分点)(?=$|[，。；、,;])/u;
/** What a sentence holds against: another thing, or another time. */
const HELD_AGAINST =
  /(?<!\p{L})(?:than|versus|vs|against|compared|relative|from|over|after|y\/y|yoy|q\/q|years?|quarters?|months?|last|previous\p{L}*|prior|before|earlier|ago|since|now|again|average|consensus|guid\p{L}*|peers?|rivals?|competitors?|predecessor|other|both|same|model|als|gegenüber|vergleich\p{L}*|verglichen|vorjahr\p{L}*|nach|seit|jahr\p{L}*|quartal\p{L}*|zuvor|bisher\p{L}*|wettbewerb\p{L}*)(?!\p{L})|比|较|較|相对|相對|同期|去年|上年|此前|以前|\d年|\d月|季/iu;

/** "18% more sales per square metre" of a sentence that nowhere says than what. */
export function openComparisonIn(sentence: string): Pick<Comparison, 'text' | 'start'> | undefined {
  const match = OPEN_ENGLISH.exec(sentence) ?? OPEN_GERMAN.exec(sentence) ?? OPEN_HAN.exec(sentence);
  return match === null || HELD_AGAINST.test(sentence) ? undefined : { text: match[0], start: match.index };
}
