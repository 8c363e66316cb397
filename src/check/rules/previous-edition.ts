import { like } from '../arithmetic/print.ts';
import type { Claim } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

const KEPT =
  /(?<!\p{L})(?:unchanged|maintain(?:ed|s)?|reiterat\w+|keep|kept|unverändert|bestätig\w+|behalten)(?!\p{L})|维持|維持|不变|不變/iu;
const RAISED =
  /(?<!\p{L})(?:rais(?:e|es|ed|ing)|lift(?:s|ed)?|increas(?:e|es|ed)|upgrad\w+|heben|erhöhen|angehoben|erhöht)(?!\p{L})|上调|上調|提高/iu;
const CUT = /(?<!\p{L})(?:cut|cuts|lower(?:s|ed)?|reduc(?:e|es|ed)|downgrad\w+|senken|gesenkt|reduzieren)(?!\p{L})|下调|下調/iu;
const TOLD = new Set(['targetPrice', 'eps', 'revenue', 'ebitda', 'operatingProfit', 'netIncome', 'dps']);

export const previousEdition: Rule = {
  id: 'previous-edition',
  group: 'consistency',
  severity: 'error',
  about:
    'What is called unchanged, raised or cut must be so against the edition before: its numbers are compared where that edition is given.',
  examples: { fires: [], silent: [] },
  *check({ claims, previous }) {
    if (previous === undefined) return;
    const before = new Map<string, Claim>();
    for (const claim of previous.claims) {
      const key = keyOf(claim);
      if (key !== undefined && !before.has(key)) before.set(key, claim);
    }
    const seen = new Set<string>();
    for (const claim of claims) {
      const key = keyOf(claim);
      const old = key === undefined ? undefined : before.get(key);
      if (key === undefined || old === undefined || seen.has(key)) continue;
      const { text } = claim.span;
      const behind = /^[^.;。；]{0,30}/u.exec(text.slice(claim.end, claim.end + 30))?.[0] ?? '';
      const words = text.slice(Math.max(claim.sentence, claim.start - 80), claim.end) + behind;
      const way = KEPT.test(words) ? 0 : RAISED.test(words) ? 1 : CUT.test(words) ? -1 : undefined;
      if (way === undefined) continue;
      seen.add(key);
      const real = claim.interval.low > old.interval.high ? 1 : claim.interval.high < old.interval.low ? -1 : 0;
      if (real === way) continue;
      yield {
        message: `${claim.label} ${claim.text} is told as ${['cut', 'unchanged', 'raised'][way + 1]}; the edition before printed ${like(old.value, old)}.`,
        mend: 'Correct the word or the number.',
        place: claim.place(),
      };
    }
  },
};

function keyOf(claim: Claim): string | undefined {
  const { metric, subject, period, unit, range, motion } = claim;
  if (metric === undefined || !TOLD.has(metric) || range !== undefined || motion === 'from' || motion === 'by' || subject !== '')
    return undefined;
  return [metric, metric === 'targetPrice' ? '' : (period?.key ?? ''), unit].join('|');
}
