import { byMetric } from '../arithmetic/identity.ts';
import type { Claim } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

export const inRange: Rule = {
  id: 'in-range',
  group: 'arithmetic',
  severity: 'error',
  about: 'A mean of targets lies within their range, and a price within the lowest and highest of its 52 weeks.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nShare price: $84.20. 52-week high: $81.00. 52-week low: $50.10.',
        why: 'The price is above its highest.',
      },
      {
        text: '# Halden\n\nThe average analyst target price is $240.00. Target price range: $140.00 - $225.00.',
        why: 'The mean lies outside.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nShare price: $74.20. 52-week high: $81.00. 52-week low: $50.10. Average analyst target price: $190.00. Target price range: $140.00 - $225.00.',
        why: 'All lie within.',
      },
    ],
  },
  *check({ claims }) {
    const groups = byMetric(claims);
    const of = (metric: string) => (groups.get(metric) ?? []).filter(({ subject }) => subject === '');
    for (const range of of('targetRange')) {
      if (range.range === undefined) continue;
      for (const mean of of('averageTarget')) if (mean.unit === range.unit && outside(mean, range)) yield told(mean, range);
    }
    for (const high of of('high52')) {
      for (const price of of('price'))
        if (price.unit === high.unit && price.motion !== 'from' && price.interval.low > high.interval.high)
          yield told(price, high);
    }
    for (const low of of('low52')) {
      for (const price of of('price'))
        if (price.unit === low.unit && price.motion !== 'from' && price.interval.high < low.interval.low) yield told(price, low);
    }
  },
};

function outside(claim: Claim, range: Claim): boolean {
  return claim.interval.low > range.interval.high || claim.interval.high < range.interval.low;
}

function told(claim: Claim, other: Claim) {
  return {
    message: `${claim.label || 'The number'} ${claim.text} lies outside of ${other.label} ${other.text} (line ${other.place().line}).`,
    mend: 'Correct one of them.',
    place: claim.place(),
  };
}
