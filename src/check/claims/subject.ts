/** Words behind which a subject begins. */
const CUT =
  /^(?:the|a|an|its|their|our|his|her|this|that|these|those|we|they|it|company|companys|firm|total|overall|group|consolidated|reported|net|annual|quarterly|full|year|fy|current|latest|and|or|but|of|in|on|at|by|to|for|from|with|as|while|with|than|which|is|was|were|are|be|has|have|had|will|should|could|may|might|would|expects?|expected|forecasts?|projected|estimates?|sees?|implies|implied|means|shows?|leaves?|gives?|puts?|including|excluding|despite|after|before|versus|vs|per|about|around|higher|lower|strong|weak|solid|record|its|continues?|generated?|reported|posted|delivered|achieved|recorded|der|die|das|den|dem|des|ein|eine|einer|einen|einem|eines|kein|keine|ihr|ihre|sein|seine|unser|unsere|wir|und|oder|mit|von|bei|auf|im|in|für|zu|zum|zur|nach|ist|war|wird|erwarten|gesamte?|bereinigte[rsn]?|respectively|hence|thus|so|therefore|holds?|carries|carry|owns?|keeps?|has|runs?|makes?|made|books?|earns?|pays?|paid|offers?|trades?|sits?|million|billions?|mn|bn|thousand|usd|eur|chf|gbp|jpy|sek|nok|dkk|cad|aud|inr|brl|hkd|euro|dollars?|franken|kronen|beim|laut|zum|assum\w+|given|excl\w*|incl\w*|ex|net|gross|pro|forma|where|when|if|because|since|until|against|below|above|near|via|plus|minus|times|of|new|mean|median|average|kalkulieren|rechnen|sehen|hält|zahlt|erzielt\w*|einen?|beträgt|fiscal|calendar|adjusted|underlying|diluted|basic|\d+[aex]?|\d+(?:bn|mn?|k|p)|mio|mrd|tsd|annuali[sz]ed|full-year|half-year|nine-month|q[1-4]|h[12]|[1-4]q\d*|[12]h\d*|fy\d+[ae]?|gj\d*|quarter|half|nine|months?|ltm|ttm|ntm|covers?|covered|first|second|third|fourth|(?:first|second)-half|(?:first|second|third|fourth)-quarter|brought|saw|came|quartal|halbjahr|brachte)$/iu;

/** Most words of a subject. */
const MOST_WORDS = 5;

/**
 * Whose number it is, or of what part: the words right before the name of the metric, in small letters.
 * @param before the text of the clause before the name
 * @param names words of the issuer's name, in small letters
 */
export function subjectBefore(before: string, names: ReadonlySet<string>): string {
  const clause = before.split(/[,;:()（），；：、|｜·–—"“”„«»\u3000]|\s-\s|\s\s/u).at(-1) ?? '';
  if (/\p{Script=Han}/u.test(clause)) return hanSubject(clause, names);
  const words = clause
    .trim()
    .split(/\s+/)
    .slice(-MOST_WORDS - 1);
  const kept: string[] = [];
  for (const word of words.reverse()) {
    const bare = word
      .replace(/[’']s?$/u, '')
      .replace(/[^\p{L}\d&-]/gu, '')
      .toLowerCase();
    if (bare === '' || CUT.test(bare) || names.has(bare) || kept.length >= MOST_WORDS) break;
    kept.push(bare);
  }
  return kept.reverse().join(' ');
}

/** Firms and parts that have sales and profits of their own. */
const OTHER =
  /(?<!\p{L})(?:subsidiar(?:y|ies)|joint venture|associate|affiliate|division|segment|business unit|competitor|rival|peer|target company|acquired (?:company|business)|tochter(?:gesellschaft|unternehmen|firma)?|gemeinschaftsunternehmen|beteiligung|sparte|geschäftsbereich|wettbewerber(?:in)?|konkurrent(?:in)?)(?!\p{L})|子公司|合资公司|合資公司|联营公司|聯營公司|参股公司|參股公司|旗下|事业部|事業部|分部|竞争对手|競爭對手|标的公司/iu;
const PRONOUN =
  /(?:(?<!\p{L})(?:its|their|whose|it|ihr|ihre[rnsm]?|sein|seine[rnsm]?|dessen|deren|sie|es)\s|[其该該])[^,;，；。]{0,24}$/iu;

/** "The subsidiary's year ends in June. Its sales were …": whose the pronoun's number is, when the sentence before begins with another firm. */
export function subjectCarried(previous: string, before: string, first = ''): string {
  if (!PRONOUN.test(before) && !PRONOUN.test(first.split(/[,;，；。]/u)[0] ?? '')) return '';
  const opening = previous.slice(0, 48);
  return OTHER.exec(opening)?.[0].toLowerCase() ?? '';
}

/** Behind 公司, 集团, the issuer's name, dates and verbs; a part of a business in up to eight signs. */
function hanSubject(clause: string, names: ReadonlySet<string>): string {
  let rest = clause
    .replace(/\s/g, '')
    .replace(/\d[\d.,]*[EFA]?[%万萬亿億兆千百十]*(?:人民[币幣]|新?[港美日欧歐台臺]?[元币幣]|股|倍)?/gu, '的');
  for (const name of names) if (name.length > 1 && rest.includes(name)) rest = rest.slice(rest.lastIndexOf(name) + name.length);
  rest = rest
    .split(
      /但是?|而|不过|不過|同时|同時|此外|另外|因此|于是|公司|本公司|集团|集團|实现|實現|录得|錄得|预计|預計|预期|預期|我们|我們|其中|拟|擬|给予|給予|较|較|最新|维持|維持|上调|上調|下调|下調|设定|設定|买入|買入|增持|中性|持有|减持|減持|卖出|賣出|评级|評級|累计|累計|隐含|隱含|当时|當時|当年|當年|彼时|年度?|季度?|月|日|半年|[按以依].{0,6}[计計算]|当前|當前|目前|的|为|為|对应|對應|以及|和|与|與|及|在|将|將|同期|上年|去年|总|總|单季|單季|\d|至|到|达|達/u,
    )
    .at(-1) as string;
  // A long list of parts is known by its end.
  return rest.length <= 8 ? rest : OF_PARTS.test(rest) ? rest.slice(-8) : '';
}

const OF_PARTS = /(?:领域|領域|业务|業務|板块|板塊|分部|部门|部門|产品|產品|市场|市場|地区|地區|行业|行業|机构|機構)(?:的)?$/u;

/** Words of a name that tell it from others. */
export function nameWords(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\d&]+/u)
    .filter(
      (word) =>
        word.length > 2 &&
        !/^(?:inc|corp|ltd|plc|group|holdings?|company|the|and|for|with|initiat\w+|update|results?|analysis)$/.test(word),
    );
}
