import type { Claim } from '../claims/claim.ts';
import { METRICS } from '../claims/metrics.ts';
import { periodOfLabel } from '../claims/periods.ts';

/** Ways in which the parts of a year add up: the whole, and the lists of parts that make it. */
export const PERIOD_SUMS: readonly (readonly [whole: string, ways: readonly (readonly string[])[]])[] = [
  ['H1', [['Q1', 'Q2']]],
  ['H2', [['Q3', 'Q4']]],
  [
    '9M',
    [
      ['Q1', 'Q2', 'Q3'],
      ['H1', 'Q3'],
    ],
  ],
  [
    'FY',
    [
      ['Q1', 'Q2', 'Q3', 'Q4'],
      ['H1', 'H2'],
      ['9M', 'Q4'],
      ['H1', 'Q3', 'Q4'],
    ],
  ],
];

const WHOLE_YEAR = /^(?:FY|full[- ]year|year|total|gesamt(?:jahr)?|jahr|summe|全年|合[计計])(?!\p{L})/iu;

/** The part of a year that a label names: Q1 to Q4, H1, H2, 9M, or FY for the whole. */
export function partOf(label: string): string | undefined {
  const period = periodOfLabel(label)?.period;
  if (period?.kind === 'quarter') return `Q${period.part}`;
  if (period?.kind === 'half') return `H${period.part}`;
  if (period?.kind === 'window' && period.key.endsWith('9M')) return '9M';
  if (period?.kind === 'year' || WHOLE_YEAR.test(label.trim())) return 'FY';
  return undefined;
}

/** The year that a label names; empty when it names none. */
export function yearOf(label: string): string {
  return String(periodOfLabel(label)?.period.year ?? '');
}

/** Amounts that are measured at a day, not over a time, rates, averages and counts of what stays: they do not add. */
const STOCKS =
  /margin|ratio|%|growth|yield|per share|price|debt|cash(?! flow)|equity|assets|backlog|headcount|employees|stores|marge|quote|wachstum|schulden|kasse|bestand|mitarbeiter|率|现金$|現金$|負債|负债|存货|存貨|average|avg|shares|aum|deposits|loans|customers|subscribers|users|rate|kurs|同比|环比|環比|均|期末|余额|餘額/iu;
const STOCK_METRICS = new Set([
  'price',
  'targetPrice',
  'marketCap',
  'enterpriseValue',
  'shares',
  'netDebt',
  'netCash',
  'grossDebt',
  'cash',
  'totalAssets',
  'totalLiabilities',
  'equity',
  'aum',
  'orderBacklog',
  'bvps',
  'dps',
]);

/** Whether what a label names adds up over time. */
export function isSummable(label: string, claim: Claim | undefined): boolean {
  if (STOCKS.test(label) || claim === undefined || ['%', 'x', 'pp', 'bp'].includes(claim.unit)) return false;
  const { metric } = claim;
  if (metric === undefined) return claim.cell !== undefined;
  const kind = METRICS.get(metric)?.kind;
  return !STOCK_METRICS.has(metric) && kind !== 'percent' && kind !== 'multiple';
}
