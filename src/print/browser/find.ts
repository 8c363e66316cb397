import { TearsheetError } from '../../shared/errors.ts';
import { pinnedChromium } from './cache.ts';
import { isExecutable } from './executable.ts';

/** How a browser was found. */
export type BrowserOrigin = 'explicit' | 'pinned' | 'puppeteer' | 'system';

export interface FoundBrowser {
  readonly path: string;
  readonly origin: BrowserOrigin;
}

/** Debian's /usr/bin/chromium is a shell script that eats signals: the programs themselves come first. */
const SYSTEM_PATHS: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/lib/chromium/chromium-headless-shell',
    '/usr/lib/chromium/chromium',
    '/opt/google/chrome/chrome',
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
  ],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

async function puppeteerChromium(): Promise<string | undefined> {
  const { default: puppeteer } = await import('puppeteer');
  const path = await Promise.resolve()
    .then(() => puppeteer.executablePath({ headless: 'shell' }))
    .catch(() => undefined);
  return path && (await isExecutable(path)) ? path : undefined;
}

/** Sources of a browser, replaceable in tests. */
export interface BrowserSources {
  readonly explicit?: string | undefined;
  readonly pinned?: () => Promise<string | undefined>;
  readonly puppeteer?: () => Promise<string | undefined>;
  readonly system?: readonly string[];
}

/**
 * Finds Chromium: the path given or in TEARSHEET_CHROMIUM, the pinned package, puppeteer's cache, the system's.
 * The pinned one gives the same pages on every machine.
 * @throws TearsheetError `print.no-browser`
 */
export async function findBrowser(sources: BrowserSources = {}): Promise<FoundBrowser> {
  const explicit = sources.explicit ?? process.env['TEARSHEET_CHROMIUM'];
  if (explicit) {
    if (await isExecutable(explicit)) return { path: explicit, origin: 'explicit' };
    throw noBrowser('The Chromium named by TEARSHEET_CHROMIUM or the settings is not there or cannot be run.');
  }
  const pinned = await (sources.pinned ?? pinnedChromium)();
  if (pinned) return { path: pinned, origin: 'pinned' };
  const cached = await (sources.puppeteer ?? puppeteerChromium)();
  if (cached) return { path: cached, origin: 'puppeteer' };
  for (const path of sources.system ?? SYSTEM_PATHS[process.platform] ?? []) {
    if (await isExecutable(path)) return { path, origin: 'system' };
  }
  throw noBrowser('No Chromium was found.');
}

function noBrowser(message: string): TearsheetError {
  return new TearsheetError('print', {
    code: 'print.no-browser',
    message,
    mend: "Three ways to get one: npm install @sparticuz/chromium (Linux); install your system's chromium or Google Chrome; or set TEARSHEET_CHROMIUM to the path of one.",
  });
}
