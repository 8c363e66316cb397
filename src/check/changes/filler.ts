/** Words that may stand between the numbers of one change without bringing in anything else. */
const LATIN = [
  // Articles, pronouns, links.
  'the|an?|its|our|we|their|wir|unser\\p{L}{0,2}|this|that|which|it|is|are|was|were|be|been|being|has|have|had|equals?|equalling|means?|meaning|implies|implying|representing|equivalent|i\\.e\\.|e\\.g\\.|or|namely|thus|so|hence|only|just|even|still|also|now|then|again|already|some|about|around|roughly|approximately|nearly|almost|over|under|close|as|much|well|respectable|good|full|further|another|total|overall|in total|at|to|of|by|from|for|on|in|with a|up|down|and (?:was|is|are|were|so|hence|thus|therefore)|came(?: in| out)?|stood|stands?|remains?|reached|comes?|went|moved|did|show(?:s|ing)?|post(?:s|ed|ing)|record(?:s|ed|ing)|report(?:s|ed|ing)|mark(?:s|ed|ing)|should|will|would|expected|compares?|compared|against|versus|vs\\.?|after|than',
  // Times.
  'year-to-date|ytd|years?|quarters?|months?|weeks?|half|halves|yearly|quarterly|monthly|annual|nine|six|three|twelve|first|second|third|fourth|previous|prior|last|past|preceding|corresponding|same|period|ago|earlier|before|previously|year-end|end|close|start|beginning|level|then|today|sequentially|year-ago|year-earlier|prior-year|prior-quarter|previous-quarter|year[- ](?:on|over)[- ]year|quarter[- ](?:on|over)[- ]quarter|month[- ](?:on|over)[- ]month|yoy|qoq|mom|y/y|q/q|m/m|y-o-y|q-o-q|h/h|pcp|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|spring|summer|autumn|winter',
  // Words of change.
  'rose|rise[sn]?|rising|grew|grow[sn]?|growing|growth|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|gain(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|expan(?:d|ds|ded|ding|sion)|surg(?:e|es|ed|ing)|improv(?:e|es|ed|ing|ement)|rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|higher|more|larger|bigger|above|below|widen(?:s|ed|ing)?|add(?:s|ed|ing)|accelerat(?:e|es|ed|ing)|slow(?:s|ed|ing)?|eas(?:e|es|ed|ing)|moderat(?:e|es|ed|ing)|decelerat(?:e|es|ed|ing)|soar(?:s|ed|ing)?|fell|fall(?:s|en|ing)?|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)|slip(?:s|ped|ping)?|slid|lost|loss|shrank|shrunk|shrink(?:s|ing)?|shrinkage|contract(?:s|ed|ing|ion)|cut(?:s|ting)?|lower(?:s|ed|ing)?|less|fewer|smaller|narrow(?:s|ed|ing)?|reduc(?:e|es|ed|ing|tion)|tumbl(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|sank|sunk|step|steepening|flattening|tightening|widening|swing|change[sd]?|move|upgrade|downgrade|revision|hike|ahead|behind|premium|discount|difference|gap|spread|decrement|uplift|setback|sharply|strongly|slightly|modestly|markedly|significantly|steeply|solid|healthy|strong|sharp|modest|slight|steep|hefty|double-digit|single-digit',
  // Rates of a year.
  'cagr|compound(?:s|ed|ing)?|annually|annuali[sz]ed?|p\\.\\s?a\\.|per annum|per year|rates?|mean|clip|pace|durchschnittlich(?:e[nrs]?)?|jährlich(?:e[nrs]?)?|mittel|schnitt|pro|two|five|seven|eight|ten|zwei|drei|fünf|sieben|jahren',
  // Words of expectation.
  'set|due|likely|forecasts?|forecasted|expects?|projected|estimated|model(?:led)?|see[ns]?|targets?|targeted|guided|look(?:s|ing)?|erwarten|erwartet|rechnen|prognostiziert|dürfte[n]?|sollten?|soll|voraussichtlich|werden',
  // Things that are counted, and what is compared with.
  'units?|shares?|tonnes?|tons?|barrels?|ounces?|pieces?|per|each|apiece|benchmark|index|market|consensus|own|since|when|had|closed|traded|priced|sold|holders|investors|shareholders|anleger|aktionäre|record|high|low|peak|trough|average|base|figure|number|value|adjusted|reported|restated|earnings',
  // German.
  'der|die|das|den|dem|des|eine?[mnrs]?|ist|sind|war|waren|wurde|wird|sich|damit|somit|also|mithin|und damit|und somit|das heißt|d\\.h\\.|das ist|das sind|das entspricht|entspricht|entsprechend|was|einem|beträgt|betrug|lag|liegt|lagen|legte|legten|zu|ab|auf|um|von|vom|im|in|am|zum|zur|nach|bei|mit|gegenüber|verglichen|gegen|über|unter|rund|etwa|knapp|gut|fast|mehr|weniger|höher|niedriger|als|plus|minus|zuwachs|wachstum|anstieg|steigerung|erhöhung|zunahme|verbesserung|rückgang|abnahme|einbuße|senkung|verringerung|vorsprung|rückstand|abstand|differenz|stieg(?:en)?|steigt|gestiegen|wuchs(?:en)?|gewachsen|kletterten?|erhöht(?:e|en)?|sank(?:en)?|sinkt|gesunken|fiel(?:en)?|gefallen|gingen?|zurück|zugelegt|nahm(?:en)?|vorjahr(?:es)?|vorjahreswert(?:es)?|vorjahresquartals?|vorjahreszeitraum(?:s|es)?|vorjahresmonat(?:s)?|vorquartals?|vorperiode|vormonats?|vj\\.?|jahr(?:es|e|en)?|quartals?|halbjahrs?|halbjahres|monats?|ende|anfang|mitte|januar|februar|märz|mai|juni|juli|oktober|dezember|ersten?|zweiten?|dritten?|vierten?|je aktie|aktie|stück|angehoben|gesenkt|ausgeweitet|prozentual',
].join('|');

const HAN =
  '(?:吨|噸|桶|立方米|单|單)/(?:日|天|月|年)|最新|累计上涨|累计|收盘价|收盤價|收市价|收市價|收盘|净值|淨值|点位|點位|股价|股價|年均|年化|年|复合|複合|两年|三年|五年|期间|期間|以来|預料|预计|預計|预期|預期|将|將|有望|实现|實現|我们|我們|料|同比|环比|環比|按年|按季|分别|分別|去年同期|上年同期|去年同季|上年同季|去年同月|同期|去年|上年|今年|本期|上期|年初|年末|年底|期初|期末|上月|上季度?|上半年|下半年|上季末|月末|月底|季末|季度|一季度|二季度|三季度|四季度|第[一二三四]季度|前三季度|单季|單季|当时|當時|则|則|即|也就是|相当于|相當於|折合|合计|合計|累计|累計|幅度|增幅|降幅|升幅|跌幅|涨幅|漲幅|增速|区间|區間|增长率?|增長率?|增加|增至|增|减少|減少|减|減|下降|下滑|下跌|下行|上行|上升|上涨|上漲|上调|上調|下调|下調|回落|回升|回調|提升|提高|降低|收窄|扩大|擴大|走阔|走闊|走扩|压缩|壓縮|放大|改善|高出|低出|高|低|多|少|升|降|涨|漲|跌|为|為|是|仅|僅|约|約|近|逾|超|了|的|较|較|比|由|从|從|自|至|到|达到?|達到?|而|其|达|達|，|、|（|）|：|“|”|相比|水平|左右|以来|以來|扩|擴|缩|縮|变动|變動|增量|减量|减幅|減幅|收益|回报|年初至今|业绩|業績|基准|基準|指数|指數|跑赢|跑贏|跑输|跑輸|超额|超額|利差|价差|差|幅|万|亿|辆|輛|份|吨|噸|股|台|套|台|户|戶|人|家|座|元';

const FILLER = new RegExp(
  String.raw`(?<![\p{Script=Latin}\d])(?:${LATIN}|(?:FY|CY|GJ|Q|H|[1-4]Q|[12]H|[1-4]H)[\s'’-]?\d{0,4}(?:FY\d{2,4})?[AE]?|(?:19|20)\d\d(?:\/\d\d)?[AE]?|M?G?k?Wh?p?|[kKM]?t|boe\/d|bbl\/d|oz|sqm)(?![\p{Script=Latin}\d])|(?<!\d)\d{1,2}(?:st|nd|rd|th|\.)?(?=\s(?:jan|feb|mar|apr|may|june?|july?|aug|sep|o[ck]t|nov|de[cz]|märz|mai|juni|juli))|20\d\d年|\d{1,2}月(?:\d{1,2}日)?|${HAN}`,
  'giu',
);

/** Longest stretch between two numbers of one change, in characters. */
const LONGEST = 90;

/**
 * Whether the words between two numbers say nothing but time, change and comparison, so that both numbers are of one statement.
 * @param labels names that both numbers carry: the metric's own name brings in nothing else
 */
export function isFiller(words: string, labels: readonly string[] = []): boolean {
  if (words.length > LONGEST || /[;；。!?！？]/u.test(words)) return false;
  let rest = words.replace(/[’']s?(?!\p{L})/gu, ' ');
  for (const label of labels) if (label.length > 1 && label.length < 40) rest = rest.replaceAll(label, ' ');
  return !/[\p{L}\d%]/u.test(rest.replace(FILLER, ' '));
}
