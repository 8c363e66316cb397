import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Slots } from '../../../src/print/queue.ts';

describe('slots', () => {
  it('are handed on in the order of asking', async () => {
    const slots = new Slots(1, 10);
    await slots.acquire();
    const order: number[] = [];
    const waiting = [1, 2, 3].map((number) => slots.acquire().then(() => order.push(number)));
    for (const one of waiting) {
      slots.release();
      await one;
    }
    expect(order).toEqual([1, 2, 3]);
    expect(slots.waiting).toBe(0);
  });

  it('refuse one more than may wait, at once', async () => {
    const slots = new Slots(1, 1);
    await slots.acquire();
    const second = slots.acquire();
    await expect(slots.acquire()).rejects.toMatchObject({ code: 'print.queue-full', kind: 'print' });
    slots.release();
    await second;
  });

  it('forget who gives up, with the reason given', async () => {
    const slots = new Slots(1, 10);
    await slots.acquire();
    const caller = new AbortController();
    const reason = new Error('enough');
    const given = slots.acquire(caller.signal);
    const next = slots.acquire();
    caller.abort(reason);
    await expect(given).rejects.toBe(reason);
    expect(slots.waiting).toBe(1);
    slots.release();
    await next;
    await expect(slots.acquire(AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it('leave nothing on a signal that lives longer than the wait', async () => {
    const slots = new Slots(1, 10);
    await slots.acquire();
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...given: Parameters<typeof add>) => {
      listeners++;
      add(...given);
    };
    signal.removeEventListener = (...given: Parameters<typeof remove>) => {
      listeners--;
      remove(...given);
    };
    const waiting = slots.acquire(signal);
    expect(listeners).toBe(1);
    slots.release();
    await waiting;
    expect(listeners).toBe(0);
  });

  it('refuse all who wait when they are cleared', async () => {
    const slots = new Slots(1, 10);
    await slots.acquire();
    const reason = new Error('closed');
    const waiting = [slots.acquire(), slots.acquire()];
    slots.clear(reason);
    expect(await Promise.allSettled(waiting)).toEqual([
      { status: 'rejected', reason },
      { status: 'rejected', reason },
    ]);
  });

  it('never run more than there are, never keep more waiting than allowed, and lose nobody', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 5 }),
        fc.array(fc.constantFrom('ask', 'finish', 'give up'), { maxLength: 40 }),
        async (count, limit, steps) => {
          const slots = new Slots(count, limit);
          const tally = { asked: 0, running: 0, done: 0, refused: 0, givenUp: 0 };
          const callers: AbortController[] = [];
          const asks: Promise<void>[] = [];
          const settle = async (): Promise<void> => {
            for (let turn = 0; turn < 10; turn++) await Promise.resolve();
          };
          const finish = (): void => {
            tally.running--;
            tally.done++;
            slots.release();
          };
          for (const step of steps) {
            if (step === 'ask') {
              const caller = new AbortController();
              tally.asked++;
              callers.push(caller);
              asks.push(
                slots.acquire(caller.signal).then(
                  () => void tally.running++,
                  (reason) => void (reason === caller.signal.reason ? tally.givenUp++ : tally.refused++),
                ),
              );
            } else if (step === 'finish' && tally.running > 0) finish();
            else if (step === 'give up') callers.pop()?.abort();
            await settle();
            expect(tally.running).toBeLessThanOrEqual(count);
            expect(slots.waiting).toBeLessThanOrEqual(limit);
            if (slots.waiting > 0) expect(tally.running).toBe(count);
          }
          while (tally.running > 0) {
            finish();
            await settle();
          }
          await Promise.all(asks);
          expect(slots.waiting).toBe(0);
          expect(tally.done + tally.refused + tally.givenUp).toBe(tally.asked);
        },
      ),
    );
  });
});
