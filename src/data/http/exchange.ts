import type { LookupFunction } from 'node:net';
import { PassThrough, type Readable } from 'node:stream';
import { getCACertificates } from 'node:tls';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Client, type Dispatcher } from 'undici';
import { OriginError } from '../origin.ts';
import type { Address } from './addresses.ts';

/** Until a connection stands; the rest is up to the deadline of the dataset. */
const CONNECT_MS = 10_000;

/** Room for the headers of an answer. */
const HEADER_BYTES = 32 * 1024;

/** One GET of one URL, its body not yet read. */
export class Exchange implements AsyncDisposable {
  readonly status: number;
  readonly body: Readable;
  readonly #headers: Dispatcher.ResponseData['headers'];
  readonly #client: Client;

  private constructor(client: Client, { statusCode, headers, body }: Dispatcher.ResponseData) {
    this.#client = client;
    this.#headers = headers;
    this.status = statusCode;
    this.body = body;
    // A body that nobody reads to its end breaks when the connection is closed.
    body.on('error', () => {});
  }

  /** Connects to the given addresses and to no other: the name is not resolved again. */
  static async open(
    url: URL,
    headers: Readonly<Record<string, string>>,
    addresses: readonly Address[],
    ca: string | undefined,
    signal: AbortSignal,
  ): Promise<Exchange> {
    const client = new Client(url.origin, {
      connect: {
        lookup: pinned(addresses),
        autoSelectFamily: true,
        timeout: CONNECT_MS,
        // A client that is destroyed leaves a socket alone that is still about to connect.
        signal,
        ...(ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] }),
      },
      allowH2: false,
      pipelining: 1,
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    try {
      return new Exchange(client, await client.request({ method: 'GET', path: `${url.pathname}${url.search}`, headers, signal }));
    } catch (error) {
      await client.destroy();
      throw error;
    }
  }

  /** A header that stands once, or the first of several. */
  header(name: string): string | undefined {
    const value = this.#headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  /**
   * Streams that unpack the body, in order.
   * @throws OriginError `http-encoding`
   */
  decoders(host: string): NodeJS.ReadWriteStream[] {
    const named = this.#headers['content-encoding'] ?? '';
    const encodings = [named]
      .flat()
      .join(',')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && name !== 'identity');
    const streams = encodings.reverse().map((name) => DECODERS.get(name)?.());
    if (streams.length > 2 || streams.includes(undefined))
      throw new OriginError('http-encoding', `${host} packs its answer in a way that nobody asked for.`, {
        kind: 'unavailable',
        key: 'url',
      });
    return streams as NodeJS.ReadWriteStream[];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.destroy();
  }
}

const DECODERS: ReadonlyMap<string, () => NodeJS.ReadWriteStream> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

function pinned(addresses: readonly Address[]): LookupFunction {
  return (_, options, found) => {
    if (options.all) found(null, [...addresses]);
    else found(null, addresses[0]?.address ?? '', addresses[0]?.family);
  };
}

/** A stream that ends with an error once more than so many bytes went through. */
export function limitOf(maxBytes: number, host: string, seen: (chunk: Buffer) => void = () => {}): PassThrough {
  let bytes = 0;
  const stream = new PassThrough();
  stream._transform = (chunk: Buffer, _, done) => {
    bytes += chunk.length;
    if (bytes > maxBytes) return done(tooLarge(host, maxBytes));
    seen(chunk);
    done(null, chunk);
  };
  return stream;
}

export function tooLarge(host: string, maxBytes: number): OriginError {
  const size = maxBytes >= 1e6 ? `${Math.floor(maxBytes / 1e6)} MB` : `${maxBytes} bytes`;
  return new OriginError('http-too-large', `${host} answered with more than ${size}.`, {
    key: 'url',
    mend: 'Ask for fewer rows, or raise http.maxBytes in tearsheet.yaml.',
  });
}
