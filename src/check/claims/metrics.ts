import { METRIC_NAMES, type MetricKind } from './metric-names.ts';

export interface Metric {
  readonly id: string;
  /** `share`: money per share. */
  readonly kind: MetricKind;
}

export const METRICS: ReadonlyMap<string, Metric> = new Map(METRIC_NAMES.map(([id, kind]) => [id, { id, kind }]));

// Latin words begin where no letter or digit stands before them, Han words anywhere: asked once, it passes over most of a text at little cost.
const MENTION = new RegExp(
  String.raw`(?<![\p{Script=Latin}\d](?!\p{Script=Han}))(?:${METRIC_NAMES.map(([, , words]) => String.raw`((?:${words})(?!\p{Script=Latin}))`).join('|')})`,
  'giu',
);

/** The metric of each numbered group; their names hold none of their own. */
const METRIC_OF: readonly (Metric | undefined)[] = [undefined, ...METRIC_NAMES.map(([id]) => METRICS.get(id))];

/** A metric's name in a text. */
export interface Mention {
  readonly metric: Metric;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** All names of metrics in a text from left to right. */
export function mentionsIn(text: string): readonly Mention[] {
  let mentions = known.get(text);
  if (mentions === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, (mentions = readMentions(text)));
  }
  return mentions;
}

/** Labels stand in many rows, and several rules ask for the same words. */
const known = new Map<string, readonly Mention[]>();
const MOST_KNOWN = 4_000;

function readMentions(text: string): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(MENTION)) {
    let at = 1;
    while (at < match.length && match[at] === undefined) at += 1;
    const metric = METRIC_OF[at];
    if (!metric) continue;
    const lead = match[0].length - match[0].trimStart().length;
    mentions.push({ metric, start: match.index + lead, end: match.index + match[0].length, text: match[0].trim() });
  }
  return mentions;
}

/** Labels that name a metric where they are all that a cell says. */
/** Labels of the price of the share. */
const PRICE =
  /^(?:(?:letzter|aktueller|last|current|latest|closing|market|share|unit|stock|spot)\s){0,2}(?:(?:schluss|börsen|aktien)?kurs|price|close|cmp)$/iu;

const BARE: Readonly<Record<string, string>> = {
  price: 'price',
  target: 'targetPrice',
  tp: 'targetPrice',
  pt: 'targetPrice',
  kurs: 'price',
  ziel: 'targetPrice',
  sales: 'revenue',
  cash: 'cash',
  debt: 'grossDebt',
  'fair value': 'targetPrice',
  equity: 'equity',
  assets: 'totalAssets',
  liabilities: 'totalLiabilities',
  aktiva: 'totalAssets',
  dividend: 'dps',
  dividende: 'dps',
  yield: 'dividendYield',
  股价: 'price',
  股價: 'price',
  价格: 'price',
  資產: 'totalAssets',
  资产: 'totalAssets',
  负债: 'totalLiabilities',
  負債: 'totalLiabilities',
  shares: 'shares',
  aktien: 'shares',
  'number of shares': 'shares',
  'shares (m)': 'shares',
  股本: 'shares',
  'ø aktien': 'shares',
  'd/y': 'dividendYield',
  ebt: 'pretaxProfit',
};

/** The metric that the label of a row or column names, and whether the label says more than its name and unit. */
export function metricOfLabel(label: string): Mention | undefined {
  const words = label
    .replace(/^growth\s(?=capex|capital|invest|spend|project)/iu, '')
    .replace(/[(（［[][^)）\]］]{0,60}[)）\]］]/gu, ' ')
    .replace(/,.{0,24}$/u, '')
    .trim();
  const bare = words.toLowerCase();
  if (Object.hasOwn(BARE, bare))
    return { metric: METRICS.get(BARE[bare] as string) as Metric, start: 0, end: label.length, text: words };
  if (PRICE.test(bare)) return { metric: METRICS.get('price') as Metric, start: 0, end: label.length, text: words };
  const [first] = mentionsIn(
    /^growth\s(?:capex|capital|invest|spend|project)/iu.test(label) ? `       ${label.slice(7)}` : label,
  );
  return first;
}

/** Whether a number with this unit can be that kind of metric. */
export function fits(kind: MetricKind, unit: string): boolean {
  switch (kind) {
    case 'percent':
      return unit === '%' || unit === 'pp' || unit === 'bp';
    case 'multiple':
      return unit === 'x' || unit === '';
    case 'count':
      return unit === '';
    default:
      return unit.length === 3;
  }
}
