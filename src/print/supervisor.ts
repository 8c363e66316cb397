import type { HtmlDocument } from '../compose/document.ts';
import { TearsheetError } from '../shared/errors.ts';
import { launchBrowser, type RunningBrowser } from './browser/launch.ts';
import { PrintPage } from './page.ts';
import type { PrintedPdf } from './printed.ts';
import { Slots } from './queue.ts';

export interface PrinterOptions {
  /** Path of a Chromium; found when absent. */
  readonly executable?: string;
  /** Prints at a time. Two keep two cores busy; more only wait. */
  readonly pages?: number;
  /** Prints that may wait; one more is refused. */
  readonly queueLimit?: number;
  /** Patience with one print, milliseconds. */
  readonly timeoutMs?: number;
  /** Prints after which a fresh browser takes over. */
  readonly restartAfter?: number;
}

export interface PrintOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/** A supervised Chromium: starts when needed, is shared, restarts after a crash, is disposed of. */
export interface Printer extends AsyncDisposable {
  /**
   * Prints one document. A crash is tried once more in a fresh browser; a hang is not, for it would hang again.
   * @throws TearsheetError `print.no-browser`, `print.cannot-start`, `print.queue-full`, `print.timeout`, `print.crashed`, `print.page-numbers`, `print.closed`; the signal's reason
   */
  print(document: HtmlDocument, options?: PrintOptions): Promise<PrintedPdf>;
  /** Starts the browser before it is needed. */
  warm(): Promise<void>;
  /** Takes no more prints and waits for those under way. */
  drain(): Promise<void>;
  /** Process id of the browser, for those who watch or test. */
  readonly pid: number | undefined;
}

/** A browser from its start to its end, with its pages. */
interface Generation {
  readonly running: Promise<RunningBrowser>;
  readonly idle: PrintPage[];
  pid: number | undefined;
  prints: number;
  inFlight: number;
  retired: boolean;
}

class Crashed extends Error {}
class TimedOut extends Error {}

export function createPrinter(options: PrinterOptions = {}): Printer {
  return new ChromiumPrinter(options);
}

class ChromiumPrinter implements Printer {
  readonly #options: Required<Omit<PrinterOptions, 'executable'>> & { readonly executable: string | undefined };
  readonly #slots: Slots;
  readonly #living = new Set<Generation>();
  readonly #known = new Map<string, Readonly<Record<string, number>>>();
  #current: Generation | undefined;
  #closed = false;
  #underWay = 0;
  #idle: (() => void)[] = [];

  constructor({ executable, pages = 2, queueLimit = 1000, timeoutMs = 30_000, restartAfter = 300 }: PrinterOptions) {
    this.#options = { executable, pages, queueLimit, timeoutMs, restartAfter };
    this.#slots = new Slots(pages, queueLimit);
  }

  get pid(): number | undefined {
    return this.#current?.pid;
  }

  async warm(): Promise<void> {
    const generation = this.#generation();
    const running = await generation.running;
    if (generation.idle.length === 0 && generation.inFlight === 0 && !generation.retired) generation.idle.push(await PrintPage.open(running));
  }

  async print(document: HtmlDocument, { signal, timeoutMs = this.#options.timeoutMs }: PrintOptions = {}): Promise<PrintedPdf> {
    if (this.#closed) throw closed();
    this.#underWay++;
    try {
      await this.#slots.acquire(signal);
      try {
        return await this.#attempt(document, signal, timeoutMs).catch((error) => {
          if (!(error instanceof Crashed)) throw error;
          return this.#attempt(document, signal, timeoutMs);
        });
      } finally {
        this.#slots.release();
      }
    } catch (error) {
      if (error instanceof Crashed) throw new TearsheetError('print', { code: 'print.crashed', message: 'Chromium died twice while printing this document.', mend: 'Print it alone; if it dies again, the page is too large for the memory.' }, { cause: error });
      if (error instanceof TimedOut) throw new TearsheetError('print', { code: 'print.timeout', message: `The print took longer than ${Math.round(timeoutMs / 100) / 10} s and was given up.`, mend: 'Split the report, or grant more time.' });
      throw error;
    } finally {
      this.#underWay--;
      if (this.#underWay === 0) for (const wake of this.#idle.splice(0)) wake();
    }
  }

  async #attempt(document: HtmlDocument, signal: AbortSignal | undefined, timeoutMs: number): Promise<PrintedPdf> {
    signal?.throwIfAborted();
    if (this.#closed) throw closed();
    const generation = this.#generation();
    generation.inFlight++;
    generation.prints++;
    if (generation.prints >= this.#options.restartAfter) this.#retire(generation);
    try {
      const running = await generation.running;
      return await this.#within(running, timeoutMs, signal, async () => {
        const page = generation.idle.pop() ?? (await PrintPage.open(running));
        const printed = await page.print(document, this.#known);
        if (!generation.retired) generation.idle.push(page);
        return printed;
      });
    } catch (error) {
      // After a crash, a hang or an interruption nobody knows what state a page is in.
      if (error instanceof Crashed || error instanceof TimedOut) await this.#end(generation);
      throw error;
    } finally {
      generation.inFlight--;
      if (generation.retired && generation.inFlight === 0) await this.#end(generation);
    }
  }

  /** Runs work until it is done, the browser is gone, patience ends, or the caller gives up; whichever comes first. */
  async #within<T>(running: RunningBrowser, timeoutMs: number, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    let onAbort: (() => void) | undefined;
    const working = work();
    working.catch(() => {});
    try {
      return await Promise.race([
        working.catch(async (error: unknown) => {
          if (error instanceof TearsheetError) throw error;
          // A protocol error is how a dying browser or renderer is first noticed.
          throw new Crashed('Chromium did not answer', { cause: error });
        }),
        running.gone.then(() => Promise.reject(new Crashed('Chromium is gone'))),
        new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new TimedOut()), timeoutMs);
          onAbort = () => reject(signal?.reason);
          signal?.addEventListener('abort', onAbort, { once: true });
          if (signal?.aborted) onAbort();
        }),
      ]);
    } finally {
      clearTimeout(timer);
      if (onAbort) signal?.removeEventListener('abort', onAbort);
    }
  }

  #generation(): Generation {
    if (this.#current && !this.#current.retired) return this.#current;
    const running = launchBrowser(this.#options.executable);
    const generation: Generation = { running, idle: [], pid: undefined, prints: 0, inFlight: 0, retired: false };
    running.then(
      (started) => {
        generation.pid = started.pid;
        // Whoever prints on it learns of its end by itself; the next print must not.
        started.gone.then(() => this.#end(generation));
      },
      () => this.#forget(generation),
    );
    this.#living.add(generation);
    this.#current = generation;
    return generation;
  }

  #retire(generation: Generation): void {
    generation.retired = true;
    if (this.#current === generation) this.#current = undefined;
  }

  #forget(generation: Generation): void {
    this.#retire(generation);
    this.#living.delete(generation);
  }

  async #end(generation: Generation): Promise<void> {
    this.#retire(generation);
    const running = await generation.running.catch(() => undefined);
    await running?.kill();
    this.#living.delete(generation);
  }

  async drain(): Promise<void> {
    this.#closed = true;
    if (this.#underWay > 0) await new Promise<void>((wake) => this.#idle.push(wake));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    this.#slots.clear(closed());
    await Promise.all([...this.#living].map((generation) => this.#end(generation)));
  }
}

function closed(): TearsheetError {
  return new TearsheetError('print', { code: 'print.closed', message: 'The printer takes no more documents.' });
}
