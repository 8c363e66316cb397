/** Somebody says or thinks it: verbs of speech and belief whose subject is not the house. */
const SPEECH =
  /\b(?:said|says|saying|told|tells|stated|argue[sd]?|believe[sd]?|thinks|thought|expects|expected by|claim(?:s|ed)|hope[sd]?|insist(?:s|ed)|reckons?|suggest(?:s|ed)|indicated|signalled|signaled|assured|reiterated|predict(?:s|ed)|described|calls|called|sees|confident|convinced|optimistic|according to|in (?:its|his|her|their|management['’]s) (?:view|judge?ment|opinion|words)|in our judge?ment|(?:management|the company|the board)['’]s (?:view|expectation|hope|belief))\b|(?<![a-zäöüß])(?:sagte|sagt|erklärt|erklärte|betont|betonte|äußerte|meint|meinte|versichert|versicherte|glaubt|erwartet|rechnet|hofft|sieht|bezeichnet|bezeichnete|zeigte? sich|geht davon aus|gehen davon aus|stellte? in aussicht|signalisiert|signalisierte|kündigt\w* an|laut|zufolge|(?:seiner|ihrer|deren|dessen) (?:einschätzung|ansicht|aussage|meinung|überzeugung|auffassung) nach|nach (?:angaben|einschätzung|ansicht|aussage|meinung|worten|überzeugung)|zuversichtlich|überzeugt|so (?:der|die) (?:ceo|cfo|vorstand\w*|finanz\w+|konzern\w*|geschäfts\w+|unternehmens\w+|management))(?![a-zäöüß])|表示|(?<!简|簡|名|职|宣|号|號)[称稱](?![为為职職号號])|(?<!我们|我們|我)(?:认为|認為|相信)|指出|透露|强调|強調|坦言|介绍|介紹|(?:管理层|管理層|公司|董事长|董事長|总经理|財務長|财务总监|首席[^，。]{1,4}官)[^，。；]{0,12}?(?:预计|預計|预期|預期|希望|有信心|判断|判斷|看好|力争|力爭)|(?:业绩|業績|电话|電話|交流|法说|法說)[会會]/iu;
/** What is said is a hope, a judgement or a forecast, not a thing that has happened. */
const TENTATIVE =
  /\b(?:could|may|might|should|would|will|hopes?|hoped|believe[sd]?|thinks|thought|expects?|confident|convinced|optimistic|likely|unlikely|aims?|plans?|possible|potential(?:ly)?|if|insist(?:s|ed)|argue[sd]?|claim(?:s|ed)|reckons?|in (?:our|its|his|her|their|management['’]s) (?:view|judge?ment|opinion)|on track|sees|feels?|comfortable|(?:management|the company|the board)['’]s (?:view|expectation|hope|belief))\b|(?<![a-zäöüß])(?:könnten?|dürften?|sollten?|voraussichtlich|glaub\w*|erwart\w*|rechne[nt]|hoff\w*|zuversichtlich|überzeugt|optimistisch|aus heutiger sicht|will|wollen|plant|strebt|sei|seien|werde|könne|sieht|geht davon aus|meint|versichert\w*|überzeugung|nach (?:einschätzung|ansicht|meinung)|möglich\w*)(?![a-zäöüß])|有望|可能|或[将將可]|力争|力爭|预计|預計|预期|預期|[将將](?!近)|希望|争取|爭取|目标|目標|计划|計劃|相信|认为|認為|信心|看好|判断|判斷|料/iu;
/** Marks a clause as no plain statement: it is doubted, expected, asked, supposed or somebody's. */
const HELD_BACK =
  /\b(?:could|may|might|should|would|expect\w*|likely|unlikely|if|whether|perhaps|possibly|probably|forecast\w*|project(?:s|ed|ions?)|estimat\w+|guid(?:es|ed|ance)|targets?|aims?|plans?|hopes?|we|our|risks?|unless|assum\w+|scenario|case|promise\w*|apparently|alleged\w*|reportedly|seems?|appears?|unproven|not yet|ceo|cfo|chief|chair\w*|management|executives?)\b|\?\s*$|(?<![a-zäöüß])(?:könnten?|dürften?|sollten?|würden?|voraussichtlich|erwart\w*|wohl|vielleicht|möglich\w*|wahrscheinlich|falls|sofern|wenn|ob|wir|unsere?\w*|risik\w*|annahme\w*|szenario|prognos\w*|schätz\w*|ausblick|ziel\w*|plant|will|soll|sei|werde|angeblich|offenbar|ceo|cfo|vorstand\w*|management)(?![a-zäöüß])|有望|可能|或[将將可许許]|预计|預計|预期|預期|预测|預測|若|如果|是否|我们|我們|力争|力爭|目标|目標|计划|計劃|假设|假設|风险|風險|据|據|指引|展望|管理层|管理層|董事|尚|能否|待|关注|關注/iu;
/** Sections that list what may come. */
export const OPEN_SECTION =
  /risk|risiko|risiken|风险|風險|what to watch|watch ?list|catalyst|calendar|next (?:events|steps)|termine|katalysator|催化|关注|關注|question|frage|scenario|szenari|情景/iu;
const QUOTATION = /[“„«「"『][^“”„"«»「」『』]{4,400}[”“»」"』]/u;

/** Whether a sentence gives somebody's judgement, hope or forecast as theirs. */
export function isTold(sentence: string): boolean {
  return SPEECH.test(sentence) && (TENTATIVE.test(sentence) || QUOTATION.test(sentence));
}

/** Whether words name whoever says it. */
export function namesSpeaker(words: string): boolean {
  return SPEECH.test(words);
}

/** Whether a clause states something as it is, with no doubt and nobody's name. */
export function isPlainStatement(clause: string): boolean {
  return !HELD_BACK.test(clause) && !SPEECH.test(clause);
}

/** A clause of a sentence, with its offset. */
export interface Clause {
  readonly text: string;
  readonly start: number;
}

/** The clauses of a sentence: what stands between its commas, semicolons and dashes; commas within numbers do not part. */
export function clausesOf(sentence: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  const add = (to: number) => {
    const part = sentence.slice(from, to);
    if (part.trim() !== '') clauses.push({ text: part.trim(), start: from + part.length - part.trimStart().length });
    from = to + 1;
  };
  for (const { index } of sentence.matchAll(/[;；，。：]|[,:](?=\s)|(?<=\s)[–—](?=\s)|——/gu)) add(index);
  add(sentence.length);
  return clauses;
}
