import { type Note, type NoteSource, spansOf } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';

/** Exchanges of one country, on one of which a share has its listing. */
const EXCHANGES: readonly (readonly [exchange: string, country: string, names: RegExp])[] = [
  [
    'NYSE',
    'US',
    /(?<![\p{L}\d])(?:nyse|new york stock exchange|xnys)(?![\p{L}\d])|纽(?:约|交)(?:证券交易)?所|紐(?:約|交)(?:證券交易)?所/iu,
  ],
  ['Nasdaq', 'US', /(?<![\p{L}\d])(?:nasdaq(?:gs|gm|cm)?|xnas)(?![\p{L}\d])|纳斯达克|納斯達克|那斯達克/iu],
  [
    'SSE',
    'CN',
    /(?<![\p{L}\d])(?:sse|shse|xshg|shanghai stock exchange)(?![\p{L}\d])|上(?:海证券交易|交)所|上(?:海證券交易|交)所/iu,
  ],
  [
    'SZSE',
    'CN',
    /(?<![\p{L}\d])(?:szse|xshe|shenzhen stock exchange)(?![\p{L}\d])|深(?:圳证券交易|交)所|深(?:圳證券交易|交)所/iu,
  ],
];
const IN_ADDRESS =
  /(?:^|[/?&=._:-])(nyse|xnys|nasdaq(?:gs|gm|cm)?|xnas|sse|shse|xshg|szse|xshe)[-_:/.]([a-z0-9]{1,10})(?=[/?&#.:-]|$)/giu;
const IN_ADDRESS_BEHIND = /[/=]([a-z0-9]{1,10})[:._-](nyse|xnys|nasdaq(?:gs|gm|cm)?|xnas|sse|shse|xshg|szse|xshe)(?=[/?&#]|$)/giu;
const IN_TEXT =
  /(?<![\p{L}\d])(NYSE|Nasdaq|NASDAQ(?:GS|GM|CM)?|SSE|SHSE|SZSE|纽交所|紐交所|纳斯达克|納斯達克|上交所|深交所)\s?[:：]\s?([A-Z0-9]{1,10})(?![\p{L}\d])/gu;
const SAMPLE = 60_000;

interface Listing {
  readonly exchange: string;
  readonly country: string;
  readonly ticker: string;
}

export const exchangeMismatch: Rule = {
  id: 'exchange-mismatch',
  group: 'sourcing',
  severity: 'warning',
  about:
    'An address that files a share under another exchange than the note is a slip, or leads to another share. Only exchanges of one country are held against each other, and only for the ticker of the note.',
  examples: {
    fires: [
      {
        text: 'Halden Marine (NYSE: HLDN) trades at $41.20.[1]\n\n[1] TradeView - Halden valuation (2026-01-14) https://tradeview.example/stocks/nasdaq-hldn/analysis',
        why: 'Note and address name different exchanges.',
      },
    ],
    silent: [
      {
        text: 'Halden Marine (NYSE: HLDN) trades at $41.20 [1], its peer at $12 [2].\n\n[1] TradeView - Halden (2026-01-14) https://tradeview.example/stocks/nyse-hldn\n[2] TradeView - Porto (2026-01-14) https://tradeview.example/stocks/nasdaq-prto',
        why: 'The other address is that of a peer.',
      },
    ],
  },
  *check({ note }) {
    const addresses = note.sources.flatMap((source) => {
      const [listing] = listingsIn(source.url);
      return listing ? [{ source, listing }] : [];
    });
    if (addresses.length === 0) return;
    const stated = statedIn(note);
    for (const { source, listing } of addresses) {
      const found = stated.length === 0 ? unstated(note, source, listing) : mismatch(note, source, listing, stated);
      if (found) yield found;
    }
  },
};

function mismatch(note: Note, source: NoteSource, listing: Listing, stated: readonly Listing[]): Noticed | undefined {
  const same = stated.filter(({ ticker, country }) => ticker === listing.ticker && country === listing.country);
  if (same.length === 0 || same.some(({ exchange }) => exchange === listing.exchange)) return undefined;
  const remark = note.report?.sources.find(({ id }) => String(id) === source.id)?.note;
  if (remark !== undefined && exchangesIn(remark).length > 0) return undefined;
  const [first] = same as [Listing];
  return {
    message: `The address of source "${source.id}" (${source.publisher}) files ${listing.ticker} under ${listing.exchange}; the note says ${first.exchange}.`,
    mend: 'Mend the exchange, or cite the page of the share that is meant. What is right all the same is told in the note of the source.',
    place: source.place,
  };
}

/** A note that names no exchange leaves it to an address to say one. */
function unstated(note: Note, source: NoteSource, listing: Listing): Noticed | undefined {
  const about = note.title?.text.toLowerCase() ?? '';
  const [name] = source.title.split(/[\s,:–—-]/, 1) as [string];
  if (name.length < 4 || !about.includes(name.toLowerCase())) return undefined;
  return {
    severity: 'info',
    message: `The address of source "${source.id}" (${source.publisher}) files ${listing.ticker} under ${listing.exchange}; the note itself names no exchange to hold it against.`,
    mend: 'Say ticker and exchange of the share at the head of the note, and see that the address is that of the same listing.',
    place: source.place,
  };
}

function listingsIn(url: string | undefined): readonly Listing[] {
  if (url === undefined || !URL.canParse(url)) return [];
  const { pathname, search } = new URL(url);
  const path = `${pathname}${search}`.slice(0, 2000);
  return [
    ...[...path.matchAll(IN_ADDRESS)].map(([, exchange, ticker]) => [exchange, ticker]),
    ...[...path.matchAll(IN_ADDRESS_BEHIND)].map(([, ticker, exchange]) => [exchange, ticker]),
  ].flatMap(([exchange, ticker]) => listing(exchange as string, ticker as string));
}

function statedIn(note: Note): readonly Listing[] {
  const issuer = note.report?.data.issuer;
  if (note.report) {
    const [ticker] = (issuer?.ticker ?? '').split(/[\s.]/, 1) as [string];
    return ticker === '' ? [] : exchangesIn(issuer?.exchange ?? '').flatMap((exchange) => listing(exchange, ticker));
  }
  const stated: Listing[] = [];
  let read = 0;
  for (const { span } of spansOf(note)) {
    for (const [, exchange, ticker] of span.text.matchAll(IN_TEXT)) stated.push(...listing(exchange as string, ticker as string));
    read += span.text.length;
    if (read > SAMPLE) break;
  }
  return stated;
}

function exchangesIn(text: string): readonly string[] {
  return EXCHANGES.flatMap(([exchange, , names]) => (names.test(text) ? [exchange] : []));
}

function listing(words: string, ticker: string): readonly Listing[] {
  const found = EXCHANGES.find(([, , names]) => names.test(words));
  return found ? [{ exchange: found[0], country: found[1], ticker: ticker.toUpperCase() }] : [];
}
