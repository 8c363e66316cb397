/** Promises, in the words that only promises use. */
const PROMISE =
  /\brisk-?free(?! (?:rates?|assets?|yields?|bonds?|returns?|curves?|interest|benchmarks?|government|alternatives?|instruments?|discount|profit rate|securit|investment rate|arbitrage|leg|component|overnight|borrowing|deposit))(?!\p{L})|\bguarante(?:ed|es|e) (?:(?:a|an|the|strong|high|future|double-digit|superior|solid) ){0,3}(?:upside|gains?|profits?|growth|success|winners?|outperformance|to (?:rise|double|grow|succeed|outperform|win))\b|\b(?:gains?|profits?|upside|success|growth|returns?) (?:is|are) (?:all but |virtually |practically )?(?:guaranteed|assured|certain)\b|\b(?:can(?:not|['’]t) (?:lose|fail|go wrong)|can only (?:rise|go up)|sure (?:thing|bet|winner)|safe bet|no-brainer|zero risk|no risk of loss|without any risk|double your money|free money|bound to (?:rise|double|soar|outperform)|certain to (?:rise|double|soar|outperform)|will (?:certainly|definitely|undoubtedly|surely|inevitably) (?:rise|double|grow|soar|outperform|succeed|reach|beat))\b|(?<!\p{L})(?:kann nur (?:steigen|gewinnen)|todsicher\p{L}{0,2}|garantierte[rns]? (?:gewinne?|kursgewinne?|wachstum|erfolg)|völlig risikolos|ohne jedes risiko|ohne jegliches risiko|wird (?:mit sicherheit|garantiert|zweifellos) (?:steigen|wachsen|sich verdoppeln))(?!\p{L})|risikofreie[rnsm]? (?!zins|anlage|rendite|verzinsung|rate|wertpapier|staatsanleihe|alternative|kurve)\p{L}|稳赚|穩賺|必涨|必漲|包赚|包賺|只涨不跌|只漲不跌|(?:零风险|零風險)(?!权重|權重)|(?:无风险|無風險)(?:获利|獲利|赚|賺|的?投资机会|的?投資機會)|保证(?:盈利|收益(?!率))|保證(?:盈利|收益(?!率))/iu;

const SUPERLATIVE =
  /\b(?:unprecedented|unparalleled|unrivall?ed|unmatched|unbeatable|unsurpassed|second to none|best-in-class|world-class|once-in-a-(?:lifetime|generation)|game-? ?chang(?:er|ing)|revolutionary|groundbreaking|ground-breaking|flawless|explosive growth|must-(?:own|buy)|the (?:very )?best (?:company|stock|share|opportunity|investment|buy|management|business|franchise|product)s?\b(?! (?:in our|among|of the|by))|the world['’]s best)\b|(?<!\p{L})(?:beispiellos|unvergleichlich|unschlagbar|konkurrenzlos|revolutionär|weltbeste|einmalig(?= (?:chance|gelegenheit))|nie dagewesen|noch nie dagewesen)(?:e[rnms]?)?(?!\p{L})|史无前例|史無前例|前所未有|无与伦比|無與倫比|遥遥领先|遙遙領先|绝对领先|絕對領先|颠覆性|顛覆性|无可比拟|無可比擬|完美无缺|最好的(?:公司|股票|投资|投資|机会|機會)/iu;

const DENIED_BEFORE =
  /\b(?:not?|never|nor|neither|nothing|without|hardly|isn['’]t|aren['’]t|cannot|can['’]t|doesn['’]t|don['’]t)\b[^.;]{0,40}$|(?<!\p{L})(?:nicht|keine?[rnms]?|nie|weder|ohne)(?!\p{L})[^.;]{0,40}$|(?:不|没有|沒有|非|并无|並無|无法|無法)[^，。；]{0,8}$/iu;
/** First of all of a whole market, told of somebody: "is the most resilient fund on the market", "der mit Abstand beste Versorger der Branche". */
const FIRST_OF_ALL =
  /(?<!\p{L})(?:is|are|remains?|as|offers?|has|have|runs?|owns?|makes?)\s(?:(?:by far|clearly|simply|easily|arguably)\s)?the\s(?:(?:single|very)\s)?(?:most\s(?!of\b|recent|common|likely|important\s(?:risk|question|point|driver))(?!expensive)\p{L}+|best|safest|strongest|finest|smartest|toughest|greatest)(?:\s(?!on|in|of|among|and|which|that|risk|driver|reason|quarter|month|year)[\p{L}-]+){1,4}\s(?:on|in)\s(?:the|its|their|any)\s(?:(?:whole|entire|global|european|asian|world)\s)?(?:market|industry|sector|world|business|field|country|region|trade)(?!\p{L})|(?<!\p{L})(?:ist|sind|bleibt|hat|als)\s(?:(?:mit abstand|klar|eindeutig|zweifellos)\s)?(?:der|die|das|den)\s(?:(?:mit abstand)\s)?(?:beste|sicherste|stärkste|solideste|widerstandsfähigste|robusteste|attraktivste|innovativste|zuverlässigste)[nrs]?(?:\s[\p{L}-]+){1,4}\s(?:am markt|auf dem markt|der branche|im sektor|der welt|weltweit|am gesamten markt)(?!\p{L})|(?:是|为|為)[^，。；]{0,12}(?:市场上|市場上|行业内|行業內|业内|業內|全市场|全市場|全行业|全行業|全球|国内|國內)[^，。；\d]{0,6}最(?:具|有|为|為)?(?:稳健|穩健|优秀|優秀|安全|可靠|出色|强|強|好|抗跌|有韧性|具韧性|韧性|竞争力|競爭力|值得投资|值得投資)/iu;
/** What shows a rank: a number, a survey, a source that says so. */
const SHOWN =
  /\d\s?%|\d(?:\.\d)?\s?[x×倍]|(?<!\p{L})(?:by (?!far|any|all)\p{L}+|ranked?|ranking|survey|measured by|according to|in our (?:view|opinion)|we (?:think|believe|consider)|among|one of|nach (?:umsatz|marktanteil|absatz)|gemessen an|laut|unserer (?:ansicht|meinung)|aus unserer sicht|halten wir)(?!\p{L})|按.{1,8}(?:计|計)|排名|我们认为|我們認為|据|據|之一/iu;
/** A measure: "since 1995", "on record". */
const MEASURED =
  /\bsince (?:\p{L}{3,9} )?(?:19|20)\d\d|\bon record\b|\bin (?:the )?(?:\d{2,3}|\p{L}{3,10}) years\b|seit (?:19|20)\d\d|自(?:19|20)\d\d年/iu;

/** A promise that a sentence makes and does not deny. */
export function promiseIn(sentence: string): RegExpExecArray | undefined {
  const match = PROMISE.exec(sentence);
  return match && !isDenied(sentence, match.index) ? match : undefined;
}

/** A claim of first rank that a sentence makes without a measure. */
export function superlativeIn(sentence: string): RegExpExecArray | undefined {
  const match = SUPERLATIVE.exec(sentence);
  return match && !isDenied(sentence, match.index) && !MEASURED.test(sentence) ? match : undefined;
}

/** Somebody called the first of a whole market, with nothing beside it that shows it. */
export function firstOfAllIn(sentence: string): RegExpExecArray | undefined {
  const match = FIRST_OF_ALL.exec(sentence);
  return match && !isDenied(sentence, match.index) && !MEASURED.test(sentence) && !SHOWN.test(sentence) ? match : undefined;
}

function isDenied(sentence: string, at: number): boolean {
  return DENIED_BEFORE.test(sentence.slice(Math.max(0, at - 60), at));
}
