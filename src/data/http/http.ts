import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { OriginError, type OriginRequest } from '../origin.ts';
import type { Address } from './addresses.ts';
import { checkAnswer, mediaTypeOf, saidIn } from './answer.ts';
import { Exchange, limitOf, tooLarge } from './exchange.ts';
import { FailedTry, networkFailure, statusFailure, timeoutFailure } from './failure.ts';
import { type Credential, findCredential, isListed, requireListed, resolveHost } from './hosts.ts';
import { pauseBefore, retryAfter } from './retry.ts';
import { type Entry, HttpStore, removePrivateFolder } from './store.ts';
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
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Of a body, for telling what it is. */
const HEAD_BYTES = 4 * 1024;

/** What stays the same over all tries and redirects of one document. */
interface Fetching {
  readonly request: OriginRequest;
  readonly surroundings: HttpSurroundings;
  readonly store: HttpStore;
  readonly folder: string;
  readonly credential: Credential | undefined;
  readonly ca: string | undefined;
  /** By host name: resolved once, whatever the name says later. */
  readonly addresses: Map<string, readonly Address[]>;
}

type Body = Pick<FetchedDocument, 'path' | 'mediaType' | 'hash'>;

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
    if (signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError') throw timeoutFailure(url.host, data.timeout, thrown);
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
  if (credential && !credential.isFor(to) && decodeURIComponentSafely(to.href).includes(credential.value))
    throw redirectFailure(from, `redirects to ${to.host} with the credentials in the URL`);
}

function redirectFailure({ host }: URL, why: string): OriginError {
  return new OriginError('http-redirect', `${host} ${why}.`, { kind: 'usage', key: 'url', mend: 'Name the URL that it ends at, and list its host.' });
}

/** One URL: its body, or where it sends us. */
async function ask(url: URL, fetching: Fetching): Promise<Body | URL> {
  const { request, surroundings, store, folder, ca } = fetching;
  const { signal, data, workspace } = request;
  const { host } = url;
  const { maxBytes } = workspace.settings.http;
  const credential = fetching.credential?.isFor(url) ? fetching.credential : undefined;
  const key = HttpStore.key(url, credential?.name);
  const known = await store.find(key);
  try {
    const addresses = fetching.addresses.get(url.hostname) ?? (await heeding(signal, resolveHost(url, workspace.settings.http, surroundings)));
    fetching.addresses.set(url.hostname, addresses);
    await using exchange = await Exchange.open(withQuery(url, credential), headersOf(known, credential), addresses, ca, signal);
    if (REDIRECTS.has(exchange.status)) return locationOf(exchange, url);
    if (exchange.status === 304 && known) {
      const path = join(folder, 'body');
      if (await store.lend(key, known, path)) return { path, mediaType: mediaTypeOf(known.contentType), hash: known.hash };
      // The file is not what was kept: asked again without it.
      await store.forget(key);
      return await ask(url, fetching);
    }
    const contentType = exchange.header('content-type');
    if (exchange.status !== 200) {
      const said = saidIn(await firstBytes(exchange), contentType);
      throw statusFailure(exchange.status, host, without(said, url, credential), credential !== undefined, retryAfter(exchange.header('retry-after'), surroundings.clock));
    }
    const declared = Number(exchange.header('content-length') ?? 0);
    if (declared > maxBytes) throw tooLarge(host, maxBytes);

    const path = join(folder, 'body');
    const { hash, size, head } = await download(exchange, path, host, maxBytes, signal);
    checkAnswer({ contentType, size, head }, host, data);
    const entry = entryOf(exchange, hash, size);
    if (entry) await store.keep(key, entry, path);
    return { path, mediaType: mediaTypeOf(contentType), hash };
  } catch (thrown) {
    if (thrown instanceof FailedTry || thrown instanceof OriginError || signal.aborted) throw thrown;
    throw networkFailure(thrown, host);
  }
}

async function download(
  exchange: Exchange,
  path: string,
  host: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<{ hash: string; size: number; head: Uint8Array }> {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let size = 0;
  const seen = (chunk: Buffer): void => {
    if (size < HEAD_BYTES) head.push(chunk.subarray(0, HEAD_BYTES - size));
    size += chunk.length;
    hash.update(chunk);
  };
  // An earlier try may have left the beginning of one.
  await rm(path, { force: true });
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  // Packed bytes count too: a stream of empty blocks unpacks to nothing for ever.
  const stages = [limitOf(maxBytes, host), ...exchange.decoders(host), limitOf(maxBytes, host, seen)];
  await pipeline([exchange.body, ...stages, file], { signal });
  return { hash: hash.digest('hex'), size, head: Buffer.concat(head) };
}
