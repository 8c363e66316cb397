/** What kind of number a metric is. */
export type MetricKind = 'money' | 'percent' | 'multiple';

export interface Metric {
  readonly id: string;
  readonly kind: MetricKind;
  /** Who such a number comes from, where its name says so. */
  readonly owner?: 'consensus';
  /** Printed as label where the words found are no name, as in "grew by". */
  readonly label?: string;
}

/** Words by which drafts name a metric; where two could begin at the same place, the longer stands first. */
const TABLE: readonly (readonly [id: string, kind: MetricKind, words: string, extra?: Omit<Metric, 'id' | 'kind'>])[] = [
  [
    'targetRange',
    'money',
    String.raw`(?:analyst )?(?:target price|price target) range|range of (?:price targets|target prices)|kursziel-?spanne|目标价(?:区间|范围)|目標價(?:區間|範圍)`,
    { owner: 'consensus' },
  ],
  [
    'averageTarget',
    'money',
    String.raw`(?:average|mean|consensus) (?:analyst )?(?:target price|price target|target)|durchschnittliches kursziel|平均目标价|平均目標價`,
    { owner: 'consensus' },
  ],
  ['targetPrice', 'money', String.raw`(?:12-month )?(?:target price|price target)|kursziel|目标价|目標價`],
  [
    'upside',
    'percent',
    String.raw`(?:upside|downside)(?: potential)?|potential upside|(?:aufwärts|kurs)potenzial|上涨空间|上漲空間|上行空间`,
  ],
  ['marketCap', 'money', String.raw`market (?:capitali[sz]ation|cap|value)|marktkapitalisierung|börsenwert|总市值|總市值|市值`],
  ['enterpriseValue', 'money', String.raw`enterprise value|unternehmenswert|企业价值`],
  [
    'price',
    'money',
    String.raw`(?:current |latest |closing |last )?(?:stock|share) price|(?:current|closing|last) price|aktueller kurs|(?:aktien|schluss)kurs|kurs|(?:当前|最新)?股价|(?:當前|最新)?股價|收盘价|收盤價|现价`,
  ],
  [
    'gain52Week',
    'percent',
    String.raw`52-?\s?week (?:gain|change|return|performance)|52-wochen-(?:performance|gewinn|veränderung)|52周涨幅|52週漲幅|近一年涨幅`,
  ],
  ['gain', 'percent', String.raw`(?:price )?gain of|return of|年初至今涨幅|涨幅|漲幅|kursgewinn`, { label: 'Gain' }],
  ['dividendYield', 'percent', String.raw`dividend yield|dividendenrendite|股息率`],
  ['fcfYield', 'percent', String.raw`(?:fcf|free cash flow) yield`],
  ['forwardPe', 'multiple', String.raw`(?:forward|12-month forward) (?:p\/e|pe)(?: ratio| multiple)?|远期市盈率`],
  [
    'pe',
    'multiple',
    String.raw`(?:trailing )?(?:p\/e|price[- ]to[- ]earnings|price\/earnings)(?: \(ttm\))?(?: ratio| multiple)?|kgv|kurs-gewinn-verhältnis|市盈率|本益比`,
  ],
  ['pb', 'multiple', String.raw`(?:p\/b|price[- ]to[- ]book)(?: ratio)?|kbv|市净率|市淨率`],
  ['ps', 'multiple', String.raw`(?:p\/s|price[- ]to[- ]sales)(?: ratio)?|kuv|市销率`],
  ['evEbitda', 'multiple', String.raw`ev\/ebitda(?: multiple| ratio)?`],
  ['currentRatio', 'multiple', String.raw`current ratio|流动比率`],
  ['quickRatio', 'multiple', String.raw`quick ratio|速动比率`],
  ['beta', 'multiple', String.raw`beta`],
  ['interestCover', 'multiple', String.raw`interest cover(?:age)?|zinsdeckung`],
  ['netDebtEbitda', 'multiple', String.raw`net debt\s?(?:\/|to)\s?ebitda|nettoverschuldung\/ebitda`],
  ['debtToEquity', 'multiple', String.raw`debt[- ]to[- ]equity(?: ratio)?`],
  [
    'revenueGrowth',
    'percent',
    String.raw`(?:revenues?|sales) (?:growth|grew|rose|increased|up)(?: by)?|umsatzwachstum|(?:营收|营业收入|收入)(?:同比)?(?:增长|增速)|(?:營收|營業收入)(?:年增|成長)`,
    { label: 'Revenue growth' },
  ],
  ['cagr', 'percent', String.raw`compound annual growth rate|cagr|复合年增长率|年均复合增长率|年複合成長率`],
  [
    'operatingMargin',
    'percent',
    String.raw`operating (?:profit )?margin|ebit[- ]margin|ebit-marge|operative marge|营业利润率|營業利益率`,
  ],
  ['ebitdaMargin', 'percent', String.raw`ebitda[- ]margin|ebitda-marge`],
  ['grossMargin', 'percent', String.raw`gross (?:profit )?margin|bruttomarge|毛利率`],
  ['netMargin', 'percent', String.raw`net (?:profit |income )?margin|nettomarge|净利率|净利润率|淨利率`],
  ['fcfMargin', 'percent', String.raw`(?:fcf|free cash flow) margin`],
  ['roe', 'percent', String.raw`roe|return on equity|eigenkapitalrendite|净资产收益率|股東權益報酬率`],
  ['roic', 'percent', String.raw`roic|return on invested capital`],
  ['roa', 'percent', String.raw`roa|return on assets|总资产收益率`],
  ['marketShare', 'percent', String.raw`market share|marktanteil|市场份额|市占率`],
  ['debtRatio', 'percent', String.raw`debt ratio|资产负债率|資產負債率|debt[- ]to[- ]assets`],
  ['equityRatio', 'percent', String.raw`equity ratio|eigenkapitalquote`],
  ['taxRate', 'percent', String.raw`tax rate|steuerquote`],
  ['freeCashFlow', 'money', String.raw`fcf|free cash ?flow|freier cashflow|自由现金流|自由現金流`],
  ['operatingCashFlow', 'money', String.raw`operating cash flow|operativer cashflow|经营(?:活动)?现金流`],
  ['netDebt', 'money', String.raw`net debt|nettoverschuldung|净负债`],
  ['netCash', 'money', String.raw`net cash|nettoliquidität|净现金`],
  ['capex', 'money', String.raw`capex|capital expenditures?|investitionen|资本开支|資本支出`],
  ['ebitda', 'money', String.raw`(?:adjusted )?ebitda|bereinigtes ebitda`],
  ['operatingProfit', 'money', String.raw`operating (?:profit|income)|ebit|betriebsergebnis|营业利润|營業利益`],
  ['grossProfit', 'money', String.raw`gross profit|rohertrag|毛利`],
  ['netIncome', 'money', String.raw`net (?:income|profit|earnings)|jahresüberschuss|nettogewinn|归母净利润|净利润|淨利`],
  ['eps', 'money', String.raw`(?:diluted )?eps|earnings per share|ergebnis je aktie|gewinn je aktie|每股收益|每股盈餘`],
  ['dividend', 'money', String.raw`dividend(?:e)?(?: per share| je aktie)?|每股股息`],
  ['orderBacklog', 'money', String.raw`order (?:backlog|book)|backlog|auftragsbestand|在手订单`],
  ['revenue', 'money', String.raw`(?:total |net )?(?:revenues?|sales)|umsatz(?:erlöse)?|营业收入|营收|營收|營業收入`],
  [
    'growth',
    'percent',
    String.raw`(?:year-over-year |year-on-year |annual |yoy )?growth|grew(?: by)?|grown(?: by)?|wachstum|wuchs(?: um)?|同比增长|同比增長|年增|增长率|增长|增長`,
    { label: 'Growth' },
  ],
];

const METRICS: ReadonlyMap<string, Metric> = new Map(TABLE.map(([id, kind, , extra]) => [id, { id, kind, ...extra }]));

// Latin words end where the letters end; Chinese has no spaces to go by.
const MENTION = new RegExp(TABLE.map(([id, , words]) => `(?<${id}>${bounded(words)})`).join('|'), 'giu');

const GROWN = /^(?:revenues?|sales|umsatz|营业收入|营收|營業收入|營收)/iu;

function bounded(words: string): string {
  return `(?:(?<![\\p{Script=Latin}\\d])(?:${words})(?!\\p{Script=Latin}))`;
}

/** A metric's name in a text. */
export interface Mention {
  readonly metric: Metric;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** All names of metrics in a text from left to right. */
export function mentionsIn(text: string): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(MENTION)) {
    const id = Object.entries(match.groups as Record<string, string | undefined>).find(
      ([, found]) => found !== undefined,
    )?.[0] as string;
    // "Revenue grew 12% to $4bn" names two metrics.
    const grown = id === 'revenueGrowth' ? GROWN.exec(match[0])?.[0] : undefined;
    if (grown !== undefined)
      mentions.push({
        metric: METRICS.get('revenue') as Metric,
        start: match.index,
        end: match.index + grown.length,
        text: grown,
      });
    mentions.push({ metric: METRICS.get(id) as Metric, start: match.index, end: match.index + match[0].length, text: match[0] });
  }
  return mentions;
}

/** Words that name a metric where they are the whole label of a row, and could mean anything in a sentence. */
const BARE_LABELS: Readonly<Record<string, string>> = {
  price: 'price',
  target: 'targetPrice',
  kurs: 'price',
  yield: 'dividendYield',
  'fair value': 'targetPrice',
};

/** The metrics that the label of a row or column names. */
export function metricsOfLabel(label: string): readonly Metric[] {
  const bare = label.trim().toLowerCase();
  const known = Object.hasOwn(BARE_LABELS, bare) ? METRICS.get(BARE_LABELS[bare] as string) : undefined;
  return known ? [known] : mentionsIn(label).map(({ metric }) => metric);
}

/** Whether a number with this unit can be that kind of metric; ratios are also printed without a unit. */
export function fits(kind: MetricKind, unit: string): boolean {
  if (kind === 'percent') return unit === '%';
  if (kind === 'multiple') return unit === 'x' || unit === '';
  return unit.length === 3;
}
