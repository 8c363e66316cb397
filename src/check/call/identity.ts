import { isIsin } from '../../report/schema/identifiers.ts';
import { type Note, spansOf } from '../note/note.ts';
import { namesCurrency } from './amounts.ts';
import { textOf } from './text.ts';

/** How a note says which paper it is about. */
export interface Identity {
  /** Tickers and codes, as written: those of the first lines that say it all; three or more are several issuers. */
  readonly tickers: ReadonlySet<string>;
  readonly exchange: boolean;
  readonly currency: boolean;
  /** The name is written in its legal form: "Ostwall Energie AG". */
  readonly legalName: boolean;
  /** Depositary shares are spoken of. */
  readonly depositary: boolean;
  /** And how many shares one of them stands for. */
  readonly ratio: boolean;
}

const EXCHANGE = `NYSE(?: American| Arca)?|(?:NASDAQ|Nasdaq)(?:GS|GM|CM)?|AMEX|OTC(?:QX|QB|MKTS)?|LSE|LON|AIM|HKEX|HKSE|SEHK|HKG|TSE|TYO|JPX|TWSE|TPEX|SSE|SHA|SZSE|SHE|XETRA|Xetra|ETR|FWB|FRA|SIX|SWX|TSXV?|ASX|Euronext(?: [A-ZÀ-Þ][a-zß-ÿ]+)?|EPA|AMS|EBR|BIT|BME|NSE|BSE|KRX|KOSPI|KOSDAQ|SGX|OSE|OSL|STO|HEL|CPH|WSE|JSE|B3|BMV|TASE|Oslo Børs`;
const MARKET = `London|New York|Frankfurt|Paris|Milan|Madrid|Zurich|Zürich|Wien|Vienna|Amsterdam|Brussels|Lisbon|Oslo|Stockholm|Copenhagen|Helsinki|Warsaw|Tokyo|Osaka|Hong Kong|Shanghai|Shenzhen|Taipei|Seoul|Singapore|Sydney|Mumbai|Toronto|Johannesburg|São Paulo|[A-Z]{2}`;
const PAIR = new RegExp(
  String.raw`(?:(?<![A-Za-zÀ-ɏ\d])(?:${EXCHANGE})|(?<=[(（|·•]\s?)(?:${MARKET})|[上深港]交所)\s?[:：]\s?(?<ticker>[A-Z0-9][A-Za-z0-9.-]{0,9})(?![A-Za-zÀ-ɏ\d])`,
  'gu',
);
const BLOOMBERG =
  /(?<![A-Za-zÀ-ɏ\d.$€£¥])(?<ticker>[A-Z][A-Z0-9/]{0,5}|\d{1,4}) (?:US|UN|UW|UQ|LN|GY|GR|GF|HK|FP|NA|SW|SE|VX|JP|JT|KS|KQ|TT|CH|CG|CS|IM|SM|BB|AV|DC|SS|NO|FH|AU|CN|CT|IN|IB|IS|SP|TB|MK|IJ|PM|BZ|SJ|PL|PW|ID|TI|GA|NZ|IT|VN)(?: Equity)?(?![A-Za-zÀ-ɏ\d])/gu;
/** Capitals before a country code that are no ticker: "IN US", "Q3 IN". */
const NO_TICKER =
  /^(?:THE|IN|AND|OF|FOR|TO|VS|BY|ON|AT|AI|EU|UK|US|UN|EV|PE|GDP|CPI|PMI|FED|USD|EUR|GBP|CNY|RMB|HKD|JPY|CHF|SEK|NOK|Q\d|\dQ|H\d|\dH|FY|ADR|ADS|ETF|IPO|CEO|CFO|A|I|M|BN|MN|TAX|ROE|EPS|FCF|DCF|NAV|EBIT|EBITDA|\d)$/;
const SUFFIXED =
  /(?<![A-Za-zÀ-ɏ\d.@/-])(?<ticker>(?:[A-Z0-9]{2,6}\.(?:N|K|L|F|S|T)|[A-Z0-9]{1,6}\.(?:HK|SH|SS|SZ|BJ|OQ|DE|PA|AS|SW|MI|MC|ST|CO|OL|HE|TW|TWO|KS|KQ|AX|TO|NS|BO|SI|VI|BR|LS|IR)))(?![A-Za-zÀ-ɏ\d])/gu;
const CODE =
  /(?:(?:股票代码|股票代碼|证券代码|證券代號|股份代號|股份代号|代码|代碼)\s?[:：]?\s?|[(（](?=\d{6}[)）]))(?<ticker>\d{4,6})(?!\d)/gu;
const LABELLED =
  /(?<![A-Za-zÀ-ɏ])(?:ticker|symbol|bloomberg|reuters|RIC|kürzel|börsenkürzel|WKN)(?: (?:code|symbol))?\s?[:：|]\s?(?<ticker>[A-Z0-9][A-Z0-9.]{0,11})(?![a-zß-ÿ])/giu;
const CELL_LABEL = /^(?:ticker|symbol|bloomberg|reuters|ISIN|WKN|kürzel|股票代码|证券代码)(?: code)?:?$/iu;
const ISIN = /(?<![A-Za-zÀ-ɏ\d])(?<ticker>[A-Z]{2}[A-Z0-9]{9}\d)(?![A-Za-zÀ-ɏ\d])/gu;
/** "Alibaba (BABA)", a name with its ticker and no market. */
const NAMED =
  /(?<![A-Za-zÀ-ɏ])(?:[A-ZÀ-Þ][A-Za-zÀ-ɏ\d&.'’-]{1,30}|[\u4e00-\u9fff]{2,8})(?: (?:Inc|Corp|Ltd|Limited|plc|PLC|AG|SE|SA|NV|ASA|AB|Group|Holdings?)\.?)?\s?[(（]\$?(?<ticker>[A-Z]{2,5})[)）]|\$(?<cash>[A-Z]{2,5})(?![A-Za-zÀ-ɏ\d])/gu;
const ACRONYM =
  /^(?:AI|EPS|FCF|DCF|NAV|ROE|ROIC|ROA|EBIT|GMV|ARPU|CAGR|CAPEX|OPEX|YTD|TTM|LTM|NTM|FY|AUM|NII|NIM|CET|MAU|DAU|ADS|ADR|IPO|ETF|US|UK|EU|UAE|USA|PRC|CEO|CFO|COO|CTO|SEC|FDA|ECB|FED|BOJ|PBOC|IMF|GDP|CPI|PMI|ESG|EV|PHEV|BEV|SAAS|IAAS|GPU|CPU|HBM|DRAM|NAND|LNG|WACC|SOTP|TSR|P|M|A|E|AC|CFA|AIDC|BU|NM|NA|PT|TP)$/;

const EXCHANGE_WORD = new RegExp(
  String.raw`(?<![A-Za-zÀ-ɏ\d/.-])(?:${EXCHANGE})(?![A-Za-zÀ-ɏ\d-])|(?:Stock|stock) [Ee]xchange|Börse (?:Frankfurt|Stuttgart|Wien)|Frankfurter (?:Wertpapierb|B)örse|Prime Standard|[Mm]ain [Mm]arket|科创板|創業板|创业板|上交所|深交所|港交所|聯交所|联交所|主板|纽交所|紐交所|纳斯达克|納斯達克|(?<![A-Za-zÀ-ɏ])[AH]股`,
  'iu',
);
const LEGAL_NAME =
  /(?<![A-Za-zÀ-ɏ])[A-ZÀ-Þ][A-Za-zÀ-ɏ\d&.'’-]{1,30}(?: [A-Za-zÀ-ɏ\d&.'’-]{1,20}){0,4},? (?:plc|PLC|AG|SE|KGaA|GmbH|Inc|Corp(?:oration)?|Ltd|Limited|LLC|LP|S\.?A\.?|S\.?p\.?A\.?|N\.?V\.?|ASA|AB|A\/S|Oyj|OYJ|Holdings?|Group)(?![A-Za-zÀ-ɏ])|(?:股份|有限|集团|集團)(?:有限)?公司/u;
const DEPOSITARY =
  /(?<![A-Za-zÀ-ɏ])(?:ADRs?|ADSs?|GDRs?)(?![A-Za-zÀ-ɏ])|depositary (?:share|receipt)|hinterlegungsschein|存托|存託/u;
const RATIO =
  /(?<![A-Za-zÀ-ɏ])(?:ADRs?|ADSs?|GDRs?|depositary (?:share|receipt)s?|存托凭证|存託憑證|存托股)(?:\s\([^()]{0,20}\))?[^.!?。\n]{0,30}?(?:=|:|represent|equal|stands? for|equivalent|entspr|verbrief|相当于|相當於|代表|等于|等於)[^.!?。\n]{0,20}?(?:\d|one|two|three|four|five|eight|ten|half|zwei|acht|一|二|两|四|五|八|十)|each representing|(?:ADS|ADR)[- ]ratio|(?<!\d)(?:\d{1,3}\s?:\s?1|1\s?:\s?\d{1,3})(?!\d)|(?:ratio|verhältnis)\s*\n\s*\d{1,3} (?:shares?|aktien)|(?:\d{1,3}|two|four|five|eight|ten) (?:ordinary|common|class [AB]|H|A) shares? (?:per|for each|to one|in one)/iu;

/** Cells and paragraphs, and rows of a table, in which the paper may be named. */
const MOST_SPANS = 2000;
const MOST_ROWS = 60;

const known = new WeakMap<Note, Identity>();

/** What the words of a note say of the paper; sources and addresses do not count. */
export function identityOf(note: Note): Identity {
  let identity = known.get(note);
  if (identity === undefined) known.set(note, (identity = readIdentity(note)));
  return identity;
}

function readIdentity(note: Note): Identity {
  const issuer = note.report?.data.issuer;
  const tickers = new Set([issuer?.ticker, issuer?.isin].filter((code) => code !== undefined));
  let [exchange, currency] = [issuer?.exchange !== undefined, issuer?.currency !== undefined];
  let read = 0;
  for (const { span } of spansOf(note)) {
    // Most notes say it all in their first lines.
    if ((tickers.size > 0 && exchange && currency) || ++read > MOST_SPANS) break;
    const text = withoutAddresses(span.text);
    for (const pattern of [PAIR, BLOOMBERG, SUFFIXED, CODE]) {
      for (const ticker of named(text, pattern)) {
        if (pattern === BLOOMBERG && NO_TICKER.test(ticker)) continue;
        tickers.add(stem(ticker));
        exchange = true;
      }
    }
    for (const ticker of named(text, LABELLED)) tickers.add(stem(ticker));
    for (const ticker of named(text, ISIN)) if (isIsin(ticker)) tickers.add(ticker);
    for (const ticker of named(text, NAMED)) if (!ACRONYM.test(ticker)) tickers.add(ticker);
    exchange ||= EXCHANGE_WORD.test(text);
    currency ||= namesCurrency(text);
  }
  for (const ticker of labelledCells(note)) tickers.add(stem(ticker));
  const text = textOf(note);
  return {
    tickers,
    exchange,
    currency,
    legalName: LEGAL_NAME.test(headOf(note)),
    depositary: DEPOSITARY.test(text),
    ratio: RATIO.test(text),
  };
}

/** A row "Ticker | BABA" is a label and its value. */
function* labelledCells({ blocks }: Note): Generator<string> {
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    for (const row of [block.head, ...block.rows.slice(0, MOST_ROWS)])
      for (const [at, { text }] of row.entries()) {
        const value = row[at + 1]?.text.trim() ?? '';
        if (value !== '' && text.length < 30 && CELL_LABEL.test(text.trim())) yield value;
      }
  }
}

/** The title and the first words. */
function headOf({ title, blocks }: Note): string {
  const first = blocks.find((block) => block.kind === 'paragraph');
  return `${title?.text ?? ''}\n${first && 'span' in first ? first.span.text.slice(0, 200) : ''}`;
}

function* named(text: string, pattern: RegExp): Generator<string> {
  for (const { groups } of text.matchAll(pattern)) {
    const ticker = groups?.['ticker'] ?? groups?.['cash'];
    if (ticker !== undefined) yield ticker;
  }
}

/** "0700.HK" and "700 HK" are one. */
function stem(ticker: string): string {
  return ticker
    .replace(/\.[A-Z]{1,3}$/, '')
    .replace(/^0+(?=\d)/, '')
    .toUpperCase();
}

function withoutAddresses(text: string): string {
  return text.includes('http') || text.includes('www.') ? text.replace(/(?:https?:\/\/|www\.)[^\s)]{1,500}/gi, ' ') : text;
}
