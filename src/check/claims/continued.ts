import type { FoundPeriod } from './periods.ts';
import type { Unnumbered } from './read.ts';
import { within } from './within.ts';

/** Between two numbers of one list, beside their times. */
const JOINT =
  /^[\s,，、;；()（）]*(?:(?:and|und|sowie|at|to|bei|auf|von|then|after|followed by|gefolgt von|in|im|for|für|the|der|dem|den|of|with|mit|it was|was|waren|war|和|及|而|则|則|为|為)[\s,，]*){0,4}$/iu;

/**
 * "Revenue was 412 in the first quarter, 436 in the second and 441 in the third": a number behind which or before which only a time
 * is said is of the metric of the number before it.
 */
export function withContinued(claims: readonly Unnumbered[], periods: readonly FoundPeriod[]): readonly Unnumbered[] {
  let last: Unnumbered | undefined;
  return claims.map((claim) => {
    const named = last === undefined || claim.metric !== undefined ? claim : continued(last, claim, periods);
    last = named;
    return named;
  });
}

function continued(last: Unnumbered, claim: Unnumbered, periods: readonly FoundPeriod[]): Unnumbered {
  if (
    last.metric === undefined ||
    last.of !== undefined ||
    last.unit !== claim.unit ||
    last.sentence !== claim.sentence ||
    last.period === undefined ||
    claim.period === undefined ||
    claim.period.key === last.period.key ||
    claim.period.key.startsWith('list')
  )
    return claim;
  let words = claim.span.text.slice(last.end, claim.start);
  if (words.length > 80) return claim;
  for (const { start, end } of within(periods, last.end, claim.start).toReversed())
    words = words.slice(0, start - last.end) + words.slice(end - last.end);
  return JOINT.test(words) ? { ...claim, metric: last.metric, label: last.label, subject: last.subject } : claim;
}
