/** The time granted to a print was used up. */
export class TimedOut extends Error {}

/** A page has so many characters, fonts and pictures included; what is longer is a book or a table of thousands of rows. */
const PAGE_CHARACTERS = 1_000_000;
/** Chromium lays out and tags a million characters of table in some 3 s when it has a core to itself. */
const MS_A_MILLION = 20_000;

/** Milliseconds that a document may take: what any may, and more as it grows. */
export function patienceFor(html: string, timeoutMs: number): number {
  return timeoutMs + Math.ceil((Math.max(0, html.length - PAGE_CHARACTERS) / 1e6) * MS_A_MILLION);
}

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
