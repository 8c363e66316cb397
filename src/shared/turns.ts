import { setImmediate } from 'node:timers/promises';

/** Milliseconds after which work lets others have the thread. */
const TURN_MS = 8;

/** Does work that was cut into steps, letting timers and messages through every few milliseconds. */
export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  let began = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - began < TURN_MS) continue;
    await setImmediate();
    began = performance.now();
  }
}

/** Does work that was cut into steps without a pause. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}
