import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DatasetData } from '../../report/schema/report.ts';
import { heeding } from '../heeding.ts';
import { OriginError, type OriginRequest } from '../origin.ts';
import type { Address } from './addresses.ts';
import { checkAnswer, mediaTypeOf, saidIn } from './answer.ts';
import { Exchange, limitOf, tooLarge } from './exchange.ts';
import { FailedTry, networkFailure, statusFailure } from './failure.ts';
import { type Credential, resolveHost } from './hosts.ts';
import { retryAfter } from './retry.ts';
import { type Entry, HttpStore } from './store.ts';
import type { HttpSurroundings } from './surroundings.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Of a body, for telling what it is, and of a refusal, for telling why. */
const HEAD_BYTES = 4 * 1024;
const REFUSAL_MS = 1_000;

const ACCEPTED: Readonly<Record<NonNullable<DatasetData['format']> | 'any', string>> = {
  json: 'application/json, */*;q=0.5',
  ndjson: 'application/x-ndjson, */*;q=0.5',
  csv: 'text/csv, */*;q=0.5',
  tsv: 'text/tab-separated-values, */*;q=0.5',
  parquet: 'application/vnd.apache.parquet, */*;q=0.5',
  any: 'application/json, text/csv;q=0.9, */*;q=0.5',
};

/** What stays the same over all tries and redirects of one document. */
export interface Fetching {
  readonly request: OriginRequest;
  readonly surroundings: HttpSurroundings;
  readonly store: HttpStore;
  readonly folder: string;
  readonly credential: Credential | undefined;
  readonly ca: string | undefined;
  /** By host name: resolved once, whatever the name says later. */
  readonly addresses: Map<string, readonly Address[]>;
}

/** A body that came whole and looks like data. */
export interface Body {
  readonly path: string;
  readonly mediaType: string | undefined;
  readonly hash: string;
}

/**
 * Asks one URL: its body, or where it sends us.
 * @throws FailedTry for the network and for statuses; OriginError for what no other try can mend
 */
export async function ask(url: URL, fetching: Fetching): Promise<Body | URL> {
  const { request, surroundings, store, folder, ca } = fetching;
  const { signal, data, workspace } = request;
  const { host } = url;
  const { maxBytes } = workspace.settings.http;
  const credential = fetching.credential?.isFor(url) ? fetching.credential : undefined;
  const accept = ACCEPTED[data.format ?? 'any'];
  const key = HttpStore.key(url, credential?.name, accept);
  const kept = await store.find(key);
  const known = kept && kept.size <= maxBytes ? kept : undefined;
  try {
    const addresses =
      fetching.addresses.get(url.hostname) ?? (await heeding(signal, resolveHost(url, workspace.settings.http, surroundings)));
    fetching.addresses.set(url.hostname, addresses);
    await using exchange = await Exchange.open(
      withQuery(url, credential),
      headersOf(accept, known, credential),
      addresses,
      ca,
      signal,
    );
    if (REDIRECTS.has(exchange.status)) return locationOf(exchange, url);
    if (exchange.status === 304 && known) {
      const path = join(folder, 'body');
      if (await store.lend(key, known, path)) return { path, mediaType: mediaTypeOf(known.contentType), hash: known.hash };
      // The file is not what was kept: asked again without it.
      await store.forget(key);
      return await ask(url, fetching);
    }
    const contentType = exchange.header('content-type');
    if (exchange.status === 204) checkAnswer({ contentType, size: 0, head: Buffer.alloc(0) }, host, data);
    if (exchange.status !== 200) {
      const said = saidIn(await firstBytes(exchange, host, signal), contentType);
      throw statusFailure(
        exchange.status,
        host,
        without(said, url, credential),
        credential !== undefined,
        retryAfter(exchange.header('retry-after'), surroundings.clock),
      );
    }
    const declared = Number(exchange.header('content-length') ?? 0);
    if (declared > maxBytes) throw tooLarge(host, maxBytes);

    const path = join(folder, 'body');
    const { hash, size, head } = await download(exchange, path, host, maxBytes, signal);
    checkAnswer({ contentType, size, head }, host, data, (said) => without(said, url, credential));
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

/** The beginning of a refusal's body, as far as it comes soon. */
async function firstBytes(exchange: Exchange, host: string, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  try {
    const soon = AbortSignal.any([signal, AbortSignal.timeout(REFUSAL_MS)]);
    const enough = limitOf(HEAD_BYTES, host, (chunk) => chunks.push(chunk));
    await pipeline([exchange.body, ...exchange.decoders(host), enough.resume()], { signal: soon });
  } catch {
    // What came is enough.
  }
  return Buffer.concat(chunks);
}

function headersOf(accept: string, known: Entry | undefined, credential: Credential | undefined): Record<string, string> {
  return {
    accept,
    'accept-encoding': 'gzip, br',
    'user-agent': 'Tearsheet',
    ...(known?.etag === undefined ? {} : { 'if-none-match': known.etag }),
    ...(known?.lastModified === undefined || known.etag !== undefined ? {} : { 'if-modified-since': known.lastModified }),
    ...(credential?.header === undefined ? {} : { [credential.header]: credential.value }),
  };
}

/** The URL with credentials that go into the query; a redirect on the same host may carry them already. */
function withQuery(url: URL, credential: Credential | undefined): URL {
  if (credential?.query === undefined || url.searchParams.has(credential.query)) return url;
  const whole = new URL(url);
  whole.search = `${url.search === '' ? '?' : `${url.search}&`}${encodeURIComponent(credential.query)}=${encodeURIComponent(credential.value)}`;
  return whole;
}

function locationOf(exchange: Exchange, from: URL): URL {
  const location = exchange.header('location') ?? '';
  if (location !== '' && URL.canParse(location, from.href)) {
    const to = new URL(location, from);
    to.hash = '';
    if (to.protocol === 'https:' || to.protocol === 'http:') return to;
  }
  throw new OriginError('http-redirect', `${from.host} redirects to nowhere (${exchange.status}).`, {
    kind: 'usage',
    key: 'url',
  });
}

/** What to keep of an answer that can be asked after; undefined for one that cannot, or must not be kept. */
function entryOf(exchange: Exchange, hash: string, size: number): Entry | undefined {
  const etag = exchange.header('etag');
  const lastModified = exchange.header('last-modified');
  if (etag === undefined && lastModified === undefined) return undefined;
  if (/\bno-store\b/i.test(exchange.header('cache-control') ?? '') || exchange.header('vary')?.trim() === '*') return undefined;
  return { etag, lastModified, contentType: exchange.header('content-type'), hash, size };
}

/** A server's words without the secrets that it may repeat. */
function without(said: string, url: URL, credential: Credential | undefined): string {
  const values = [...url.searchParams.values()].filter((value) => value.length > 5);
  const secrets = credential ? [credential.value, ...credential.value.split(/\s+/).filter((part) => part.length > 5)] : [];
  return [...secrets, ...values].reduce((text, secret) => text.replaceAll(secret, '…'), said);
}
