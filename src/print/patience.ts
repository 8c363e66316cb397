/** The time granted to a print was used up. */
export class TimedOut extends Error {}

/** How long a caller waits: a deadline, and a signal by which the caller gives up earlier. */
export class Patience implements Disposable {
  /** Rejects with TimedOut or the signal's reason; never resolves. */
  readonly over: Promise<never>;
  readonly #signal: AbortSignal | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #abort: () => void;

  constructor(timeoutMs: number, signal: AbortSignal | undefined) {
    const { promise, reject } = Promise.withResolvers<never>();
    // Nobody may be waiting when it ends.
    promise.catch(() => {});
    this.over = promise;
    this.#signal = signal;
    this.#timer = setTimeout(() => reject(new TimedOut()), timeoutMs);
    this.#abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', this.#abort, { once: true });
    if (signal?.aborted) this.#abort();
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#abort);
  }
}
