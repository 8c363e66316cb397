import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPrinter, type Printer } from '../../src/print/supervisor.ts';
import type { PreviewMessage } from '../../src/server/preview/panel.ts';
import { type Preview, startPreview } from '../../src/server/preview/preview.ts';

const WORKSPACE = fileURLToPath(new URL('../../src/cli/scaffold/workspace', import.meta.url));

let printer: Printer;
beforeAll(() => {
  printer = createPrinter({ pages: 1 });
});
afterAll(() => printer[Symbol.asyncDispose]());

let root: string;
let report: string;
let written: string;
let ending: AbortController;
let preview: Preview;
let heard: Listener;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tearsheet-preview-'));
  await cp(WORKSPACE, root, { recursive: true });
  report = join(root, 'reports/first-note/report.md');
  written = await readFile(report, 'utf8');
  ending = new AbortController();
  preview = await startPreview(report, { port: 0, signal: ending.signal, printer });
  heard = await Listener.open(preview.url);
});
afterEach(async () => {
  ending.abort();
  await preview.closed;
  await rm(root, { recursive: true, force: true });
});

/** What a browser hears, in order. */
class Listener {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = '';

  private constructor(reader: ReadableStreamDefaultReader<string>) {
    this.#reader = reader;
  }

  static async open(url: string): Promise<Listener> {
    const { body } = await fetch(new URL('/events', url));
    return new Listener((body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader());
  }

  /** The next message that is meant; those before it are passed over. */
  async next(meant: (message: PreviewMessage) => boolean): Promise<PreviewMessage> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end === -1) {
        const { value, done } = await this.#reader.read();
        if (done) throw new Error('the preview has ended');
        this.#text += value;
        continue;
      }
      const data = /^data: (.*)$/m.exec(this.#text.slice(0, end))?.[1];
      this.#text = this.#text.slice(end + 2);
      if (data === undefined) continue;
      const message = JSON.parse(data) as PreviewMessage;
      if (meant(message)) return message;
    }
  }

  /** True when the server has closed the stream. */
  async ended(): Promise<boolean> {
    for (;;) if ((await this.#reader.read()).done) return true;
  }
}

async function get(path: string): Promise<string> {
  return (await fetch(new URL(path, preview.url))).text();
}

describe('a preview', () => {
  it('shows page, PDF and findings, and follows a save: page first, PDF after it', async () => {
    const first = await heard.next((message) => message.phase === 'ready');
    expect(first).toMatchObject({ title: 'Harrowgate Instruments', status: '2 pages' });
    expect(await get('/')).toContain('<title>Harrowgate Instruments</title>');
    expect(await get('/page')).toContain('Service contracts now carry');
    expect((await get('/document.pdf')).startsWith('%PDF-')).toBe(true);

    await writeFile(report, written.replace('now carry', 'at last carry'));
    const page = await heard.next((message) => message.page !== first.page);
    expect(page).toMatchObject({ phase: 'printing', pdf: first.pdf });
    expect(await get('/page')).toContain('Service contracts at last carry');
    const pdf = await heard.next((message) => message.phase === 'ready');
    expect(pdf.pdf).not.toBe(first.pdf);
    expect(await get('/page')).toContain(
      'Disclosures stand on page <a href="#disclosures"><span data-page-of="disclosures">2</span>',
    );
  });

  it('keeps the last good page beside what is wrong with the report', async () => {
    const good = await heard.next((message) => message.phase === 'ready');
    await writeFile(report, written.replace('kind: note', 'kind: nope'));
    const broken = await heard.next((message) => message.phase === 'broken');
    expect(broken).toMatchObject({ status: '1 problem', page: good.page, pdf: good.pdf });
    expect(broken.panel).toContain('report.wrong-value');
    expect(broken.panel).toContain('report.md:3:7');
    expect(broken.panel).toContain('<mark>&gt; 3 | kind: nope</mark>');
    expect(broken.panel).toContain('Page and PDF are the last good ones.');
    expect(broken.panel).not.toContain(root);
    expect(await get('/page')).toContain('Service contracts now carry');

    await writeFile(report, written);
    expect(await heard.next((message) => message.phase === 'ready')).toMatchObject({ page: good.page });
  });

  it('lists findings with their places', async () => {
    await heard.next((message) => message.phase === 'ready');
    await writeFile(
      report,
      written.replace(
        'sources:\n',
        'sources:\n  - { id: spare, publisher: "Nobody <b>cites</b> me", date: 2026-01-02, locator: Page 1 }\n',
      ),
    );
    const { panel, status } = await heard.next((message) => message.phase === 'ready');
    expect(status).toBe('2 pages, 1 finding');
    expect(panel).toContain('unused-source');
    expect(panel).toMatch(/report\.md:21:\d+/);
    expect(panel).toContain('Nobody &lt;b&gt;cites&lt;/b&gt; me');
  });

  it('follows the brand', async () => {
    const first = await heard.next((message) => message.phase === 'ready');
    const brand = join(root, 'styles/brands/my-house/brand.yaml');
    await writeFile(brand, (await readFile(brand, 'utf8')).replace('#1f4e5f', '#4a2c6b'));
    await heard.next((message) => message.page !== first.page);
    expect(await get('/page')).toContain('--primary:#4a2c6b');
  });

  it('ends with its signal and leaves nothing open', async () => {
    await heard.next((message) => message.phase === 'ready');
    ending.abort();
    await preview.closed;
    expect(await heard.ended()).toBe(true);
    await expect(fetch(preview.url)).rejects.toThrow();
    // A handle that is closed in one turn is off the list in the next but one.
    for (let turn = 0; turn < 2; turn++) await new Promise((settle) => setImmediate(settle));
    expect(process.getActiveResourcesInfo().filter((name) => /FSEvent|TCPServer|TCPSOCKETWRAP|MessagePort/i.test(name))).toEqual(
      [],
    );
  });

  it('ends while it is composing', async () => {
    ending.abort();
    await preview.closed;
    await expect(fetch(preview.url)).rejects.toThrow();
  });
});
