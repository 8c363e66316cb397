import { allowed } from '../arithmetic/allowed.ts';
import { byMetric, nearestTo } from '../arithmetic/identity.ts';
import { growth, touch } from '../arithmetic/interval.ts';
import { rowOf } from '../arithmetic/scope.ts';
import type { Claim } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

const SCENARIO =
  /(?<!\p{L})(?:bull|bear|base|best|worst|optimistic|pessimistic|conservative|downside|scenario|case|consensus|average|mean|median|sum[- ]of|dcf|peers?|old|previous|including|incl|with dividend|szenario|konsens|optimistisch\w*|pessimistisch\w*|mit dividende)(?!\p{L})|情景|情境|悲观|乐观|悲觀|樂觀|一致/iu;

/** Prices and targets that are tried for an upside, on either side of it. */
const NEAR = 24;
/** Most amounts of one paragraph that are held against each other. */
const MOST_BESIDE = 24;

export const oneUpside: Rule = {
  id: 'one-upside',
  group: 'consistency',
  severity: 'error',
  about:
    'A note has one upside: each further one must belong to a scenario or another target that it names, or be what its target and price make.',
  examples: {
    fires: [
      {
        text: '# Halden: upside 25.0% to SEK 105\n\nPrice: SEK 84.00. Target price: SEK 105.\n\nTaken with the other method, we see upside of 31% within twelve months.',
        why: 'No target gives 31%.',
      },
    ],
    silent: [
      {
        text: '# Halden: upside 25.0% to SEK 105\n\nPrice: SEK 84.00. Target price: SEK 105. In the bull case the upside is 52%.',
        why: 'A scenario.',
      },
    ],
  },
  *check({ claims }) {
    const groups = byMetric(claims);
    const prices = (groups.get('price') ?? []).filter(({ motion, range }) => motion !== 'from' && range === undefined);
    const targets = claims.filter(
      ({ metric, range }) => (metric === 'targetPrice' || metric === 'averageTarget') && range === undefined,
    );
    const explained = (claim: Claim) =>
      nearestTo(prices, claim, NEAR).some((price) =>
        nearestTo(targets, claim, NEAR).some(
          (target) => target.unit === price.unit && touch(growth(allowed(price), allowed(target)), allowed(claim)),
        ),
      );
    // "52.3 per ADS against 45.10 is 16.0%": made of two amounts beside it.
    const madeBeside = (claim: Claim) => {
      const beside = claims.filter(({ span, unit, range }) => span === claim.span && unit.length === 3 && range === undefined);
      return (
        beside.length <= MOST_BESIDE &&
        beside.some((a) => beside.some((b) => a.unit === b.unit && touch(growth(allowed(a), allowed(b)), allowed(claim))))
      );
    };
    const upsides = (groups.get('upside') ?? []).filter(
      (claim) =>
        claim.range === undefined &&
        !claim.quoted &&
        claim.subject === '' &&
        (claim.label !== '' || claim.cell !== undefined) &&
        !SCENARIO.test(around(claim)) &&
        claim.motion !== 'from',
    );
    const [first] = upsides;
    if (first === undefined) return;
    for (const claim of upsides.slice(1)) {
      if (touch(allowed(claim), allowed(first)) || (claim.cell === undefined && (explained(claim) || madeBeside(claim))))
        continue;
      if (claim.cell !== undefined && first.cell !== undefined && claim.block === first.block) continue;
      yield {
        message: `The upside is ${claim.text} here and ${first.text} in line ${first.place().line}.`,
        mend: 'Print one upside, or name the target or scenario that this one belongs to.',
        place: claim.place(),
      };
    }
  },
};

function around(claim: Claim): string {
  const { span, start, end, sentence } = claim;
  return `${rowOf(claim)} ${span.text.slice(Math.max(sentence, start - 80), end + 40)}`;
}
