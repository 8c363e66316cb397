import type { Claim, Interval } from '../claims/claim.ts';
import { middle, touch } from './interval.ts';
import { like } from './print.ts';

/** Units of one currency in another, about; a ratio near one of these hints at a mixed-up currency. */
const RATES: readonly (readonly [string, number])[] = [
  ['RMB and USD', 7.1],
  ['HKD and USD', 7.8],
  ['JPY and USD', 150],
  ['INR and USD', 85],
  ['GBP pence and pounds', 100],
];

/** Why a printed number may be off, in words, where one cause makes it right; undefined when none does. */
export function causeOf(claim: Claim, allowedClaim: Interval, computed: Interval): string | undefined {
  const ratio = middle(computed) / claim.value;
  if (!Number.isFinite(ratio) || ratio === 0) return undefined;
  const near = (factor: number) =>
    touch(
      {
        low: Math.min(allowedClaim.low * factor, allowedClaim.high * factor),
        high: Math.max(allowedClaim.low * factor, allowedClaim.high * factor),
      },
      computed,
    );
  if (near(-1)) return `the sign is turned: ${like(-claim.value, claim)}`;
  for (const power of [1, -1, 2, -2, 3, -3, 4, -4, 6, -6]) {
    const factor = 10 ** power;
    if (Math.abs(ratio / factor - 1) < 0.04)
      return `it is off by a factor of ${power > 0 ? factor.toLocaleString('en') : `1/${(1 / factor).toLocaleString('en')}`}: ${like(claim.value * factor, claim)} fits`;
  }
  for (const [pair, rate] of RATES)
    if (Math.abs(ratio / rate - 1) < 0.04 || Math.abs(ratio * rate - 1) < 0.04) return `the ratio is that of ${pair}`;
  const swapped = transposed(claim);
  const found = swapped.find((value) => value >= computed.low && value <= computed.high);
  return found === undefined ? undefined : `two digits may be swapped: ${like(found, claim)}`;
}

/** The values that come of swapping two digits that stand beside each other. */
function transposed({ text, value }: Claim): readonly number[] {
  const digits = /\d[\d.,]*/.exec(text)?.[0];
  if (digits === undefined || value === 0) return [];
  const plain = Number(digits.replace(/,/g, ''));
  if (!(plain > 0)) return [];
  const factor = value / plain;
  const out: number[] = [];
  for (let at = 0; at + 1 < digits.length; at++) {
    const [a, b] = [digits[at] as string, digits[at + 1] as string];
    if (!/\d\d/.test(a + b) || a === b) continue;
    out.push(Number((digits.slice(0, at) + b + a + digits.slice(at + 2)).replace(/,/g, '')) * factor);
  }
  return out;
}
