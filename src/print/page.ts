import type { CDPSession, Page } from 'puppeteer';
import type { HtmlDocument } from '../compose/document.ts';
import { TearsheetError } from '../shared/errors.ts';
import { readDestinations } from './destinations.ts';
import type { BlockedRequest, PrintedPdf } from './printed.ts';
import type { RunningBrowser } from './browser/launch.ts';

/** Page numbers that moved once more than this never settle. */
const MAX_PASSES = 4;

const READY = 'document.fonts.ready.then(() => Promise.all([...document.images].map((image) => image.decode().catch(() => {})))).then(() => true)';

/** One page of Chromium, used again and again: scripts off, every request refused. */
export class PrintPage {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #frameId: string;
  readonly #version: string;
  #blocked: BlockedRequest[] = [];

  private constructor(page: Page, session: CDPSession, frameId: string, version: string) {
    this.#page = page;
    this.#session = session;
    this.#frameId = frameId;
    this.#version = version;
    session.on('Fetch.requestPaused', ({ requestId, request, resourceType }) => {
      this.#blocked.push({ url: publicAddress(request.url), kind: resourceType.toLowerCase() });
      session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }).catch(() => {});
    });
  }

  static async open(running: RunningBrowser): Promise<PrintPage> {
    const page = await running.browser.newPage();
    const session = await page.createCDPSession();
    const [{ frameTree }] = await Promise.all([
      session.send('Page.getFrameTree'),
      session.send('Emulation.setScriptExecutionDisabled', { value: true }),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Page.enable'),
    ]);
    return new PrintPage(page, session, frameTree.frame.id, running.version);
  }

  /**
   * Prints a document. Page numbers in the text are guessed, checked against the file, and printed anew until they are true:
   * `known` holds the last true ones of like documents, so that mostly one pass does.
   * @throws TearsheetError `print.page-numbers` when they never settle
   */
  async print(document: HtmlDocument, known: Map<string, Readonly<Record<string, number>>>): Promise<PrintedPdf> {
    this.#blocked = [];
    const key = `${document.title}\u0000${document.pageReferences.join('\u0000')}`;
    let shown = known.get(key) ?? {};
    await this.#session.send('Page.setDocumentContent', { frameId: this.#frameId, html: withPageNumbers(document, shown) });
    await this.#session.send('Runtime.evaluate', { expression: READY, awaitPromise: true, returnByValue: true });
    for (let pass = 1; pass <= MAX_PASSES; pass++) {
      const { data } = await this.#session.send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true, transferMode: 'ReturnAsBase64' });
      const bytes = Buffer.from(data, 'base64');
      const { pages, pageOf } = readDestinations(bytes);
      const wrong = document.pageReferences.filter((id) => pageOf[id] !== undefined && pageOf[id] !== shown[id]);
      if (wrong.length === 0) {
        if (document.pageReferences.length > 0) remember(known, key, shown);
        return { bytes, pages, pageOf, blocked: this.#blocked, chromium: this.#version };
      }
      shown = Object.fromEntries(document.pageReferences.flatMap((id) => (pageOf[id] === undefined ? [] : [[id, pageOf[id]]])));
      await this.#session.send('Runtime.evaluate', { expression: `for (const span of document.querySelectorAll('[data-page-of]')) { const n = (${JSON.stringify(shown)})[span.dataset.pageOf]; if (n !== undefined) span.textContent = n; }` });
    }
    throw new TearsheetError('print', { code: 'print.page-numbers', message: 'The page numbers in the text move the text they stand in, and never come to rest.', mend: 'Give [data-page-of] a fixed width in the style sheet.' });
  }

  async close(): Promise<void> {
    await this.#page.close();
  }
}

const MAX_KNOWN = 500;

function remember(known: Map<string, Readonly<Record<string, number>>>, key: string, pages: Readonly<Record<string, number>>): void {
  known.delete(key);
  known.set(key, pages);
  if (known.size > MAX_KNOWN) known.delete(known.keys().next().value as string);
}

/** The document with the numbers filled into the spans that wait for them. */
function withPageNumbers(document: HtmlDocument, pages: Readonly<Record<string, number>>): string {
  if (document.pageReferences.length === 0) return document.html;
  return document.html.replace(/(<span data-page-of="([^"]*)">)\d*(?=<\/span>)/g, (whole, open: string, id: string) => (pages[id] === undefined ? whole : `${open}${pages[id]}`));
}

/** Scheme and host: what a message may show of an address. */
function publicAddress(url: string): string {
  if (url.startsWith('file:')) return 'file: (a file of the machine)';
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`.slice(0, 60);
  } catch {
    return url.slice(0, 60);
  }
}
