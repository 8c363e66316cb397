import { allowed } from '../arithmetic/allowed.ts';
import { causeOf } from '../arithmetic/causes.ts';
import { type Broken, brokenBy, byMetric, type Identity } from '../arithmetic/identity.ts';
import { growth, middle, minus, over, plus, scaled, times } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { basisOf } from '../arithmetic/scope.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

const at = (parts: readonly Interval[], index: number) => parts[index] as Interval;
/** Cash is taken off also where a table prints it in brackets. */
const size = (parts: readonly Interval[], index: number) => {
  const part = at(parts, index);
  return part.high <= 0 ? scaled(part, -1) : part;
};
const share = (parts: readonly Interval[]) => scaled(over(at(parts, 0), at(parts, 1)), 100);
const ratio = (parts: readonly Interval[]) => over(at(parts, 0), at(parts, 1));

/** Historic multiples are of historic prices: they can be asked of estimates and of what has no year. */
function isCurrent(claim: Claim): boolean {
  return claim.period === undefined || claim.estimate;
}

function sameBasis(claim: Claim, parts: readonly Claim[]): boolean {
  const known = new Set([claim, ...parts].flatMap((each) => basisOf(each) ?? []));
  return known.size < 2;
}

/** A total return counts dividends; a discount or premium is measured from elsewhere. */
function isPlainUpside(claim: Claim): boolean {
  const words = claim.span.text.slice(Math.max(0, claim.start - 60), claim.end + 60);
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

const IDENTITIES: readonly Identity[] = [
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
    applies: (claim, parts) => isCurrent(claim) && sameBasis(claim, parts),
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
    formula: 'dividend yield = dividend per share / price',
    result: 'dividendYield',
    parts: ['dps', 'price'],
    compute: share,
    applies: (claim) => claim.period === undefined || claim.period.kind === 'year',
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
    play: 0.004,
    applies: (claim, parts) => isCurrent(claim) && sameBasis(claim, parts),
  },
  {
    formula: 'EV/EBIT = enterprise value / EBIT',
    result: 'evEbit',
    parts: ['enterpriseValue', 'operatingProfit'],
    compute: ratio,
    play: 0.004,
    applies: (claim, parts) => isCurrent(claim) && sameBasis(claim, parts),
  },
  {
    formula: 'EV/sales = enterprise value / revenue',
    result: 'evSales',
    parts: ['enterpriseValue', 'revenue'],
    compute: ratio,
    play: 0.004,
    applies: isCurrent,
  },
  {
    formula: 'combined ratio = loss ratio + expense ratio',
    result: 'combinedRatio',
    parts: ['lossRatio', 'expenseRatio'],
    compute: (parts) => plus(at(parts, 0), at(parts, 1)),
  },
  {
    formula: 'net debt = gross debt − cash',
    result: 'netDebt',
    parts: ['grossDebt', 'cash'],
    compute: (parts) => minus(at(parts, 0), size(parts, 1)),
    play: 0.01,
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
    play: 0.004,
    applies: sameBasis,
  },
];

const MORE_DEBT =
  /minorit|minderheit|non-?controlling|pension|leases?(?!\p{L})|leasing|hybrid|preferred|preference|associates|少数股东|少數股東|优先股|優先股|租赁|租賃/iu;

export const ratioIdentity: Rule = {
  id: 'ratio-identity',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A ratio must be what its parts make: upside of target and price, market value of price and shares, a margin of profit and revenue. What is printed allows an interval for each; when they do not meet, one of the numbers is wrong.',
  examples: {
    fires: [
      {
        text: '---\nkind: note\ntitle: Halden\nprice: price\ntarget: { current: target }\nupside: upside\nfacts:\n  price: { value: 84.2, unit: USD }\n  target: { value: 103, unit: USD }\n  upside: { value: 32.3, unit: "%" }\n---\nWords.\n',
        why: 'The call box prints an upside that its own target and price do not make.',
      },
      {
        text: '# Halden Marine (HALD SS)\n\nShare price: SEK 84.20. Price target: SEK 103. Upside potential: 32.3%.',
        why: '103 / 84.20 − 1 is 22.3%.',
      },
      {
        text: '# Halden Marine\n\n| Metric | Value |\n|---|---|\n| Share price | $84.20 |\n| Shares outstanding | 101 million |\n| Market capitalization | $85.0 billion |',
        why: 'The market value is ten times too large.',
      },
      {
        text: '# Halden Marine\n\n| USD mn | 2024 | 2025 |\n|---|---|---|\n| Revenue | 400 | 440 |\n| EBITDA | 80 | 92 |\n| EBITDA margin | 20.0% | 22.9% |',
        why: '92 / 440 is 20.9%.',
      },
    ],
    silent: [
      {
        text: '---\nkind: note\ntitle: Halden\nprice: price\ntarget: { current: target }\nupside: upside\nfacts:\n  price: { value: 84.2, unit: USD }\n  target: { value: 103, unit: USD }\n  upside: { value: 22.3, unit: "%" }\n---\nWords.\n',
        why: 'The call box agrees.',
      },
      {
        text: '# Halden Marine (HALD SS)\n\nShare price: SEK 84.20. Price target: SEK 103. Upside potential: 22.3%.',
        why: 'All three agree.',
      },
      {
        text: '# Halden Marine\n\n| | 2024 | 2025E |\n|---|---|---|\n| EPS (USD) | 4.10 | 5.20 |\n| P/E | 25.4x | 16.2x |\n\nShare price: $84.20.',
        why: 'The multiple of a past year is of a past price.',
      },
    ],
  },
  *check({ claims, note }) {
    const groups = byMetric(claims);
    const told = new Set<Claim>();
    for (const identity of IDENTITIES) {
      for (const broken of brokenBy(identity, groups)) {
        if (told.has(broken.claim) || fitsAnother(broken, groups)) continue;
        // Minorities, pensions and leases belong to it as well.
        if (identity.result === 'enterpriseValue' && MORE_DEBT.test(note.text)) continue;
        told.add(broken.claim);
        yield noticed(broken);
      }
    }
  },
};

/** An enterprise value may be made with debt or with cash: one way is enough. */
function fitsAnother({ identity, claim }: Broken, groups: ReturnType<typeof byMetric>): boolean {
  return IDENTITIES.some(
    (other) =>
      other !== identity &&
      other.result === identity.result &&
      other.parts.every((part) => part.split('|').some((metric) => (groups.get(metric)?.length ?? 0) > 0)) &&
      !brokenBy(other, new Map([...groups, [other.result, [claim]]])).some((each) => each.claim === claim) &&
      other.parts.join() !== identity.parts.join() &&
      identity.result === 'enterpriseValue',
  );
}

function noticed({ identity, claim, parts, computed }: Broken): Noticed {
  const made = like(middle(computed), claim);
  const cause = causeOf(claim, allowed(claim), computed);
  return {
    message: `${claim.label || claim.text} is printed as ${claim.text}, but ${identity.formula} gives ${made} from ${parts.map(({ text, place }) => `${text} (line ${place().line})`).join(' and ')}.`,
    mend:
      cause === undefined
        ? `Correct it to ${made}, or the numbers that it comes from.`
        : `It looks as if ${cause}. Correct it, or the numbers that it comes from.`,
    place: claim.place(),
  };
}
