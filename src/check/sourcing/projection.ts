import type { Claim } from '../claims/claim.ts';
import { namesSource } from './attribution.ts';
import { around } from './sentence.ts';

/** Says that something is still to come, in the present: before its number in English and Chinese, on either side in German. */
const AHEAD =
  /(?<!\p{L})(?:(?:is|are|remains?|being)\s(?:\p{L}{2,14}\s)?(?:projected|expected|forecast(?:ed)?|anticipated|predicted|poised|set|likely|on track|slated)|(?:projected|expected|forecast(?:ed)?|anticipated|predicted|poised|on track|slated)\s(?:to|at)|will\s(?:\p{L}{2,14}\s)?(?:reach|be|grow|rise|fall|total|exceed|hit|come|increase|decline|climb|expand|amount)|we\s(?:now\s|still\s|continue\sto\s)?(?:expect|look\sfor|forecast|project|anticipate)|wir\s(?:erwarten|rechnen))(?!\p{L})|(?:预计|預計|预期|預期|有望|料)?(?:将|將)(?:会|會|可)?(?:达|達|增|升|降|为|為|超|突破|实现|實現)|预计|預計|(?:预期|預期)(?:可|为|為)|有望|料(?:将|將)/giu;
const AHEAD_GERMAN =
  /(?<!\p{L})(?:dürften?|voraussichtlich|(?<will>wird|werden)\s[^;]{0,80}?(?<verb>erwartet|prognostiziert|erreichen|steigen|wachsen|sinken|betragen|liegen)|prognostiziert)(?!\p{L})/iu;
/** A forecast as what it was, or as what came of it. */
const PAST =
  /(?<!\p{L})(?:(?:was|were|had|been|having)\s(?:\p{L}{2,14}\s){0,2}(?:projected|expected|forecast(?:ed)?|anticipated|predicted|guided|set|likely|on track|slated)|previously|originally|initially|earlier|formerly|at the time|back then|as expected|than (?:was )?(?:expected|projected|forecast|anticipated)|versus|vs\.?|against|compared|beat|beats|beating|missed|misses|missing|ahead of|short of|in line with|came in|actual(?:ly)?|report(?:s|ed|ing)?|turned out|would|instead|revised|restated|had|once|audit\p{L}*|delay\p{L}*|overdue|publish\p{L}*|announc\p{L}*|disclos\p{L}*|wurden?|hatten?|waren?|ursprünglich|zuvor|damals|bisher|gegenüber|statt|verglichen|übertraf\p{L}*|übertroffen|verfehl\p{L}*|tatsächlich|als erwartet|wie erwartet|den erwartungen|veröffentlich\p{L}*|vorgelegt|vorläufig\p{L}*)(?!\p{L})|此前|曾|原(?:先|本|来|來|预|預|定)|之前|当时|當時|先前|去年预|去年預|年初预|年初預|实际|實際|低于|低於|高于|高於|超预期|超預期|不及|符合预期|符合預期|好于|好於|优于|優於|相比|较预期|較預期|修正|披露|公布|发布|發布|公告|快报|快報|预告|預告|审计|審計|审核|審核/iu;
/** Stands before a base, from which something else is expected: "from 1.2% in 2025". */
const BASE =
  /(?<!\p{L})(?:from|after|following|up on|down on|off|on top of|building on|relative to|since|nach|ab|auf basis|ausgehend)(?!\p{L})[^,.;]{0,30}$|(?:较|較|从|從|自|由|比|继|繼|同比|相较|相較)[^，。；]{0,20}$/iu;

/** Begins a clause with a verb of its own, which is not what is expected. */
const OTHER_CLAUSE = /[;；]|(?<!\p{L})(?:but|while|although|whereas|rose|fell|grew|reached|was|were)(?!\p{L})/iu;
const FURTHER = /(?<!\p{L})auf(?!\p{L})/u;

/** What says of a claim that it is still to come. */
export interface Ahead {
  readonly words: string;
  /** Where they stand in the words around the claim. */
  readonly start: number;
  readonly end: number;
}

/** The words that say of a claim that it is still to come; undefined when it is told as past or is the base of something else. */
export function aheadOf(claim: Claim): Ahead | undefined {
  const { text: sentence, from: at } = around(claim);
  if (PAST.test(sentence)) return undefined;
  const from = Math.max(0, at - 200);
  const before = sentence.slice(from, at);
  // "Ein Umsatz von 4 Mrd. €" names a number; "von 4 auf 5 Mrd. €" begins a change.
  const isStart = /(?<!\p{L})von\s\P{L}{0,4}$/iu.test(before) && FURTHER.test(sentence.slice(at, at + 80));
  if (isStart || claim.motion === 'from') return undefined;
  if (BASE.test(before.slice(-60))) return undefined;
  const found = [...before.matchAll(AHEAD)].at(-1);
  if (found) {
    const between = before.slice(found.index + found[0].length);
    return OTHER_CLAUSE.test(between) ? undefined : aheadAt(found[0], from + found.index);
  }
  const near = Math.max(0, at - 120);
  const german = AHEAD_GERMAN.exec(sentence.slice(near, at + 120));
  if (!german) return undefined;
  const { will, verb } = german.groups ?? {};
  const whole = aheadAt(german[0], near + german.index);
  return will === undefined ? whole : { ...whole, words: `${will} … ${verb}`, end: whole.start + will.length };
}

function aheadAt(words: string, start: number): Ahead {
  return { words: words.trim(), start, end: start + words.length };
}

/** Who expects it, or whose forecast it is. */
const OWNER =
  /(?<!\p{L})(?:we|our|ours|guidance|guid(?:es|ed|ing)|(?<!(?:asset|wealth|risk|cash|fund|waste|chain|property)\s)management(?!\s(?:fees?|company|services|system|platform))|consensus|analysts?|(?:the\s)?street(?=\s(?:expects?|is|sees|numbers|estimates?))|economists|brokers|wir|unser\p{L}*|vorstand|konsens|analysten|markterwartung\p{L}*|nach einschätzung)(?!\p{L})|(?<!\p{L})(?:company|issuer|group|firm|bank|agency|ministry|government|commission|association|board|CEO|CFO|fund|unternehmen|gesellschaft|konzern|hersteller|bundesregierung|regierung|verband|institut|behörde)(?:['’]s)?\s(?:\p{L}{2,14}\s){0,2}(?:expects?|forecasts?|projects|projections?|estimates?|sees|anticipates?|predicts?|targets?|plans?|aims?|outlook|erwart\p{L}*|rechne\p{L}*|prognos\p{L}*|schätz\p{L}*|plant|peilt|strebt|ausblick|stellt)(?!\p{L})|(?:estimates?|forecasts?|projections?|prognosen?|schätzung(?:en)?|ausblick)\s(?:by|from|of|de[rs]|von)\s(?:the\s)?\p{Lu}|我们|我們|我司|本行|本报告|本報告|公司[^，。；]{0,12}(?:预计|預計|预期|預期|目标|目標|计划|計劃)|管理层|管理層|指引|一致预期|一致預期|市场预期|市場預期|分析师|分析師|券商/iu;
/** A name that does the expecting: "IDC expects", "projected by Gartner", "IDC预计". */
const NAMED_OWNER =
  /(?:\p{Lu}[\p{L}&.-]{1,30}|[A-Z]{2,8})\s(?:now\s|also\s|still\s|further\s)?(?:expects?|forecasts?|projects|estimates|sees|anticipates|predicts|targets|plans|aims|guides|rechnet|schätzt|plant|peilt|(?:erwartet|prognostiziert|sieht)\s(?:für|einen?|eine|dass|im|bis|nun|weiter))(?!\p{L})|(?:projected|expected|forecast(?:ed)?|estimated|predicted)\sby\s(?:the\s)?\p{L}|(?:[A-Za-z]{2,20}|[\p{Script=Han}]{1,10}(?:研究院|研究所|研究|咨询|諮詢|协会|協會|证券|證券|银行|銀行|机构|機構|委员会|部|局|署|院))(?:将)?(?:预计|預計|预测|預測|预期|預期)/u;
const ASSUMPTION =
  /(?<!\p{L})(?:assum(?:e|es|ed|ing|ption|ptions)|if|provided|unless|based on|on the basis|given|scenario|case|unter der annahme|annahmen?|falls|wenn|sofern|auf basis|basierend|szenario)(?!\p{L})|假设|假設|如果|若|基于|基於|前提|情景|情形|情况下|情況下/iu;
/** A title of what forecasts. */
const FORECAST =
  /forecast|outlook|guidance|consensus|estimates?(?!\p{L})|projections?|survey|results|annual report|earnings|capital markets day|investor (?:day|presentation)|prognose|ausblick|konsens|schätzung|umfrage|geschäftsbericht|预测|預測|展望|指引|一致预期|一致預期|年报|年報|业绩|業績/iu;
/** A note that says once whose forecasts it prints. */
const DECLARED =
  /(?<!\p{L})(?:(?:our|own|house|all|company|consensus|\p{L}{2,30}) (?:estimates|forecasts|projections)(?! (?:for|of|that))|e\s?=\s?(?:estimate|consensus|our)|eigene schätzungen|schätzungen:|prognosen:)(?!\p{L})|(?:盈利|业绩|業績)预测[:：]|(?:研究所|证券|證券|本报告|本報告)(?:预测|預測|估计|估計)/iu;

export function namesOwner(text: string): boolean {
  return OWNER.test(text) || NAMED_OWNER.test(text) || namesSource(text);
}

export function namesAssumption(text: string): boolean {
  return ASSUMPTION.test(text);
}

export function isForecastTitle(title: string): boolean {
  return FORECAST.test(title);
}

export function declaresOwner(text: string): boolean {
  return DECLARED.test(text);
}
