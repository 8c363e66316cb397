import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { OriginError, type OriginRequest } from '../origin.ts';
import { ask, type Body, type Fetching } from './ask.ts';
import { FailedTry, timeoutFailure } from './failure.ts';
import { findCredential, isListed, requireListed } from './hosts.ts';
import { pauseBefore } from './retry.ts';
import { HttpStore, removePrivateFolder } from './store.ts';
import { type HttpSurroundings, systemSurroundings } from './surroundings.ts';
import { fillUrl, printable } from './url.ts';

/** A document that was fetched whole. Disposing of it removes its file. */
export interface FetchedDocument extends AsyncDisposable {
  /** A file of our own that holds the body, unpacked. */
  readonly path: string;
  /** Lower case, without parameters: `text/csv`. */
  readonly mediaType: string | undefined;
  /** SHA-256 of the body. */
  readonly hash: string;
  /** The URL, fit to be printed. */
  readonly origin: string;
}

const MAX_REDIRECTS = 3;

/**
 * Gets the document that a dataset names by URL, from a host that the settings list. What the server said before is used again only
 * when it says that it still holds. Tries three times where another try can help.
 * @throws OriginError `http-…`, `missing-variable`, `unknown-parameter`
 */
export async function fetchDocument(
  request: OriginRequest,
  surroundings: HttpSurroundings = systemSurroundings(),
): Promise<FetchedDocument> {
  const { data, workspace, signal } = request;
  const settings = workspace.settings.http;
  if (data.url === undefined) throw new OriginError('no-origin', `The dataset "${request.name}" has no url.`);
  signal.throwIfAborted();
  const url = fillUrl(data.url, request.parameters);
  requireListed(url, settings);
  const credential = data.credentials === undefined ? undefined : findCredential(data.credentials, settings, surroundings);
  if (credential && !credential.isFor(url))
    throw new OriginError('http-credentials', `The credentials "${credential.name}" are not for ${url.host}.`, {
      kind: 'usage',
      key: 'credentials',
      mend: 'Their host stands in tearsheet.yaml.',
    });
  const ca = settings.ca === undefined ? undefined : await readAuthority(resolve(workspace.root, settings.ca));

  const store = await HttpStore.open(surroundings.cacheRoots);
  const folder = await store.privateFolder();
  try {
    const fetching: Fetching = { request, surroundings, store, folder, credential, ca, addresses: new Map() };
    const body = await withRetries(url, fetching);
    return { ...body, origin: printable(url), [Symbol.asyncDispose]: () => removePrivateFolder(folder) };
  } catch (thrown) {
    await removePrivateFolder(folder);
    if (!signal.aborted) throw thrown;
    if (signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError')
      throw timeoutFailure(url.host, data.timeout, thrown);
    throw signal.reason;
  }
}

async function withRetries(url: URL, fetching: Fetching): Promise<Body> {
  const { clock, wait } = fetching.surroundings;
  const { signal, data } = fetching.request;
  const deadline = clock.elapsed() + data.timeout * 1000;
  for (let attempt = 1; ; attempt++) {
    try {
      return await follow(url, fetching);
    } catch (thrown) {
      if (!(thrown instanceof FailedTry) || signal.aborted) throw thrown;
      const pause = pauseBefore(attempt + 1, thrown, fetching.surroundings);
      if (pause === undefined || clock.elapsed() + pause >= deadline) throw thrown.failure;
      await wait(pause, signal);
    }
  }
}

/** Asks a URL and goes where it is sent, each step under the same rules. */
async function follow(start: URL, fetching: Fetching): Promise<Body> {
  let url = start;
  for (let steps = 0; ; steps++) {
    const next = await ask(url, fetching);
    if (!(next instanceof URL)) return next;
    if (steps === MAX_REDIRECTS) throw redirectFailure(start, `redirects more than ${MAX_REDIRECTS} times`);
    checkRedirect(url, next, fetching);
    url = next;
  }
}

function checkRedirect(from: URL, to: URL, { request, credential }: Fetching): void {
  if (to.username !== '' || to.password !== '' || !isListed(to, request.workspace.settings.http))
    throw redirectFailure(from, `redirects to ${to.protocol}//${to.host}, which the settings do not list`);
  if (
    credential &&
    !credential.isFor(to) &&
    [credential.value, encodeURIComponent(credential.value)].some((secret) => to.href.includes(secret))
  )
    throw redirectFailure(from, `redirects to ${to.host} with the credentials in the URL`);
}

function redirectFailure({ host }: URL, why: string): OriginError {
  return new OriginError('http-redirect', `${host} ${why}.`, {
    kind: 'usage',
    key: 'url',
    mend: 'Name the URL that it ends at, and list its host.',
  });
}

async function readAuthority(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new OriginError('http-settings', 'The file of http.ca cannot be read.', {
      kind: 'usage',
      key: 'url',
      mend: 'Name a PEM file, relative to tearsheet.yaml.',
      cause,
    });
  });
}
