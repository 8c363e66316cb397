import type * as z from 'zod';
import type { issuerSchema } from '../schema/issuer.ts';

export type IssuerEntry = z.input<typeof issuerSchema>;

const SAMPLE = 60_000;
const NAME = String.raw`(?<name>\p{Lu}[\p{L}\d&.-]{1,30}(?: (?:(?:of|and|&|de) )?\p{Lu}[\p{L}\d&.-]{0,30}){0,4})`;
const EXCHANGE = String.raw`(?<exchange>NYSE|NASDAQ|Nasdaq|AMEX|LSE|HKEX|SEHK|TSE|TWSE|SSE|SZSE|XETRA|Xetra|FWB|SIX|TSX|ASX|Euronext|NSE|BSE|KRX|SGX|Oslo|HEL|STO)`;

const PATTERNS: readonly RegExp[] = [
  new RegExp(String.raw`${NAME} ?[(（]${EXCHANGE} ?[:：] ?(?<ticker>[A-Z0-9.]{1,8})[)）]`, 'u'),
  new RegExp(
    String.raw`${NAME} ?[(（](?<ticker>\d{4,6}\.(?:HK|SH|SZ|SS|TW|T|KS)|[A-Z]{1,5} (?:US|LN|GY|GR|HK|FP|NA|SW|JP))[)）]`,
    'u',
  ),
  /(?<name>[\p{Script=Han}A-Za-z]{2,12}?)[（(](?:股票代码[:：]\s?)?(?<ticker>\d{4,6}(?:\.(?:HK|SH|SZ|TW))?)[）)]/u,
  new RegExp(String.raw`${NAME}(?:['’]s?) (?:current |latest )?(?:stock|share) price`, 'u'),
  new RegExp(String.raw`Aktie der ${NAME}`, 'u'),
];

/** Words that begin a sentence before a name and are none of it. */
const LEADING =
  /^(?:The|Currently|Recently|Today|Meanwhile|However|In|At|On|As|Of|For|And|But|While|When|Die|Der|Das|Analysis|Equity|Research|Note|Report)\s/u;

/** The company a draft is about, when it is named with its ticker or as owner of the share price; undefined when in doubt. */
export function issuerOf(text: string): IssuerEntry | undefined {
  const sample = text.slice(0, SAMPLE);
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(sample)?.groups;
    if (!groups) continue;
    const name = (groups['name'] as string).replace(LEADING, '').trim();
    if (name === '' || /^(?:The|Its?|This|That|Company|Inc)$/i.test(name)) continue;
    const { ticker, exchange } = groups;
    return { name, ...(ticker ? { ticker } : {}), ...(exchange ? { exchange } : {}) };
  }
  return undefined;
}
