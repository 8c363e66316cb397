import type { HtmlDocument } from '../compose/document.ts';
import { TearsheetError } from '../shared/errors.ts';
import { RequestWall } from './blocked.ts';
import type { BrowserPage, RunningBrowser } from './browser/launch.ts';
import { readDestinations } from './destinations.ts';
import { type KnownPageNumbers, type PageNumbers, pickNumbers, sameNumbers, showNumbers } from './page-numbers.ts';
import type { PrintedPdf } from './printed.ts';
import { READY } from './readiness.ts';
import { type Traces, tracesOf } from './traces.ts';

/** Page numbers that moved once more than this never settle. */
const MAX_PASSES = 4;

/** Put behind a document that may leave its page, to see whether it is still there after the print. */
const MARK_ID = 'tearsheet-document';
const MARK = `<template id="${MARK_ID}"></template>`;

/** Patience with a page that failed and may be dead, milliseconds. */
const PROBE_MS = 1000;

/** Chromium died under a page; the document may be innocent. */
export class PageCrashed extends Error {}

/** One page of Chromium, used again and again: scripts off, every request refused. */
export class PrintPage {
  readonly #page: BrowserPage;
  readonly #frameId: string;
  readonly #wall: RequestWall;
  readonly #version: string;
  #isDead = false;
  /** Tells the print under way that the renderer died: Chromium leaves the commands to it without an answer. */
  #onDeath: ((reason: PageCrashed) => void) | undefined;
  #traces: Traces = { policy: '', more: false };
  #navigations = 0;
  #navigated: (() => void) | undefined;

  private constructor(page: BrowserPage, frameId: string, wall: RequestWall, version: string) {
    this.#page = page;
    this.#frameId = frameId;
    this.#wall = wall;
    this.#version = version;
    page.session.on('Inspector.targetCrashed', () => {
      this.#isDead = true;
      this.#onDeath?.(rendererDied());
    });
    page.session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== frameId) return;
      this.#navigations++;
      this.#navigated?.();
    });
  }

  static async open(running: RunningBrowser): Promise<PrintPage> {
    const page = await running.openPage();
    const { session } = page;
    const [{ frameTree }, wall] = await Promise.all([
      session.send('Page.getFrameTree'),
      RequestWall.build(page),
      session.send('Emulation.setScriptExecutionDisabled', { value: true }),
      session.send('Page.enable'),
      session.send('Inspector.enable'),
    ]);
    return new PrintPage(page, frameTree.frame.id, wall, running.version);
  }

  /**
   * Prints a document. Page numbers in the text are guessed from `known`, checked against the file, and printed anew until
   * they are true: mostly one pass does, and the file never depends on the guess.
   * @throws TearsheetError `print.page-numbers` when they never settle, `print.navigated`, `print.failed`; PageCrashed
   */
  async print(document: HtmlDocument, known: KnownPageNumbers): Promise<PrintedPdf> {
    if (this.#isDead) throw rendererDied();
    const traces = tracesOf(document.html);
    if (this.#traces.policy !== '' && this.#traces.policy !== traces.policy) await this.#empty();
    this.#traces = traces;
    const navigations = this.#navigations;
    // One promise a print: one that lives as long as the page would keep the files of all prints that raced with it.
    const { promise: death, reject } = Promise.withResolvers<never>();
    this.#onDeath = reject;
    try {
      const printed = await Promise.race([this.#print(document, known), death]);
      if (traces.more && !(await Promise.race([this.#isStillThere(), death]))) throw leftPage();
      if (this.#navigations !== navigations) throw leftPage();
      return printed;
    } catch (error) {
      if (error instanceof TearsheetError || error instanceof PageCrashed) throw error;
      const isAlive = await this.#isAlive();
      if (this.#navigations !== navigations) throw leftPage(error);
      if (!isAlive) throw new PageCrashed('Chromium died under the page.', { cause: error });
      throw new TearsheetError(
        'print',
        {
          code: 'print.failed',
          message: 'Chromium could not print the document.',
          mend: 'Look at the page sizes and margins in the style sheet: a page needs room for its text.',
        },
        { cause: error },
      );
    }
  }

  async #print(document: HtmlDocument, known: KnownPageNumbers): Promise<PrintedPdf> {
    const { pageReferences, hasLongTables = false } = document;
    this.#wall.take();
    // A wrong guess costs a pass: where that is long, the numbers are learned from the skeleton of the document.
    let shown = pageReferences.length === 0 ? pickNumbers([], {}) : hasLongTables ? undefined : known.get(document);
    const html =
      shown === undefined && hasLongTables ? document.html.replace('<html ', '<html class="skeleton" ') : document.html;
    await this.#page.session.send('Page.setDocumentContent', {
      frameId: this.#frameId,
      html: this.#traces.more ? html + MARK : html,
    });
    await this.#run(shown === undefined ? READY : `${showNumbers(shown)} ${READY}`);
    if (shown === undefined) {
      // Nothing to guess from: a pass without tags is the cheapest way to learn the numbers.
      shown = pickNumbers(pageReferences, readDestinations(await this.#pdf(false)).pageOf);
      await this.#run(`${showNumbers(shown)} document.documentElement.removeAttribute('class');`);
    }
    for (let pass = 1; pass <= MAX_PASSES; pass++) {
      const bytes = await this.#pdf(true);
      const { pages, pageOf } = readDestinations(bytes);
      if (sameNumbers(pageReferences, shown, pageOf)) {
        if (pageReferences.length > 0 && !hasLongTables) known.set(document, shown);
        return { bytes, pages, pageOf: shown, blocked: this.#refused(pageReferences, shown), chromium: this.#version };
      }
      shown = pickNumbers(pageReferences, pageOf);
      await this.#run(showNumbers(shown));
    }
    throw new TearsheetError('print', {
      code: 'print.page-numbers',
      message: 'The page numbers in the text move the text they stand in, and never come to rest.',
      mend: 'Give [data-page-of] a fixed width in the style sheet.',
    });
  }

  /** A number that cannot be printed is a thing missing from the page like a picture that was refused. */
  #refused(ids: readonly string[], numbers: PageNumbers): PrintedPdf['blocked'] {
    return [
      ...this.#wall.take(),
      ...ids.filter((id) => numbers[id] === undefined).map((id) => ({ url: `#${id}`.slice(0, 60), kind: 'page number' })),
    ];
  }

  /** Whether what was printed last is the document: a refresh may take its place before Chromium tells. */
  async #isStillThere(): Promise<boolean> {
    const { result } = await this.#page.session.send('Runtime.evaluate', {
      expression: `document.getElementById(${JSON.stringify(MARK_ID)}) !== null`,
      returnByValue: true,
    });
    return result.value === true;
  }

  async #pdf(tagged: boolean): Promise<Buffer> {
    const { data } = await this.#page.session.send('Page.printToPDF', {
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: tagged,
      generateDocumentOutline: tagged,
      transferMode: 'ReturnAsBase64',
    });
    return Buffer.from(data, 'base64');
  }

  async #run(expression: string): Promise<void> {
    const { exceptionDetails } = await this.#page.session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  /**
   * Makes the page ready for another document. One of ours leaves nothing but its content policy, and the next one mostly
   * has the same; whatever else a document brings must not meet the next.
   */
  async reset(): Promise<void> {
    if (this.#traces.more) await this.#empty();
  }

  async #empty(): Promise<void> {
    this.#traces = { policy: '', more: false };
    const empty = new Promise<void>((resolve) => (this.#navigated = resolve));
    const { errorText } = await this.#page.session.send('Page.navigate', { url: 'about:blank' });
    if (errorText) throw new Error(errorText);
    await empty;
  }

  async #isAlive(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const alive = this.#page.session.send('Runtime.evaluate', { expression: 'true' }).then(
      () => true,
      () => false,
    );
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, PROBE_MS, false)));
    return Promise.race([alive, late]).finally(() => clearTimeout(timer));
  }

  /** Ends the page and whatever it is busy with. */
  close(): Promise<void> {
    return this.#page.close();
  }
}

function rendererDied(): PageCrashed {
  return new PageCrashed('The renderer died.');
}

function leftPage(cause?: unknown): TearsheetError {
  return new TearsheetError(
    'print',
    {
      code: 'print.navigated',
      message: 'The document left its page while it was printed.',
      mend: 'Remove the refresh from the template.',
    },
    { cause },
  );
}
