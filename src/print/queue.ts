import { TearsheetError } from '../shared/errors.ts';

interface Waiting {
  readonly admit: () => void;
  readonly refuse: (reason: unknown) => void;
}

/** So many at a time, the rest in order, and no more than a limit waiting. */
export class Slots {
  #free: number;
  readonly #limit: number;
  readonly #waiting = new Set<Waiting>();

  constructor(slots: number, limit: number) {
    this.#free = slots;
    this.#limit = limit;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * Waits for a slot.
   * @throws TearsheetError `print.queue-full`; the signal's reason when it aborts first
   */
  async acquire(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#free > 0) {
      this.#free--;
      return;
    }
    if (this.#waiting.size >= this.#limit) {
      throw new TearsheetError('print', {
        code: 'print.queue-full',
        message: `${this.#limit} prints are waiting already.`,
        mend: 'Try again later, print fewer at a time, or raise the limit.',
      });
    }
    const { promise, resolve: admit, reject: refuse } = Promise.withResolvers<void>();
    const entry = { admit, refuse };
    this.#waiting.add(entry);
    const giveUp = (): void => {
      if (this.#waiting.delete(entry)) refuse(signal?.reason);
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    await promise.finally(() => signal?.removeEventListener('abort', giveUp));
  }

  release(): void {
    const [next] = this.#waiting;
    if (next) {
      this.#waiting.delete(next);
      next.admit();
    } else {
      this.#free++;
    }
  }

  /** Refuses all who wait. */
  clear(reason: unknown): void {
    for (const entry of this.#waiting) entry.refuse(reason);
    this.#waiting.clear();
  }
}
