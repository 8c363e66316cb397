/** Promises, in the words that only promises use. */
const PROMISE =
  /\brisk-?free(?! (?:rates?|assets?|yields?|bonds?|returns?|curves?|interest|benchmarks?|government|alternatives?|instruments?|discount|profit rate|securit|investment rate|arbitrage|leg|component|overnight|borrowing|deposit))(?!\p{L})|\bguarante(?:ed|es|e) (?:(?:a|an|the|strong|high|future|double-digit|superior|solid) ){0,3}(?:upside|gains?|profits?|growth|success|winners?|outperformance|to (?:rise|double|grow|succeed|outperform|win))\b|\b(?:gains?|profits?|upside|success|growth|returns?) (?:is|are) (?:all but |virtually |practically )?(?:guaranteed|assured|certain)\b|\b(?:can(?:not|['’]t) (?:lose|fail|go wrong)|can only (?:rise|go up)|sure (?:thing|bet|winner)|safe bet|no-brainer|zero risk|no risk of loss|without any risk|double your money|free money|bound to (?:rise|double|soar|outperform)|certain to (?:rise|double|soar|outperform)|will (?:certainly|definitely|undoubtedly|surely|inevitably) (?:rise|double|grow|soar|outperform|succeed|reach|beat))\b|(?<!\p{L})(?:kann nur (?:steigen|gewinnen)|todsicher\p{L}{0,2}|garantierte[rns]? (?:gewinne?|kursgewinne?|wachstum|erfolg)|völlig risikolos|ohne jedes risiko|ohne jegliches risiko|wird (?:mit sicherheit|garantiert|zweifellos) (?:steigen|wachsen|sich verdoppeln))(?!\p{L})|risikofreie[rnsm]? (?!zins|anlage|rendite|verzinsung|rate|wertpapier|staatsanleihe|alternative|kurve)\p{L}|稳赚|穩賺|必涨|必漲|包赚|包賺|只涨不跌|只漲不跌|(?:零风险|零風險)(?!权重|權重)|(?:无风险|無風險)(?:获利|獲利|赚|賺|的?投资机会|的?投資機會)|保证(?:盈利|收益(?!率))|保證(?:盈利|收益(?!率))/iu;

const SUPERLATIVE =
  /\b(?:unprecedented|unparalleled|unrivall?ed|unmatched|unbeatable|unsurpassed|second to none|best-in-class|world-class|once-in-a-(?:lifetime|generation)|game-? ?chang(?:er|ing)|revolutionary|groundbreaking|ground-breaking|flawless|explosive growth|must-(?:own|buy)|the (?:very )?best (?:company|stock|share|opportunity|investment|buy|management|business|franchise|product)s?\b(?! (?:in our|among|of the|by))|the world['’]s best)\b|(?<!\p{L})(?:beispiellos|unvergleichlich|unschlagbar|konkurrenzlos|revolutionär|weltbeste|einmalig(?= (?:chance|gelegenheit))|nie dagewesen|noch nie dagewesen)(?:e[rnms]?)?(?!\p{L})|史无前例|史無前例|前所未有|无与伦比|無與倫比|遥遥领先|遙遙領先|绝对领先|絕對領先|颠覆性|顛覆性|无可比拟|無可比擬|完美无缺|最好的(?:公司|股票|投资|投資|机会|機會)/iu;

const DENIED_BEFORE =
  /\b(?:not?|never|nor|neither|nothing|without|hardly|isn['’]t|aren['’]t|cannot|can['’]t|doesn['’]t|don['’]t)\b[^.;]{0,40}$|(?<!\p{L})(?:nicht|keine?[rnms]?|nie|weder|ohne)(?!\p{L})[^.;]{0,40}$|(?:不|没有|沒有|非|并无|並無|无法|無法)[^，。；]{0,8}$/iu;
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

function isDenied(sentence: string, at: number): boolean {
  return DENIED_BEFORE.test(sentence.slice(Math.max(0, at - 60), at));
}
