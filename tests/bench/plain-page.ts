import puppeteer, { type Browser, type Page } from 'puppeteer';
import { findBrowser } from '../../src/print/browser/find.ts';

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-background-networking'];
const PDF = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 } as const;

/** Chromium as a plain script starts it: the other side of every comparison, with nothing of ours but the path. */
export async function plainBrowser(): Promise<Browser> {
  return puppeteer.launch({ executablePath: (await findBrowser()).path, headless: 'shell', args: ARGUMENTS });
}

/** Prints ready HTML on a page that is used again and again. */
export async function plainPrint(page: Page, html: string): Promise<Uint8Array> {
  await page.setContent(html, { waitUntil: 'load' });
  return page.pdf(PDF);
}

/** What most scripts do for each document: launch, wait for the network to be idle, print, close. */
export async function scriptPrint(html: string): Promise<Uint8Array> {
  const browser = await plainBrowser();
  try {
    const page = await browser.newPage();
    // networkidle0, as puppeteer has named it until 25: nothing under way for half a second.
    await page.setContent(html, { waitUntil: 'load' });
    await page.waitForNetworkIdle({ idleTime: 500, concurrency: 0 });
    return await page.pdf(PDF);
  } finally {
    await browser.close();
  }
}
