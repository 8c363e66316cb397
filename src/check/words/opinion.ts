const STRENGTH =
  '(?:financial|balance|fundamental|capital|liquidity|condition|finances|position|footing|credit|risk|management|operat|governance|basis|underwriting|asset|cash|demand|margin|order|backlog|pipeline|growth|earnings|profit|business|funding|performance|results|execution|track|quality|dividend|cover)';
const ENGLISH = new RegExp(
  String.raw`(?<![\p{L}-])(?:(?:sound|solid|healthy|robust|outstanding|exceptional|enviable|formidable|superb|stellar)(?= ${STRENGTH})|(?:abundant|ample|well[- ]controlled|well[- ]managed|impressive|remarkable|excellent|compelling|world[- ]class|best[- ]in[- ]class|low-risk|fundamentally sound|financially sound|rock[- ]solid)(?!\p{L}))`,
  'iu',
);
const GERMAN =
  /(?<!\p{L})(?:hervorragend|beeindruckend|ausgezeichnet|üppig|kerngesund|herausragend|exzellent|bemerkenswert|überzeugend|erstklassig|vorbildlich|solide|robust|komfortabel|gut kontrolliert)(?:e[rnms]?)?(?!\p{L})|komfortable[rnms]?(?!\p{L})/iu;
const HAN =
  /充裕|充沛|(?<!不)稳健|(?<!不)穩健|(?<!不)良好|优秀|優秀|出色|亮眼|雄厚|优异|優異|卓越|(?:风险|風險|杠杆|槓桿|负债|負債)[^，。；]{0,6}可控|(?:财务|財務|结构|結構|现金流|現金流)[^，。；]{0,6}健康/u;

const OWNER =
  /\b(?:we|our|ours|us|i|in my view|think[s]?|believe[sd]?|expect(?:s|ed)?|say[s]?|said|sees?|regards?|considers?|according to|calls?|called|described?|management|analysts?|consensus|agency|agencies|rated|rates|moody['’]s|s&p|fitch)\b|(?<!\p{L})(?:wir|unsere[rnms]?|uns|unseres erachtens|u\. ?e\.|laut|nach (?:ansicht|angaben)|sieht|hält|bezeichnet|nennt|vorstand|analysten|moody['’]s)(?!\p{L})|我们|我們|认为|認為|笔者|筆者|管理层|管理層|表示|据|據|预计|預計|评级机构|穆迪|标普|惠誉/iu;

/** A word of opinion, with its offset. */
export interface Opinion {
  readonly text: string;
  readonly start: number;
}

/** The first word of opinion in a sentence; a name that is spelt like one is passed over. */
export function opinionIn(sentence: string): Opinion | undefined {
  const match = ENGLISH.exec(sentence) ?? GERMAN.exec(sentence) ?? HAN.exec(sentence);
  if (match === null) return undefined;
  const text = match[0].trim();
  const behind = sentence.slice(match.index + match[0].length, match.index + match[0].length + 3).trim();
  if (/^\p{Lu}/u.test(text) && /^\p{Lu}/u.test(behind)) return undefined;
  return { text, start: match.index };
}

/** Whether a sentence says whose view it gives. */
export function hasOwner(sentence: string): boolean {
  return OWNER.test(sentence);
}
