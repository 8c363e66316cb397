import type { HtmlDocument } from '../compose/document.ts';
import { TearsheetError } from '../shared/errors.ts';
import { BrowserLost, Generation } from './generation.ts';
import { PageCrashed } from './page.ts';
import { KnownPageNumbers } from './page-numbers.ts';
import { Patience, patienceFor, TimedOut } from './patience.ts';
import type { PrintedPdf } from './printed.ts';
import { Slots } from './queue.ts';

export interface PrinterOptions {
  /** Path of a Chromium; found when absent. */
  readonly executable?: string;
  /** Prints at a time. Two keep two cores busy; more only wait. */
  readonly pages?: number;
  /** Prints that may wait; one more is refused. */
  readonly queueLimit?: number;
  /**
   * Patience with one print from its turn to its bytes, milliseconds; a document of more than a million characters is granted more.
   * The wait in the queue is the signal's matter.
   */
  readonly timeoutMs?: number;
  /** Prints after which a fresh browser takes over. */
  readonly restartAfter?: number;
  /** File that keeps the page numbers of the last documents for the next process, which then mostly prints in one pass. */
  readonly pageNumbers?: string;
}

export interface PrintOptions {
  readonly signal?: AbortSignal;
  /** Patience with this print, whatever its size. */
  readonly timeoutMs?: number;
}

/** A supervised Chromium: starts when needed, is shared, restarts after a crash, is disposed of. */
export interface Printer extends AsyncDisposable {
  /**
   * Prints one document. A crash is tried once more, alone in a fresh browser; a hang is not, for it would hang again.
   * A print that loses its browser to the crash or hang of another is tried anew as long as its own time lasts.
   * @throws TearsheetError `print.no-browser`, `print.cannot-start`, `print.queue-full`, `print.timeout`, `print.crashed`, `print.failed`,
   * `print.navigated`, `print.page-numbers`, `print.closed`; the signal's reason
   */
  print(document: HtmlDocument, options?: PrintOptions): Promise<PrintedPdf>;
  /** Starts the browser before it is needed. */
  warm(): Promise<void>;
  /** Takes no more prints and waits for those under way and in the queue. */
  drain(): Promise<void>;
  /** Version of the running browser, e.g. `153.0.8010.0`. */
  readonly chromium: string | undefined;
  /** Process id of the browser, for those who watch or test. */
  readonly pid: number | undefined;
}

export function createPrinter(options: PrinterOptions = {}): Printer {
  return new ChromiumPrinter(options);
}

class ChromiumPrinter implements Printer {
  readonly #executable: string | undefined;
  readonly #timeoutMs: number;
  readonly #restartAfter: number;
  readonly #slots: Slots;
  readonly #known: KnownPageNumbers;
  readonly #living = new Set<Generation>();
  readonly #underWay = new Set<Promise<unknown>>();
  #current: Generation | undefined;
  #state: 'open' | 'draining' | 'disposed' = 'open';

  constructor({ executable, pages = 2, queueLimit = 1000, timeoutMs = 30_000, restartAfter = 300, pageNumbers }: PrinterOptions) {
    this.#known = new KnownPageNumbers(500, pageNumbers);
    this.#executable = executable;
    this.#timeoutMs = timeoutMs;
    this.#restartAfter = restartAfter;
    this.#slots = new Slots(pages, queueLimit);
  }

  get pid(): number | undefined {
    return this.#current?.pid;
  }

  get chromium(): string | undefined {
    return this.#current?.version;
  }

  async warm(): Promise<void> {
    if (this.#state !== 'open') throw closed();
    await this.#shared()
      .warm()
      .catch((error: unknown) => {
        throw error instanceof BrowserLost && this.#state === 'disposed' ? closed() : error;
      });
  }

  async print(document: HtmlDocument, { signal, timeoutMs: granted }: PrintOptions = {}): Promise<PrintedPdf> {
    if (this.#state !== 'open') throw closed();
    const timeoutMs = granted ?? patienceFor(document.html, this.#timeoutMs);
    const settling: Promise<void>[] = [];
    const printing = this.#slots.acquire(signal).then(async () => {
      using patience = new Patience(timeoutMs, signal);
      try {
        return await this.#supervise(document, patience, settling);
      } catch (error) {
        throw error instanceof TimedOut ? timedOut(timeoutMs) : error;
      } finally {
        void Promise.all(settling).then(() => this.#slots.release());
      }
    });
    const done = printing.catch(() => {}).then(() => Promise.all(settling));
    this.#underWay.add(done);
    void done.then(() => this.#underWay.delete(done));
    return printing;
  }

  async #supervise(document: HtmlDocument, patience: Patience, settling: Promise<void>[]): Promise<PrintedPdf> {
    let crash: unknown;
    for (;;) {
      if (this.#state === 'disposed') throw closed();
      // Alone, so that a document that kills browsers kills no other print twice.
      const generation = crash === undefined ? this.#shared() : this.#begin();
      const attempt = generation.print(document, this.#known, patience);
      settling.push(attempt.settled);
      if (crash !== undefined) generation.retire();
      try {
        return await attempt.printed;
      } catch (error) {
        if (error instanceof BrowserLost && error.how === 'ended') continue;
        if (!(error instanceof BrowserLost || error instanceof PageCrashed)) throw error;
        if (crash !== undefined) throw crashedTwice(error);
        crash = error;
      }
    }
  }

  /** The browser that prints share, started when there is none and replaced when it has printed its share. */
  #shared(): Generation {
    if (this.#current && this.#current.prints >= this.#restartAfter) this.#current.retire();
    if (!this.#current || this.#current.retired) this.#current = this.#begin();
    return this.#current;
  }

  #begin(): Generation {
    const generation = new Generation(this.#executable, () => this.#living.delete(generation));
    this.#living.add(generation);
    return generation;
  }

  async drain(): Promise<void> {
    if (this.#state === 'open') this.#state = 'draining';
    await Promise.all(this.#underWay);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#state !== 'disposed') this.#known.save();
    this.#state = 'disposed';
    this.#slots.clear(closed());
    await Promise.all([...this.#living].map((generation) => generation.end()));
    await Promise.all(this.#underWay);
  }
}

function closed(): TearsheetError {
  return new TearsheetError('print', {
    code: 'print.closed',
    message: 'The printer is closed and takes no more documents.',
    mend: 'Open a new one.',
  });
}

function crashedTwice(cause: unknown): TearsheetError {
  return new TearsheetError(
    'print',
    {
      code: 'print.crashed',
      message: 'Chromium died twice while printing this document.',
      mend: 'The page is probably too large for the memory: split the report, or give the machine more.',
    },
    { cause },
  );
}

function timedOut(timeoutMs: number): TearsheetError {
  return new TearsheetError('print', {
    code: 'print.timeout',
    message: `The print took longer than ${Math.round(timeoutMs / 100) / 10} s and was given up.`,
    mend: 'Split the report, or grant more time: render --timeout with seconds.',
  });
}
