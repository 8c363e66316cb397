import type { Interval } from '../claims/claim.ts';
import { middle } from './interval.ts';

/** Two readings of one number differ by less than this, or by a power of ten: further apart one of them is of something else. */
const FURTHEST = 3;
const NEAR_POWER = 0.04;

/** Whether what was computed may be what is printed, give or take a slip of the pen; a wrong sign is one. */
export function isPlausible(printed: Interval, computed: Interval): boolean {
  const [a, b] = [Math.abs(middle(printed)), Math.abs(middle(computed))];
  if (a === 0 || b === 0) return a === b || Math.max(a, b) < FURTHEST;
  const power = Math.abs(Math.log10(b / a));
  return power < Math.log10(FURTHEST) || Math.abs(power - Math.round(power)) < NEAR_POWER;
}
