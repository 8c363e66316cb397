import type { Claim } from '../claims/claim.ts';
import { METRICS, mentionsIn, metricOfLabel } from '../claims/metrics.ts';
import { type NamedRow, nameOf, placeOf } from './row-names.ts';
import type { NumberTable } from './tables.ts';

/** "The lowest multiple": of which one, the columns say. */
const MULTIPLE =
  /^\p{L}*\s(?:earnings |forward |trading |valuation )?(?:multiples?|valuation|p\/e|kgv|bewertung)(?!\p{L})|^(?:的)?(?:估值|市盈率)/iu;
/** Multiples that say nothing of a price. */
const NO_PRICE: ReadonlySet<string> = new Set(
  'netDebtEbitda interestCover bookToBill debtToEquity currentRatio quickRatio beta'.split(' '),
);
/** Superlatives of price: the multiples say it. */
const VALUED = /expensive|cheapest|priciest|dearest|teuerste|günstigste|billigste|最贵|最貴|最便宜/iu;
const GROWING = /fastest|slowest|schnellste|最快|最慢/iu;
/** "The second-largest vendor": largest of its kind is largest by size. */
const SIZED = /largest|biggest|smallest|größte|kleinste|最大|最小|第[二三四]大/iu;
const KIND =
  /^[nrsm]?\s?(?:(?:named|listed|single|individual|unter den|der|的)\s?)?(?:vendors?|suppliers?|producers?|makers?|manufacturers?|players?|compan(?:y|ies)|bank|insurer|retailer|operator|provider|segment|division|market|region|country|city|sector|mine|site|plant|anbieter|hersteller|produzent|lieferant|unternehmen|bank|versicherer|segment|sparte|markt|region|land|stadt|standort|供应商|供應商|厂商|廠商|生产商|生產商|企业|企業|公司|市场|市場|地区|地區|业务|業務)(?!\p{L}|\p{Script=Han})/iu;
const SIZE =
  /(?<!\p{L})(?:revenues?|sales|share|market share|weight|output|production|volumes?|capacity|assets|value|units|umsatz|erlöse|anteil|marktanteil|gewicht|produktion|kapazität|absatz|wert|bilanzsumme|wohnungen|fläche|\p{L}+anteil)(?!\p{L})|收入|份额|份額|占比|产量|產量|产能|產能|销量|銷量|市值|规模|規模/iu;
/** Shares of what a row has itself, and what is paid for it, are no size. */
const OWN = /exposure|dependen|penetration|margin|yield|per share|EV\/|price to|marge|rendite|je aktie|(?<![市占有])率|倍|每股/iu;
/** How far from its superlative a name may stand. */
export const REACH = 90;

/** What a multiple is of, where a sentence says it. */
const MULTIPLIED: readonly RegExp[] = [
  /EBITDA/u,
  /EBIT(?!DA)/u,
  /sales|revenue|umsatz|市销|市銷/iu,
  /book|buchwert|KBV|P\/B|市净|市淨/iu,
  /earnings|KGV|P\/E|市盈/iu,
];

/** The row named last before the superlative, else right behind it, else at the head of the paragraph. */
export function rowMeant(words: string, at: number, paragraph: string, rows: readonly NamedRow[]): NamedRow | undefined {
  const small = words.toLowerCase();
  let best: { row: NamedRow; at: number } | undefined;
  for (const row of rows)
    for (const name of row.names)
      for (let found = placeOf(small, name); found !== -1; found = placeOf(small, name, found + 1))
        if (found < at && (best === undefined || found > best.at)) best = { row, at: found };
  if (best !== undefined) return at - best.at <= REACH ? best.row : undefined;
  const named = rows.filter((row) => row.names.some((name) => placeOf(small, name) !== -1));
  const linked = named.length > 1 ? linkedRow(words, at, named) : undefined;
  if (linked) return linked;
  if (named.length > 0) {
    const link = /^[^,;.，；。]{0,50}?(?:\s(?:is|are|was|at|by|has|ist|hat|bei)\s|为|為|是|：|:)/iu.exec(words.slice(at));
    return named.length === 1 && link !== null ? named[0] : undefined;
  }
  const head = paragraph.slice(0, 40).toLowerCase();
  const first = rows.filter((row) => row.names.some((name) => placeOf(head, name) === 0));
  return first.length === 1 ? first[0] : undefined;
}

/** What leads from a superlative to the name behind it: "the largest contribution came from". */
const LEADS =
  /^[^,;:.，；。：]{0,60}(?:\s(?:is|are|was|were|by|from|ist|war|sind|waren|bei|von|auf|aus|lieferte|leistete|brachte|hatte|hat|verzeichnete)|为|為|是|来自|來自)\s?(?:(?:the|die|der|das|den|dem)\s)?$/iu;

/** The row that is named first behind a superlative, where several are: "The largest is A, followed by B". */
function linkedRow(words: string, at: number, named: readonly NamedRow[]): NamedRow | undefined {
  const small = words.toLowerCase();
  const [first] = named
    .flatMap((row) => row.names.map((name) => ({ row, place: placeOf(small, name, at) })))
    .filter(({ place }) => place !== -1)
    .toSorted((a, b) => a.place - b.place);
  return first !== undefined && LEADS.test(words.slice(at, first.place)) ? first.row : undefined;
}

/** The words of a head without the time at its end. */
function measureOf(head: string): string {
  return nameOf(head)
    .replace(/\s(?:in\s)?(?:[qh][1-4]|[1-4][qh]|fy|ltm|(?:fy|cy)?\s?(?:20)?\d\d[aef]?)(?:\s?['’/]?(?:20)?\d\d[aef]?)?$/u, '')
    .trim();
}

/** The columns that may bear a superlative out. @param around its words with what stands beside them, @param behind what follows it */
export function columnsMeant(
  table: NumberTable,
  rows: readonly NamedRow[],
  word: string,
  around: string,
  behind: string,
): readonly number[] {
  const columns = Array.from({ length: table.columns }, (_, at) => at)
    .slice(1)
    .filter((column) => rows.filter(({ row }) => isPlain(table.at(row, column))).length > 2);
  const metricAt = (column: number) => metricOfLabel(table.head(column))?.metric.id;
  if (
    VALUED.test(word) ||
    MULTIPLE.test(behind.slice(word.length)) ||
    /估值[^，。；]{0,2}$/u.test(around.slice(0, around.indexOf(word)))
  ) {
    const multiples = columns.filter((column) => {
      const metric = METRICS.get(metricAt(column) ?? '');
      return metric?.kind === 'multiple' && !NO_PRICE.has(metric.id);
    });
    const said = MULTIPLIED.find((each) => each.test(around));
    return said === undefined ? multiples : multiples.filter((column) => said.test(table.head(column)));
  }
  const isGrowth = (column: number) => /growth|yoy|y\/y|wachstum|veränderung|同比|增速|环比|環比|年增/iu.test(table.head(column));
  if (GROWING.test(word)) return /grow|wachs|增/iu.test(around) ? columns.filter(isGrowth) : [];
  if (SIZED.test(word) && KIND.test(behind.slice(word.length)))
    return columns.filter((column) => SIZE.test(table.head(column)) && !OWN.test(table.head(column)) && !isGrowth(column));
  // The metric that the superlative is said of stands behind it; of Chinese, before it.
  const own = /\p{Script=Han}/u.test(word) ? around.slice(0, around.indexOf(word)) : behind;
  const mentioned = new Set(mentionsIn(own).map(({ metric }) => metric.id));
  const named = columns.filter((column) => {
    const head = measureOf(table.head(column));
    return (
      (head.length > 3 && own.toLowerCase().includes(head)) ||
      (metricAt(column) !== undefined && mentioned.has(metricAt(column) as string))
    );
  });
  const asked = /growth|wachstum|增/iu.test(own);
  return named.filter((column) => isGrowth(column) === asked);
}

export function isPlain(claim: Claim | undefined): claim is Claim {
  return claim !== undefined && claim.range === undefined;
}
