const MONTH =
  'jan(?:uary|uar)?|feb(?:ruary|ruar)?|march|märz|april?|june?|juni?|july?|juli?|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?';

/** What says when: a year, a quarter, a half, a month. */
const DATE = new RegExp(
  String.raw`(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d|%)|(?<!\p{L})(?:fy|cy|gj)[ ’']?\d{2,4}(?!\d)|(?<![\p{L}\d])(?:[1-4]q|q[1-4]|[12]h|h[12])(?:[ /’']?\d{2,4})?(?![\p{L}\d])|(?<!\p{L})(?:${MONTH})(?!\p{L})(?:\.? \d{1,2}(?!\d))?|\d{1,2}\. (?:${MONTH}|mai)(?!\p{L})|(?:第?[一二三四1-4]季度|上半年|下半年|[前首][一二三]季度?)|\d{1,2}月(?:\d{1,2}日)?|\d{4}年|(?:first|second|third|fourth|ersten?|zweiten?|dritten?|vierten?|[1-4]\.) (?:quarter|half|quartal|halbjahr)`,
  'giu',
);
// "May" is a month, "may" is not.
const MAY = /(?<!\p{L})(?:May|Mai)(?!\p{L})/u;

/** Digits that belong to a name or count no thing: "S&P 500", "5G", "MI300", "Exhibit 3". */
const NAMED =
  /(?:s&p|stoxx|ftse|dax|csi|nikkei|russell|nasdaq|smi|cac|msci|dow|topix|hang seng|沪深|滬深|中证|exhibit|figure|table|chart|page|note|abbildung|tabelle|grafik|seite|图|圖|表)\s?\d{1,4}(?:[.-]\d{1,3})?|(?<![\p{L}-])(?!(?:usd|eur|gbp|chf|jpy|cny|rmb|hkd|twd|inr|nok|sek|dkk|aud|cad|sgd|krw|rs)\d)\p{Script=Latin}[\p{Script=Latin}-]{0,20}\d{1,6}|(?<![\d.,])\d{1,2}(?:g|d)(?![\p{L}\d])/giu;

/** Whether a text says when. */
export function isDated(text: string): boolean {
  return text.search(DATE) !== -1 || MAY.test(text);
}

/** Whether a text holds a number that is neither a date nor part of a name. */
export function hasFigure(text: string): boolean {
  return /\d/.test(text) && /\d/.test(text.replace(DATE, ' ').replace(NAMED, ' '));
}
