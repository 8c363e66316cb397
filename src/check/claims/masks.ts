/** What stands where digits are that measure nothing. */
const BLANK = '\u0001';

const MONTH = String.raw`(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|mrz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)`;

/** Digits that are part of names, days, marks, addresses and spans of time. */
const MASKS: readonly RegExp[] = [
  // Addresses.
  /(?:https?:\/\/|www\.)[^\s<>()]{1,2000}/giu,
  /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}/giu,
  // Days and times of day.
  /(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/gu,
  /(?<!\d)(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日/gu,
  /(?<!\d)\d{1,2}\s?月\s?\d{1,2}\s?日/gu,
  /(?<!\d)\d{1,2}\.\d{1,2}\.(?:19|20)?\d\d(?!\d)/gu,
  /(?<!\d)\d{1,2}\/\d{1,2}\/(?:19|20)\d\d(?!\d)/gu,
  new RegExp(
    String.raw`(?<![\d.,])\d{1,2}(?:\.|st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?\s(?:of\s)?${MONTH}(?!\p{L})\.?(?:,?\s(?:19|20)\d\d(?!\d))?`,
    'giu',
  ),
  new RegExp(String.raw`(?<!\p{L})${MONTH}\.?\s\d{1,2}(?:st|nd|rd|th)?(?!\d)(?![.,]\d)(?:,?\s(?:19|20)\d\d(?!\d))?`, 'giu'),
  /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/gu,
  // Telephone numbers, ISINs, codes of securities.
  /(?<![\d.,])\+\d{1,3}(?:[\s()/-]{1,2}\d{2,5}){2,5}(?!\d)/gu,
  /(?<![\p{L}\d])[A-Z]{2}[A-Z0-9]{9}\d(?![\p{L}\d])/gu,
  /(?<![\d.,])\d{3,6}\s?\.\s?(?:SH|SZ|SS|HK|TW|TWO|T|KS|KQ|BJ)(?![\p{L}])/gu,
  /(?<![\d.,])\d{4,6}\s(?:JP|HK|KS|KQ|TT|CH|C1)(?![\p{L}])/gu,
  /(?<=(?:ticker|wkn|isin|cusip|sedol|代码|代碼|证券代码|股票代码)\s?[:：]?\s?)[A-Z0-9]{4,12}/giu,
  // Indices, forms, standards and whatever has a number for a name.
  /(?:S&P|STOXX(?:\sEurope)?|CSI|DAX|MDAX|SDAX|TecDAX|FTSE|Nasdaq|Russell|Nikkei|TOPIX|KOSPI|ASX|CAC|SMI|IBEX|AEX|OMX(?:S)?|Hang Seng|Sensex|Nifty|MSCI [A-Z]{2,5}|Fortune|Global|沪深|中证|上证|恒生|科创|IFRS|IAS|ASC|HKFRS|ISO|Article|Art\.|Artikel|Rule|MiFID|Basel|Scope|Tier|Level|Phase|Stufe|Windows|iPhone|Boeing|Airbus|Covid)[-\s]?(?:Stoxx\s)?\d{1,4}(?:[-.]\d{1,3})?[a-z]?(?![\d,.%]\d|\d|\s?%)/giu,
  /(?<![\p{L}\d])(?:10-[KQ]|20-F|8-K|6-K|13-?[FDG]|S-\d|F-\d)(?![\p{L}\d])/gu,
  // Marks of parts: Figure 3, page 12, Section 2.1, No. 5, §4, #1.
  /(?:(?<!\p{L})(?:figures?|fig\.|tables?|exhibits?|charts?|sections?|sect\.|chapters?|pages?|pp?\.|notes?|footnotes?|appendix|steps?|no\.|nr\.|nos\.|abbildung|abb\.|tabelle|tab\.|seite|s\.|abschnitt|kapitel|anhang|schaubild|图表?|圖表?|表|第)|[§#])\s?\d{1,3}(?:\.\d{1,2}){0,3}(?![\d%]|[.,]\d|\s?(?:%|bn|mn|million|billion|亿|億|万|萬|季度|季|财年|財年))/giu,
  // Spans of time and ordinals: 52-week, 12-month, ten years.
  /(?<![\d.,])\d{1,3}(?:\s?[-–]\s?\d{1,3})?[-\s](?:years?|yrs?|months?|weeks?|days?|hours?|quarters?|jahre?n?|monat[es]?n?|wochen?|tage?n?|quartale?n?|jähriges?|monatiges?)(?![\p{L}])(?![-\s]high|[-\s]low)/giu,
  /(?<![\d.,])\d{1,3}-(?:wochen|monats|jahres|tage|week|year|month|day|session|jahr)/giu,
  /(?<![\d.,])\d{1,3}\s?(?:个月|個月|周年|週年|周|週|天|小时|小時|个交易日|個交易日|年期|年内|年來|年来|家|位|名|座|款|次|条|條)/gu,
  /(?<![\d.,])\d{1,3}(?:st|nd|rd|th)(?!\p{L})/giu,
  // Things of a trade: 5G, 3D, 7nm, V8, A320neo are names.
  /(?<![\p{Script=Latin}\d.,$€£¥])\d{1,4}(?:nm|G|D|V|mm|cm|GB|TB|MHz|GHz)(?![\p{Script=Latin}\d])/gu,
  /(?<![\p{L}\d])(?!R[MP]?\d{1,3}(?:[.,]\d{1,3})*\s?(?:bn|billion|m|mn|million|trn|tn|k)(?!\p{L})|R\d{1,4}\.\d\d(?!\d)|R\d{1,3},\d{3})[A-Z]{1,4}\d{1,4}[A-Za-z]{0,4}(?![\p{L}\d%])/gu,
  /(?<=\p{Script=Latin}[-–])\d{1,4}(?![\d%]|[.,]\d)/gu,
];

const FULL_WIDTH = /[\uff05\uff0b-\uff0f\uff10-\uff19\uff5e\uff08\uff09\uff04]/gu;
const OTHER_DIGITS = /(?![0-9])\p{Nd}/gu;

/** ASCII forms of full-width signs and of the digits of other scripts; the length stays. */
export function withPlainDigits(text: string): string {
  const plain = FULL_WIDTH.test(text)
    ? text.replace(FULL_WIDTH, (sign) => (sign === '\uff04' ? '$' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)))
    : text;
  return OTHER_DIGITS.test(plain) ? plain.replace(OTHER_DIGITS, digitOf) : plain;
}

/** Digits of a script follow each other from a nought. */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) as number;
  let nought = code;
  while (nought > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(nought - 1))) nought--;
  const digit = String((code - nought) % 10);
  return sign.length === 1 ? digit : digit + BLANK;
}

/** How many of the masks are of days and times. */
const OF_DAYS = 10;

/** A text of the same length in which whole days are blank, so that their years are no periods. */
export function withoutDays(text: string): string {
  let out = text;
  for (const mask of MASKS.slice(2, OF_DAYS))
    out = out.replace(mask, (found) => (/(?:19|20)\d\d/.test(found) ? BLANK.repeat(found.length) : found));
  return out;
}

/** A text of the same length in which digits that measure nothing are blank. */
export function masked(text: string): string {
  if (!/\d/.test(text)) return text;
  let out = text;
  // A number may stand right behind a Chinese date.
  for (const mask of MASKS) out = out.replace(mask, (found) => (found.endsWith('日') ? ' ' : BLANK).repeat(found.length));
  return out;
}
