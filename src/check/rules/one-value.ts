import { allowed } from '../arithmetic/allowed.ts';
import { touch } from '../arithmetic/interval.ts';
import { basisOf, columnOf, inSameSentence, isElsewhere, isOfNow, rowOf } from '../arithmetic/scope.ts';
import { hasShareClasses } from '../call/share-classes.ts';
import type { Claim } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

/** Metrics of which a note has one value at a time. */
const ONE = new Set([
  'averageTarget',
  'marketCap',
  'enterpriseValue',
  'upside',
  'totalReturn',
  'dividendYield',
  'eps',
  'dps',
  'bvps',
  'revenue',
  'ebitda',
  'operatingProfit',
  'netIncome',
  'grossProfit',
  'operatingMargin',
  'ebitdaMargin',
  'grossMargin',
  'netMargin',
  'netDebt',
  'netCash',
  'freeCashFlow',
  'operatingCashFlow',
  'capex',
  'organicGrowth',
  'combinedRatio',
  'cet1',
  'roe',
  'aum',
  'price',
  'netInterestMargin',
  'nplRatio',
  'costIncome',
  'totalAssets',
  'orderBacklog',
  'shares',
  'growth',
  'pe',
]);
/** These differ between the papers of one company. */
const OF_A_SHARE = new Set([
  'price',
  'targetPrice',
  'averageTarget',
  'upside',
  'totalReturn',
  'eps',
  'dps',
  'bvps',
  'pe',
  'dividendYield',
  'marketCap',
  'shares',
]);
const ELSE =
  /(?<!\p{L})(?:consensus|street|guid\w+|peers?|sector|median|average|mean|old|previous|prior|former|scenario|case|bull|bear|upside case|downside|other brokers?|highest|lowest|ipo|issue price|offer|strike|intraday|peak|trough|at its|target of \d{4}|long[- ]term|medium[- ]term|ambition|by 20[3-9]\d|covenant|konsens|vorher|bisher|alt|spanne|szenario|mittelfristig|pro[- ]forma|excluding|ex[- ]|including|incl\.?|constant|organic|annualised|annualized|stress|if|per cent of|would|could|each|every|cagr|compound(?:ed)?|reduction in|decrease in|increase in|change in|competitor|rival|unlike|versus|compared|market(?! (?:value|cap|price)))(?!\p{L})|一致预期|一致預期|悲观|乐观|悲觀|樂觀|情景|情境|同业|同業|行业|行業|此前|原|若|如果|最高|最低|可比|指引|复合|複合|年均/iu;
/** What would be, told anywhere before in the sentence: an assumption, a bad year, a thing left out. */
const SUPPOSED =
  /(?<!\p{L})(?:if|unless|were|without|would|could|might|recession|downturn|assum\p{L}+|should|wenn|falls|sofern|ohne|fiele|sänken?|stiege[n]?|läge[n]?|wäre[n]?|würden?|könnten?|sollten?|rezession|abschwung|angenommen|unterstellt)(?!\p{L})|若|如果|假如|假设|假設|倘|剔除|衰退/iu;
/** A multiple that is set for the target is not that of the price. */
const APPLIED =
  /(?<!\p{L})(?:appl(?:y|ies|ied|ying)|assign\w*|target|tp|fair value|ziel\p{L}*|kursziel\p{L}*|ansetzen|setzen)(?!\p{L})|给予|給予|目标价|目標價/iu;

/** All shares there are. */
const COUNT = /total|outstanding|in issue|share count|number of|anzahl|aktienzahl|总|總|股本/iu;

export const oneValue: Rule = {
  id: 'one-value',
  group: 'consistency',
  severity: 'error',
  about:
    'A note has one value for one thing at one time: in its title, its tables and its text. Two values that what is printed cannot reconcile mean that one of them is wrong.',
  examples: {
    fires: [
      {
        text: '# Halden (HALD SS)\n\nMarket value: SEK 103 billion.\n\nThe market value is SEK 113 billion, or 15x earnings.',
        why: 'Two values of the company.',
      },
      {
        text: '# Halden\n\nEBIT margin was 12.4% in 2025.\n\n| | 2024 | 2025 |\n|---|---|---|\n| EBIT margin | 11.1% | 13.4% |',
        why: 'Text and table differ.',
      },
    ],
    silent: [
      {
        text: '# Halden: revenue of SEK 103 million in 2025\n\nRevenue rose to SEK 103 million in 2025 from SEK 98 million in 2024.',
        why: 'Two years.',
      },
      {
        text: '# Halden\n\nEBIT margin was 12% in 2025.\n\n| | 2024 | 2025 |\n|---|---|---|\n| EBIT margin | 11.1% | 12.4% |',
        why: 'Rounded.',
      },
      {
        text: '# Halden\n\n| Mio. EUR | 2025 | 2026e |\n|---|---|---|\n| EBITDA | 92 | 104 |\n\nFiele Kupfer um 10 %, läge das EBITDA 2026 bei 78 Mio. EUR. In einer Rezession fällt das EBITDA 2026 auf 60 Mio. EUR.',
        why: 'Was wäre, wenn.',
      },
      {
        text: '# 海登\n\n| 亿元 | 2025 | 2026E |\n|---|---|---|\n| 净利润 | 30.2 | 36.9 |\n\n金价每变动100美元，2026年净利润变动约1.9亿元。',
        why: '变动的金额，不是净利润本身。',
      },
    ],
  },
  *check({ note, claims }) {
    const hasClasses = hasShareClasses(note);
    const groups = new Map<string, Claim[]>();
    for (const claim of claims) {
      const key = keyOf(claim);
      if (key === undefined) continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [claim]);
      else group.push(claim);
    }
    for (const group of groups.values()) {
      const told = new Set<Claim>();
      // Three values are more often three things than three slips.
      const values = group.filter((each, at) => group.slice(0, at).every((other) => !touch(allowed(other), allowed(each))));
      for (const [at, claim] of group.entries()) {
        // Against what was said first, and against tables, which are the most exact.
        const others = group.slice(0, at).filter((other) => !told.has(other));
        const other = others.find((each) => !touch(allowed(each), allowed(claim)) && comparable(each, claim));
        if (other === undefined || others.some((each) => touch(allowed(each), allowed(claim)) && isStrong(each))) continue;
        told.add(claim);
        yield {
          ...(values.length < 3 && isStrong(claim) && isStrong(other) && !(hasClasses && OF_A_SHARE.has(claim.metric ?? ''))
            ? {}
            : { severity: 'warning' as const }),
          message: `${claim.label || claim.metric} is ${claim.text} here and ${other.text} in line ${other.place().line}${claim.period === undefined || isOfNow(claim) ? '' : ` for ${claim.period.text}`}.`,
          mend: 'Correct the one that is wrong, or say what tells them apart.',
          place: claim.place(),
        };
      }
    }
  },
};

function keyOf(claim: Claim): string | undefined {
  const { metric, of, subject, period, unit, range, motion, quoted, owner, fact } = claim;
  if (
    metric === undefined ||
    !ONE.has(metric) ||
    range !== undefined ||
    quoted ||
    motion === 'from' ||
    motion === 'by' ||
    fact !== undefined
  )
    return undefined;
  if (metric === 'growth' && (of === undefined || period === undefined)) return undefined;
  // Shares are also bought, sold and issued.
  if (metric === 'shares' && !COUNT.test(claim.label)) return undefined;
  if (isSupposed(claim)) return undefined;
  if (ELSE.test(around(claim)) || (metric === 'pe' && APPLIED.test(around(claim)))) return undefined;
  if (isAcross(claim) || isElsewhere(claim) || period?.key.startsWith('list')) return undefined;
  // "16.4% of price appreciation" is a part of it, "293p of net debt" another measure.
  if (claim.cell === undefined && /^\s(?:of|from|per|a share)\s/iu.test(claim.span.text.slice(claim.end, claim.end + 10)))
    return undefined;
  if (!isStrong(claim) || isStep(claim)) return undefined;
  const now = isOfNow(claim);
  if (
    !now &&
    metric !== 'dividendYield' &&
    metric !== 'totalReturn' &&
    metric !== 'organicGrowth' &&
    (period === undefined || period.key === 'before' || period.year === undefined)
  )
    return undefined;
  if (now && period !== undefined && claim.cell !== undefined) return undefined;
  return [
    metric,
    of ?? '',
    subject,
    now ? '' : (period?.key ?? ''),
    unit,
    basisOf(claim) ?? '',
    owner === 'consensus' || owner === 'company' ? owner : '',
  ].join('|');
}

const CHANGES_BY =
  /(?:变动|變動|变化|變化|影响|影響|增加|减少|減少|增厚|摊薄|攤薄|下降|上升|提升|提高|降低|多|少)(?:约|約|了|近|逾|超过|超過)?\s?$/u;

/** "每变动100美元，净利润变动约1.9亿元": the amount is that of a change. */
function isStep({ cell, span: { text }, sentence, start }: Claim): boolean {
  return cell === undefined && CHANGES_BY.test(text.slice(Math.max(sentence, start - 12), start));
}

/** A row that prints one thing for several cases beside each other. */
function isAcross({ cell, block, period }: Claim): boolean {
  if (cell === undefined || block?.kind !== 'table') return false;
  const head = block.head[cell.column]?.text ?? '';
  const others = block.head.filter(
    ({ text }, at) => at > 0 && at !== cell.column && /\d/.test(block.rows[cell.row]?.[at]?.text ?? '') && text !== '',
  );
  return others.length > 0 && (period === undefined || !head.includes(period.text));
}

function around(claim: Claim): string {
  const { span, start, end, cell, sentence } = claim;
  return cell === undefined ? span.text.slice(Math.max(sentence, start - 70), end + 25) : `${rowOf(claim)} ${columnOf(claim)}`;
}

function isSupposed({ cell, span: { text }, sentence, start }: Claim): boolean {
  return cell === undefined && SUPPOSED.test(text.slice(Math.max(sentence, start - 200), start));
}

/** Said with its name right beside it, or in a table. */
function isStrong(claim: Claim): boolean {
  if (claim.cell !== undefined || claim.role === 'title') return claim.label !== '';
  const from = claim.span.text.lastIndexOf(claim.label, claim.start) + claim.label.length;
  const gap = claim.span.text.slice(from, claim.start);
  // "58% of sales, pumps $409m": another thing is named in between.
  return claim.label !== '' && gap.length < 16 && !/[,，、]\s?\p{L}{3}/u.test(gap);
}

function comparable(a: Claim, b: Claim): boolean {
  if (a.qualifier !== undefined && b.qualifier !== undefined && a.qualifier !== b.qualifier) return false;
  // One sentence or table that says two things tells them apart.
  if (inSameSentence(a, b) || (a.cell !== undefined && b.cell !== undefined && a.block === b.block)) return false;
  // Prices move within a text: only what is labelled as the price of the note.
  if (a.metric === 'price')
    return isStrong(a) && isStrong(b) && Math.abs(a.value / b.value - 1) < 0.5 && a.direction === 0 && b.direction === 0;
  return true;
}
