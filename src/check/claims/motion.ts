/** Words before a number that say how it takes part in a change. */
const FROM =
  /(?:(?<!\p{L})(?:ago,?\s(?:the\s|its\s)?(?:\p{L}{2,12}\s){0,3}(?:at|was|were)|from|versus|vs\.?|against|compared (?:with|to)|up from|down from|after|nach|gegenüber|zuvor|vorher:?|bisher:?|zuletzt|vorjahr(?:eszeitraum)?:?|vorquartal:?|prior[- ](?:year|quarter):?|previous(?:ly)?:?|old:?|prior:?|formerly|last year(?:['’]s)?:?|nachdem es im vorjahr(?:es\w+)?|im vorjahr(?:es\w+)?|vorjahresquartal:?|a year earlier:?|year[- ]ago:?|against an?|(?<!(?:as\s(?:of|at)|on)\s[^:]{0,16})20\d\d:)\s?(?:an?\s|the\s)?|(?:从|從|(?<!自|理)由(?!于)|自(?!由|己|动|動|营|營))[\p{Script=Han}\d]{0,10}\s?|较|較|(?:上年|去年)同期(?:的|为|為)?\s?|(?:个月|個月|年|周|週)前(?:[（(][^()（）]{0,8}[）)])?(?:为|為|是|的)?\s?|[(（](?:去年|上年|20\d\d年)[^\d()（）]{0,6}[:：为為]?|前值|此前|原)(?:(?:about|around|roughly|rund|etwa|约|約)\s?)?$/iu;
const TO =
  /(?:(?<!\p{L})(?:to|auf|reach|reaches|reaching|reached|erreichte|erreichten)\s|(?:至|到|达到?|達到?)(?:目前的?|现在的?|約|约|了)?|为|為)(?:(?:about|around|roughly|nearly|over|rund|etwa|knapp|über|约|約)\s?)?$/iu;
const BY = /(?:(?<!\p{L})(?:by|um)\s)(?:(?:about|around|roughly|nearly|over|rund|etwa|knapp|über|about an?)\s?)?$/iu;

const UP =
  /(?<!\p{L})(?:doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|verdoppel\w+|rose|rise[sn]?|rising|grew|grow[sn]?|growing|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|up|gain(?:s|ed|ing)?|heb(?:en|t)|hob(?:en)?|angehoben|anstieg|anstiege?n?|advanc(?:e|es|ed|ing)|expand(?:s|ed|ing)?|surg(?:e|es|ed|ing)|improv(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|higher|widen(?:s|ed|ing)?|add(?:s|ed)|accelerat(?:e|es|ed|ing)|soar(?:s|ed|ing)?|growth|stieg(?:en)?|steig(?:t|en|ert|erte|erten|erung)|gestiegen|wuchs(?:en)?|wächst|wachsen|zuwachs|plus|erhöh(?:t|te|ten|en|ung)|kletter(?:te|ten|t)|legten?|zugelegt|verbessert(?:e|en)?|nahm(?:en)?\szu)(?!\p{L})|增长|增長|上升|上涨|上漲|提升|提高|增加|攀升|上调|上調|加快|加速|微升|扩大|擴大|改善|增至|升至|回升/iu;
const DOWN =
  /(?<!\p{L})(?:slow(?:s|ed|ing)?|decelerat\w+|tighten(?:s|ed|ing)?|verlangsam\w+|senk(?:en|t|te|ten)|gesenkt|kürz(?:en|t|te)|halv(?:e|es|ed|ing)|halbier\w+|fell|fall(?:s|en|ing)?|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)|slip(?:s|ped|ping)?|down|lost|los(?:es|ing)|shrank|shrunk|shrink(?:s|ing)?|contract(?:s|ed|ing)|cut(?:s|ting)?|lower(?:s|ed|ing)?|narrow(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|eas(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|sank|sunk|slid(?:es?)?|sinkt?|sank(?:en)?|sinken|gesunken|fiel(?:en)?|fällt|gefallen|rückgang|rückläufig|minus|verringert(?:e|en)?|reduzierte?n?|ging(?:en)?|senk(?:en|t|te|ten)|gesenkt|kürz(?:en|t|te)|nahm(?:en)?\sab|verlor(?:en)?|schrumpf(?:te|ten|t))(?!\p{L})|下降|下滑|下跌|放缓|放緩|减速|减少|減少|降低|回落|下调|下調|收窄|缩小|縮小|降至|跌至|减至/iu;

export type Motion = 'from' | 'to' | 'by' | undefined;

/** German says "von" where English says "of"; it is "from" beside "auf". */
const VON = /(?<!\p{L})von\s(?:rund |etwa |knapp )?$/iu;
const AUF_BEFORE = /(?<!\p{L})auf\s[\d.,]{1,12}\s?(?:\S{1,6}\s?){0,2}von\s$/iu;

/** How a number takes part in a change, by the words right before and behind it. */
export function motionOf(before: string, after = ''): Motion {
  const near = before.slice(-40);
  if (VON.test(near))
    return /^\s?(?:\([^()]{0,24}\)\s?|(?:im|in|per|zum|zu|Ende|vor)\s[^\d,;.()]{0,18}(?:20\d\d\s)?|um\s[^;()]{2,26}\s)?auf\s/iu.test(
      after,
    ) || AUF_BEFORE.test(near)
      ? 'from'
      : undefined;
  // "由121个基点收窄至": the word right before the number counts.
  if (FROM.test(near) && !/[至到]$/u.test(near)) return 'from';
  if (BY.test(near)) return 'by';
  return TO.test(near) ? 'to' : undefined;
}

/** The way in which the words of a change point: 1 up, -1 down, 0 when they say neither or both. */
export function directionOf(words: string): -1 | 0 | 1 {
  const [up, down] = [UP.test(words), DOWN.test(words)];
  return up === down ? 0 : up ? 1 : -1;
}

const EACH_UP = new RegExp(UP.source, 'giu');
const EACH_DOWN = new RegExp(DOWN.source, 'giu');

/** The last word of change in a text decides. */
export function lastDirection(words: string): -1 | 0 | 1 {
  const near = words.slice(-240);
  const [up, down] = [lastOf(EACH_UP, near), lastOf(EACH_DOWN, near)];
  return up === -1 && down === -1 ? 0 : up > down ? 1 : -1;
}

function lastOf(pattern: RegExp, words: string): number {
  let at = -1;
  for (const match of words.matchAll(pattern)) at = match.index;
  return at;
}

export function saysChange(words: string): boolean {
  return UP.test(words) || DOWN.test(words);
}
