import type { Claim } from '../claims/claim.ts';

/** A number from which a change is measured. */
export interface Base {
  readonly claim: Claim;
  /** `time`: the same thing before; `other`: another thing, as in "above consensus of"; `aside`: in brackets without a word. */
  readonly kind: 'time' | 'other' | 'aside';
  /** What its words say of the other number: 1 above it, -1 below it. */
  readonly way: -1 | 0 | 1;
  /** Its words name a time that may be before or after: "in the second quarter 2.90". */
  readonly isEither: boolean;
  /** Told before the other number, at the head of its sentence. */
  readonly isFirst?: boolean;
}

/** Words that may stand between a preposition and the number from before: "from last year's", "against a record". */
const EARLIER = String.raw`(?:(?:the|an?|its|our|their|last|previous|prior|year’s|year's|years’|quarter’s|quarter's|month’s|month's|year-ago|year-earlier|prior-year|revised|restated|adjusted|reported|record|earlier|initial|original|old|level|figure|value|peak|low|high|trough|base|total|some|about|roughly|around|of|at|just|only|dem|den|der|einem|einer|zuvor|noch|rund|etwa|knapp|Vorjahr|Vorquartal|Vorjahreswert|Vorjahresniveau|von|just over|just under)\s){0,4}`;
const TIME = new RegExp(
  String.raw`(?<!\p{L})(?:from|versus|vs\.?|against|compare[ds]? (?:with|to)|after|nach|gegenüber|verglichen mit|when (?:it|they|the \p{L}+)(?:\shad)?\s(?:closed|stood|traded|was|were)(?: at)?|having (?:been|sold|shipped|made|earned|reported|stood at|had)|previously|formerly|zuvor|vorher|bisher|statt)\s${EARLIER}$`,
  'iu',
);
/** A time alone, behind a comma, that repeats what was said before: "31.2 GW, a year ago 27.8 GW". */
const HAN_TIME = String.raw`去年同期|上年同期|去年同季|上年同季|去年同月|\d{4}年同期|上年末|上年底|去年末|去年底|\d{4}年末|年初|期初|上月末?|上月|上季度?末?|上半年|上一季度|上周|上週|前值|此前|原为|原為|上年度?|去年|上期|前一年|一年前`;
const ELLIPTIC = new RegExp(
  String.raw`^\s?(?:[\p{L}/²]{1,6}\s?)?[,，、（(;；]\s?(?:而|对比|對比|相比)?(?:(?:${HAN_TIME})(?:收盘价?|收盤價?|收市[价價]?|净值|淨值|股价|股價)?|一季度|二季度|三季度|第[一二三四]季度|(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|末)?|20\d\d年|(?:a year (?:ago|earlier)|the year before|in the (?:prior|previous|preceding) (?:year|quarter|month)|im (?:Vorjahr|Vorquartal|Vormonat|ersten|zweiten|dritten|vierten|ersten Quartal|zweiten Quartal|dritten Quartal)|ein Jahr zuvor)(?:\s(?:it was|they were|waren es|war es))?)(?:的)?(?:为|為|是|仅|僅|则为|則為|仅为|僅為)?[:：]?\s?$`,
  'iu',
);
const OF_A_TIME = /[一二三四]季度|\d月|\d年(?!同期|末|底)|ersten|zweiten|dritten|vierten/iu;
const HAN_BASE = new RegExp(
  String.raw`(?:较|較|(?<![占佔环環同配])比(?![例率重值])|对比|對比)(?:于|於)?(?:${HAN_TIME})?[\p{Script=Han}\d]{0,12}$`,
  'u',
);
const OPENED =
  /(?<!\p{L})(?:open(?:ed|s)|began|begins|start(?:ed|s)|enter(?:ed|s))\s(?:\S{1,12}\s){0,3}(?:with|at|on|from)\s(?:net assets of\s|a balance of\s)?$/iu;
/** "A year ago 4.4% stood empty, now it is 2.9%": said first, and what follows is the end. */
const AGO =
  /(?:^|[\s,;])(?:(?:a|one|two|three|six|nine|twelve|\d{1,2})\s(?:years?|months?|quarters?|weeks?)\sago|last year|vor (?:jahresfrist|einem jahr|zwei jahren|drei monaten|sechs monaten|zwölf monaten|\d{1,2} monaten)|ein jahr zuvor|im vorjahr|(?:closed|ended|finished)\s(?:20\d\d|the year|last year))(?!\p{L})[^\d.;]{0,60}$|(?:一|两|三|六|半)(?:年|个月|個月)前[^\d。；]{0,16}$/iu;

/** What a bracket may say before the number that it gives for comparison. */
export const ASIDE_TIME =
  /[(（]\s?(?:(?:in|im|as of|end-|Ende)\s?)?(?:(?:FY|CY|GJ)?\s?['’]?(?:20)?\d\d[AE]?|[1-4]Q\s?(?:FY)?['’]?\d{2,4}|Q[1-4]\s?(?:FY)?['’]?(?:\d{2,4})?|[12]H\s?(?:FY)?\d{2,4}|H[12]\s?\d{0,4}|PY|prev(?:ious|\.)?|prior(?:[- ](?:year|quarter|month))?|last (?:year|quarter|month)|year[- ]ago|was|from|vs\.?|before|Vj\.?|Vorjahr(?:eszeitraum|esquartal|eswert)?|Vorquartal|VQ|VJ|i\.\s?V\.|bisher|vorher|zuvor|old|bisherig|去年同期|上年同期|去年|上年|\d{4}年同期|\d{4}年|前值|此前|原|期初|年初|上月|上季度?末?|June|July|March|September|December|Dec|Sep|Mar|Jun)\s?[:：为為]?\s?$/iu;
const ASIDE_BARE = /[(（]\s?$/u;

/** A rate that says what lies above or below what. */
const MEASURE =
  /^\s?(?:y\/y\s|yoy\s|year on year\s)?(?:(?<up>above|higher than|more than|over|up on|ahead of|in excess of|better than|larger than|über|mehr als|höher als|oberhalb)|(?<down>below|lower than|less than|under|down on|short of|behind|fewer than|smaller than|worse than|unter|weniger als|niedriger als|unterhalb))(?!\p{L})\s?(?<noun>[^\d,;()]{0,40}[(]?)$/iu;
/** Comparisons that need no rate beside them. */
const COMPARES =
  /(?<!\p{L})(?:(?<up>beat(?:s|ing)?|exceed(?:s|ed|ing)|ahead of|outstrip\w*|premium to|surpass\w*|above (?=the|its|our|their|consensus|last))|(?<down>short of|miss(?:ed|es|ing)|discount to|undershot|below (?=the|its|our|their|consensus|last)))\s?(?<noun>(?:[\p{L}’'-]{1,14}\s?){0,4}[(]?)$/iu;

/**
 * How a number is the base of a change, if it is.
 * @param before the claim before it in its sentence
 */
export function baseOf(claim: Claim, before: Claim | undefined): Base | undefined {
  if (claim.range !== undefined) return undefined;
  const { text } = claim.span;
  const lead = text.slice(Math.max(claim.sentence, before?.end ?? 0, claim.start - 70), claim.start);
  if (before !== undefined && isRateUnit(before.unit) && before.unit !== claim.unit) {
    const measured = MEASURE.exec(lead);
    if (measured) return { claim, kind: 'other', way: measured.groups?.up === undefined ? -1 : 1, isEither: false };
  }
  const compared = COMPARES.exec(lead);
  if (compared) return { claim, kind: 'other', way: compared.groups?.up === undefined ? -1 : 1, isEither: false };
  // "To 742 after 43 of production": what is taken off on the way.
  if (
    /(?<!\p{L})after\s\S{0,3}$/iu.test(lead) &&
    /^\s?(?:[\p{L}/]{1,8}\s)?of\s\p{L}/u.test(text.slice(claim.end, claim.end + 16))
  )
    return undefined;
  if (claim.motion === 'from' || TIME.test(lead) || OPENED.test(lead)) return { claim, kind: 'time', way: 0, isEither: false };
  if (AGO.test(text.slice(Math.max(claim.sentence, before?.end ?? 0, claim.start - 120), claim.start)))
    return { claim, kind: 'time', way: 0, isEither: false, isFirst: true };
  if (HAN_BASE.test(lead.slice(-30))) return { claim, kind: 'time', way: 0, isEither: false };
  if (before === undefined) return undefined;
  const repeated = ELLIPTIC.exec(lead);
  if (repeated) return { claim, kind: 'time', way: 0, isEither: OF_A_TIME.test(repeated[0]) };
  if (isClosed(claim)) {
    const near = lead.length <= 46 && /^\s?[)）]?[^()（）]{0,24}[(（]/u.test(lead);
    if (near && ASIDE_TIME.test(lead)) return { claim, kind: 'time', way: 0, isEither: false };
    if (/^\s?(?:[\p{L}/]{1,8}\s?)?$/u.test(lead.replace(ASIDE_BARE, '')) && ASIDE_BARE.test(lead))
      return { claim, kind: 'aside', way: 0, isEither: false };
  }
  return undefined;
}

/** Whether a bracket ends right behind a number, or goes on with another number. */
function isClosed({ span: { text }, end }: Claim): boolean {
  return /^\s?(?:[\p{L}/]{1,10}\s?)?(?:[)）]|[;；,，]\s?[+\u2212-]?\d)/u.test(text.slice(end, end + 16));
}

export function isRateUnit(unit: string): boolean {
  return unit === '%' || unit === 'pp' || unit === 'bp';
}
