const SIGN = String.raw`(?:US|HK|NT|A|C|S|R|NZ)?\$|[€£¥￥₩₹]`;
const CODE =
  'USD|EUR|GBP|GBX|CHF|CNY|CNH|RMB|HKD|JPY|SEK|NOK|DKK|CAD|AUD|NZD|KRW|TWD|SGD|INR|BRL|PLN|CZK|HUF|ZAR|TRY|MXN|ILS|SAR|AED|THB|IDR|MYR|PHP|VND';
const WORD = String.raw`pence|p(?![A-Za-zÀ-ɏ\d/])|euros?|dollars?|francs?|franken|kronor|kroner|yen|yuan|港元|港币|港幣|美元|欧元|歐元|人民币|日元|日圓|元|円|kr(?![A-Za-zÀ-ɏ])|zł|Kč`;
const NUMBER = String.raw`\d[\d.,'’]{0,14}`;
/** Behind an amount that is no price of one share. */
const SCALED = String.raw`(?!\s?-?(?:bn|billion|mn|mm|million|m(?![A-Za-zÀ-ɏ])|b(?![A-Za-zÀ-ɏ])|tn|trillion|k(?![A-Za-zÀ-ɏ])|thousand|tsd|mrd|mio|mia|milliarde|tausend|[万萬亿億兆千百]))`;
/** Digits may not go on behind the match: a part of a number is no number. */
const WHOLE = String.raw`(?<!\d)(?<!\d[.,'’])`;
const END = String.raw`(?![\d%])(?![.,'’]\d)`;

/** An amount of money as a share has it: "$166.97", "SEK 132.40", "12,40 €", "25.6元"; billions and millions are none. */
export const PRICE = String.raw`(?:(?:(?:${SIGN})|(?<![A-Za-zÀ-ɏ])(?:${CODE}))\s?${NUMBER}${END}${SCALED}|${WHOLE}${NUMBER}\s?(?:${SIGN}|(?:${CODE})(?![A-Za-zÀ-ɏ])|(?:${WORD})))`;

/** Any sign, code or word of a currency. */
const CURRENCY = new RegExp(
  String.raw`(?:${SIGN})\s?\d|(?<![A-Za-zÀ-ɏ])(?:${CODE})(?![A-Za-zÀ-ɏ])|\d\s?(?:[€£¥]|(?:${WORD}))|港元|港币|美元|欧元|人民币|[\d万萬亿億]\s?元`,
  'iu',
);

const ANY_PRICE = new RegExp(PRICE, 'iu');
const ANY_MONEY = new RegExp(
  String.raw`(?:(?:${SIGN})|(?<![A-Za-zÀ-ɏ])(?:${CODE}))\s?\d|\d\s?(?:bn|billion|mn|million|m|tn|mrd\.?|mio\.?|[万萬亿億]{1,2})?\s?(?:${SIGN}|(?:${CODE})(?![A-Za-zÀ-ɏ])|(?:${WORD}))`,
  'iu',
);

/** Whether a text names a price of a share. */
export function hasPrice(text: string): boolean {
  return ANY_PRICE.test(text);
}

/** Whether a text names any amount of money, billions included. */
export function hasMoney(text: string): boolean {
  return ANY_MONEY.test(text);
}

/** Whether a text says in which currency it counts. */
export function namesCurrency(text: string): boolean {
  return CURRENCY.test(text);
}
