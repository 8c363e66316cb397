import { allowed } from '../arithmetic/allowed.ts';
import { byMetric, nearestTo } from '../arithmetic/identity.ts';
import { like } from '../arithmetic/print.ts';
import { basisOf, inSameSentence, inSameTable, sameTime } from '../arithmetic/scope.ts';
import type { Claim } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

/** What cannot be more than what stands first, of one issuer and time. */
const PAIRS: readonly (readonly [whole: string, parts: readonly string[]])[] = [
  ['revenue', ['grossProfit', 'ebitda', 'operatingProfit', 'freeCashFlow', 'costOfSales']],
  ['grossProfit', ['operatingProfit']],
  ['ebitda', ['operatingProfit']],
  ['totalAssets', ['equity', 'cash', 'grossDebt']],
];
const SHARES = new Set(['marketShare', 'equityRatio', 'grossMargin', 'payoutRatio', 'probability']);

export const partWhole: Rule = {
  id: 'part-whole',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A part is not more than its whole: no profit above revenue, no segment above the group, no share of a market above 100%.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nFree cash flow of $18.6 billion on revenue of $14.9 billion in fiscal 2025.',
        why: 'More cash than was sold.',
      },
      {
        text: '# Halden\n\nRevenue was $14.9 billion in 2025. Cloud revenue reached $16.2 billion in 2025.',
        why: 'A segment above the group.',
      },
    ],
    silent: [
      { text: '# Halden\n\nFree cash flow of $1.8 billion on revenue of $14.9 billion in fiscal 2025.', why: 'A part.' },
      {
        text: '# Halden\n\nRevenue was $14.9 billion in 2025. Cloud revenue should reach $16.2 billion in 2028.',
        why: 'Other years.',
      },
    ],
  },
  *check({ claims }) {
    const groups = byMetric(claims);
    const told = new Set<Claim>();
    for (const [whole, parts] of PAIRS) {
      for (const metric of parts) {
        for (const part of groups.get(metric) ?? []) {
          if (part.range !== undefined || part.motion === 'by' || part.value < 0) continue;
          const wholes = nearestTo(groups.get(whole) ?? [], part).filter(
            (each) =>
              each.unit === part.unit &&
              each.unit.length === 3 &&
              each.subject === part.subject &&
              each.range === undefined &&
              each.motion !== 'by' &&
              ofOneTime(each, part) &&
              basisOf(each) === basisOf(part),
          );
          const near = wholes.filter((each) => each.span === part.span && each.sentence === part.sentence);
          const considered = near.length > 0 ? near : wholes;
          if (considered.length === 0 || !considered.every((each) => allowed(each).high < allowed(part).low) || told.has(part))
            continue;
          told.add(part);
          const found = noticed(part, considered[0] as Claim);
          // So far apart that a table counts one of them in another power of ten.
          yield part.cell !== undefined && considered.every((each) => part.value > FAR * each.value)
            ? { ...found, severity: 'warning' as const }
            : found;
        }
      }
    }
    const revenue = groups.get('revenue') ?? [];
    for (const part of revenue) {
      if (part.subject === '' || part.range !== undefined || part.motion === 'by' || part.cell !== undefined) continue;
      const wholes = nearestTo(revenue, part).filter(
        (each) =>
          each.subject === '' &&
          each.unit === part.unit &&
          each.unit.length === 3 &&
          each.range === undefined &&
          each.motion !== 'by' &&
          each.period?.key === part.period?.key &&
          each.period !== undefined,
      );
      if (wholes.length === 0 || !wholes.every((each) => allowed(each).high < allowed(part).low)) continue;
      const found = noticed(part, wholes[0] as Claim);
      // A market is many times its companies, and no part of one.
      const isPart = wholes.some((each) => part.value < MARKET * each.value) && !OF_ALL.test(part.subject);
      yield isPart ? found : { ...found, severity: 'warning' as const };
    }
    for (const claim of claims) {
      if (
        claim.metric !== undefined &&
        SHARES.has(claim.metric) &&
        claim.unit === '%' &&
        claim.metric !== 'payoutRatio' &&
        claim.interval.low > 100
      )
        yield {
          message: `${claim.label} cannot be more than 100%: ${claim.text}.`,
          mend: 'Correct the number.',
          place: claim.place(),
        };
    }
  },
};

const FAR = 200;
const MARKET = 3;
const OF_ALL =
  /(?<!\p{L})(?:market|industry|sector|nationwide|global|world\p{L}*|total|combined|markt\p{L}*|branche\p{L}*|gesamt\p{L}*)(?!\p{L})|全国|全國|全球|行业|行業|市场|市場|合计|合計|总|總/iu;

/** The time of both is named and the same, or they stand in one sentence or table that tells no two times. */
function ofOneTime(a: Claim, b: Claim): boolean {
  if (inSameTable(a, b) || inSameSentence(a, b)) return sameTime(a, b);
  return a.period !== undefined && a.period.key === b.period?.key && a.period.key !== 'before';
}

function noticed(part: Claim, whole: Claim) {
  return {
    message: `${part.subject === '' ? '' : `${part.subject} `}${part.label} ${part.text} is more than ${whole.label} ${like(whole.value, whole)} (line ${whole.place().line}), of which it is a part.`,
    mend: 'Correct one of them: look at the currency and at millions and billions.',
    place: part.place(),
  };
}
