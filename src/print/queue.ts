import { TearsheetError } from '../shared/errors.ts';

/** So many at a time, the rest in order, and no more than a limit waiting. */
export class Slots {
  #free: number;
  readonly #limit: number;
  readonly #waiting: { resolve: () => void; reject: (reason: unknown) => void }[] = [];

  constructor(slots: number, limit: number) {
    this.#free = slots;
    this.#limit = limit;
  }

  get waiting(): number {
    return this.#waiting.length;
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
    if (this.#waiting.length >= this.#limit) {
      throw new TearsheetError('print', { code: 'print.queue-full', message: `${this.#limit} prints are waiting already.`, mend: 'Try again later, print fewer at a time, or raise the limit.' });
    }
    await new Promise<void>((resolve, reject) => {
      const entry = { resolve, reject };
      this.#waiting.push(entry);
      signal?.addEventListener('abort', () => {
        const at = this.#waiting.indexOf(entry);
        if (at === -1) return;
        this.#waiting.splice(at, 1);
        reject(signal.reason);
      }, { once: true });
    });
  }

  release(): void {
    const next = this.#waiting.shift();
    if (next) next.resolve();
    else this.#free++;
  }

  /** Refuses all who wait. */
  clear(reason: unknown): void {
    for (const entry of this.#waiting.splice(0)) entry.reject(reason);
  }
}
