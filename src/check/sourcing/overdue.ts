import { dateIn } from '../../report/import/dates.ts';
import type { Period } from '../claims/claim.ts';
import { withoutDays } from '../claims/masks.ts';
import { mentionsIn } from '../claims/metrics.ts';
import { dayPeriod, periodsIn } from '../claims/periods.ts';

/** Something that a sentence still expects, and when. */
export interface Expected {
  readonly period: Period;
  /** The words of expectation. */
  readonly words: string;
  /** Where these words stand in the sentence. */
  readonly at: number;
  /** Where the period stands. */
  readonly start: number;
  readonly end: number;
}

interface Found {
  readonly period: Period;
  readonly start: number;
  readonly end: number;
}

const MONTHS: readonly string[] = [
  'jan(?:uary|uar)?',
  'feb(?:ruary|ruar)?',
  'mar(?:ch)?|märz|mrz',
  'apr(?:il)?',
  'may|mai',
  'june?|juni',
  'july?|juli',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'o[ck]t(?:ober)?',
  'nov(?:ember)?',
  'de[cz](?:ember)?',
];
const MONTH = new RegExp(String.raw`(?<![\p{L}\d.])(?:${MONTHS.map((name) => `(${name})`).join('|')})\.?\s(20\d\d)(?!\d)`, 'giu');
const HAN_MONTH = /(20\d\d)\s?年\s?(\d{1,2})\s?月(?!\s?\d{1,2}\s?日)/gu;
/** Three months without a year: a quarter by its months, whatever the fiscal year calls it. */
const QUARTER_OF_MONTHS = new RegExp(
  String.raw`(?<![\p{L}\d.])(?<from>${MONTHS.join('|')})\s?(?:[-–—]|to|through|bis)\s?(?<to>${MONTHS.join('|')})(?!\p{L}|\.?\s(?:19|20)\d\d)|(?<![\d年])(?<from2>\d{1,2})月?\s?[-–—~～至到]\s?(?<to2>\d{1,2})月(?!\s?\d)`,
  'giu',
);
const GERMAN_PART =
  /(?<![\p{L}\d])(?:(erste[snm]?|1\.)|(zweite[snm]?|2\.)|(dritte[snm]?|3\.)|(vierte[snm]?|4\.)|(?:(schluss)|(jahresauftakt)))[\s-]?(quartal|halbjahr)s?\s(?:des (?:jahres|geschäftsjahres)\s)?(20\d\d)(?![\d/])/giu;

/** Somebody expects it, now. */
const AHEAD =
  /(?<!\p{L})(?:(?:expects?|anticipates?|foresees?|looks? for|looking for|guides? (?:to|for)|intends? to|plans? to|aims? (?:to|for)|reckons?)(?=\s)|(?<=(?:we|they|it|management|company|group|board|consensus|analysts|street|government|bank|ministry|fund|firm|issuer|\p{Lu}\p{L}{2,20})\s(?:\p{L}+ly\s|now\s|still\s|also\s)?)(?:forecasts?|projects?|model|estimates?|sees?|targets?|guides?)(?=\s)|(?:is|are|remains?)\s(?:now\s|still\s|also\s)?(?:projected|expected|forecast(?:ed)?|anticipated|predicted|estimated|poised|set|likely|unlikely|on track|slated|scheduled|due|planned|seen|guided|to (?:be|reach|open|close|start|come))|(?:projected|expected|anticipated|scheduled)\s(?:to|at|for|in)|(?:guidance|forecast|outlook|projection|estimate)s?\s(?:is|are|calls?|points?|for|stands?)|will|should|may|could|might|looking ahead to|(?:upcoming|forthcoming|coming)(?=\s)|erwarten|erwartet|rechnen|rechnet|prognosti\p{L}+|gehen davon aus|geht davon aus|planen|plant|will|wollen|dürften?|soll(?:en)?|könnten?|wird|werden|voraussichtlich|peilen|peilt|streben|strebt|kalkulieren|prognose|ausblick|steht bevor|bevorstehende[nrs]?|next (?:event|report|results|release|catalyst|update|data point)s? (?:is|are|comes? with)|nächste[rs]? (?:termin|bericht|ereignis|impuls) (?:ist|sind))(?!\p{L})|下一(?:个|個)?(?:事件|催化剂?|催化劑?|财报|財報|看点|看點)(?:是|为|為)|预计|預計|预期|預期|预测|預測|有望|[将將](?!近)|计划(?!于)|計劃|拟|擬|力争|力爭|估计|估計|预估|預估|指引|料(?=[将將为為同环環])|计划于/giu;
/** A forecast as what it was, as what came of it, or as what is being told of the past. */
const PAST =
  /(?<!\p{L})(?:(?:was|were|had|been|having|once)\s(?:\p{L}{2,14}\s){0,2}(?:projected|expected|forecast(?:ed)?|anticipated|predicted|guided|set|due|likely|on track|slated|planned|modelled|to)|previous(?:ly)?|original(?:ly)?|initial(?:ly)?|earlier|formerly|prior|old|at the time|back then|as expected|(?:than|versus|vs\.?|against|beat\p{L}*|miss\p{L}*|ahead of|short of|above|below|in line with|topped|exceeded)\s(?:was\s|our\s|the\s|its\s)?(?:\p{L}+\s)?(?:expected|projected|forecasts?|guidance|consensus|estimates?|anticipated)|came in|turned out|actual(?:ly)?|(?<!which )would|instead|restated?|audit\p{L}*|hindsight|wurden?|hatten?|ursprünglich\p{L}*|zuvor|damals|bisher\p{L}*|früher\p{L}*|alten?|tatsächlich|als erwartet|wie erwartet|den erwartungen|vorgelegt)(?!\p{L})|此前|曾|原(?:先|本|来|來|预|預|定|计|計)|之前|当时|當時|先前|去年[预預]|年初[预預]|实际|實際|低于|低於|高于|高於|超预期|超預期|超出|不及|符合|好于|好於|优于|優於|较预期|較預期|追溯|重述|复盘|复核/iu;
/** Before a period: it says when what is expected takes place. */
const WHEN =
  /(?<!\p{L})(?:in|for|by|during|over|before|until|throughout|on|im|in|für|bis|zum|per|am|ab)\s(?:the\s|das\s|den\s|dem\s|einschließlich\s)?(?:end(?:e)?[\s-](?:of\s|des\s(?:jahres\s)?)?|year-end\s|mid-|mitte\s|early\s|late\s|anfang\s|full[- ]year\s|fiscal\s|calendar\s|(?:full\s|financial\s)?year\s|(?:gesamt|geschäfts|kalender)?jahr\s|monat\s)?[(（]?$|于$|於$|在$|至$|到$|(?:年底|年末)前?$/iu;
/** Before a period that opens a sentence or clause. */
const OPENING =
  /(?:^|[,，;；。:：–—(（]\s?|随着[^，。]{0,30}，)\s*(?:(?:next|nächstes|kommendes|the coming)\s\p{L}+\s[(（]?|明年[(（]?|下季度[(（]?|looking ahead to\s)?(?:(?:in|for|by|during|over|für|im|bis|in|zum|am|on)\s)?(?:(?:the|das|den|dem|our|its)\s)?(?:(?:end(?:e)?[\s-](?:of\s)?|mid-|mitte\s|full[- ]year\s|fiscal\s|calendar\s|(?:full |financial )?year\s|(?:gesamt|geschäfts)?jahr\s|upcoming\s|forthcoming\s|coming\s|公司|集团|本集团)\s?)?$/iu;
/** The period is that of something else: of what is compared with, or of a thing that has its own time. */
const BASE =
  /(?<!\p{L})(?:after|following|from|since|than|versus|vs\.?|against|compared (?:with|to)|relative to|up on|on top of|nach|seit|gegenüber|verglichen|von|als)(?!\p{L})[^;]{0,50}$|(?:较|較|从|從|自|由|比|继|繼|同比|相较|相較|去年|同期|基于|基於)[^，。；]{0,20}$/iu;
const OWN_TIME =
  /(?<!\p{L})(?:\p{L}{3,}ed|begun|bought|sold|made|built|held|won|lost|given|taken|set|due|said|told|wrote|ge\p{L}+[tn]|\p{L}+iert(?:e[nrsm]?)?|vor\p{L}+[tn]e[nrsm]?)\s(?:\p{L}+\s)?$/iu;
const HAN_OWN =
  /的|公告|投产|投產|收购|收購|发布|發布|签订|簽訂|签署|簽署|完成|启动|啟動|推出|获批|獲批|上市|成立|增长|增長|下降|下滑|实现|實現|达到|達到|录得|錄得/u;
/** "2024年投产的二期项目": the period of a thing. */
const HAN_RELATIVE =
  /^(?:的|(?:[^，。；]{0,6}(?:投产|投產|收购|收購|发布|發布|签订|簽訂|签署|簽署|公告|完成|启动|啟動|推出|获批|獲批|上市|发行|發行)[^，。；]{0,4}的))/u;
/** Behind a period that is part of the subject of what is expected: "the strike in March 2025 to fade". */
const GOES_ON =
  /^\s?(?:[)）]\s?)?(?:to|will|should|would|is|are|has|have|and is|levels?|base|peak|figures?|note|report)(?!\p{L})|^\s?[:：]|^['’]s|^(?:的|基数|基數|水平)/iu;
const SUBJECT = /^\s?(?:we|wir|management|the company|the group|der vorstand|das unternehmen)?\s?$/iu;
/** "The dividend for 2023", "Results for the third quarter of 2024", which something is expected of. */
const NAMED =
  /(?:^|[,;:]\s)(?:(?:the|our|its|die|das|der|den|unsere?)\s)?(?:\p{L}+\s){1,3}(?:for|in|of|für|im|zum)\s(?:the\s|das\s|den\s)?(?:full[- ]year\s|fiscal\s)?$/iu;
const VERB_BETWEEN =
  /\d|(?<!\p{L})(?:rose|fell|grew|was|were|reached|came|has|had|but|while|although|stieg\p{L}*|fiel\p{L}*|war|waren|betrug\p{L}*|lag|lagen|wuchs\p{L}*)(?!\p{L})/iu;
/** The numbers of a period that is over, which are still to be told. */
const RESULTS =
  /(?<!\p{L})(?:results?|figures|accounts|numbers|ergebnisse?|zahlen|bericht)(?!\p{L})|业绩|業績|财报|財報|年报|年報|季报|季報/iu;

/** That of a year is decided long after it. */
const DIVIDEND = /(?<!\p{L})(?:dividend\p{L}*|DPS|payout|ausschüttung\p{L}*)(?!\p{L})|股息|分红|分紅|派息/iu;

const FAR = 160;

/**
 * What a sentence expects for a time that it names; whether that time is over is for the caller to say.
 * @param year of the note, which is that of months without one: "the April–June quarter"
 */
export function* expectedIn(sentence: string, year?: number): Generator<Expected> {
  if (sentence.length > 900 || !/\d/.test(sentence)) return;
  const periods = timesIn(sentence, year);
  if (periods.length === 0 || PAST.test(sentence) || DIVIDEND.test(sentence)) return;
  const aheads = [...sentence.matchAll(AHEAD)];
  for (const { period, start, end } of periods) {
    const later = periods.some((other) => other.start !== start && isLater(other.period, period));
    for (const ahead of aheads) {
      const to = ahead.index + ahead[0].length;
      const isTied =
        to <= start
          ? isBehind(sentence, to, start, end)
          : ahead.index >= end && !later && isOpening(sentence, start, end, ahead.index);
      if (!isTied) continue;
      yield { period, words: ahead[0].trim(), at: ahead.index, start, end };
      break;
    }
  }
}

/** "we expect output of 98,000 in December 2024", "we forecast 2024 EPS", "计划于2025年3月投产". */
function isBehind(sentence: string, to: number, start: number, end: number): boolean {
  const between = sentence.slice(to, start);
  if (between.length > FAR || /[;；。]|[(（][^)）]*$/u.test(between) || BASE.test(between)) return false;
  const behind = sentence.slice(end, end + 24);
  const isHan = /\p{Script=Han}/u.test(behind.slice(0, 4) + between.slice(-4));
  // Right behind the words of expectation: "we expect 2024 EPS of", "预计2025年上半年研发费用".
  if (/^\s?(?:that\s|dass\s)?(?:(?:the|an?|its|our|das|den|die|der|公司|全年|于|於|在)\s?)?$/iu.test(between))
    return isHan ? !HAN_RELATIVE.test(behind) : !GOES_ON.test(behind) || mentionsBehind(sentence, end);
  if (isHan) return /(?:于|於|在|至|到)\s?$/u.test(between) && !HAN_OWN.test(between) && !HAN_RELATIVE.test(behind);
  const when = WHEN.exec(between);
  if (when === null) return false;
  const before = between.slice(0, when.index);
  return !OWN_TIME.test(before) && !GOES_ON.test(behind) && !/[,，]\s?(?:after|nach|up|down)\s[^,，]{0,60}$/iu.test(before);
}

/** "For the second quarter of 2025 we expect", "Full-year 2024 growth is projected", "2025年一季度收入有望". */
function isOpening(sentence: string, start: number, end: number, ahead: number): boolean {
  const before = sentence.slice(Math.max(0, start - 60), start);
  const between = sentence.slice(end, ahead);
  if (between.length > 60 || BASE.test(before)) return false;
  const isNamed =
    NAMED.test(before) && (RESULTS.test(before) || (!/\sof\s[^\s]{0,4}\s?$/iu.test(before) && mentionsIn(before).length > 0));
  if (!isNamed && !OPENING.test(before)) return false;
  const inner = between.replace(/^\s?[)）]/u, '').replace(/^\s?[,，]\s?/u, '');
  if (VERB_BETWEEN.test(inner) || /[,，;；。]/u.test(inner) || /^\s?[:：]/u.test(between)) return false;
  if (/\p{Script=Han}/u.test(inner)) return !HAN_OWN.test(inner);
  // A bare period before a noun: of a metric it says when, of a thing only which.
  const hasPreposition = /(?<!\p{L})(?:in|for|by|during|over|für|im|bis|zum|looking ahead to)\s[^,;]{0,30}$/iu.test(before);
  return (
    hasPreposition ||
    isNamed ||
    SUBJECT.test(inner) ||
    mentionsBehind(sentence, end) ||
    RESULTS.test(inner) ||
    /^\s\p{L}*(?:growth|output|production|volumes|deliveries|shipments|demand|inflation|gdp)/iu.test(between)
  );
}

function mentionsBehind(sentence: string, end: number): boolean {
  return mentionsIn(sentence.slice(end, end + 40)).some(({ start }) => start <= 2);
}

function isLater(one: Period, other: Period): boolean {
  return (one.year ?? 0) > (other.year ?? 0) || (one.year === other.year && (one.part ?? 0) > (other.part ?? 0));
}

/** Years, halves, quarters, months and days of a sentence, each with its year; spans of years are none. */
function timesIn(sentence: string, ofNote: number | undefined): readonly Found[] {
  const found: Found[] = [];
  const add = (start: number, end: number, period: Period) => {
    if (!found.some((other) => start < other.end && other.start < end)) found.push({ start, end, period });
  };
  const day = dateIn(sentence);
  if (day) add(day.start, day.end, dayPeriod(day.iso, sentence.slice(day.start, day.end)));
  for (const match of sentence.matchAll(MONTH)) {
    const part = match.slice(1, 13).findIndex((name) => name !== undefined) + 1;
    if (!/\d{1,2}\.?\s?$/.test(sentence.slice(Math.max(0, match.index - 4), match.index)))
      add(match.index, match.index + match[0].length, month(match[0], Number(match[13]), part));
  }
  for (const match of sentence.matchAll(HAN_MONTH))
    add(match.index, match.index + match[0].length, month(match[0], Number(match[1]), Number(match[2])));
  for (const match of sentence.matchAll(GERMAN_PART)) {
    const part = match.slice(1, 5).findIndex((name) => name !== undefined) + 1;
    const kind = match[7]?.toLowerCase() === 'quartal' ? 'quarter' : 'half';
    const year = Number(match[8]);
    if (part > 0)
      add(match.index, match.index + match[0].length, {
        kind,
        text: match[0],
        year,
        part,
        fiscal: false,
        key: `${year}-${kind === 'quarter' ? 'Q' : 'H'}${part}`,
      });
  }
  // A later year in the sentence may be meant.
  if (ofNote !== undefined && !new RegExp(`${ofNote + 1}|next year|nächste[ns]? jahr|明年`, 'iu').test(sentence))
    for (const match of sentence.matchAll(QUARTER_OF_MONTHS)) {
      const { from, to, from2, to2 } = match.groups as Record<string, string | undefined>;
      const [first, last] = [monthOf(from, from2), monthOf(to, to2)];
      if (last - first === 2 && last % 3 === 0) add(match.index, match.index + match[0].length, month(match[0], ofNote, last));
    }
  for (const { period, start, end } of periodsIn(withoutDays(sentence))) {
    if (period.year === undefined || /^(?:this|next|last|今|明|去|上|本)/iu.test(period.text)) continue;
    const isSpan =
      /(?:[-–—~～至到]|\d\s(?:to|bis|until|through))\s?(?:FY\s?)?$/iu.test(sentence.slice(Math.max(0, start - 8), start)) ||
      /^\s?年?\s?(?:[-–—~～/](?=\s?\d)|至\s?\d|到\s?\d|(?:to|bis|through)\s(?:FY\s?)?\d)/iu.test(sentence.slice(end, end + 8));
    if (!isSpan) add(start, end, period);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A month by its name or its number. */
function monthOf(name: string | undefined, number: string | undefined): number {
  if (number !== undefined) return Number(number);
  return 1 + MONTHS.findIndex((names) => new RegExp(`^(?:${names})$`, 'iu').test(name ?? ''));
}

function month(text: string, year: number, part: number): Period {
  return { kind: 'month', text, year, part, fiscal: false, key: `${year}-${String(part).padStart(2, '0')}` };
}
