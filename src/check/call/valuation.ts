/** Methods that value a share by themselves. */
const INTRINSIC =
  /(?<![A-Za-zÀ-ɏ])(?:DCF|discounted cash ?flows?|discounted dividends?|DDM|dividend discount|residual income|economic profit|r?NPV|net present value|SOTP|sum[- ]of[- ](?:the[- ])?parts|NAV|RAV|net asset values?|embedded value|LBO|liquidation value|replacement (?:cost|value)|precedent transactions|Gordon growth|abgezinst[A-Za-zÀ-ɏ]*|diskontiert[A-Za-zÀ-ɏ]*|ertragswert[A-Za-zÀ-ɏ]*|summe der teile|substanzwert|barwert[A-Za-zÀ-ɏ]*)(?![A-Za-zÀ-ɏ])|现金流(?:折现|贴现)|現金流(?:折現|貼現)|折现|折現|分部估值|淨現值|净现值|净资产价值|淨資產價值|股利贴现|绝对估值|分派率|股息率法/iu;
const MULTIPLE = String.raw`\d(?:[.,]\d+)?\s?(?:x|×|times|倍)|-?fach|(?:ten|twelve|fifteen|sixteen|eighteen|twenty|thirty)(?:-[A-Za-zÀ-ɏ]+)? times|(?:P\/E|PER?|KGV|EV\/[A-Za-zÀ-ɏ]+|P\/B|P\/S|KBV|KUV|multiples?|vielfache[A-Za-zÀ-ɏ]*|市盈率|市净率|市淨率|市帳率|本益比|市销率)`;
const VALUES = `target|fair|valu(?:e|ed|es|ing|ation)|worth|priced|appl(?:y|ies|ied|ying)|based on|derive|kursziel|zielkurs|bewert|ansetzen|angesetzt|beruht|ergibt|entspricht|目标价|目標價|目标|給予|给予|估值|对应|對應|相当于|相當於`;
const BY_MULTIPLE = new RegExp(
  String.raw`(?:${VALUES})[^.!?。！？\n]{0,120}?(?:${MULTIPLE})|(?:${MULTIPLE})[^.!?。！？\n]{0,120}?(?:${VALUES})`,
  'iu',
);
const FORWARD =
  /(?:20\d\d|FY\d\d|\d\dE)[^.\n]{0,40}?(?:P\/E|KGV|EV\/EBITDA)|(?<![A-Za-zÀ-ɏ])(?:P\/E|PER?|KGV|EV\/EBITDAR?|EV\/sales|EV\/EBIT|P\/B|P\/FCF)(?![A-Za-zÀ-ɏ])[^.\n]{0,40}?(?:20\d\d|FY\d\d|\d\dE|forward|next)|\d(?:[.,]\d)?\s?(?:x|×|times) (?:our |its |the )?(?:FY\d\d|20\d\d|forward|next)/iu;

/** Whether a text says by what a value was found: a discounted cash flow, parts, assets, or a multiple applied to something. */
export function namesMethod(text: string): boolean {
  return INTRINSIC.test(text) || text.split('\n').some((line) => line.length < 6000 && BY_MULTIPLE.test(line));
}

/** Whether a text at least prints multiples of coming years. */
export function printsForwardMultiple(text: string): boolean {
  return FORWARD.test(text);
}
