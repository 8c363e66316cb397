import type { HtmlDocument } from '../compose/document.ts';
import { launchBrowser, type RunningBrowser } from './browser/launch.ts';
import { PageCrashed, PrintPage } from './page.ts';
import type { KnownPageNumbers } from './page-numbers.ts';
import { type Patience, TimedOut } from './patience.ts';
import type { PrintedPdf } from './printed.ts';

/** The browser was lost during a print: it died by itself, or was ended because of another print. */
export class BrowserLost extends Error {
  readonly how: 'crashed' | 'ended';

  constructor(how: 'crashed' | 'ended', options?: ErrorOptions) {
    super(`Chromium ${how}.`, options);
    this.how = how;
  }
}

/** A print under way. */
export interface Attempt {
  readonly printed: Promise<PrintedPdf>;
  /** When its page is clean again or closed; never rejects. The caller need not wait for it, the next print does. */
  readonly settled: Promise<void>;
}

/** Patience with a page that is being cleaned or closed, milliseconds: a browser that takes longer hangs. */
const CLEANING_MS = 5000;

/** One browser from its start to its end, with the pages that wait in it. */
export class Generation {
  readonly #running: Promise<RunningBrowser>;
  readonly #launching = new AbortController();
  readonly #onEnd: () => void;
  readonly #idle: PrintPage[] = [];
  /** The prints under way, to be told when the browser is lost. */
  readonly #losers = new Set<(lost: BrowserLost) => void>();
  #started: RunningBrowser | undefined;
  #warming: Promise<PrintPage> | undefined;
  #prints = 0;
  #inFlight = 0;
  #retired = false;
  #ending: Promise<void> | undefined;

  constructor(executable: string | undefined, onEnd: () => void) {
    this.#onEnd = onEnd;
    this.#running = launchBrowser(executable, this.#launching.signal);
    this.#running.then(
      (running) => {
        this.#started = running;
        void running.gone.then(() => this.end('crashed'));
      },
      // Whoever waits for it is told by the launch itself.
      () => {
        this.#retired = true;
        if (!this.#ending) onEnd();
      },
    );
  }

  get pid(): number | undefined {
    return this.#started?.pid;
  }

  get version(): string | undefined {
    return this.#started?.version;
  }

  /** Prints begun so far. */
  get prints(): number {
    return this.#prints;
  }

  /** True when it takes no more prints. */
  get retired(): boolean {
    return this.#retired;
  }

  /** Starts the browser and the page of the first print. */
  async warm(): Promise<void> {
    if (this.#prints === 0) this.#warming ??= this.#running.then((running) => PrintPage.open(running));
    await this.#warming;
  }

  /**
   * Prints on a page of this browser.
   * `printed` rejects with TearsheetError, BrowserLost, PageCrashed, TimedOut (which ends the browser) or the reason of the caller's signal.
   */
  print(document: HtmlDocument, known: KnownPageNumbers, patience: Patience): Attempt {
    this.#prints++;
    this.#inFlight++;
    const { promise: lost, reject: lose } = Promise.withResolvers<never>();
    // Nobody may be waiting when the browser goes.
    lost.catch(() => {});
    this.#losers.add(lose);
    let page: PrintPage | undefined;
    let givenUp = false;
    const work = async (): Promise<PrintedPdf> => {
      page = await this.#takePage();
      if (!givenUp) return page.print(document, known);
      await page.close();
      throw new TimedOut();
    };
    const printed = Promise.race([work(), lost, patience.over]);
    const settled = printed.then(
      () => Promise.race([this.#clean(page), lost]),
      (error: unknown) => {
        givenUp = true;
        return error instanceof TimedOut ? this.end() : within(CLEANING_MS, page?.close());
      },
    );
    return { printed, settled: settled.catch(() => this.end()).then(() => this.#leave(lose)) };
  }

  /** No more prints; the browser ends when the last one under way is done. */
  retire(): void {
    this.#retired = true;
    if (this.#inFlight === 0) void this.end();
  }

  /** Ends the browser at once; the prints under way are told why. */
  end(how: BrowserLost['how'] = 'ended'): Promise<void> {
    this.#ending ??= (async () => {
      this.#retired = true;
      for (const lose of this.#losers) lose(new BrowserLost(how));
      this.#launching.abort(new BrowserLost(how));
      await (await this.#running.catch(() => undefined))?.kill();
      this.#onEnd();
    })();
    return this.#ending;
  }

  async #takePage(): Promise<PrintPage> {
    const running = await this.#running;
    const warming = this.#warming;
    const waiting = this.#idle.pop();
    if (waiting) return waiting;
    this.#warming = undefined;
    try {
      return await (warming ?? PrintPage.open(running));
    } catch (error) {
      throw new PageCrashed('Chromium opened no page.', { cause: error });
    }
  }

  async #clean(page: PrintPage | undefined): Promise<void> {
    await within(CLEANING_MS, page?.reset());
    if (page) this.#idle.push(page);
  }

  async #leave(lose: (lost: BrowserLost) => void): Promise<void> {
    this.#losers.delete(lose);
    this.#inFlight--;
    if (this.#retired && this.#inFlight === 0) await this.end();
  }
}

/** @throws TimedOut */
async function within(milliseconds: number, work: Promise<void> | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  // Unreferenced: a process whose work is done does not wait for the patience to end.
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new TimedOut()), milliseconds).unref()));
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
