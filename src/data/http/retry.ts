import type { Clock } from '../../shared/run.ts';
import type { FailedTry } from './failure.ts';
import type { HttpSurroundings } from './surroundings.ts';

const MAX_TRIES = 3;
const FIRST_PAUSE_MS = 500;

/**
 * Milliseconds to wait before a try, counted from 1, or undefined when none can help. The pause doubles and is drawn from its upper
 * half, so that reports which fail together do not come back together; a server that asks for more gets it.
 */
export function pauseBefore(
  attempt: number,
  { isWorthAnother, waitMs = 0 }: FailedTry,
  { random }: HttpSurroundings,
): number | undefined {
  if (!isWorthAnother || attempt > MAX_TRIES) return undefined;
  const most = FIRST_PAUSE_MS * 2 ** (attempt - 2);
  return Math.max(waitMs, most / 2 + (random() * most) / 2);
}

/** Milliseconds that a `Retry-After` asks for, as seconds or as a date. */
export function retryAfter(value: string | undefined, clock: Clock): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now());
}
