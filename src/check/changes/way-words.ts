/** Words that say a number went up, as a reader takes them: 库存累积, "built up", "aufgebaut". */
const RISE = [
  String.raw`rose|rise[sn]?|rising|grew|grow(?:s|n|ing)?|growth|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|up(?:wards?)?|gained|gaining|advanc(?:ed|ing)|expan(?:d|ds|ded|ding|sion)|surg(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|higher|widen(?:s|ed|ing)?|accelerat(?:e|es|ed|ing)|soar(?:s|ed|ing)?|stretch(?:es|ed|ing)?|lengthen(?:s|ed|ing)?|steepen(?:s|ed|ing)?|swell(?:s|ed|ing)?|swollen|balloon(?:s|ed|ing)?|mount(?:s|ed|ing)|hik(?:e|es|ed)|build|built|piled?|crept|creeps`,
  String.raw`stieg(?:en)?|steig(?:t|en|ert|erte|erten|erung)|gestiegen|gesteigert|anstiege?n?|wuchs(?:en)?|wächst|wachsen|gewachsen|zuwachs|plus|erhöh(?:t|te|ten|en|ung)|kletter(?:te|ten|t|n)|geklettert|zugelegt|legte?n?(?=(?:\s[^\s.;]{1,20}){0,10}\szu(?!\p{L}))|heb(?:en|t)|hob(?:en)?|angehoben|aufgebaut|aufbau|ausgebaut|ausgeweitet|weitete?n?|verlänger(?:t|te|ten)|verbreiter(?:t|te|ten)|vergrößer(?:t|te|ten)|zugenommen|aufgestockt|angezogen|geschwollen`,
].join('|');
const FALL = [
  String.raw`fell|fall(?:s|en|ing)?|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)|slip(?:s|ped|ping)?|down(?:wards?)?|lost|shrank|shrunk|shrink(?:s|ing)?|contract(?:s|ed|ing|ion)|cut(?:s|ting)?|lower(?:s|ed|ing)?|narrow(?:s|ed|ing)?|reduc(?:e|es|ed|ing|tion)|eas(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|sank|sunk|slid(?:es?)?|slow(?:s|ed|ing)?|decelerat(?:e|es|ed|ing)|tighten(?:s|ed|ing)?|compress(?:es|ed|ing|ion)?|shorten(?:s|ed|ing)?|flatten(?:s|ed|ing)?|reced(?:e|es|ed|ing)|retreat(?:s|ed|ing)?|dwindl(?:e|es|ed|ing)|trim(?:s|med|ming)?|shed(?:s|ding)?|abat(?:e|es|ed|ing)|soften(?:s|ed|ing)?|dip(?:s|ped|ping)?|deplet(?:e|es|ed|ing)|halv(?:e|es|ed|ing)|diminish(?:es|ed|ing)?|pared`,
  String.raw`sank(?:en)?|sinkt?|sinken|gesunken|fiel(?:en)?|fällt|gefallen|rückgang|rückläufig|zurückgegangen|zurückgeführt|ging(?:en)?(?=(?:\s[^\s.;]{1,20}){0,10}\szurück)|zurück|minus|verringer(?:t|te|ten)|reduzier(?:t|te|ten)|senk(?:en|t|te|ten|ung)|gesenkt|kürz(?:en|t|te|ten)|gekürzt|verkürz(?:t|te|ten)|abgenommen|verlor(?:en)?|schrumpf(?:t|te|ten)|geschrumpft|abgebaut|abbau|verkleiner(?:t|te|ten)|engte?n?|verengt(?:e|en)?|schmolz(?:en)?|geschmolzen|nachgegeben|halbier(?:t|te|ten)`,
].join('|');
const HAN_RISE =
  '增长|增長|上升|上涨|上漲|提升|提高|增加|攀升|上调|上調|上行|走高|微升|扩大|擴大|增至|升至|升到|上升至|(?<=由[^，。；]{0,16})升|回升|走阔|走闊|走扩|走擴|拉长|拉長|延长|延長|累积|累積|累库|累庫|积累|積累|抬升|走升|扩张|擴張|放大|反弹|反彈|飙升|飆升|走陡';
const HAN_FALL =
  '下降|下滑|下跌|下行|减少|減少|降低|回落|下调|下調|收窄|缩小|縮小|缩窄|縮窄|降至|降到|跌至|减至|減至|(?<=由[^，。；]{0,16})降|去化|去库|去庫|缩短|縮短|压缩|壓縮|走低|回调|回調|压降|壓降|萎缩|萎縮|调降|調降|腰斩|减半|減半|缩减|縮減|走平';

const BETTER = String.raw`improv(?:e|es|ed|ing|ement)|better|verbesser(?:t|te|ten)|verbesserung|bess(?:er|ere)`;
const WORSE = String.raw`worse|worsen(?:s|ed|ing)?|deteriorat(?:e|es|ed|ing|ion)|weaken(?:s|ed|ing)?|verschlechter(?:t|te|ten)|verschlechterung`;

const word = (latin: string, han: string) => new RegExp(String.raw`(?<!\p{L})(?:${latin})(?!\p{L})|${han}`, 'giu');
const WAYS: readonly (readonly [RegExp, Sense])[] = [
  [word(RISE, HAN_RISE), 'up'],
  [word(FALL, HAN_FALL), 'down'],
  [word(BETTER, '改善|优化|優化|好转|好轉'), 'better'],
  [word(WORSE, '恶化|惡化|转差|轉差|变差'), 'worse'],
];
/** What undoes a word of change beside it. */
const UNDONE =
  /(?<!\p{L})(?:not|n’t|n't|no longer|without|never|fail(?:s|ed) to|instead of|rather than|slower|nicht|kein\w*|ohne|statt)(?!\p{L})|未|没有|沒有|不再|并非/iu;

export type Sense = 'up' | 'down' | 'better' | 'worse';

export interface WayWord {
  readonly sense: Sense;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The words of change in a short text, from left to right. */
export function wayWordsIn(text: string): readonly WayWord[] {
  if (UNDONE.test(text)) return [];
  return WAYS.flatMap(([pattern, sense]) =>
    [...text.matchAll(pattern)].map((match) => ({
      sense,
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    })),
  ).sort((a, b) => a.start - b.start);
}

/** A text without its words of change. */
export function withoutWays(text: string): string {
  return WAYS.reduce((rest, [pattern]) => rest.replace(pattern, ' '), text);
}
