import type { Browser, CDPSession } from 'puppeteer';
import { TearsheetError } from '../../shared/errors.ts';
import { type FoundBrowser, findBrowser } from './find.ts';
import { createProfile, removeProfile, removeProfileAtExit, removeStaleProfiles } from './profile.ts';

/** A tab and the line of Chromium's DevTools protocol to it. */
export interface BrowserPage {
  readonly session: Pick<CDPSession, 'send' | 'on'>;
  /** Ends the tab and whatever it is busy with. */
  close(): Promise<void>;
}

/** A running Chromium of ours. */
export interface RunningBrowser {
  /** e.g. `153.0.8010.0`. */
  readonly version: string;
  readonly pid: number | undefined;
  /** Settles when the process is gone, whoever ended it. */
  readonly gone: Promise<void>;
  openPage(): Promise<BrowserPage>;
  /** Ends the process and its children at once and removes its folder. */
  kill(): Promise<void>;
}

const ARGUMENTS = [
  '--headless',
  '--disable-gpu',
  // Without it the headless shell rounds every glyph to whole pixels: visibly bad spacing in small type.
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  // Which face a character falls back to depends on the language of the browser.
  '--lang=en-US',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-features=MediaRouter,OptimizationHints,Translate',
  '--disable-quic',
  '--disable-sync',
  '--metrics-recording-only',
  '--mute-audio',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',
  // The page may not reach anything; these are the walls behind the request interception.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--remote-debugging-pipe',
];

/**
 * Starts Chromium with a private profile. Signals to us do not reach it: we end it ourselves, and it ends itself when we die.
 * @throws TearsheetError `print.no-browser`, `print.cannot-start`; the signal's reason
 */
export async function launchBrowser(executable?: string, signal?: AbortSignal): Promise<RunningBrowser> {
  const [{ default: puppeteer }, found] = await Promise.all([import('puppeteer'), findBrowser({ explicit: executable })]);
  const profile = await createProfile();
  try {
    signal?.throwIfAborted();
    const browser = await puppeteer.launch({
      executablePath: found.path,
      args: [...ARGUMENTS, ...sandbox(), `--user-data-dir=${profile}`, 'about:blank'],
      ignoreDefaultArgs: true,
      env: environment(),
      headless: 'shell',
      pipe: true,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      defaultViewport: null,
      waitForInitialPage: false,
      networkEnabled: false,
      issuesEnabled: false,
      timeout: 0,
      // Patience is the supervisor's.
      protocolTimeout: 0,
      ...(signal ? { signal } : {}),
    });
    void removeStaleProfiles();
    return await running(browser, profile);
  } catch (cause) {
    await removeProfile(profile);
    if (signal?.aborted) throw signal.reason;
    throw cause instanceof TearsheetError ? cause : cannotStart(found, cause);
  }
}

async function running(browser: Browser, profile: string): Promise<RunningBrowser> {
  const child = browser.process();
  const closed = removeProfileAtExit(profile);
  const gone = new Promise<void>((settle) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) settle();
    else child.once('exit', () => settle());
  });
  let ending: Promise<void> | undefined;
  const kill = (): Promise<void> =>
    (ending ??= (async () => {
      killGroup(child?.pid);
      await gone;
      await browser.disconnect().catch(() => {});
      await removeProfile(profile);
      closed();
    })());
  try {
    const version = (await browser.version()).replace(/^[^/]*\//, '');
    const root = await browser.target().createCDPSession();
    const { targetInfos } = await root.send('Target.getTargets');
    // The tab that Chromium starts with is used first: its renderer is up already.
    const waiting = targetInfos.filter(({ type }) => type === 'page').map(({ targetId }) => targetId);
    return { version, pid: child?.pid, gone, kill, openPage: () => openPage(root, waiting.shift()) };
  } catch (error) {
    await kill();
    throw error;
  }
}

async function openPage(root: CDPSession, waiting: string | undefined): Promise<BrowserPage> {
  const targetId = waiting ?? (await root.send('Target.createTarget', { url: 'about:blank' })).targetId;
  const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: true });
  const session = root.connection()?.session(sessionId);
  if (!session) throw new Error('The tab is gone.');
  return {
    session,
    async close() {
      await root.send('Target.closeTarget', { targetId });
    },
  };
}

/** Chromium refuses its sandbox to root. */
function sandbox(): readonly string[] {
  return process.getuid?.() === 0 || process.env['TEARSHEET_NO_SANDBOX'] === '1' ? ['--no-sandbox'] : [];
}

/** What Chromium needs of our environment; secrets that stand there are none of its business. */
function environment(): NodeJS.ProcessEnv {
  if (process.platform !== 'linux') return process.env;
  const needed = /^(?:PATH|HOME|TMPDIR|TZ|LANG|LC_\w+|LD_LIBRARY_PATH|FONTCONFIG_\w+|XDG_\w+)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => needed.test(name)));
}

/** Puppeteer makes the browser the leader of a process group; on Windows there is none. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It was gone already.
  }
}

function cannotStart(found: FoundBrowser, cause: unknown): TearsheetError {
  const said = String(cause instanceof Error ? cause.message : cause);
  const library = /error while loading shared libraries: ([\w.+-]+)/.exec(said)?.[1];
  const [message, mend] =
    library !== undefined
      ? [
          `Chromium (${found.origin}) cannot be started: the system lacks ${library}.`,
          "Install it, or your system's chromium package, which brings it along.",
        ]
      : /No usable sandbox|setuid sandbox/i.test(said)
        ? [
            `Chromium (${found.origin}) cannot be started: the system allows it no sandbox.`,
            'Allow unprivileged user namespaces, or set TEARSHEET_NO_SANDBOX=1: the pages it prints have neither script nor network.',
          ]
        : [
            `Chromium (${found.origin}) cannot be started.`,
            'Run `tearsheet doctor`; a missing system library is the usual reason.',
          ];
  return new TearsheetError('print', { code: 'print.cannot-start', message, mend }, { cause });
}
