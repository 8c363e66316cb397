import type { Claim, Interval } from '../claims/claim.ts';

/** A round number in a sentence is rounded further than its digits say: 1,200 may be 1,150 to 1,250. */
function roundness({ value, half, role, scale }: Claim): number {
  // Printed decimals are meant: 50.00 is not 50.
  if (role === 'cell' || role === 'fact' || half === 0 || half < 0.4 * 10 ** scale) return half;
  const digits = Math.round(Math.abs(value) / (2 * half));
  if (digits < 100) return half;
  let zeros = 0;
  for (let rest = digits; rest > 0 && rest % 10 === 0; rest /= 10) zeros++;
  const most = Math.floor(Math.log10(digits)) - 1;
  return half * 10 ** Math.min(zeros > 1 ? zeros : 0, Math.max(0, most));
}

/** What a claim may stand for, its qualifier and its roundness counted. */
export function allowed(claim: Claim): Interval {
  const { low, high } = claim.interval;
  const more = roundness(claim) - claim.half;
  const wide = { low: low - more, high: high + more };
  const size = Math.abs(claim.value);
  switch (claim.qualifier) {
    case 'about':
      return { low: wide.low - size * 0.06, high: wide.high + size * 0.06 };
    case 'over':
    case 'at-least':
      return { low: wide.low, high: wide.high + size * 0.25 };
    case 'under':
    case 'up-to':
      return { low: wide.low - size * 0.25, high: wide.high };
    default:
      return wide;
  }
}
