import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { TearsheetError } from '../../shared/errors.ts';
import { findBrowser } from './find.ts';

/** A running Chromium of ours. */
export interface RunningBrowser {
  readonly browser: Browser;
  /** e.g. `153.0.8010.0`. */
  readonly version: string;
  readonly pid: number | undefined;
  /** Settles when the process is gone, whoever ended it. */
  readonly gone: Promise<void>;
  /** Ends the process at once and removes its folder. */
  kill(): Promise<void>;
}

const ARGUMENTS = [
  '--disable-gpu',
  // Without it the headless shell rounds every glyph to whole pixels: visibly bad spacing in small type.
  '--font-render-hinting=none',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
  '--disable-extensions',
  '--disable-dev-shm-usage',
  // The page may not reach anything; this is the wall behind the request interception.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--force-color-profile=srgb',
];

/**
 * Starts Chromium with a private profile. Signals to us do not reach it: we end it ourselves.
 * @throws TearsheetError `print.no-browser`, `print.cannot-start`
 */
export async function launchBrowser(executable?: string): Promise<RunningBrowser> {
  const [{ default: puppeteer }, found] = await Promise.all([import('puppeteer'), findBrowser({ explicit: executable })]);
  const profile = await mkdtemp(join(tmpdir(), 'tearsheet-profile-'));
  // Chromium refuses its sandbox to root; the pages are ours and have neither script nor network.
  const sandbox = process.getuid?.() === 0 || process.env['TEARSHEET_NO_SANDBOX'] === '1' ? ['--no-sandbox'] : [];
  const remove = (): Promise<void> => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => {});
  let browser: Browser;
  try {
    browser = await puppeteer.launch({
      executablePath: found.path, headless: 'shell', pipe: true, userDataDir: profile, args: [...ARGUMENTS, ...sandbox],
      handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false, timeout: 20_000, waitForInitialPage: false,
    });
  } catch (cause) {
    await remove();
    throw new TearsheetError('print', { code: 'print.cannot-start', message: `Chromium (${found.origin}) cannot be started.`, mend: 'Run `tearsheet doctor`; a missing system library is the usual reason.' }, { cause });
  }
  const process_ = browser.process();
  const gone = new Promise<void>((settle) => {
    if (!process_ || process_.exitCode !== null || process_.signalCode !== null) settle();
    else process_.once('exit', () => settle());
  });
  let ending: Promise<void> | undefined;
  return {
    browser,
    version: (await browser.version()).replace(/^[^/]*\//, ''),
    pid: process_?.pid,
    gone,
    kill: () => (ending ??= (async () => {
      process_?.kill('SIGKILL');
      await gone;
      await browser.disconnect().catch(() => {});
      await remove();
    })()),
  };
}
