import type { Claim, Interval } from '../claims/claim.ts';
import type { Identity } from './identity.ts';
import { growth, minus, over, plus, scaled, times } from './interval.ts';
import { basisOf, countsLeases } from './scope.ts';

const at = (parts: readonly Interval[], index: number) => parts[index] as Interval;
/** Cash is taken off also where a table prints it in brackets. */
const size = (parts: readonly Interval[], index: number) => {
  const part = at(parts, index);
  return part.high <= 0 ? scaled(part, -1) : part;
};
const share = (parts: readonly Interval[]) => scaled(over(at(parts, 0), at(parts, 1)), 100);
const ratio = (parts: readonly Interval[]) => over(at(parts, 0), at(parts, 1));

const AT_TARGET =
  /(?<!\p{L})(?:at|on) (?:our|the|this|that) (?:new )?(?:price )?target|target (?:price )?(?:implies|equals|corresponds|equates)|(?:kursziel\p{L}{0,3}|zielkurs\p{L}{0,2})(?!\p{L})(?=.{0,40}(?:kgv|ev\/|multiple))|auf (?:höhe|basis) des kursziel|目标价(?:对应|隐含)|目標價(?:對應|隱含)|对应目标价/iu;

/**
 * Historic multiples are of historic prices: they can be asked of estimates, of what has no year, and where a paragraph holds the parts;
 * not of what they are at the target.
 */
function isCurrent(claim: Claim, parts: readonly Claim[] = []): boolean {
  if (claim.cell === undefined && AT_TARGET.test(wordsAround(claim, 90))) return false;
  return (
    claim.period === undefined ||
    claim.estimate ||
    (claim.cell === undefined && parts.some(({ span, metric }) => span === claim.span && metric !== 'price'))
  );
}

function wordsAround({ span, start, end, sentence }: Claim, reach: number): string {
  return span.text.slice(Math.max(sentence, start - reach), end + reach / 2);
}

function sameBasis(claim: Claim, parts: readonly Claim[]): boolean {
  const known = new Set([claim, ...parts].flatMap((each) => basisOf(each) ?? []));
  return known.size < 2;
}

/** Debt with leases and debt without are two things. */
function sameLeases(claim: Claim, [debt]: readonly Claim[]): boolean {
  return debt === undefined || countsLeases(claim) === countsLeases(debt);
}

function inOneTable(claim: Claim, parts: readonly Claim[]): boolean {
  return parts.every((part) => part.cell !== undefined && part.block === claim.block);
}

/** A total return counts dividends; a discount or premium is measured from elsewhere. */
function isPlainUpside(claim: Claim): boolean {
  const words = claim.span.text.slice(Math.max(0, claim.start - 60), claim.end + 60);
  // Of another value than the target's.
  if (
    claim.cell === undefined &&
    /(?<!\p{L})(?:case|scenario|szenario|fall)(?!\p{L})|情景|情境|悲观|乐观/iu.test(wordsAround(claim, 60))
  )
    return false;
  return !/total (?:shareholder )?return|incl(?:uding|\.)? (?:the )?dividends?|mit dividende|inkl(?:usive|\.)|einschließlich|gesamtrendite|含息|总回报|總回報/iu.test(
    words,
  );
}

const margin = (result: string, part: string): Identity => ({
  formula: `${NAMES[result]} = ${NAMES[part]} / revenue`,
  result,
  parts: [part, 'revenue'],
  compute: share,
  applies: sameBasis,
});

const NAMES: Readonly<Record<string, string>> = {
  grossMargin: 'gross margin',
  ebitdaMargin: 'EBITDA margin',
  operatingMargin: 'operating margin',
  netMargin: 'net margin',
  fcfMargin: 'free cash flow margin',
  grossProfit: 'gross profit',
  ebitda: 'EBITDA',
  operatingProfit: 'operating profit',
  netIncome: 'net income',
  freeCashFlow: 'free cash flow',
};

/** The ratios that must hold. */
export const IDENTITIES: readonly Identity[] = [
  {
    formula: 'upside = target / price − 1',
    result: 'upside',
    parts: ['targetPrice|averageTarget', 'price'],
    compute: (parts) => growth(at(parts, 1), at(parts, 0)),
    applies: isPlainUpside,
    mirrored: ({ label, value }) => value > 0 && /downside|abwärts|下行|下跌/iu.test(label),
  },
  {
    formula: 'market capitalisation = price × shares',
    result: 'marketCap',
    parts: ['price', 'shares'],
    compute: (parts) => times(at(parts, 0), at(parts, 1)),
    play: 0.012,
    applies: (claim, [price]) => claim.unit === price?.unit,
  },
  {
    formula: 'P/E = price / earnings per share',
    result: 'pe',
    parts: ['price', 'eps'],
    compute: ratio,
    play: 0.004,
    applies: (claim, parts) => isCurrent(claim, parts) && sameBasis(claim, parts),
  },
  {
    formula: 'P/E = price / earnings per share',
    result: 'forwardPe',
    parts: ['price', 'eps'],
    compute: ratio,
    play: 0.004,
    applies: (claim, parts) => sameBasis(claim, parts) && parts[1]?.estimate === true,
  },
  {
    formula: 'price to book = price / book value per share',
    result: 'pb',
    parts: ['price', 'bvps'],
    compute: ratio,
    play: 0.004,
    applies: isCurrent,
  },
  {
    formula: 'price / funds from operations per share',
    result: 'pffo',
    parts: ['price', 'ffops'],
    compute: ratio,
    play: 0.004,
    applies: (claim, parts) => isCurrent(claim, parts) && sameBasis(claim, parts),
  },
  {
    formula: 'dividend yield = dividend per share / price',
    result: 'dividendYield',
    parts: ['dps', 'price'],
    compute: share,
    applies: (claim) =>
      claim.cell !== undefined ? isCurrent(claim) : claim.period === undefined || claim.period.kind === 'year',
  },
  {
    formula: 'payout = dividend per share / earnings per share',
    result: 'payoutRatio',
    parts: ['dps', 'eps'],
    compute: share,
    applies: sameBasis,
  },
  {
    formula: 'free cash flow yield = free cash flow / market capitalisation',
    result: 'fcfYield',
    parts: ['freeCashFlow', 'marketCap'],
    compute: share,
  },
  {
    formula: 'enterprise value = market capitalisation + net debt',
    result: 'enterpriseValue',
    parts: ['marketCap', 'netDebt'],
    compute: (parts) => plus(at(parts, 0), at(parts, 1)),
    play: 0.004,
  },
  {
    formula: 'enterprise value = market capitalisation − net cash',
    result: 'enterpriseValue',
    parts: ['marketCap', 'netCash'],
    compute: (parts) => minus(at(parts, 0), size(parts, 1)),
    play: 0.004,
  },
  {
    formula: 'EV/EBITDA = enterprise value / EBITDA',
    result: 'evEbitda',
    parts: ['enterpriseValue', 'ebitda'],
    compute: ratio,
    anywhere: true,
    play: 0.004,
    applies: (claim, parts) => isCurrent(claim, parts) && sameBasis(claim, parts),
  },
  {
    formula: 'EV/EBIT = enterprise value / EBIT',
    result: 'evEbit',
    parts: ['enterpriseValue', 'operatingProfit'],
    compute: ratio,
    anywhere: true,
    play: 0.004,
    applies: (claim, parts) => isCurrent(claim, parts) && sameBasis(claim, parts),
  },
  {
    formula: 'EV/sales = enterprise value / revenue',
    result: 'evSales',
    parts: ['enterpriseValue', 'revenue'],
    compute: ratio,
    anywhere: true,
    play: 0.004,
    applies: isCurrent,
  },
  {
    formula: 'interest cover = EBITDA / interest',
    result: 'interestCover',
    parts: ['ebitda|operatingProfit|operatingCashFlow', 'interestExpense'],
    compute: (parts) => over(at(parts, 0), size(parts, 1)),
    anywhere: true,
    play: 0.004,
  },
  {
    formula: 'P/E = market capitalisation / net income',
    result: 'pe',
    parts: ['marketCap', 'netIncome'],
    unless: 'eps',
    compute: ratio,
    play: 0.03,
    applies: (claim, parts) => isCurrent(claim, parts) && sameBasis(claim, parts),
  },
  {
    formula: 'price to sales = market capitalisation / revenue',
    result: 'ps',
    parts: ['marketCap', 'revenue'],
    compute: ratio,
    play: 0.01,
    applies: isCurrent,
  },
  {
    formula: 'price to net asset value = price / net asset value per share',
    result: 'pnav',
    parts: ['price', 'bvps'],
    compute: ratio,
    play: 0.004,
    applies: isCurrent,
  },
  {
    formula: 'earnings yield = earnings per share / price',
    result: 'earningsYield',
    parts: ['eps', 'price'],
    compute: share,
    applies: isCurrent,
  },
  {
    formula: 'book value per share = equity / shares',
    result: 'bvps',
    parts: ['equity', 'shares'],
    compute: ratio,
    play: 0.02,
  },
  {
    formula: 'funds from operations per share = funds from operations / shares',
    result: 'ffops',
    parts: ['ffo', 'shares'],
    compute: ratio,
    anywhere: true,
    play: 0.02,
    applies: sameBasis,
  },
  {
    formula: 'equity ratio = equity / assets',
    result: 'equityRatio',
    parts: ['equity', 'totalAssets'],
    compute: share,
    play: 0.004,
  },
  {
    formula: 'debt ratio = liabilities / assets',
    result: 'debtRatio',
    parts: ['totalLiabilities', 'totalAssets'],
    compute: share,
    play: 0.004,
  },
  {
    formula: 'tax rate = income tax / profit before tax',
    result: 'taxRate',
    parts: ['incomeTax', 'pretaxProfit'],
    compute: (parts) => scaled(over(size(parts, 0), at(parts, 1)), 100),
    play: 0.004,
    applies: sameBasis,
  },
  {
    formula: 'net income = profit before tax − income tax',
    result: 'netIncome',
    parts: ['pretaxProfit', 'incomeTax'],
    compute: (parts) => minus(at(parts, 0), size(parts, 1)),
    // Minorities may be taken off as well.
    play: 0.05,
    applies: inOneTable,
  },
  {
    formula: 'gross profit = revenue − cost of sales',
    result: 'grossProfit',
    parts: ['revenue', 'costOfSales'],
    compute: (parts) => minus(at(parts, 0), size(parts, 1)),
    play: 0.004,
    applies: inOneTable,
  },
  {
    formula: 'EBITDA = operating profit + depreciation and amortisation',
    result: 'ebitda',
    parts: ['operatingProfit', 'depreciation'],
    compute: (parts) => plus(at(parts, 0), size(parts, 1)),
    // Impairments may be counted apart.
    play: 0.03,
    applies: (claim, parts) => inOneTable(claim, parts) && sameBasis(claim, parts),
  },
  {
    formula: 'net cash = cash − gross debt',
    result: 'netCash',
    parts: ['cash', 'grossDebt'],
    compute: (parts) => minus(size(parts, 0), size(parts, 1)),
    play: 0.01,
  },
  {
    formula: 'book-to-bill = orders / revenue',
    result: 'bookToBill',
    parts: ['orders', 'revenue'],
    compute: ratio,
    play: 0.004,
  },
  {
    formula: 'total assets = total liabilities and equity',
    result: 'totalAssets',
    parts: ['liabilitiesAndEquity'],
    compute: (parts) => at(parts, 0),
    applies: inOneTable,
  },
  {
    formula: 'combined ratio = loss ratio + expense ratio',
    result: 'combinedRatio',
    parts: ['lossRatio', 'expenseRatio'],
    compute: (parts) => plus(at(parts, 0), at(parts, 1)),
  },
  {
    formula: 'assets = liabilities + equity',
    result: 'totalAssets',
    parts: ['totalLiabilities', 'equity'],
    compute: (parts) => plus(at(parts, 0), at(parts, 1)),
    // Minorities may be counted apart.
    play: 0.002,
    applies: inOneTable,
  },
  {
    formula: 'net debt = gross debt − cash',
    result: 'netDebt',
    parts: ['grossDebt', 'cash'],
    compute: (parts) => minus(at(parts, 0), size(parts, 1)),
    play: 0.01,
    applies: sameLeases,
  },
  {
    formula: 'free cash flow = operating cash flow − capital expenditure',
    result: 'freeCashFlow',
    parts: ['operatingCashFlow', 'capex'],
    compute: (parts) => minus(at(parts, 0), size(parts, 1)),
    play: 0.03,
    // Elsewhere leases, interest or disposals may count as well.
    applies: (claim, parts) =>
      parts.every(
        (part) =>
          (part.span === claim.span && part.sentence === claim.sentence) ||
          (part.cell !== undefined && part.block === claim.block),
      ),
  },
  margin('grossMargin', 'grossProfit'),
  margin('ebitdaMargin', 'ebitda'),
  margin('operatingMargin', 'operatingProfit'),
  margin('netMargin', 'netIncome'),
  margin('fcfMargin', 'freeCashFlow'),
  {
    formula: 'earnings per share = net income / shares',
    result: 'eps',
    parts: ['netIncome', 'shares'],
    compute: ratio,
    play: 0.02,
    applies: sameBasis,
  },
  {
    formula: 'net debt / EBITDA',
    result: 'netDebtEbitda',
    parts: ['netDebt', 'ebitda'],
    compute: ratio,
    anywhere: true,
    play: 0.004,
    applies: (claim, parts) => sameBasis(claim, parts) && sameLeases(claim, parts),
  },
];
