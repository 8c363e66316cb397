import type { Duplex } from 'node:stream';
import pg from 'pg';
import type { Server } from './connection.ts';

/** Milliseconds that a server has to take a request to cancel, or a goodbye, before its socket is cut. */
const PARTING_MS = 1_000;

/** What pg gives beside its types: the socket is replaced when TLS begins, and listened to afterwards. */
interface OpenConnection {
  stream: Duplex;
  connect(portOrSocket: number | string, host?: string): void;
  attachListeners(stream: Pick<Duplex, 'on'>): void;
  requestSsl(): void;
  cancel(process: number, secret: number): void;
  on(event: string, listener: (...given: never[]) => void): this;
}

const Connection = pg.Connection as unknown as new (config: { ssl: Server['tls'] }) => OpenConnection;

/** The server sent what no PostgreSQL sends, or more than is taken. */
export class ProtocolError extends Error {
  override name = 'ProtocolError';
  readonly why: 'garbage' | 'too-large';

  constructor(why: ProtocolError['why'], options?: ErrorOptions) {
    super(why, options);
    this.why = why;
  }
}

/** pg reads messages inside an event of the socket, where a message that is none would end the process. */
class GuardedConnection extends Connection {
  maxBytes = Number.POSITIVE_INFINITY;
  #bytes = 0;

  override attachListeners(stream: Duplex): void {
    const guarded = {
      on: (event: string, listener: (...given: unknown[]) => void) => {
        stream.on(event, (...given: unknown[]) => {
          if (event === 'data') this.#bytes += (given[0] as Buffer).length;
          if (this.#bytes > this.maxBytes) return void stream.destroy(new ProtocolError('too-large'));
          try {
            listener(...given);
          } catch (cause) {
            stream.destroy(new ProtocolError('garbage', { cause }));
          }
        });
        return guarded;
      },
    };
    super.attachListeners(guarded as unknown as Pick<Duplex, 'on'>);
  }
}

export interface Answer {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  /** Values as the server wrote them. */
  readonly rows: readonly (readonly (string | null)[])[];
}

const asText = { getTypeParser: () => (value: unknown) => value };

/** One connection to a server, for one query. */
export class Session implements AsyncDisposable {
  readonly #client: pg.Client;
  readonly #connection: GuardedConnection;
  readonly #server: Server;
  /** Why the socket broke, which pg tells apart from the query that it breaks. */
  #broken: Error | undefined;
  #closed = false;

  private constructor(server: Server, connectMs: number, maxBytes: number) {
    this.#server = server;
    this.#connection = new GuardedConnection({ ssl: server.tls });
    this.#connection.maxBytes = maxBytes;
    this.#client = new pg.Client({
      ...server,
      ssl: server.tls,
      // An absent password would be looked for in the environment and in files.
      password: () => server.password,
      application_name: 'tearsheet',
      sslnegotiation: 'postgres',
      connectionTimeoutMillis: connectMs,
      types: asText,
      connection: this.#connection,
    } as pg.ClientConfig);
    // pg would take them from the environment.
    (this.#client as unknown as { connectionParameters: { options: string } }).connectionParameters.options =
      server.options ?? '';
    this.#client.on('error', (error) => {
      this.#broken ??= error;
    });
  }

  /** A session that has logged in; every refusal is the error that pg or the server gave. */
  static async open(server: Server, connectMs: number, maxBytes: number, signal: AbortSignal): Promise<Session> {
    const session = new Session(server, connectMs, maxBytes);
    const abort = (): void => session.#cut(new Error('aborted'));
    signal.addEventListener('abort', abort, { once: true });
    try {
      await session.#client.connect();
      return session;
    } catch (error) {
      session.#cut();
      throw session.#broken ?? error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /** One statement, by the protocol that takes no second one. Parameters are bound by the server. */
  async query(text: string, values: readonly unknown[] = []): Promise<Answer> {
    const config = { text, values: [...values], rowMode: 'array', queryMode: 'extended', types: asText };
    return this.#client.query(config as pg.QueryArrayConfig).catch((error: unknown) => {
      throw this.#broken instanceof ProtocolError ? this.#broken : error;
    }) as Promise<Answer>;
  }

  /** Tells the server to stop what it does, on a connection of its own; the session is of no use afterwards. */
  async cancel(): Promise<void> {
    const { processID, secretKey } = this.#client as unknown as { processID: number | null; secretKey: number | null };
    if (processID !== null && secretKey !== null) {
      const messenger = new Connection({ ssl: this.#server.tls });
      await new Promise<void>((done) => {
        // The server closes the connection once it has passed the request on.
        const late = setTimeout(done, PARTING_MS);
        const finish = (): void => {
          clearTimeout(late);
          done();
        };
        messenger.on('error', finish);
        messenger.on('end', finish);
        const { host, port, tls } = this.#server;
        if (tls) messenger.on('connect', () => messenger.requestSsl());
        messenger.on(tls ? 'sslconnect' : 'connect', () => messenger.cancel(processID, secretKey));
        if (host.startsWith('/')) messenger.connect(`${host}/.s.PGSQL.${port}`);
        else messenger.connect(port, host);
      });
      messenger.stream.destroy();
    }
    this.#cut();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#closed) return;
    const late = setTimeout(() => this.#cut(), PARTING_MS);
    await this.#client.end().catch(() => undefined);
    clearTimeout(late);
    this.#cut();
  }

  #cut(error?: Error): void {
    this.#closed = true;
    this.#connection.stream.destroy(error);
  }
}
