const VERB =
  /(?<!\p{L})(?:fit(?:s|ted|ting)?|impl(?:y|ies|ied|ying)|supports?|supported|support(?:ing)?|points?\s(?:to|at|towards?)|pointed\sto|justif(?:y|ies|ied)|suggests?|suggested|warrants?|argues?\sfor|argued\sfor|consistent\swith|compatible\swith|would\s(?:need|require|take)|requires?|presupposes?|pass(?:t|en)\s(?:zu|auf)|stütz(?:t|en|ten)|deute[nt]\s(?:auf)|sprech(?:en)\sfür|spricht\sfür|rechtfertig(?:t|en)|implizier(?:t|en|te)|legt\s|legen\s(?:nahe)|verlang(?:t|en)|erforder(?:t|n)|setz(?:t|en)\s)(?!\p{L})|对应|對應|支持|支撑|支撐|指向|隐含|隱含|意味着|意味著|暗示|吻合|相符/iu;

/** "Reported sales fit $387bn": a number behind a verb of inference is what the metric speaks for, not its value. */
export function isInferred(gap: string): boolean {
  return VERB.test(gap);
}
